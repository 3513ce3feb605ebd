import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { amountIn, sizeOf } from "./figures.ts";
import { withAmounts, yearOf } from "./budget-years.ts";
import { withHeadedUnit } from "./heading-units.ts";
import type { NumberForm } from "./number-form.ts";
import type { PartSpec } from "./part-spec.ts";
import { positions, systems } from "./parts-budget.ts";
import { asAmount } from "./readers.ts";
import { isBlank, isPlaceholder, type Said } from "./said.ts";
import { spendingIn } from "./budget-spending.ts";
import { cellsOf, columnsOf, isTotal, readPartTable, type Table } from "./table.ts";

/** Positions, lines and systems of the budget. A total is held against the sum of its rows and never taken as a row. */
export function readBudgetTable(
  book: Book,
  spec: PartSpec,
  given: Table,
  { titles, corner }: { titles: readonly string[]; corner: string },
): void {
  const titlesOfMoney = spec.fields.filter(({ read }) => read === asAmount).flatMap(({ says }) => says);
  const isMoney = (column: string): boolean =>
    titlesOfMoney.includes(column) ||
    yearOf(column) !== undefined ||
    /^(?:total|full year|year|q[1-4])$/.test(column);
  const inUnits = withHeadedUnit(book, given, [...titles, corner], (at) =>
    isMoney(columnsOf(given)[at] ?? ""),
  );
  const table = withAmounts(book, spec, inUnits, titles);
  const totals = table.rows.filter(({ cells }) => isTotal(cells.find((cell) => cell.trim() !== "") ?? ""));
  const rows = table.rows.filter((row) => !totals.includes(row));
  const { lines, people, systems: bought } = spendingIn(book, spec, { header: table.header, rows });
  readPartTable(book, spec, lines, (name) => budgetPath(book, spec, name));
  if (people.rows.length > 0)
    readPartTable(book, positions, people, (name) => budgetPath(book, positions, name));
  if (bought.rows.length > 0) readPartTable(book, systems, bought, (name) => budgetPath(book, systems, name));
  for (const total of totals) holdTotal(book, spec, { header: table.header, rows }, total);
}

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
    const sum = amountsIn(book, "lines").reduce<number>(
      (all, amount) => all + (figureOf(String(amount), book.options.numbers) ?? 0),
      0,
    );
    if (figureOf(total.text, book.options.numbers) === sum) book.used(total.line);
    else book.leave(total, `a total, and the lines of the budget add up to ${sum.toLocaleString("en")}`);
  });
}

/** What people, lines and systems of the budget add up to; undefined where none of them has an amount, or one in another currency. */
export function totalOfBudget(book: Book): number | undefined {
  const amounts = (["people", "lines", "systems"] as const).flatMap((part) => amountsIn(book, part));
  const figures = amounts.map((amount) => figureOf(String(amount), book.options.numbers));
  const isForeign = amounts.some((amount) => /^[A-Z]{3} /.test(String(amount)));
  if (figures.length === 0 || isForeign) return undefined;
  return figures.reduce<number>((all, amount) => all + (amount ?? 0), 0);
}

function amountsIn(book: Book, part: "people" | "lines" | "systems"): unknown[] {
  const found: unknown[] = [];
  const [name, amount] =
    part === "lines" ? ["name", "amount"] : [part === "people" ? "role" : "name", "cost"];
  for (let at = 0; book.has(["budget", part, at, name]); at++)
    found.push(book.valueAt(["budget", part, at, amount]));
  return found.filter((one) => one !== undefined);
}

export function figureOf(text: string, form: NumberForm): number | undefined {
  const amount = amountIn(text.replace(/\s*FTEs?$/i, ""), form);
  return amount && sizeOf(amount.written);
}
