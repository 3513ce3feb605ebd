import { resolutions, routes } from "../strategy/closed-sets.ts";
import { asBecause } from "./because.ts";
import type { Book } from "./book.ts";
import { knownSlug } from "./readers.ts";
import type { Said } from "./said.ts";
import { memberIn } from "./member-in.ts";

const flags: Readonly<Record<string, readonly [key: string, value: boolean]>> = {
  "the account is a named account": ["namedAccount", true],
  "the account is no named account": ["namedAccount", false],
  "a partner has registered the deal": ["registered", true],
  "no partner has registered the deal": ["registered", false],
  "it is a customer already": ["existingCustomer", true],
  "it is no customer yet": ["existingCustomer", false],
  "a partner serves it already": ["incumbentPartner", true],
  "no partner serves it yet": ["incumbentPartner", false],
};
const sellers: Readonly<Record<string, string>> = {
  "we sell": "direct",
  "the partner sells": "partner",
  "we and the partner sell together": "shared",
};
const resolved: Readonly<Record<string, (typeof resolutions)[number]>> = {
  "the one that registered first": "first-registered",
  "the one that serves the account already": "incumbent",
  "decided case by case": "case",
};

/** `If the market's route is partner: the partner sells (because: Cost to reach)`; false for any other sentence. */
export function takeRule(book: Book, said: Said): boolean {
  const match =
    /^(?:If (.+?)|Otherwise): ([^:;]+?)(?:; of two partners, ([^(]+?))?(?:\s*\(because: (.+)\))?$/.exec(
      said.text,
    );
  const seller = sellers[match?.[2] ?? ""];
  if (!match || !seller) return false;
  const path = ["coverage", "rulesOfEngagement", book.countOf(["coverage", "rulesOfEngagement"])];
  for (const text of (match[1] ?? "").split(/,\s+(?:and )?|\s+and\s+/))
    if (text) takeCondition(book, { ...said, text }, path);
  book.put(said, [...path, "seller"], seller);
  const resolve = resolved[match[3]?.trim() ?? ""];
  if (resolve) book.put(said, [...path, "resolve"], resolve);
  if (match[4]) asBecause(book, { ...said, text: match[4] }, [...path, "because"]);
  return true;
}

function takeCondition(book: Book, said: Said, path: readonly (string | number)[]): void {
  const flag = flags[said.text];
  const route = memberIn(routes, {}, /^the market's route is (\w+)$/.exec(said.text)?.[1] ?? "");
  const place = /^(?:it is in|its size is) (.+)$/.exec(said.text)?.[1];
  if (flag) book.put(said, [...path, "when", flag[0]], flag[1]);
  else if (route) book.put(said, [...path, "when", "route"], route);
  else if (place)
    book.later(said.line, () => {
      const part = ["regions", "verticals", "sizes"].find((one) => knownSlug(book, one, place) !== undefined);
      if (part) book.put(said, [...path, "when", part.slice(0, -1)], knownSlug(book, part, place));
      else book.leave(said, "no region, vertical or company size of that name stands in the document");
    });
  else book.leave(said, "no condition that a rule of engagement knows");
}
