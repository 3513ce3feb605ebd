import { changesBetween } from "../../domain/strategy/changes.ts";
import { pointer } from "../../domain/strategy/path.ts";
import { same } from "../../domain/strategy/plain-data.ts";
import { joinLines } from "../../strategy-file/join-lines.ts";
import type { Call } from "../http/site.ts";
import type { Written } from "./joining.ts";
import { newestRemoval } from "./queries.ts";
import { draftAt, type DraftText, read } from "./reading.ts";

type Saved = { readonly ok: true } & Written;

/** What a page takes back it has removed not long ago; the history reaches further. */
const savesLookedAt = 500;

/**
 * The saved text, with what it brings back standing where it was and with the comments it had: whoever undoes a removal on a
 * page sends the values alone. Only where the lines of the removal, turned round, say exactly what is saved.
 */
export async function asItWas(
  { tx, workspace }: Pick<Call, "tx" | "workspace">,
  current: DraftText,
  saved: Saved,
): Promise<Saved> {
  const [back] = [...changesBetween(current.data, saved.data)].filter(
    (change) => change.kind === "insert" && typeof change.value === "object" && change.value !== null,
  );
  if (!back) return saved;
  const since = current.revision - savesLookedAt;
  const removal = await newestRemoval(tx, workspace, { element: pointer(back.path), since });
  if (removal === undefined) return saved;
  const [before, after] = [await draftAt(tx, workspace, removal - 1), await draftAt(tx, workspace, removal)];
  const text = joinLines(after.text, current.text, before.text);
  return same(read(text).data, saved.data) ? { ok: true, text, data: saved.data } : saved;
}
