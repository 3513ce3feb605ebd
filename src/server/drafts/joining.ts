import type { DraftConflict } from "../../contract/drafts.ts";
import { type Path, pointer } from "../../domain/strategy/path.ts";
import { isMap, same } from "../../domain/strategy/plain-data.ts";
import { type Conflict, type Decided, mergeStrategies } from "../../domain/strategy/merge.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { writable } from "../../domain/strategy/writable.ts";
import { subjectOf } from "../../domain/strategy/subject.ts";
import { editStrategyFile } from "../../strategy-file/edit.ts";
import { joinLines } from "../../strategy-file/join-lines.ts";
import { parseStrategyFile } from "../../strategy-file/parse.ts";
import { refused } from "../http/refusals.ts";

/** A text of a strategy with the plain data it says. */
export type Written = { readonly text: string; readonly data: unknown };

export type Joined =
  | ({ readonly ok: true } & Written)
  | { readonly ok: false; readonly conflicts: readonly DraftConflict[] };

type Sides = { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };

/** The texts of the two sides that the result is not written into, as far as they are texts: what both come from, and the other. */
export type OtherTexts = { readonly base: string; readonly other: string };

/**
 * Joins two changes of one strategy and writes the result into one of the texts, whose comments and order stay. What the other
 * text changed in comments and order comes in line by line, as long as the lines say what the values do. Where both changed a
 * place and nothing was decided about it, the conflicts come back instead.
 */
export function join(
  { base, mine, theirs }: Sides,
  onto: Written,
  {
    decided,
    texts,
  }: { readonly decided?: Decided | undefined; readonly texts?: OtherTexts | undefined } = {},
): Joined {
  const { value, conflicts } = mergeStrategies(base, mine, theirs, decided);
  if (conflicts.length > 0)
    return { ok: false, conflicts: conflicts.map((conflict) => shown(conflict, value)) };
  const text = (texts && joinedLines(onto.text, texts)) ?? onto.text;
  if (text === onto.text && same(value, onto.data)) return { ok: true, ...onto };
  return { ok: true, text: rewritten(text, value), data: value };
}

/** The text with the lines of the other one; with its comments alone, where those lines are in each other's way. */
function joinedLines(onto: string, { base, other }: OtherTexts): string | undefined {
  for (const onlyComments of [false, true]) {
    const text = joinLines(base, onto, other, onlyComments);
    if (parseStrategyFile(text).problems.length === 0) return text;
  }
  return undefined;
}

const shown = ({ path, base, mine, theirs }: Conflict, root: unknown): DraftConflict => ({
  pointer: pointer(path),
  subject: subjectOf(isMap(root) ? (root as Strategy) : undefined, path),
  ...(base === undefined ? {} : { base }),
  ...(mine === undefined ? {} : { yours: mine }),
  ...(theirs === undefined ? {} : { theirs }),
});

function rewritten(text: string, value: unknown): string {
  refuseUnwritable(value);
  try {
    return editStrategyFile(text, [{ path: [], value }]);
  } catch {
    // Values that YAML cannot say back as they are: a key that is a merge sign, a number with more digits than it holds.
    const place = pointer(placeNotSaid(value));
    throw refused(
      422,
      {
        reason: `What stands at ${place} cannot be written in a strategy file`,
        accepted: "texts, numbers and lists as YAML reads them back",
      },
      { pointer: place, code: "not-writable" },
    );
  }
}

/** Neither YAML nor the database has a form for some characters; the no names the place of the first. */
export function refuseUnwritable(data: unknown): void {
  const found = writable(data);
  if (!found.ok) throw refused(422, found, { pointer: found.pointer ?? "", code: "not-writable" });
}

/** The first place that a file does not say back as it is. */
function placeNotSaid(value: unknown, path: Path = []): Path {
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const found = members.find(([key, member]) => !isSaidBack(key, member));
  if (!found) return path;
  const [key, member] = found;
  return isSaidBack(key, "") ? placeNotSaid(member, [...path, key]) : [...path, key];
}

function isSaidBack(key: string, value: unknown): boolean {
  try {
    editStrategyFile("entente: 1\n", [{ path: [key], value }]);
    return true;
  } catch {
    return false;
  }
}
