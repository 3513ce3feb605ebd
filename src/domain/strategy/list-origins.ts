import { namedAlike } from "./merge-lists.ts";
import { isMap } from "./plain-data.ts";

/** Comparing every element with every other one takes time; nobody changes this many of one list by hand. */
const mostCompared = 250_000;

/**
 * For each element of a list, the place of what it was before; undefined for a new one. Elements are known again as where two
 * people's changes are joined (merge-lists.ts); a plain value that is no longer there has become the one in its place.
 */
export function originsIn(
  list: string,
  before: readonly unknown[],
  after: readonly unknown[],
): (number | undefined)[] {
  if (before.length * after.length > mostCompared) return after.map((_, at) => inList(at, before));
  const named = namedAlike(list, { base: before, mine: after, theirs: [] });
  const old = [...named.base.keys()];
  const origins = [...named.mine.keys()].map((name) => inList(old.indexOf(name), before));
  return withNeighbours(before, after, origins);
}

const inList = (index: number, list: readonly unknown[]): number | undefined =>
  index >= 0 && index < list.length ? index : undefined;

/** Values between the same two neighbours, one after the other: what is written there has changed where it stands. */
function withNeighbours(
  before: readonly unknown[],
  after: readonly unknown[],
  origins: readonly (number | undefined)[],
): (number | undefined)[] {
  const taken = new Set(origins);
  let previous = -1;
  return origins.map((origin, at) => {
    const next = previous + 1;
    const isFree = origin === undefined && next < before.length && !taken.has(next);
    const becomes = isFree && !(isMap(before[next]) && isMap(after[at])) ? next : undefined;
    previous = origin ?? becomes ?? previous;
    return origin ?? becomes;
  });
}
