import { isMap, same } from "./plain-data.ts";

type Lists = {
  readonly base: readonly unknown[];
  readonly mine: readonly unknown[];
  readonly theirs: readonly unknown[];
};

/**
 * Two who add to one list at once both take the next number: M-08 and another M-08. They are two elements, and mine takes the
 * next number that is free, unless mine names the old one elsewhere in the list.
 */
export function withOwnNumbers(lists: Lists): Lists {
  const known = new Set(lists.base.map(idOf));
  const theirs = new Map(lists.theirs.map((element) => [idOf(element), element]));
  const taken = new Set([...lists.mine, ...lists.theirs].map(idOf));
  const mine = lists.mine.map((element) => {
    const id = idOf(element);
    const other = theirs.get(id);
    const isBothNew = id !== undefined && other !== undefined && !known.has(id) && !same(element, other);
    const next = isBothNew && !isNamed(id, element, lists.mine) ? numberAfter(id, taken) : undefined;
    if (next === undefined) return element;
    taken.add(next);
    return { ...(element as Readonly<Record<string, unknown>>), id: next };
  });
  return { ...lists, mine };
}

const idOf = (element: unknown): string | undefined =>
  isMap(element) && typeof element["id"] === "string" ? element["id"] : undefined;

/** Whether another element of the list says the id in any of its values. */
const isNamed = (id: string, self: unknown, list: readonly unknown[]): boolean =>
  list.some((element) => element !== self && JSON.stringify(element ?? null).includes(JSON.stringify(id)));

/** M-09 after M-08, KR-1.5 after KR-1.4, past those that are taken. Undefined for a name that is no number, such as `gold`. */
export function numberAfter(id: string, taken: ReadonlySet<string | undefined>): string | undefined {
  const [, head = "", digits = ""] = /^(.*?)(\d+)$/.exec(id) ?? [];
  if (digits === "") return undefined;
  for (let number = Number(digits) + 1; ; number++) {
    const next = `${head}${String(number).padStart(digits.length, "0")}`;
    if (!taken.has(next)) return next;
  }
}
