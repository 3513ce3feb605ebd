import type { Book } from "./book.ts";
import { inUnit, unitAtEnd } from "./column-units.ts";
import type { Table } from "./table.ts";

/**
 * Under a heading that ends with the unit of its money (`Budget 2027 (in k€)`) a figure alone is in that unit, where it can be nothing
 * but money. The heading is further from its figures than the title of a column, so that it is listed as assumed.
 */
export function withHeadedUnit(
  book: Book,
  table: Table,
  titles: readonly string[],
  isMoney: (column: number, name: string) => boolean,
): Table {
  const heading = titles.findLast((title) => unitAtEnd(title) !== undefined);
  const unit = heading === undefined ? undefined : unitAtEnd(heading);
  if (!unit || book.options.isOurs) return table;
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) =>
      at > 0 && isMoney(at, row.cells[0] ?? "") ? inUnit(cell, unit, book.options.numbers) : cell,
    ),
  }));
  if (rows.some((row, at) => row.cells.some((cell, column) => cell !== table.rows[at]?.cells[column])))
    book.assume({
      words: `Figures alone under “${heading}” are read in the unit that it names`,
      change: "write the unit beside the figures, such as 390K, where it is another",
      line: table.header.line,
    });
  return { header: table.header, rows };
}
