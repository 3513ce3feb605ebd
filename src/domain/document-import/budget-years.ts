import { periodParts } from "../shared/fiscal.ts";
import type { Book } from "./book.ts";
import { calendarApart, calendarPeriodIn, fiscalFor, yearsNamedIn } from "./calendar-years.ts";
import { periodIn } from "./figures.ts";
import type { PartSpec } from "./part-spec.ts";
import { asAmount, take } from "./readers.ts";
import { isBlank } from "./said.ts";
import { columnsOf, isTotal, type Table } from "./table.ts";

/**
 * A column with the title of a year holds the amounts of that year, where no other column holds amounts. The model has one budget and
 * the lines of the year before it: of several years the budget is the one that the heading names, else the one that was asked for, and
 * `Year 1` is that one. The amounts of all other years are left.
 */
export function withAmounts(book: Book, spec: PartSpec, table: Table, titles: readonly string[]): Table {
  const columns = columnsOf(table);
  if (amountColumns.some((name) => columns.includes(name))) return table;
  const whole = wholeOfQuarters(columns);
  if (whole > 0) return { ...table, header: titled(table, (at) => at === whole) };
  const years = columns.map(yearOf);
  const named = new Set(years.filter((year) => year !== undefined));
  if (named.size === 0) return table;
  const isApart = book.options.calendarYears === "apart" && columns.some((column) => isCalendar(column));
  const chosen = isApart ? undefined : chosenOf(book, named, titles, plannedIn(columns));
  const fiscal = chosen?.startsWith("FY") ? chosen : book.options.year;
  const at = chosen === undefined ? -1 : years.indexOf(chosen);
  if (chosen !== undefined && fiscal !== undefined) {
    const year = { text: plainYear(columns[at] ?? ""), line: table.header.line };
    if (isCalendar(year.text)) fiscalFor(book, year);
    book.put({ text: table.header.cells[at] ?? "", line: table.header.line }, ["budget", "year"], fiscal);
    if (chosen !== fiscal)
      book.assume({
        words: `“${table.header.cells[at] ?? ""}” of the budget is read as ${fiscal}`,
        change: "read it again with another fiscal year",
        line: table.header.line,
      });
  }
  const before = years.findIndex((year) => year !== undefined && year === yearBefore(chosen));
  const isOther = (column: number): boolean => years[column] !== undefined && column !== at;
  for (const { line, cells } of table.rows)
    for (const [column, text] of cells.entries()) {
      if (!isOther(column) || isTotal(cells[0] ?? "")) continue;
      if (column === before && spec.part === "lines") takePrevious(book, cells[0] ?? "", { text, line });
      else
        book.leave(
          { text, line },
          isApart ? calendarApart : whyLeft(chosen, table.header.cells[column] ?? ""),
        );
    }
  const keep = <T>(cells: readonly T[]): T[] => cells.filter((_, column) => !isOther(column));
  return {
    header: { ...table.header, cells: keep(titled(table, (column) => column === at).cells) },
    rows: table.rows.map((row) => ({ ...row, cells: keep(row.cells) })),
  };
}

const whyLeft = (chosen: string | undefined, column: string): string =>
  chosen !== undefined
    ? `an amount of ${column}; the budget of the draft is the one of ${chosen}`
    : /^year/i.test(column)
      ? "which fiscal year this is, is not said; read it again with the first one, such as FY28"
      : "a budget has one year; name it in the heading, such as Budget FY28";

/** The quarters of a year add up to its amount: the place of the column that says so, or none. */
function wholeOfQuarters(columns: readonly string[]): number {
  const isByQuarter =
    columns.filter((column) => periodIn(column)?.includes("Q") ?? /^q[1-4]$/.test(column)).length > 1;
  return isByQuarter ? columns.findIndex((column) => /^(?:total|full year|year)$/.test(column)) : -1;
}

/** The titles of a table, those of some columns being amounts. */
const titled = ({ header }: Table, isAmount: (at: number) => boolean): Table["header"] => ({
  ...header,
  cells: header.cells.map((cell, at) => (isAmount(at) ? "amount" : cell)),
});

/** The year that the budget of the draft is of; undefined where nothing says which. */
function chosenOf(
  { options }: Book,
  named: ReadonlySet<string>,
  titles: readonly string[],
  planned: readonly string[],
): string | undefined {
  const [first] = named;
  if (named.has("Year 1")) return options.year === undefined ? undefined : "Year 1";
  if (named.size === 1) return first;
  const headed =
    titles
      .toReversed()
      .map((title) => [...named].filter((year) => yearsIn(title).includes(year)))
      .find((years) => years.length > 0) ?? [];
  if (headed.length === 1) return headed[0];
  const [budgeted, ...others] = planned;
  if (headed.length === 0 && budgeted !== undefined && others.length === 0) return budgeted;
  return headed.length === 0 && options.year !== undefined && named.has(options.year)
    ? options.year
    : undefined;
}

/** `FY28 budget` beside `FY27 actual` and `FY29 forecast`: the years that are called a budget, where every other is called something else. */
function plannedIn(columns: readonly string[]): string[] {
  const years = columns.filter((column) => yearOf(column) !== undefined);
  const planned = years.filter((column) => /\b(?:budget|planned|plan)\b/.test(column));
  const isApart = years.every(
    (column) => planned.includes(column) || /\b(?:actuals?|forecast|estimate)\b/.test(column),
  );
  return isApart ? planned.flatMap((column) => yearOf(column) ?? []) : [];
}

/** `FY27` before `FY28`: of the years of a plan none is the year before it. */
const yearBefore = (year: string | undefined): string | undefined =>
  year?.startsWith("FY") ? `FY${String(Number(year.slice(2)) - 1).padStart(2, "0")}` : undefined;

function takePrevious(book: Book, name: string, said: { text: string; line: number }): void {
  if (isBlank(name) || isBlank(said.text)) return;
  const path = book.memberOf(["budget", "previous"], name.trim().toLowerCase());
  book.put({ text: name, line: said.line }, [...path, "name"], name.trim());
  take(book, said, [...path, "amount"], asAmount);
}

const yearsIn = (title: string): string[] => yearsNamedIn(title).map(({ year }) => year);

/** The title of a column of amounts without the words that stand beside its year. */
const plainYear = (column: string): string =>
  column
    .replaceAll(/\b(?:amount|budget|cost|costs|spend|planned|plan|actuals?|forecast|estimate)\b/g, "")
    .trim();

const isCalendar = (column: string): boolean => /^FY\d{2}$/.test(calendarPeriodIn(plainYear(column)) ?? "");

/** `FY28`, `Amount FY28`, `2027`, `Year 1`: the year of a column of amounts. */
export function yearOf(column: string): string | undefined {
  const plain = plainYear(column);
  const numbered = /^(?:year|yr|y) ?([1-9])$/.exec(plain)?.[1];
  if (numbered) return `Year ${numbered}`;
  const year = periodIn(plain) ?? calendarPeriodIn(plain);
  return year !== undefined && periodParts(year)?.kind === "year" ? year : undefined;
}

const amountColumns = [
  "amount",
  "cost",
  "budget",
  "annual cost",
  "annual budget",
  "spend",
  "annual spend",
  "planned spend",
];
