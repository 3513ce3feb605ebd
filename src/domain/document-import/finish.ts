import { type Path, pointer } from "../strategy/path.ts";
import { readStrategy } from "../strategy/read.ts";
import type { Book, Closed, Remark, Value } from "./book.ts";
import { companyInTitle } from "./company-in-title.ts";
import type { Outline } from "./outline.ts";
import { plainData } from "./plain-draft.ts";
import type {
  ImportConflict,
  ImportedDocument,
  Left,
  Placeholder,
  Recognised,
  Unrecognised,
} from "./result.ts";
import { isPlaceholder, normal, type Said } from "./said.ts";
import { englishTitle } from "./titles-elsewhere.ts";
import { tierOrder } from "./tier-order.ts";
import { byPointer, type ValuesByPointer, wordsFor } from "./words.ts";

/** Closes the book: names what the model needs, drops what does not fit it, and gives every line its place in one list. */
export function resultOf(book: Book, outline: Outline): ImportedDocument {
  needed(book, outline);
  const closed = book.close();
  const inOrder = tierOrder(closed.values);
  const ordered = closed.values.map((value) => ({ ...value, path: inOrder(value.path) }));
  const clashes = closed.clashes.map((clash) => ({ ...clash, path: inOrder(clash.path) }));
  const { values, misfits } = fitting(ordered);
  const data = plainData(values, book.options.currency);
  return {
    data,
    ...placed(outline, { ...closed, clashes, values, remarks: [...closed.remarks, ...misfits] }),
  };
}

/** What a strategy cannot be without; where the document does not say it, the draft says so in its place. */
function needed(book: Book, outline: Outline): void {
  const title = outline.sections.find(
    ({ titles, line, isInner }) =>
      titles.length > 0 && line > 0 && (!isInner || ofAStrategy.test(titles[0] ?? "")),
  );
  const name = title?.titles[0];
  const isTitle =
    name !== undefined &&
    !isPlaceholder(name) &&
    !chapters.test(normal(name)) &&
    englishTitle(name) === undefined;
  if (!book.has(["strategy", "name"]) && title && name && isTitle)
    book.put({ text: name, line: title.line }, ["strategy", "name"], name);
  if (!book.has(["company", "name"]) && title && name && isTitle && !book.options.isOurs)
    nameCompany(book, outline, { text: name, line: title.line });
  if (!book.has(["strategy", "name"]))
    book.assume({
      words: "The document has no title; the draft is called “Imported strategy”",
      change: "set `strategy.name`",
      line: null,
    });
  if (!book.has(["company", "name"]))
    book.assume({
      words: "The document does not name the company; the draft says “Company to be named”",
      change: "set `company.name`",
      line: null,
    });
  if (!book.has(["company", "fiscalYearStart"]))
    book.assume({
      words:
        "The document does not say when the fiscal year starts; the draft leaves it out, and January counts",
      change: "set `company.fiscalYearStart` to the number of the month",
      line: null,
    });
}

function nameCompany(book: Book, { lines }: Outline, said: Said): void {
  const company = companyInTitle(book, said.text, lines);
  if (company === undefined) return;
  book.put({ ...said, text: company }, ["company", "name"], company);
  book.assume({
    words: `“${company}” in the title is read as the name of the company`,
    change: "set `company.name`",
    line: said.line,
  });
}

/** A strong line is the title of a document where it says that it is one. */
const ofAStrategy = /\b(?:strategy|plan|programme|program)\b/i;

/** Headings of a chapter: a document that begins with one has no title. */
const chapters =
  /^(?:(?:executive )?summary|overview|introduction|background|(?:table of )?contents|context|objectives|goals|purpose|about|company(?: profile| overview)?|profile)$/;

/** The values that the model accepts; every other one goes back to its line with what the model says of it. */
function fitting(given: readonly Value[]): { values: readonly Value[]; misfits: Remark[] } {
  let values = given;
  const misfits: Remark[] = [];
  for (let round = 0; round < 20; round++) {
    const found = readStrategy(plainData(values, "USD")).misfits;
    if (found.length === 0) break;
    const whys = new Map(found.map(({ path, message }) => [pointer(path), message]));
    const bad = new Map<Value, string>();
    for (const value of values) {
      const above = value.path.map((_, index) => pointer(value.path.slice(0, index)));
      const why = [...above, pointer(value.path)].map((at) => whys.get(at)).find(Boolean);
      if (why) bad.set(value, why);
    }
    if (bad.size === 0) break;
    for (const [value, why] of bad) for (const said of value.said) misfits.push({ said, why, toFill: false });
    values = values.filter((value) => !bad.has(value));
  }
  return { values, misfits };
}

