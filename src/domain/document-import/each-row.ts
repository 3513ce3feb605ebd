import type { Book } from "./book.ts";
import { isBlank, isPlaceholder, type Said } from "./said.ts";
import { type Cells, cellOf, cellsOf, columnsOf, type Table } from "./table.ts";

/** What each row says, with the titles of the table used and the row named where it names nothing. */
export function eachRow(
  book: Book,
  table: Table,
  naming: readonly string[],
  read: (name: Said, cells: Cells) => void,
): void {
  book.used(table.header.line);
  for (const row of table.rows) {
    const cells = cellsOf(columnsOf(table), row);
    const name = cellOf(cells, ...naming);
    if (!name || isBlank(name.text)) book.unread(row.line, "a row without its name");
    else if (isPlaceholder(name.text)) book.toFill({ ...name, text: row.cells.join(" | ") }, naming[0] ?? "");
    else read(name, cells);
  }
}
