import { type Matched, matchLists } from "./diff-lists.ts";
import { speaksIn } from "./diff-names.ts";
import { type Speech, wordsFor } from "./diff-words.ts";
import { type Path, pointer } from "./path.ts";
import { isMap, same } from "./plain-data.ts";
import type { Strategy } from "./strategy.ts";
import { subjectOf } from "./subject.ts";

export type ChangeKind = "added" | "removed" | "changed";

/** One difference between two strategies; `before` and `after` as they are written, null where there is nothing. */
export type Change = {
  /** JSON Pointer of the value: in the new strategy, or in the old one for what was removed. */
  readonly path: string;
  readonly subject: string;
  readonly kind: ChangeKind;
  readonly before: unknown;
  readonly after: unknown;
  /** The change as a person says it: "tier managed/gold: certified people 3 → 4". */
  readonly words: string;
};

/**
 * Every difference between two strategies in plain data, in the order of the new one (spec 1, "Commands on a strategy
 * file"). Elements of maps are told apart by slug; elements of lists by their id, name, dimensions or metric, so that a new
 * first milestone is one addition and not a change of all. A list of plain texts is one value; a list whose known elements
 * change places is one more change. Two equal strategies have no differences, and each differing value is in exactly one.
 * Elements are called as the file writes them, for whoever has it at hand; `names` calls them as the pages do.
 */
export function diffStrategies(before: unknown, after: unknown, say: "slugs" | "names" = "slugs"): Change[] {
  const found = [...differences({ path: [], before, after, now: [] })];
  const of = (root: unknown) => (say === "names" && found.length > 0 ? speaksIn(root) : undefined);
  const [old, now] = [of(before), of(after)];
  return found.map((difference) => describe(difference, [before, old], [after, now]));
}

/** A place in both strategies: `path` leads there in the old one, `now` in the new one. */
type Place = { readonly path: Path; readonly now: Path; readonly before: unknown; readonly after: unknown };

function* differences(place: Place): Generator<Place> {
  const { before, after } = place;
  if (isMap(before) && isMap(after)) yield* mapDifferences(place, before, after);
  else if (isListOfElements(before, after) && isListOfElements(after, before))
    yield* listDifferences(place, before, after);
  else if (!same(before, after)) yield place;
}

function* mapDifferences(
  { path, now }: Place,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Generator<Place> {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  for (const key of [...Object.keys(after), ...gone]) {
    yield* differences({
      path: [...path, key],
      now: [...now, key],
      before: Object.hasOwn(before, key) ? before[key] : undefined,
      after: Object.hasOwn(after, key) ? after[key] : undefined,
    });
  }
}

function* listDifferences(
  { path, now }: Place,
  before: readonly unknown[],
  after: readonly unknown[],
): Generator<Place> {
  const { pairs, moved } = matchLists(String(path.at(-1)), before, after);
  if (moved) yield { path, now, before: moved.before, after: moved.after };
  for (const pair of pairs) yield* differences(placeOf(path, now, pair));
}

const placeOf = (path: Path, now: Path, { before, after }: Matched): Place => ({
  path: [...path, before?.index ?? 0],
  now: [...now, after?.index ?? 0],
  before: before?.element,
  after: after?.element,
});

/** A strategy, and how its elements are called. */
type Spoken = readonly [root: unknown, speech: Speech | undefined];

function describe({ path, now, before, after }: Place, old: Spoken, current: Spoken): Change {
  const kind: ChangeKind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  const [where, [root, speech]] = kind === "removed" ? [path, old] : [now, current];
  return {
    path: pointer(where),
    // Subjects are read off plain data as they are off the model: both have the same names.
    subject: subjectOf(isMap(root) ? (root as Strategy) : undefined, where),
    kind,
    before: before ?? null,
    after: after ?? null,
    words: wordsFor({ root, path: where, kind, before, after }, speech),
  };
}

/** A list of maps is compared element by element; an empty list is such a list when the other side is. */
const isListOfElements = (value: unknown, other: unknown): value is unknown[] =>
  Array.isArray(value) &&
  value.every(isMap) &&
  (value.length > 0 || (Array.isArray(other) && other.length > 0));
