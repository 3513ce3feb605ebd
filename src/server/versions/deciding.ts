import type { ReadBodies } from "../../contract/bodies.ts";
import type { VersionReply } from "../../contract/drafts.ts";
import { adoptionGaps, rolesToDecideIn, waiversEnded } from "../../domain/versions/adoption.ts";
import { stepVersion } from "../../domain/versions/lifecycle.ts";
import { standOnVersion } from "../drafts/following.ts";
import { currentDraft, type DraftText } from "../drafts/reading.ts";
import { Refused } from "../http/problems.ts";
import { absent, refused, valueOr } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { activePeople } from "../people/actions.ts";
import { authorOf } from "../people/author.ts";
import { modelIn } from "../strategies/actions.ts";
import { publishTerms } from "../strategies/terms.ts";
import {
  holdVersion,
  insertVersion,
  setAdopted,
  setState,
  upsertApproval,
  versionNumbered,
} from "./queries.ts";
import { standingOf, versionReply } from "./standing.ts";

/** Submits the draft as it was seen: of a draft that somebody has changed since, nothing is submitted. */
export async function submitVersion(call: Call<ReadBodies["submitVersion"]>): Promise<VersionReply> {
  const { tx, workspace, body, asking, audit } = call;
  const draft = await currentDraft(tx, workspace);
  if (draft.revision !== body.revision)
    throw refused(
      409,
      {
        reason: "The draft was changed since you read it",
        accepted: `revision ${draft.revision}, once you have seen it`,
      },
      { pointer: "/revision", code: "changed-meanwhile" },
    );
  const name = modelIn(draft.text)?.strategy.strategy.name;
  if (name === undefined) throw noStrategy();
  await refuseUnchanged(call, draft);
  const by = await authorOf(call);
  const note = body.note || null;
  const { text, fileName } = draft;
  const version = await insertVersion(tx, workspace, { text, fileName, name, note, by, at: asking.at });
  if (version === undefined) throw inReview();
  await audit({
    action: "version.submitted",
    object: { kind: "version", id: String(version) },
    after: { revision: draft.revision },
    why: note,
  });
  await standOnVersion(call, by, version);
  return versionReply(call, version);
}

async function refuseUnchanged({ tx, workspace }: Call<unknown>, draft: DraftText): Promise<void> {
  const base = draft.basedOn === null ? undefined : await versionNumbered(tx, workspace, draft.basedOn);
  if (base?.source_text !== draft.text || base.state === "sent-back" || base.state === "withdrawn") return;
  throw refused(
    409,
    { reason: `The draft is version ${base.version} as it stands`, accepted: "a draft that was changed" },
    { code: "nothing-changed" },
  );
}

const noStrategy = () =>
  refused(
    422,
    { reason: "The draft is no strategy yet", accepted: "a draft with its name, company and currency" },
    { code: "not-a-strategy" },
  );

const inReview = () =>
  refused(
    409,
    {
      reason: "A version is in review already",
      accepted: "adopt it, send it back or withdraw it; then submit",
    },
    { code: "version-in-review" },
  );

/** Takes a version out of review; its text stays on record, and the draft stays as it is. */
export async function withdrawVersion(call: Call, version: number): Promise<VersionReply> {
  const { tx, workspace, audit } = call;
  await hold(call, version);
  const { kept } = await standingOf(call, version);
  const state = valueOr(409, stepVersion(kept.state, "withdraw"));
  await setState(tx, workspace, version, state);
  await audit({ action: "version.withdrawn", object: { kind: "version", id: String(version) } });
  return versionReply(call, version);
}

/** Approves, declines or sends back in every accountable role that the person holds. */
export async function decideVersion(
  call: Call<ReadBodies["decideVersion"]>,
  version: number,
): Promise<VersionReply> {
  const { tx, workspace, principal, body, asking, audit } = call;
  await hold(call, version);
  const { question } = await standingOf(call, version);
  const people = await activePeople(tx, workspace);
  const roles = valueOr(409, rolesToDecideIn(question, principal.person, people));
  const author = await authorOf(call);
  const comment = body.comment || null;
  const person = { id: principal.person ?? "", name: author.name };
  const decision = body.decision === "approve" ? "approve" : "decline";
  for (const role of roles)
    await upsertApproval(tx, workspace, version, { role, person, decision, comment, at: asking.at });
  if (body.decision === "send-back") {
    const state = valueOr(409, stepVersion(question.state, "send-back"));
    await setState(tx, workspace, version, state);
  }
  await audit({
    action: body.decision === "send-back" ? "version.sent-back" : "version.decided",
    object: { kind: "version", id: String(version) },
    after: { decision: body.decision, roles },
    why: comment,
  });
  return versionReply(call, version);
}

/** Puts a version in force from a day on. Everything that is missing comes back, each with what to do. */
export async function adoptVersion(
  call: Call<ReadBodies["adoptVersion"]>,
  version: number,
): Promise<VersionReply> {
  const { tx, workspace, body, asking, audit } = call;
  await hold(call, version);
  const { from } = body;
  const { kept, question, errors, today } = await standingOf(call, version);
  const strategy = modelIn(kept.source_text)?.strategy;
  const ended = strategy ? waiversEnded(strategy, today, from) : [];
  const gaps = adoptionGaps({ ...question, errors, ended });
  if (gaps.length > 0)
    throw new Refused(
      409,
      `Version ${version} cannot be adopted yet. ${gaps[0]?.words ?? ""}`,
      gaps.map(({ what, words, accepted }) => ({ pointer: "", code: what, detail: words, accepted })),
    );
  await setAdopted(tx, workspace, version, { from, by: await authorOf(call), at: asking.at });
  await publishTerms(tx, workspace, { version, text: kept.source_text, from, at: asking.at });
  await audit({
    action: "version.adopted",
    object: { kind: "version", id: String(version) },
    after: { from },
  });
  return versionReply(call, version);
}

/** Those who decide about one version wait for each other until the transaction ends. */
async function hold({ tx, workspace }: Call<unknown>, version: number): Promise<void> {
  if (!(await holdVersion(tx, workspace, version))) throw absent("version");
}