type Placed = Omit<ImportedDocument, "data">;

function placed(outline: Outline, closed: Closed): Placed {
  const byLine = valuesByLine(closed.values);
  const remarks = remarksByLine(closed.remarks);
  const clashing = new Set(closed.clashes.flatMap(({ sides }) => sides.map(({ line }) => line)));
  const form = new Set(outline.form);
  const named = byPointer(closed.values);
  const headings = new Set(outline.sections.filter(({ isInner }) => !isInner).map(({ line }) => line));
  const lists = {
    recognised: [] as Recognised[],
    placeholders: [] as Placeholder[],
    unrecognised: [] as Unrecognised[],
    conflicting: [] as number[],
    form: [] as number[],
  };
  for (const [index, raw] of outline.lines.entries()) {
    const line = index + 1;
    const text = raw.trim();
    if (text === "") continue;
    const left = remarks.get(line) ?? [];
    const paths = byLine.get(line);
    if (paths)
      lists.recognised.push({ line, where: paths.map(pointer), words: wordsFor(paths, named), left });
    else if (clashing.has(line)) lists.conflicting.push(line);
    else if (left.some(({ toFill }) => toFill))
      lists.placeholders.push({ line, text, words: left.map(({ why }) => why).join("; ") });
    else if (left.length > 0) lists.unrecognised.push({ line, text, why: mainReason(left) });
    else if (closed.used.has(line) || form.has(line)) lists.form.push(line);
    else if (isPlaceholder(text) && !noStatement.test(closed.unread.get(line) ?? ""))
      lists.placeholders.push({ line, text, words: "a place to fill" });
    else
      lists.unrecognised.push({
        line,
        text,
        why: closed.unread.get(line) ?? whyNot(text, headings.has(line)),
      });
  }
  return {
    ...lists,
    conflicts: closed.clashes.map((clash) => conflictOf(clash, named)),
    assumptions: closed.assumptions,
  };
}

/** The reason for the whole line: where its name says nothing, that its other columns have no place is no news. */
const mainReason = (left: readonly Left[]): string =>
  [...new Set((left.some(isOwn) ? left.filter(isOwn) : left).map(({ why }) => why))].join("; ");
const isOwn = ({ why }: Left): boolean => !why.startsWith("the model has no place for");

/** A free place in a word to the writer is none of the strategy. */
const noStatement = /^(?:front matter|the front matter|a word to the writer|a quotation|a link|HTML|advice)/;

const whyNot = (text: string, isHeading: boolean): string => {
  if (isHeading) return "a heading under which nothing was recognised";
  if (text.startsWith("%%")) return "a comment of the writer";
  if (/^\+[-=+:]{3,}\+$|^\|.*\|$/.test(text))
    return "a table that is drawn and not written in Markdown; it needs one row of | --- | below its titles and none elsewhere";
  return "a sentence that names no field of the model";
};

const conflictOf = ({ path, sides }: Closed["clashes"][number], values: ValuesByPointer): ImportConflict => ({
  where: pointer(path),
  words: wordsFor([path], values),
  sides: sides.map(({ line, text }) => ({ line, text })),
});

function valuesByLine(values: readonly Value[]): Map<number, Path[]> {
  const lines = new Map<number, Path[]>();
  for (const { path, said } of values)
    for (const { line } of said) lines.set(line, [...(lines.get(line) ?? []), path]);
  return lines;
}

function remarksByLine(remarks: readonly Remark[]): Map<number, Left[]> {
  const lines = new Map<number, Left[]>();
  for (const { said, why, toFill } of remarks) {
    const before = lines.get(said.line) ?? [];
    if (!before.some((left) => left.text === said.text && left.why === why))
      lines.set(said.line, [...before, { text: said.text, why, toFill }]);
  }
  return lines;
}
