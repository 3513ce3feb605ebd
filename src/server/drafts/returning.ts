import { changesBetween, type Change as TextChange } from "../../domain/strategy/changes.ts";
import type { Change } from "../../domain/strategy/diff.ts";
import { pointer } from "../../domain/strategy/path.ts";
import { same } from "../../domain/strategy/plain-data.ts";
import { joinLines } from "../../strategy-file/join-lines.ts";
import type { Call } from "../http/site.ts";
import type { Written } from "./joining.ts";
import { newestRemoval, revisionsBefore } from "./queries.ts";
import { draftAt, type DraftText, read } from "./reading.ts";

type Saved = { readonly ok: true } & Written;

/** What a page takes back it has removed not long ago; the history reaches further. */
const savesLookedAt = 500;
/** A sentence that is written in one place is saved in as many steps at most. */
const writingLookedAt = 30;

type Kept = Pick<Call, "tx" | "workspace">;

/**
 * The saved text as it was before: whoever undoes on a page sends the values alone, and neither where an element stood nor how
 * a value was written (its quotes, the zero of 12.10) can be told from those.
 */
export async function asItWas(kept: Kept, current: DraftText, saved: Saved): Promise<Saved> {
  const changes = [...changesBetween(current.data, saved.data)];
  if (changes.length === 0) return saved;
  const [only] = changes;
  const ways = [
    () => beforeLast(kept, current),
    () =>
      changes.length === 1 && only?.kind === "set"
        ? beforeWriting(kept, current, pointer(only.path), only.value)
        : besideRemoved(kept, current, changes),
  ];
  for (const way of ways) {
    const text = await way();
    if (text !== undefined && same(read(text).data, saved.data)) return { ok: true, text, data: saved.data };
  }
  return saved;
}

/** The text before the newest save, where that was one of a page: it changed nothing but what is now taken back. */
async function beforeLast({ tx, workspace }: Kept, { revision }: DraftText): Promise<string | undefined> {
  const [newest] = await revisionsBefore(tx, workspace, { before: revision + 1, limit: 1 });
  return newest?.origin === "screen" ? (await draftAt(tx, workspace, revision - 1)).text : undefined;
}

/** The text before the newest saves, as far as they wrote in one place only, where it held a value there. */
async function beforeWriting(
  { tx, workspace }: Kept,
  { revision }: DraftText,
  place: string,
  value: unknown,
): Promise<string | undefined> {
  const newest = await revisionsBefore(tx, workspace, { before: revision + 1, limit: writingLookedAt });
  for (const { revision: written, changes, origin } of newest) {
    const [change, ...others] = changes as Change[];
    if (origin !== "screen" || change?.path !== place || change.kind !== "changed" || others.length > 0)
      return undefined;
    if (same(change.before, value)) return (await draftAt(tx, workspace, written - 1)).text;
  }
  return undefined;
}

/** What is brought back, where it was and with the comments it had: the lines of its removal, turned round. */
async function besideRemoved(
  { tx, workspace }: Kept,
  current: DraftText,
  changes: readonly TextChange[],
): Promise<string | undefined> {
  const back = changes.find(
    (change) => change.kind === "insert" && typeof change.value === "object" && change.value !== null,
  );
  if (!back) return undefined;
  const since = current.revision - savesLookedAt;
  const removal = await newestRemoval(tx, workspace, { element: pointer(back.path), since });
  if (removal === undefined) return undefined;
  const [before, after] = [await draftAt(tx, workspace, removal - 1), await draftAt(tx, workspace, removal)];
  return joinLines(after.text, current.text, before.text);
}
