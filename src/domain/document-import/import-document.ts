import { openBook } from "./book.ts";
import { assumedCurrency } from "./currency-of.ts";
import { readFrontMatter } from "./front-matter.ts";
import { resultOf } from "./finish.ts";
import type { Outline } from "./outline.ts";
import type { ImportedDocument, ImportOptions } from "./result.ts";
import { readSection } from "./sections.ts";

/**
 * A draft strategy from a document: lenient in form, strict in meaning (issue "The strategy room", 6). What is said in two ways
 * is a conflict, what is kept free is to fill, what no part of the model holds is listed with its line; nothing is guessed.
 */
export function importDocument(outline: Outline, options: ImportOptions = {}): ImportedDocument {
  const { currency, assumption } = assumedCurrency(outline, options);
  const book = openBook({ ...options, currency });
  if (assumption) book.assume(assumption);
  readFrontMatter(book, outline);
  for (const section of outline.sections) readSection(book, section);
  return resultOf(book, outline);
}
