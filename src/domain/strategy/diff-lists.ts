import { isMap, same, textOf } from "./plain-data.ts";

/** An element of the old list and the element of the new one that it has become; one of them is absent. */
export type Matched = { readonly before: Indexed | undefined; readonly after: Indexed | undefined };
type Indexed = { readonly element: unknown; readonly index: number };

type Matching = {
  /** In the order of the new list, then what is gone. */
  readonly pairs: readonly Matched[];
  /** The names of the elements that both lists have, when their order differs. */
  readonly moved: { readonly before: readonly string[]; readonly after: readonly string[] } | undefined;
};

/** The fields that tell the elements of a list apart; a list that is not here is told apart by content, then by place. */
const identities: Readonly<Record<string, readonly string[]>> = {
  tiers: ["id"],
  keyResults: ["id"],
  roadmap: ["id"],
  certifications: ["id"],
  onboarding: ["step"],
  criteria: ["fact", "metric", "where"],
  benefits: ["kind"],
  commitments: ["kind"],
  cells: ["region", "vertical", "size"],
  rulesOfEngagement: ["when"],
  metrics: ["metric", "where"],
  people: ["role"],
  lines: ["name"],
  previous: ["name"],
  systems: ["name"],
  partners: ["name"],
  models: ["model"],
  cadence: ["kind"],
  steps: ["from", "before"],
  reviews: ["on"],
  warnings: ["signal", "text"],
  waivers: ["rule", "subject"],
};

/** What tells an element apart in its list, as text; undefined in a list that has no such fields, and where it has none of them. */
export function identityOf(list: string, element: Readonly<Record<string, unknown>>): string | undefined {
  const fields = identities[list]?.map((field) => element[field]);
  return fields?.some((value) => value !== undefined) ? JSON.stringify(fields) : undefined;
}

export const isIdentityField = (list: string, field: string): boolean =>
  identities[list]?.includes(field) ?? false;

/** The name of a list's element for people: its identity in words, or its place in the list. */
export function elementName(list: string, element: unknown, index: number): string {
  const fields = (identities[list] ?? []).flatMap((field) => {
    const value = isMap(element) ? element[field] : undefined;
    if (value === undefined) return [];
    return [
      isMap(value)
        ? Object.entries(value)
            .map((pair) => pair.join(" "))
            .join(", ")
        : textOf(value),
    ];
  });
  return fields.length > 0 ? fields.join(list === "cells" ? "/" : " ") : `${index + 1}`;
}

/** Finds for each element what it was or became: by identity where the list has one, else equal content, else in order. */
export function matchLists(list: string, before: readonly unknown[], after: readonly unknown[]): Matching {
  const partners = identities[list] ? byIdentity(list, before, after) : byContent(before, after);
  const pairs = after.map((element, index): Matched => {
    const was = partners[index];
    return {
      before: was === undefined ? undefined : { element: before[was], index: was },
      after: { element, index },
    };
  });
  const kept = new Set(partners);
  const gone = before.flatMap((element, index) =>
    kept.has(index) ? [] : [{ before: { element, index }, after: undefined }],
  );
  return { pairs: [...pairs, ...gone], moved: movedIn(list, before, partners) };
}

/** For each new element, the index of the old one; two elements of one identity are matched in their order. */
function byIdentity(
  list: string,
  before: readonly unknown[],
  after: readonly unknown[],
): (number | undefined)[] {
  const [was, is] = [keysOf(list, before), keysOf(list, after)];
  const unique = new Set(was).size === was.length && new Set(is).size === is.length;
  // Cells of the same dimensions stand for different partner types.
  const fields = unique || list !== "cells" ? [] : ["types"];
  const old = numbered(keysOf(list, before, fields));
  return numbered(keysOf(list, after, fields)).map((key) => {
    const index = old.indexOf(key);
    return index < 0 ? undefined : index;
  });
}

const keysOf = (list: string, elements: readonly unknown[], more: readonly string[] = []): string[] =>
  elements.map((element) =>
    JSON.stringify(
      [...(identities[list] ?? []), ...more].map((field) => (isMap(element) ? element[field] : undefined)),
    ),
  );

/** Makes repeated keys distinct by counting them. */
function numbered(keys: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return `${key}#${times}`;
  });
}

function byContent(before: readonly unknown[], after: readonly unknown[]): (number | undefined)[] {
  const free = new Set(before.keys());
  const take = (fits: (index: number) => boolean): number | undefined => {
    const found = [...free].find(fits);
    if (found !== undefined) free.delete(found);
    return found;
  };
  const equal = after.map((element) => take((index) => same(before[index], element)));
  return equal.map((index) => index ?? take(() => true));
}

function movedIn(
  list: string,
  before: readonly unknown[],
  partners: readonly (number | undefined)[],
): Matching["moved"] {
  const order = partners.filter((index) => index !== undefined);
  const sorted = order.toSorted((a, b) => a - b);
  if (same(order, sorted)) return undefined;
  const all = before.map((element, index) => elementName(list, element, index));
  const named = (name: string, index: number) =>
    all.indexOf(name) === all.lastIndexOf(name) ? name : `${name} (${index + 1})`;
  const names = (indexes: readonly number[]) => indexes.map((index) => named(all[index] ?? "", index));
  return { before: names(sorted), after: names(order) };
}
