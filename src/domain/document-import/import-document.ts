import { type Book, openBook } from "./book.ts";
import { assumedCurrency, assumedYear } from "./assumed.ts";
import { readFrontMatter } from "./front-matter.ts";
import { resultOf } from "./finish.ts";
import type { Outline, Section } from "./outline.ts";
import { readPlainText } from "./plain-text.ts";
import type { ImportedDocument, ImportOptions } from "./result.ts";
import { readSection } from "./sections.ts";

/**
 * A draft strategy from a document: lenient in form, strict in meaning (issue "The strategy room", 6). What is said in two ways
 * is a conflict, what is kept free is to fill, what no part of the model holds is listed with its line; nothing is guessed.
 */
export function importDocument(outline: Outline, options: ImportOptions = {}): ImportedDocument {
  const money = assumedCurrency(outline, options);
  const time = assumedYear(outline, options);
  const book = openBook({ ...options, currency: money.currency, year: time.year });
  for (const assumption of [money.assumption, time.assumption]) if (assumption) book.assume(assumption);
  readFrontMatter(book, outline);
  readPlainText(book, outline.lines);
  for (const section of outline.sections)
    if (readSection(book, section)) useHeadings(book, outline.sections, section);
  return resultOf(book, outline);
}

/** The headings above something that was read have done their work. */
function useHeadings(book: Book, sections: readonly Section[], { titles }: Section): void {
  for (const { titles: above, line } of sections)
    if (
      line > 0 &&
      above.length < titles.length &&
      above.every((title, at) => title === titles[at]) &&
      !book.isSeen(line)
    )
      book.used(line);
}
