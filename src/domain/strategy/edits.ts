import { withValue } from "./changes.ts";
import type { Path } from "./path.ts";
import { isMap, same } from "./plain-data.ts";

/** A value to be put at a path; undefined takes the entry away. A list index equal to the length appends. */
export type ValueEdit = { readonly path: Path; readonly value: unknown };

/** The data with values put into it, in their order. */
export const withEdits = (data: unknown, edits: readonly ValueEdit[]): unknown =>
  edits.reduce((value, edit) => withValue(value, edit.path, edit.value), data);

/**
 * The values to put into one plain data to have the other. A list that became longer, shorter or was put into another order is
 * put as a whole: an index means another element once something stands before it.
 */
export function* editsBetween(before: unknown, after: unknown, path: Path = []): Generator<ValueEdit> {
  if (same(before, after)) return;
  if (isMap(before) && isMap(after)) yield* mapEdits(before, after, path);
  else if (Array.isArray(before) && Array.isArray(after) && isInPlace(before, after))
    for (const [index, element] of after.entries())
      yield* editsBetween(before[index], element, [...path, index]);
  else yield { path, value: after };
}

type Members = Readonly<Record<string, unknown>>;

function* mapEdits(before: Members, after: Members, path: Path): Generator<ValueEdit> {
  for (const [key, value] of Object.entries(after))
    yield* editsBetween(Object.hasOwn(before, key) ? before[key] : undefined, value, [...path, key]);
  for (const key of Object.keys(before))
    if (!Object.hasOwn(after, key)) yield { path: [...path, key], value: undefined };
}

/** No element of the one list stands at another place in the other. */
const isInPlace = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.length === after.length &&
  before.every((element, index) => {
    const now = after.findIndex((other) => same(element, other));
    return now < 0 || now === index || same(element, after[index]);
  });
