import { isIdentityField, identityOf } from "./diff-lists.ts";
import { isMap, same } from "./plain-data.ts";

type Lists = {
  readonly base: readonly unknown[];
  readonly mine: readonly unknown[];
  readonly theirs: readonly unknown[];
};
/** Elements of a list by name, in their order. */
export type Named = ReadonlyMap<string, unknown>;
export type NamedLists = { readonly base: Named; readonly mine: Named; readonly theirs: Named };

/**
 * Three states of one list, with one name for what is one element in all of them: found by what tells it apart
 * (diff-lists.ts), else by equal content, else by being most like it, else by standing between the same neighbours where as many
 * went as came. An element of which none of this is true is a new one, so that a change never lands on another element because
 * it has its place.
 */
export function namedAlike(list: string, { base, mine, theirs }: Lists): NamedLists {
  const own = ownNames(list, base);
  const names = own.map((name, index) => name ?? `#${index}`);
  const named = (side: readonly unknown[]): Named => {
    const sideNames = ownNames(list, side);
    const origins = originsOf(list, { base, own }, { side, own: sideNames });
    const taken = new Set(names);
    return new Map(
      side.map((element, index): [string, unknown] => {
        const origin = origins[index];
        const known = origin === undefined ? undefined : names[origin];
        return [known ?? freshName(sideNames[index] ?? JSON.stringify(element), taken), element];
      }),
    );
  };
  return {
    base: new Map(base.map((element, index): [string, unknown] => [names[index] ?? "", element])),
    mine: named(mine),
    theirs: named(theirs),
  };
}

type OwnNames = readonly (string | undefined)[];

/** What tells each element apart; undefined where nothing does, or another of the list has the same. */
function ownNames(list: string, elements: readonly unknown[]): OwnNames {
  const names = elements.map((element) => {
    if (isMap(element)) return identityOf(list, element);
    return typeof element === "object" && element !== null ? undefined : JSON.stringify(element);
  });
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return names.map((name) => (repeated.has(name) ? undefined : name));
}

/** For each element, the index of the one in the base that it has become. */
function originsOf(
  list: string,
  { base, own }: { readonly base: readonly unknown[]; readonly own: OwnNames },
  { side, own: sideNames }: { readonly side: readonly unknown[]; readonly own: OwnNames },
): (number | undefined)[] {
  const free = new Set(base.keys());
  const origins: (number | undefined)[] = side.map(() => undefined);
  const pairUp = (fits: (at: number, index: number) => boolean): void => {
    for (const at of side.keys()) {
      if (origins[at] !== undefined) continue;
      origins[at] = [...free].find((index) => fits(at, index));
      free.delete(origins[at] ?? -1);
    }
  };
  pairUp((at, index) => sideNames[at] !== undefined && sideNames[at] === own[index]);
  pairUp((at, index) => same(side[at], base[index]));
  const alike = mostAlike(list, base, side, { free, origins });
  pairUp((at, index) => alike.get(at) === index);
  pairBetweenNeighbours(list, base, side, origins);
  return origins;
}

/** Elements that changed where they stand: those between the same two neighbours, where as many went as came. */
function pairBetweenNeighbours(
  list: string,
  base: readonly unknown[],
  side: readonly unknown[],
  origins: (number | undefined)[],
): void {
  const matched = new Set(origins);
  const gone = gaps(base.map((_, index) => (matched.has(index) ? index : undefined)));
  const came = gaps(origins);
  for (const [gap, arrived] of came) {
    const left = gone.get(gap) ?? [];
    if (left.length !== arrived.length) continue;
    for (const [place, at] of arrived.entries()) {
      const from = left[place];
      if (from !== undefined && canBecome(list, base[from], side[at])) origins[at] = from;
    }
  }
}

/** The places without an origin, by the origins on both sides of them. */
function gaps(origins: readonly (number | undefined)[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, origin] of origins.entries()) {
    if (origin !== undefined) continue;
    const before = origins.slice(0, at).findLast((one) => one !== undefined) ?? "start";
    const after = origins.slice(at).find((one) => one !== undefined) ?? "end";
    const gap = `${before} ${after}`;
    found.set(gap, [...(found.get(gap) ?? []), at]);
  }
  return found;
}

/** Elements without a partner that are mostly the same; of two that are equally like one, neither. */
function mostAlike(
  list: string,
  base: readonly unknown[],
  side: readonly unknown[],
  {
    free,
    origins,
  }: { readonly free: ReadonlySet<number>; readonly origins: readonly (number | undefined)[] },
): Map<number, number> {
  const fresh = [...side.keys()].filter((at) => origins[at] === undefined);
  const likeness = (at: number, index: number) =>
    isOfOneName(list, base[index], side[at]) ? likenessOf(list, base[index], side[at]) : 0;
  const best = (from: readonly number[], like: (one: number) => number): number | undefined => {
    const most = Math.max(...from.map(like));
    const found = from.filter((one) => like(one) === most);
    return most > 0.5 && found.length === 1 ? found[0] : undefined;
  };
  const pairs = fresh.flatMap((at): [number, number][] => {
    const index = best([...free], (one) => likeness(at, one));
    if (index === undefined || best(fresh, (one) => likeness(one, index)) !== at) return [];
    return [[at, index]];
  });
  return new Map(pairs);
}

/** One of a single field can only change in it; of others half has to stay. */
const canBecome = (list: string, before: unknown, after: unknown): boolean =>
  likenessOf(list, before, after) >= 0.5 ||
  [before, after].every(
    (element) =>
      isMap(element) && identityOf(list, element) === undefined && Object.keys(element).length === 1,
  );

/** The same name, which others of the list may have as well, or none. */
const isOfOneName = (list: string, before: unknown, after: unknown): boolean =>
  isMap(before) && isMap(after) && identityOf(list, before) === identityOf(list, after);

/**
 * How much of two elements is the same, from 0 to 1. What has a name of its own becomes another only by being renamed; plain
 * values are what they say.
 */
function likenessOf(list: string, before: unknown, after: unknown): number {
  if (!isMap(before) || !isMap(after)) return 0;
  if (!isOfOneName(list, before, after))
    return same(withoutIdentity(list, before), withoutIdentity(list, after)) ? 1 : 0;
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.filter((field) => same(before[field], after[field])).length / fields.length;
}

const withoutIdentity = (list: string, element: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(element).filter(([field]) => !isIdentityField(list, field)));

/** What both sides put there alike has one name, too. */
function freshName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted} ${count}`;
  taken.add(name);
  return name;
}
