import type { DraftConflict } from "../../contract/drafts.ts";
import { pointer } from "../../domain/strategy/path.ts";
import { isMap, same } from "../../domain/strategy/plain-data.ts";
import { type Conflict, type Decided, mergeStrategies } from "../../domain/strategy/merge.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { subjectOf } from "../../domain/strategy/subject.ts";
import { editStrategyFile } from "../../strategy-file/edit.ts";
import { refused } from "../http/refusals.ts";

/** A text of a strategy with the plain data it says. */
export type Written = { readonly text: string; readonly data: unknown };

export type Joined =
  | ({ readonly ok: true } & Written)
  | { readonly ok: false; readonly conflicts: readonly DraftConflict[] };

type Sides = { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };

/**
 * Joins two changes of one strategy and writes the result into one of the texts, whose comments and order stay. Where both
 * changed a place and nothing was decided about it, the conflicts come back instead.
 */
export function join({ base, mine, theirs }: Sides, onto: Written, decided?: Decided): Joined {
  const { value, conflicts } = mergeStrategies(base, mine, theirs, decided);
  if (conflicts.length > 0)
    return { ok: false, conflicts: conflicts.map((conflict) => shown(conflict, value)) };
  if (same(value, onto.data)) return { ok: true, ...onto };
  return { ok: true, text: rewritten(onto.text, value), data: value };
}

const shown = ({ path, base, mine, theirs }: Conflict, root: unknown): DraftConflict => ({
  pointer: pointer(path),
  subject: subjectOf(isMap(root) ? (root as Strategy) : undefined, path),
  ...(base === undefined ? {} : { base }),
  ...(mine === undefined ? {} : { yours: mine }),
  ...(theirs === undefined ? {} : { theirs }),
});

function rewritten(text: string, value: unknown): string {
  try {
    return editStrategyFile(text, [{ path: [], value }]);
  } catch {
    // Values that YAML cannot say back as they are: a key that is a merge sign, a number with more digits than it holds.
    throw refused(
      422,
      {
        reason: "A value cannot be written in a strategy file",
        accepted: "texts, numbers and lists as YAML reads them back",
      },
      { code: "not-writable" },
    );
  }
}
