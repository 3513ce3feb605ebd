import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { calendarApart, calendarPeriodIn, fiscalFor, yearAround } from "./calendar-years.ts";
import { boundIn } from "./figures.ts";
import { withHeadedUnit } from "./heading-units.ts";
import { directionOf, measureName, measureNamed, noMeasure, unitOf } from "./measure-names.ts";
import { phraseIn, takeScope } from "./phrase.ts";
import { personOf } from "./people.ts";
import {
  assumeInclusive,
  countedIn,
  leaveFigure,
  metricFor,
  periodOf,
  quantityOf,
  yearMissing,
} from "./readers.ts";
import { isBlank, isPlaceholder, normal, type Said } from "./said.ts";
import { cellOf, cellsOf, columnsOf, leaveRest, type Table } from "./table.ts";

const naming = ["metric", "measure", "kpi", "success metric", "indicator"] as const;

/** Tables of success metrics: a measure and its target, or its targets by quarter and year. */
export const isTargetsTable = (columns: readonly string[], { rows }: Table): boolean =>
  (naming.some((name) => columns[0] === name) ||
    (columns[0] === "" &&
      columns.slice(1).every((column) => periodOfColumn(column) !== undefined) &&
      rows.some(({ cells }) => measureNamed(cells[0] ?? "") !== undefined))) &&
  columns.some((column) => isTarget(column)) &&
  !columns.includes("gold");

const isTarget = (column: string): boolean =>
  /^(?:target|targets|goal|value)$/.test(column) || periodOfColumn(column) !== undefined;

/** The period that the title of a column names: `Q1`, `FY28`, `FY28-Q1` or `year`; undefined for no period. */
function periodOfColumn(column: string): string | undefined {
  const plain = column
    .replace(/\b(?:targets?|goal)\b/g, "")
    .trim()
    .toUpperCase();
  if (/^Q[1-4]$/.test(plain)) return plain;
  if (/^(?:YEAR 1|YEAR|FULL YEAR|ANNUAL|FISCAL YEAR)$/.test(plain)) return "year";
  const isPeriod =
    /^(?:FY ?(?:20)?\d{2}(?:[ -]?[QH][1-4])?|[QH][1-4] FY ?(?:20)?\d{2})$/.test(plain) ||
    calendarPeriodIn(plain) !== undefined;
  return isPeriod ? plain : undefined;
}

export function readTargetsTable(
  book: Book,
  given: Table,
  { quarter, titles, corner }: { quarter?: string | undefined; titles: readonly string[]; corner: string },
): void {
  const table = withHeadedUnit(book, given, [...titles, corner], (at, name) => {
    const metric = measureNamed(name);
    return isTarget(columnsOf(given)[at] ?? "") && metric !== undefined && unitOf(metric) === "money";
  });
  const columns = columnsOf(table);
  book.used(table.header.line);
  for (const row of table.rows) {
    const cells = cellsOf(columns, row);
    const name = cellOf(cells, ...naming, "");
    if (!name || isBlank(name.text)) book.unread(row.line, "a row without the name of its metric");
    else if (isPlaceholder(name.text)) book.toFill({ ...name, text: row.cells.join(" | ") }, "metric");
    else {
      const taken = new Set<string>([...naming, ""]);
      for (const [column, said] of cells) {
        if (!isTarget(column)) continue;
        taken.add(column);
        for (const one of periodsIn(said))
          takeTarget(
            book,
            name,
            one.said,
            withYear(one.period ?? periodOfColumn(column) ?? quarter ?? "year", () =>
              yearAround(book, { titles, columns: columns.filter(isTarget), line: table.header.line }),
            ),
          );
      }
      const owner = cellOf(cells, "owner", "accountable");
      const place =
        owner && !isBlank(owner.text) && !isPlaceholder(owner.text) ? metricPlace(book, name) : undefined;
      if (owner && place) {
        taken.add("owner").add("accountable");
        book.put(owner, [...place, "owner"], personOf(book, owner));
      }
      leaveRest(book, cells, taken, "metric");
    }
  }
}

/** A quarter, or the year itself, of the year that the headings name. */
function withYear(period: string, yearOf: () => string | undefined): string {
  const year = period === "year" || /^[QH][1-4]$/.test(period) ? yearOf() : undefined;
  return year === undefined ? period : period === "year" ? year : `${year}-${period}`;
}

/** Several targets in one cell, each with its period: `FY28-Q1: 8; FY28: 28`. */
function periodsIn(said: Said): { said: Said; period: string | undefined }[] {
  const parts = said.text
    .split(/\s*;\s*/)
    .map((text) => /^((?:FY ?\d{2,4}[ -]?)?(?:[QH][1-4])?)\s*:\s*(.+)$/.exec(text));
  if (!parts.every((match) => match !== null && match[1] !== "")) return [{ said, period: undefined }];
  return parts.map((match) => ({ said: { ...said, text: match?.[2] ?? "" }, period: match?.[1] }));
}

/** The place of a metric in the list: the same measure of another part of the business is another one. */
function metricPlace(book: Book, name: Said, counted?: string): Path | undefined {
  const phrase = phraseIn(name.text);
  if (!phrase) return undefined;
  const metric = counted ?? phrase.metric;
  const place = book.memberOf(["metrics"], `${metric} ${phrase.scope ?? ""}`);
  if (book.has([...place, "metric"])) return place;
  book.put(name, [...place, "metric"], metric);
  if (phrase.scope !== undefined) takeScope(book, { ...name, text: phrase.scope }, place);
  return place;
}

/** A target of a metric in a period; `period` is `year` for the fiscal year that was asked for. */
export function takeTarget(book: Book, name: Said, said: Said, period: string): void {
  if (isBlank(said.text)) return;
  if (isPlaceholder(said.text)) return book.toFill(said, `target of ${name.text}`);
  const metric = phraseIn(name.text)?.metric;
  if (metric === undefined)
    return book.leave({ ...said, text: `${name.text}: ${said.text}` }, noMeasure(name.text));
  const bound = boundIn(said.text, book.options.numbers);
  if (!bound)
    return leaveFigure(book, said, "no value that can be reached, such as 3M, 30%, 50+ or <90 days");
  const counted = metricFor(bound, metric);
  if (counted === undefined) return book.leave(said, countedIn(metric));
  if (bound.bound && bound.bound !== (directionOf(counted) === "up" ? "atLeast" : "atMost"))
    return book.leave(
      said,
      `${measureName(counted)} is better the ${directionOf(counted) === "up" ? "higher" : "lower"} it is, and this is the other way round`,
    );
  const place = metricPlace(book, name, counted);
  if (!place) return;
  const fiscal =
    period === "year"
      ? book.options.year
      : (periodOf(book, normal(period).toUpperCase()) ?? fiscalFor(book, { ...said, text: period }));
  if (fiscal === undefined)
    return book.leave(said, calendarPeriodIn(period) === undefined ? yearMissing : calendarApart);
  book.put(said, [...place, "targets", fiscal], quantityOf(book, bound));
  if (bound.beside !== undefined)
    book.leave({ ...said, text: `(${bound.beside})` }, "a second figure for one target");
  if (bound.strict) assumeInclusive(book, said);
}
