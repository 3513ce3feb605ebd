import { renamedKeys } from "./changes.ts";
import { withOwnNumbers } from "./own-numbers.ts";
import { type Named, namedAlike, type NamedLists } from "./merge-lists.ts";
import type { Path } from "./path.ts";
import { isMap, same } from "./plain-data.ts";

/** One place that both sides changed, each otherwise; undefined where a side has nothing there. */
export type Conflict = {
  /** The place in the merged value, which holds `theirs`; an element of a list that they took away stands by `=` and its name. */
  readonly path: Path;
  /** Where in the merged list the element that they took away would stand. */
  readonly place?: number;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
};
export type Merged = { readonly value: unknown; readonly conflicts: readonly Conflict[] };

/**
 * Joins two changes of one strategy, element by element: what one side changed is taken, what both changed alike is taken
 * once, and where they disagree the place is a conflict and keeps `theirs`, the one that was there first. Works on plain data
 * as it stands in the file. Elements of lists are known again wherever they stand (merge-lists.ts), so that one that was put in
 * before them is no change of theirs, and a changed element of a map is found under the name that the other side gave it.
 */
export function mergeStrategies(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  decided: Decided = () => undefined,
): Merged {
  const joining: Joining = { conflicts: [], decided };
  const value = merged({ base, mine, theirs }, [], joining);
  return { value, conflicts: joining.conflicts };
}

/** Whose value stays where both sides changed a place; undefined leaves it a conflict. */
export type Decided = (path: Path) => "mine" | "theirs" | undefined;
type Joining = { readonly conflicts: Conflict[]; readonly decided: Decided };

type Sides = { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };
type Members = Readonly<Record<string, unknown>>;

function merged({ base, mine, theirs }: Sides, path: Path, joining: Joining, place?: number): unknown {
  if (same(mine, theirs) || same(base, mine)) return theirs;
  if (same(base, theirs)) return mine;
  // What both sides put there anew is joined, too: two who begin the same part do not take it from each other.
  if (isMap(mine) && isMap(theirs) && (isMap(base) || base === undefined))
    return mergedMap({ base: base ?? {}, mine, theirs }, path, joining);
  if (Array.isArray(mine) && Array.isArray(theirs) && (Array.isArray(base) || base === undefined)) {
    const list = mergedList({ base: base ?? [], mine, theirs }, path, joining);
    if (list) return list;
  }
  const side = joining.decided(path);
  if (side === undefined)
    joining.conflicts.push({ path, ...(place === undefined ? {} : { place }), base, mine, theirs });
  return side === "mine" ? mine : theirs;
}

type Maps = { base: Members; mine: Members; theirs: Members };

function mergedMap(maps: Maps, path: Path, joining: Joining): Members {
  const { base, mine, theirs } = underNewNames(maps);
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const members = keys.map((key): [string, unknown] => [
    key,
    merged({ base: own(base, key), mine: own(mine, key), theirs: own(theirs, key) }, [...path, key], joining),
  ]);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** What one side only renamed has its new name on the other side as well, with whatever was changed in it there. */
function underNewNames({ base, mine, theirs }: Maps): Maps {
  const byMe = stillThere(renamedKeys(base, mine), theirs);
  const byThem = stillThere(renamedKeys(base, theirs), mine);
  return {
    base: renamed(renamed(base, byMe), byThem),
    mine: renamed(mine, byThem),
    theirs: renamed(theirs, byMe),
  };
}

const stillThere = (names: ReadonlyMap<string, string>, other: Members): ReadonlyMap<string, string> =>
  new Map([...names].filter(([from, to]) => Object.hasOwn(other, from) && !Object.hasOwn(other, to)));

const renamed = (members: Members, names: ReadonlyMap<string, string>): Members =>
  names.size === 0
    ? members
    : Object.fromEntries(Object.entries(members).map(([key, value]) => [names.get(key) ?? key, value]));

const own = (members: Members, key: string): unknown =>
  Object.hasOwn(members, key) ? members[key] : undefined;

type Lists = { base: readonly unknown[]; mine: readonly unknown[]; theirs: readonly unknown[] };

/** The joined list; undefined where both sides put its elements into another order. */
function mergedList(lists: Lists, path: Path, joining: Joining): readonly unknown[] | undefined {
  const named = namedAlike(String(path.at(-1)), withOwnNumbers(lists));
  const order = orderOf(named);
  if (!order) return undefined;
  const elements: unknown[] = [];
  // Places count as if nothing were decided, so that a decision about one element does not move those after it.
  let place = 0;
  for (const name of order) {
    const sides = { base: named.base.get(name), mine: named.mine.get(name), theirs: named.theirs.get(name) };
    const isShown = standsUndecided(sides);
    const element = isShown
      ? merged(sides, [...path, place++], joining)
      : merged(sides, [...path, goneElement(name)], joining, place);
    if (element !== undefined) elements.push(element);
  }
  return elements;
}

/** The step to an element that the merged list does not hold, because they took it away: by its name, not by another's place. */
const goneElement = (name: string): string => `=${name}`;

/** Whether an element is in the merged list as long as nothing is decided about it. */
function standsUndecided({ base, mine, theirs }: Sides): boolean {
  return same(base, theirs) && !same(base, mine) ? mine !== undefined : theirs !== undefined;
}

/** The names in the order that one side gave them; undefined where both sides put the same elements into another order. */
function orderOf({ base, mine, theirs }: NamedLists): string[] | undefined {
  const [first, second] = movedIn(base, mine) ? [mine, theirs] : [theirs, mine];
  if (movedIn(base, mine) && movedIn(base, theirs) && movedIn(mine, theirs)) return undefined;
  const order = [...first.keys()];
  let before: string | undefined;
  for (const name of second.keys()) {
    if (!first.has(name)) order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name);
    before = name;
  }
  return order;
}

const movedIn = (base: Named, side: Named): boolean => {
  const kept = [...base.keys()].filter((name) => side.has(name));
  const now = [...side.keys()].filter((name) => base.has(name));
  return kept.some((name, index) => name !== now[index]);
};
