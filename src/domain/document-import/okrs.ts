import { keyResultKinds } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { dayIn } from "./figures.ts";
import { measureNamed, noMeasure } from "./measure-names.ts";
import { phraseIn, takeBaseline, takePhrase } from "./phrase.ts";
import type { TableReader } from "./plan-tables.ts";
import { asPerson } from "./people.ts";
import { asDay, asMetric, asOneOf, take, takeBound } from "./readers.ts";
import { isBlank, isPlaceholder, type Said } from "./said.ts";
import { cellOf, cellsOf, columnsOf, leaveRest } from "./table.ts";

/** The place of an objective with key results; undefined for one that is still to be written. */
export function okrPath(book: Book, said: Said): Path | undefined {
  if (isPlaceholder(said.text)) {
    book.toFill(said, "objective with key results");
    return undefined;
  }
  return ["okrs", book.element(said, "okrs", said.text.trim(), "objective")];
}

/** A key result: its sentence, and the measure where the sentence names one of the catalogue and its value. */
export function takeKeyResult(
  book: Book,
  said: Said,
  objective: Path,
  { id, isSentence }: { id?: string | undefined; isSentence: boolean } = { isSentence: true },
): Path | undefined {
  if (isPlaceholder(said.text)) {
    book.toFill(said, "key result");
    return undefined;
  }
  const numbered = /^(KR[- ]?\d+(?:\.\d+)?)\s*[:.–—-]\s*(.+)$/i.exec(said.text);
  const text = (numbered?.[2] ?? said.text).trim();
  const path = [...objective, "keyResults", book.countOf([...objective, "keyResults"])];
  book.put(said, [...path, "id"], id ?? idOf(book, objective, numbered?.[1], Number(path.at(-1)) + 1));
  book.put(said, [...path, "statement"], text);
  if (isSentence) takeFigure(book, { ...said, text }, path);
  return path;
}

function idOf(book: Book, objective: Path, written: string | undefined, number: number): string {
  const own = written && `KR-${written.replace(/^KR[- ]?/i, "")}`;
  // Documents count their key results anew under each objective; an id names one.
  if (own && book.known("key results", own) === undefined) {
    book.slug("key results", own);
    return own;
  }
  const first = book.memberOf(["okr order"], String(objective[1])).at(-1);
  return `KR-${Number(first) + 1}.${number}`;
}

function takeFigure(book: Book, said: Said, path: Path): void {
  const by = /\s+by\s+(.+?)[.]?$/i.exec(said.text);
  const day = dayIn(by?.[1] ?? "");
  const text = (day && by ? said.text.slice(0, by.index) : said.text).replace(/[.]$/, "");
  const after =
    /^(.+?)\s*(?:≥|>=|:|\bof at least\b|\bof\b|\breaches\b|\bhits\b)\s*([<>≥≤]?\s*[$€£]?\d\S*(?: \w+)?)$/i.exec(
      text,
    );
  const before = /^(?:achieve|reach|generate|bring|win)\s+([$€£]?\d\S*)\s+(?:in|of)\s+(.+)$/i.exec(text);
  const metric = measureNamed(after?.[1] ?? before?.[2] ?? "");
  if (metric === undefined) {
    const phrase = phraseIn(said.text);
    if (phrase?.bound) takePhrase(book, said, path, phrase);
    return;
  }
  book.put(said, [...path, "metric"], metric);
  takeBound(book, { ...said, text: after?.[2] ?? before?.[1] ?? "" }, path, metric);
  if (day) book.put(said, [...path, "by"], day);
}

/** Objectives and key results as rows; an empty objective is the one above. */
export const okrTable = (above: Path | undefined): TableReader => ({
  fits: (columns) =>
    resultColumns.some((column) => columns.includes(column)) &&
    (above !== undefined || !columns.includes("kr") || columns.includes("objective")),
  read(book, table) {
    book.used(table.header.line);
    let objective = above;
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const named = cellOf(cells, "objective");
      if (named && !isBlank(named.text)) objective = okrPath(book, named);
      const result = cellOf(cells, ...resultColumns);
      if (!objective || !result || isBlank(result.text))
        book.unread(row.line, "a key result without its objective");
      else takeRow(book, objective, result, cells);
    }
  },
});

const resultColumns = ["key result", "key results", "kr"];
const startColumns = ["baseline", "start", "current", "today"];

function takeRow(book: Book, objective: Path, result: Said, cells: ReturnType<typeof cellsOf>): void {
  const own = cells.get("");
  const id = own && /^[A-Z]+[- ]?\d+(?:\.\d+)?$/.test(own.text) ? own.text : undefined;
  const path = takeKeyResult(book, result, objective, { id, isSentence: !cells.has("target") });
  if (!path) return;
  const metric = cellOf(cells, "metric", "measure");
  const target = cellOf(cells, "target");
  const by = cellOf(cells, "by", "due", "date");
  const owner = cellOf(cells, "owner", "accountable");
  const start = cellOf(cells, ...startColumns);
  if (metric) take(book, metric, [...path, "metric"], asMetric);
  const phrase = target && phraseIn(target.text);
  const kind = cells.get("kind");
  if (target && phrase?.bound && !metric) takePhrase(book, target, path, phrase);
  else if (target) takeBound(book, target, path, measureNamed((metric ?? result).text));
  const counted = measureNamed((metric ?? result).text);
  if (start && counted) takeBaseline(book, start, path, counted);
  else if (start && !isBlank(start.text)) book.leave(start, noMeasure((metric ?? result).text));
  if (kind) take(book, kind, [...path, "kind"], asOneOf(keyResultKinds));
  if (by) take(book, by, [...path, "by"], asDay);
  if (owner) take(book, owner, [...path, "owner"], asPerson);
  leaveRest(
    book,
    cells,
    new Set([
      "",
      "kind",
      "objective",
      ...resultColumns,
      "metric",
      "measure",
      "target",
      ...startColumns,
      "by",
      "due",
      "date",
      "owner",
      "accountable",
    ]),
    "key result",
  );
}
