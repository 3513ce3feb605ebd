import type { ReadBodies } from "../../contract/bodies.ts";
import type { DraftHistoryReply, DraftSavedReply } from "../../contract/drafts.ts";
import { endpoints } from "../../contract/endpoints.ts";
import type { Change } from "../../domain/strategy/diff.ts";
import { pageAsked, pageOf } from "../http/cursors.ts";
import { absent } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { decidedIn, refuseUnreadable } from "./editing.ts";
import { join } from "./joining.ts";
import { revisionsBefore } from "./queries.ts";
import { currentDraft, draftAt, stampedBy } from "./reading.ts";
import { saveDraft } from "./saving.ts";

/** Every save, the newest first, with what it changed. */
export async function draftHistoryReply(call: Call): Promise<DraftHistoryReply> {
  const page = pageAsked<number>(call, endpoints.draftHistory);
  const limits = { before: page.after, limit: page.limit + 1 };
  const found = await revisionsBefore(call.tx, call.workspace, limits);
  const { rows, next } = pageOf(page, found, ({ revision }) => revision);
  return {
    rows: rows.map((row) => ({
      ...stampedBy(row),
      revision: row.revision,
      origin: row.origin,
      changes: row.changes as Change[],
    })),
    next,
  };
}

/**
 * Takes one save back: its inverse is joined onto the draft as it stands. Right after the save the text before it comes back
 * byte for byte. Later it comes back line by line, so that what was taken away stands where it was, with its comments. Where
 * others changed the same places since, nothing is saved and the conflicts come back, to be decided as those of a save.
 */
export async function undoDraft(call: Call<ReadBodies["undoDraft"]>): Promise<DraftSavedReply> {
  const { tx, workspace, body } = call;
  const revision = revisionIn(call.params["revision"]);
  const [before, after] = [
    await draftAt(tx, workspace, revision - 1),
    await draftAt(tx, workspace, revision),
  ];
  refuseUnreadable(before);
  // The save that made it unreadable is taken back all the same: the text before it comes back whole.
  const current = await currentDraft(tx, workspace);
  if (current.text !== after.text) for (const draft of [after, current]) refuseUnreadable(draft);
  return saveDraft(call, {
    on: revision,
    origin: "undo",
    join: (current) =>
      current.text === after.text
        ? { ok: true, text: before.text, data: before.data }
        : join({ base: after.data, mine: before.data, theirs: current.data }, current, {
            decided: decidedIn(body.resolved, current),
            texts: { base: after.text, other: before.text },
          }),
  });
}

/** Revision 0 is what the draft began with; there is nothing before it. */
function revisionIn(text: string | undefined): number {
  if (text === undefined || !/^\d{1,9}$/.test(text) || Number(text) === 0) throw absent("revision");
  return Number(text);
}
