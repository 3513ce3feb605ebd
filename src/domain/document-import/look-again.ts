import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { periodIn } from "./figures.ts";
import { asQuarter } from "./readers.ts";
import type { Said } from "./said.ts";

const again =
  /\s*(?:\(\s*|[;,.–—]\s+)(?:we (?:will )?)?(?:look at (?:it|this) again|look again|again|revisit(?:ed)?(?: it| this)?|reconsider(?:ed)?|re-?open(?:ed)?)(?:\s*:)?\s+(?:(?:in|at|by|from|not before)\s+)?([^()]*\d[^()]*?)\s*\)?[.]?$/i;

/** `Marketplaces – no one buys there (look again FY2028)`: the option with its reason, and when it is looked at again. */
export function withoutRevisit(text: string): { text: string; again?: string } {
  const match = again.exec(text);
  return match ? { text: text.slice(0, match.index), again: match[1] ?? "" } : { text };
}

/** The quarter in which an option is looked at again; of a year it is the first one, which is listed as assumed. */
export function takeRevisit(book: Book, said: Said, path: Path): void {
  const year = periodIn(said.text);
  if (year === undefined || year.includes("-")) return asQuarter(book, said, path);
  book.put(said, path, `${year}-Q1`);
  book.assume({
    words: `“${said.text}”, when an option is looked at again, is read as the first quarter of ${year}`,
    change: "set `revisit` of the declined option to another quarter",
    line: said.line,
  });
}
