import { raciDecisions } from "../strategy/closed-sets.ts";
import type { Book } from "./book.ts";
import { personOf } from "./people.ts";
import { labelled, type Said } from "./said.ts";
import { slugOf } from "./slugs.ts";
import { memberIn } from "./member-in.ts";
import { raciWords } from "./vocabulary.ts";

/** A decision by its name: one that every programme takes, else one of the document's own. */
export const decisionSlug = (name: string): string =>
  memberIn(raciDecisions, raciWords, name) ?? slugOf(name);

/** `Who decides: Head of sales: tier change, partner exit; Head of finance: commercial terms.`: the last word in each decision. */
export function printedDecisions(book: Book, _context: unknown, said: Said): boolean {
  const list = book.options.isOurs ? /^Who decides:\s+(.+?)[.]?$/.exec(said.text)?.[1] : undefined;
  for (const text of list?.split(/;\s+/) ?? []) {
    const own = labelled(text);
    if (!own) book.leave({ ...said, text }, "no person with decisions");
    else {
      const person = personOf(book, { ...said, text: own.label });
      for (const decision of own.value.split(/,\s+/))
        book.put(said, ["raci", decisionSlug(decision), person], "A");
    }
  }
  return list !== undefined;
}
