import { identityOf } from "./diff-lists.ts";
import type { Path } from "./path.ts";
import { isMap, same } from "./plain-data.ts";

/** One place that both sides changed, each otherwise; undefined where a side has nothing there. */
export type Conflict = {
  /** The place in the merged value, which holds `theirs`. */
  readonly path: Path;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
};
export type Merged = { readonly value: unknown; readonly conflicts: readonly Conflict[] };

/**
 * Joins two changes of one strategy, element by element: what one side changed is taken, what both changed alike is taken
 * once, and where they disagree the place is a conflict and keeps `theirs`, the one that was there first. Works on plain data
 * as it stands in the file. Elements of lists are known by what tells them apart (diff-lists.ts), so that one that was put in
 * before them is no change of theirs.
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

function merged({ base, mine, theirs }: Sides, path: Path, joining: Joining): unknown {
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
  if (side === undefined) joining.conflicts.push({ path, base, mine, theirs });
  return side === "mine" ? mine : theirs;
}

function mergedMap(
  { base, mine, theirs }: { base: Members; mine: Members; theirs: Members },
  path: Path,
  joining: Joining,
): Members {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const members = keys.map((key): [string, unknown] => [
    key,
    merged({ base: own(base, key), mine: own(mine, key), theirs: own(theirs, key) }, [...path, key], joining),
  ]);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

const own = (members: Members, key: string): unknown =>
  Object.hasOwn(members, key) ? members[key] : undefined;

type Lists = { base: readonly unknown[]; mine: readonly unknown[]; theirs: readonly unknown[] };

/** The joined list; undefined where the elements have no names of their own and cannot be told apart. */
function mergedList(lists: Lists, path: Path, joining: Joining): readonly unknown[] | undefined {
  const list = String(path.at(-1));
  const named = {
    base: byName(list, lists.base),
    mine: byName(list, lists.mine),
    theirs: byName(list, lists.theirs),
  };
  if (named.base && named.mine && named.theirs)
    return mergedByName({ base: named.base, mine: named.mine, theirs: named.theirs }, path, joining);
  const { base, mine, theirs } = lists;
  if (base.length !== mine.length || base.length !== theirs.length) return undefined;
  return theirs.map((element, index) =>
    merged({ base: base[index], mine: mine[index], theirs: element }, [...path, index], joining),
  );
}

type Named = ReadonlyMap<string, unknown>;

function mergedByName(
  { base, mine, theirs }: { base: Named; mine: Named; theirs: Named },
  path: Path,
  joining: Joining,
): readonly unknown[] | undefined {
  const order = orderOf({ base, mine, theirs });
  if (!order) return undefined;
  const elements: unknown[] = [];
  for (const name of order) {
    const at = [...path, elements.length];
    const sides = { base: base.get(name), mine: mine.get(name), theirs: theirs.get(name) };
    const element = merged(sides, at, joining);
    if (element !== undefined) elements.push(element);
  }
  return elements;
}

/** The names in the order that one side gave them; undefined where both sides put the same elements into another order. */
function orderOf({ base, mine, theirs }: { base: Named; mine: Named; theirs: Named }): string[] | undefined {
  const [first, second] = movedIn(base, mine) ? [mine, theirs] : [theirs, mine];
  if (movedIn(base, mine) && movedIn(base, theirs)) return undefined;
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

/** The elements by their names; undefined unless each has one of its own. */
function byName(list: string, elements: readonly unknown[]): Named | undefined {
  const named = new Map<string, unknown>();
  for (const element of elements) {
    const name = isMap(element) ? identityOf(list, element) : scalarName(element);
    if (name === undefined || named.has(name)) return undefined;
    named.set(name, element);
  }
  return named;
}

const scalarName = (element: unknown): string | undefined =>
  typeof element === "object" ? undefined : JSON.stringify(element);
