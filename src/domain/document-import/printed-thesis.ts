import type { Book } from "./book.ts";
import type { Context } from "./context.ts";
import { durationIn } from "./figures.ts";
import type { Said } from "./said.ts";
import { measuredBy } from "./thesis-sentences.ts";

/**
 * What our own prints set apart as a quotation: the thesis. Written from its fields it gives them back; a sentence of the
 * strategy's own stays one; where to win says only why partners.
 */
export function readPrintedThesis(book: Book, context: Context, said: Said): boolean {
  if (!book.options.isOurs) return false;
  const match = /\bwins (\d+(?:\.\d+)?%) of .*? within (\d+ \w+)\b/.exec(said.text);
  if (match) {
    book.put(said, ["thesis", "arrShare"], match[1]);
    const within = durationIn(match[2] ?? "");
    if (within) book.put(said, ["thesis", "within"], within);
    measuredBy(book, context, said);
    return true;
  }
  // Written from fields of which some are missing: it says nothing that they do not say.
  if (/ wins (?:\S+% of \w+ )?with /.test(said.text)) return false;
  const field = book.options.kind === "where-to-win" ? "because" : "statement";
  book.put(said, ["thesis", field], said.text.trim());
  return true;
}
