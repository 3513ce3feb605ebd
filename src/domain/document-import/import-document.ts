import { documentKinds } from "../documents/document.ts";
import { type Book, openBook } from "./book.ts";
import { assumedCurrency, assumedMatter, assumedYear } from "./assumed.ts";
import { calendarYearsOf } from "./fiscal-start.ts";
import { readFrontMatter } from "./front-matter.ts";
import { resultOf } from "./finish.ts";
import { saysScale } from "./column-units.ts";
import { withCaptions, withInnerTitles } from "./inner-titles.ts";
import { withoutNoteMarks } from "./note-marks.ts";
import { numberForm } from "./number-form.ts";
import type { Outline, Section } from "./outline.ts";
import { rolesIn } from "./person-names.ts";
import { readPlainText } from "./plain-text.ts";
import type { ImportedDocument, ImportOptions } from "./result.ts";
import { readSection } from "./sections.ts";
import { withEnglishTitles } from "./titles-elsewhere.ts";

/**
 * A draft strategy from a document: lenient in form, strict in meaning (issue "The strategy room", 6). What is said in two ways
 * is a conflict, what is kept free is to fill, what no part of the model holds is listed with its line; nothing is guessed.
 */
export function importDocument(given: Outline, options: ImportOptions = {}): ImportedDocument {
  const kind = ownKind(given);
  const isOurs = kind !== undefined;
  const notes = isOurs ? { outline: given, assumption: undefined } : withoutNoteMarks(given);
  const outline = {
    ...notes.outline,
    sections: (isOurs ? withCaptions : withInnerTitles)(notes.outline.sections),
  };
  const money = assumedCurrency(outline, options);
  const time = assumedYear(outline, options);
  const figures = numberForm(outline.lines);
  const book = openBook({
    ...options,
    currency: money.currency,
    year: time.year,
    numbers: figures.form,
    calendarYears: calendarYearsOf(outline.lines),
    isOurs,
    isScaled: !isOurs && outline.lines.some(saysScale),
    links: outline.links,
    roles: rolesIn(isOurs ? [] : outline.lines),
    kind,
  });
  for (const assumption of [
    assumedMatter(outline),
    money.assumption,
    time.assumption,
    figures.assumption,
    notes.assumption,
  ])
    if (assumption) book.assume(assumption);
  readFrontMatter(book, outline);
  if (isOurs) passFindings(book, outline);
  else readPlainText(book, outline.lines);
  const sections = isOurs ? outline.sections : withEnglishTitles(outline.sections);
  const headings = headingsOf(sections);
  for (const section of sections) if (readSection(book, section)) useHeadings(book, headings, section);
  return resultOf(book, outline);
}

const keyOf = (titles: readonly string[]): string => JSON.stringify(titles);

/** The lines of each heading, by the headings that lead to it. */
function headingsOf(sections: readonly Section[]): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  for (const { titles, line } of sections)
    if (line > 0) lines.set(keyOf(titles), [...(lines.get(keyOf(titles)) ?? []), line]);
  return lines;
}

/** The headings above something that was read have done their work. */
function useHeadings(
  book: Book,
  headings: ReadonlyMap<string, readonly number[]>,
  { titles }: Section,
): void {
  for (let length = 0; length < titles.length; length++)
    for (const line of headings.get(keyOf(titles.slice(0, length))) ?? [])
      if (!book.isSeen(line)) book.used(line);
}

/** Our prints say in their front matter which document they are and what it stands on. */
const ownKind = ({ frontMatter }: Outline): string | undefined => {
  const kind = frontMatter.find(({ key }) => key === "kind")?.value;
  const isGrounded = frontMatter.some(({ key }) => key === "grounding");
  return documentKinds.find((known) => known === kind && isGrounded);
};

/** Lines that are strong from end to end: what a section found, or what a table shows. Both are computed from the rest. */
function passFindings(book: Book, { lines }: Outline): void {
  for (const [index, line] of lines.entries())
    if (/^\*\*.*\*\*$/.test(line.trim()))
      book.pass(index + 1, "a finding or a caption, computed from the rest");
    else if (/^As of \d/.test(line)) book.pass(index + 1, "what the print was made from");
}
