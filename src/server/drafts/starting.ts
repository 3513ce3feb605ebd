import type { ReadBodies } from "../../contract/bodies.ts";
import type { DraftSavedReply } from "../../contract/drafts.ts";
import type { Day } from "../../domain/shared/dates.ts";
import { headOf } from "../../domain/starters/head.ts";
import { mayStart } from "../../domain/starters/may-start.ts";
import { readAnswers } from "../../domain/starters/said.ts";
import { starterFor } from "../../domain/starters/starter.ts";
import { commentedStrategyFile } from "../../strategy-file/commented.ts";
import { dayIn } from "../clock.ts";
import { Refused } from "../http/problems.ts";
import { refused } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { currentDraft, draftStateReply, type DraftText, read } from "./reading.ts";
import { saveDraft } from "./saving.ts";

type StartBody = ReadBodies["startDraft"];

/**
 * Begins the draft with a starter, where `mayStart` allows it.
 */
export async function startDraft(call: Call<StartBody>): Promise<DraftSavedReply> {
  const { revision, answers } = call.body;
  const text = starterText(answers, dayIn(answers.timeZone, call.asking.at));
  const state = await draftStateReply(call);
  const { data } = await currentDraft(call.tx, call.workspace);
  if (!mayStart({ data, changed: state.changed, origin: state.saved?.origin ?? null }))
    throw alreadyWritten(state.revision);
  const begin = (current: DraftText) => {
    if (current.revision !== revision) throw alreadyWritten(current.revision);
    return { ok: true as const, ...read(text) };
  };
  return saveDraft(call, { on: revision, origin: "starter", join: begin });
}

const alreadyWritten = (revision: number) =>
  refused(
    409,
    {
      reason: `The draft was written meanwhile and stands at revision ${revision}`,
      accepted: "a draft that says no more than whose strategy it is, or what a starter wrote",
    },
    { pointer: "/revision", code: "draft-written" },
  );

function starterText(written: StartBody["answers"], today: Day): string {
  const answered = readAnswers(written, today);
  if ("faults" in answered) throw refusedAnswers(answered.faults);
  const made = starterFor(answered.answers, today);
  if ("faults" in made) throw refusedAnswers(made.faults);
  const { strategy, remarks, ground } = made.starter;
  return commentedStrategyFile(strategy, remarks, headOf(ground));
}

const refusedAnswers = (faults: readonly { at: string; reason: string; accepted: string }[]) =>
  new Refused(
    422,
    `The answers give no starter: ${faults[0]?.reason ?? ""}`,
    faults.map(({ at, reason, accepted }) => ({
      pointer: `/answers/${at.replaceAll(".", "/")}`,
      code: "not-accepted",
      detail: reason,
      accepted,
    })),
  );
