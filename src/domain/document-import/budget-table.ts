import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { periodParts } from "../shared/fiscal.ts";
import { amountIn, periodIn } from "./figures.ts";
import type { NumberForm } from "./number-form.ts";
import type { PartSpec } from "./part-spec.ts";
import { isBlank, isPlaceholder, type Said } from "./said.ts";
import { cellsOf, columnsOf, isTotal, readPartTable, type Table } from "./table.ts";

/** Positions, lines and systems of the budget. A total is held against the sum of its rows and never taken as a row. */
export function readBudgetTable(book: Book, spec: PartSpec, given: Table, titles: readonly string[]): void {
  const table = withAmounts(book, given, titles);
  const totals = table.rows.filter((row) => isTotal(row.cells[0] ?? ""));
  const rows = table.rows.filter((row) => !totals.includes(row));
  readPartTable(book, spec, { header: table.header, rows }, (name) => budgetPath(book, spec, name));
  for (const total of totals) holdTotal(book, spec, { header: table.header, rows }, total);
}

/**
 * A column with the title of a fiscal year holds the amounts of that year, where no other column holds amounts. Of several years the
 * budget is the one that the heading names; the amounts of the others are left.
 */
function withAmounts(book: Book, table: Table, titles: readonly string[]): Table {
  const columns = columnsOf(table);
  const isByQuarter =
    columns.filter((column) => periodIn(column)?.includes("Q") ?? /^q[1-4]$/.test(column)).length > 1;
  const whole = columns.findIndex((column) => /^(?:total|full year|year)$/.test(column));
  // The quarters of a year add up to its amount.
  if (isByQuarter && whole > 0 && !amountColumns.some((name) => columns.includes(name)))
    return {
      ...table,
      header: {
        ...table.header,
        cells: table.header.cells.map((cell, at) => (at === whole ? "amount" : cell)),
      },
    };
  const years = columns.map(yearOf);
  const named = new Set(years.filter((year) => year !== undefined));
  if (named.size === 0 || amountColumns.some((name) => columns.includes(name))) return table;
  const headed = [...named].filter((year) => titles.some((title) => yearsIn(title).includes(year)));
  const [chosen] = named.size === 1 ? [...named] : headed.length === 1 ? headed : [];
  if (chosen !== undefined) {
    const at = years.indexOf(chosen);
    book.put({ text: columns[at] ?? "", line: table.header.line }, ["budget", "year"], chosen);
  }
  const isOther = (at: number): boolean => years[at] !== undefined && years[at] !== chosen;
  for (const { line, cells } of table.rows)
    for (const [at, text] of cells.entries())
      if (isOther(at) && !isTotal(cells[0] ?? ""))
        book.leave(
          { text, line },
          chosen === undefined
            ? "a budget has one year; name it in the heading, such as Budget FY28"
            : `an amount of ${years[at] ?? ""}; the budget of the draft is the one of ${chosen}`,
        );
  const keep = <T>(cells: readonly T[]): T[] => cells.filter((_, at) => !isOther(at));
  return {
    header: {
      ...table.header,
      cells: keep(table.header.cells.map((cell, at) => (years[at] === chosen && chosen ? "amount" : cell))),
    },
    rows: table.rows.map((row) => ({ ...row, cells: keep(row.cells) })),
  };
}

const yearsIn = (title: string): (string | undefined)[] =>
  [...title.matchAll(/\bFY\s?(?:20)?\d{2}\b/gi)].map(([year]) => periodIn(year));

/** `FY28`, `Amount FY28`, `FY28 budget`: the fiscal year of a column of amounts. */
function yearOf(column: string): string | undefined {
  const year = periodIn(column.replaceAll(/\b(?:amount|budget|cost|spend|planned)\b/g, "").trim());
  return year !== undefined && periodParts(year)?.kind === "year" ? year : undefined;
}

const amountColumns = ["amount", "cost", "budget", "annual cost", "annual budget"];

/** The place of a position, a line or a system, by its name. */
export function budgetPath(book: Book, spec: PartSpec, name: Said): Path {
  const path = book.memberOf(["budget", budgetPart(spec)], name.text.trim().toLowerCase());
  book.put(name, [...path, spec.name], name.text.trim());
  return path;
}

const budgetPart = ({ part }: PartSpec): string => (part === "positions" ? "people" : part);

function holdTotal(book: Book, spec: PartSpec, table: Table, total: Table["rows"][number]): void {
  const columns = columnsOf(table);
  book.used(total.line);
  for (const [column, said] of cellsOf(columns, total)) {
    if (isTotal(said.text) || isBlank(said.text)) continue;
    if (isPlaceholder(said.text)) book.toFill(said, `total of ${column}`);
    else
      holdColumn(
        book,
        ["budget", budgetPart(spec)],
        said,
        table.rows.map((row) => cellsOf(columns, row).get(column)),
      );
  }
}

function holdColumn(book: Book, path: Path, total: Said, cells: readonly (Said | undefined)[]): void {
  const wanted = figureOf(total.text, book.options.numbers);
  const figures = cells.map((cell) => figureOf(cell?.text ?? "", book.options.numbers));
  if (wanted === undefined || figures.every((figure) => figure === undefined))
    return book.leave(total, "a total that no column of figures stands above");
  const sum = figures.reduce<number>((all, figure) => all + (figure ?? 0), 0);
  if (Math.abs(sum - wanted) < 1e-6) return book.used(total.line);
  const parts = cells.filter(
    (cell) => cell !== undefined && figureOf(cell.text, book.options.numbers) !== undefined,
  ) as Said[];
  book.contradict(path, [
    { ...total, text: `the total says ${total.text}, and its rows add up to ${sum.toLocaleString("en")}` },
    ...parts,
  ]);
}

/** A total in a list of lines: held against them, and left where they do not add up to it. */
export function holdListedTotal(book: Book, total: Said): void {
  book.later(total.line, () => {
    const amounts: unknown[] = [];
    while (book.has(["budget", "lines", amounts.length, "name"]))
      amounts.push(book.valueAt(["budget", "lines", amounts.length, "amount"]));
    const sum = amounts.reduce<number>(
      (all, amount) => all + (figureOf(String(amount), book.options.numbers) ?? 0),
      0,
    );
    if (figureOf(total.text, book.options.numbers) === sum) book.used(total.line);
    else book.leave(total, `a total, and the lines of the budget add up to ${sum.toLocaleString("en")}`);
  });
}

const scales: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9 };

function figureOf(text: string, form: NumberForm): number | undefined {
  const amount = amountIn(text.replace(/\s*FTEs?$/i, ""), form);
  if (!amount) return undefined;
  const scale = amount.written.at(-1) ?? "";
  return Number.parseFloat(amount.written) * (scales[scale] ?? 1);
}
