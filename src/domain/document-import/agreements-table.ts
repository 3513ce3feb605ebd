import { agreementKinds } from "../strategy/closed-sets.ts";
import { termFields } from "./agreement-terms.ts";
import { memberIn } from "./member-in.ts";
import type { TableReader } from "./plan-tables.ts";
import { take } from "./readers.ts";
import { isBlank, isPlaceholder } from "./said.ts";
import { slugOf } from "./slugs.ts";
import { cellOf, cellsOf, columnsOf, leaveRest } from "./table.ts";
import { agreementWords } from "./deal-words.ts";

const kindColumns = ["kind", "type", "agreement type"];

/** Agreements as rows, a term to a column. */
export const agreementsTable: TableReader = {
  fits: (columns) =>
    columns[0] === "agreement" &&
    termFields.some(({ says }) => says.some((label) => columns.includes(label))),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const name = { text: row.cells[0] ?? "", line: row.line };
      const said = cellOf(cells, ...kindColumns) ?? name;
      const kind = memberIn(agreementKinds, agreementWords, said.text.replace(/\s+agreement$/i, ""));
      const slug = slugOf(name.text);
      if (isBlank(name.text) || slug === "") book.unread(row.line, "a row without the name of its agreement");
      else if (isPlaceholder(name.text)) book.toFill({ ...name, text: row.cells.join(" | ") }, "agreement");
      else if (!kind)
        book.unread(row.line, `the kind of agreement is not said: none of ${agreementKinds.join(", ")}`);
      else {
        book.put(said, ["agreements", slug, "kind"], kind);
        const taken = new Set(["agreement", ...kindColumns]);
        for (const { says, at, read } of termFields) {
          const column = says.find((label) => cells.has(label) && !taken.has(label));
          const cell = column === undefined ? undefined : cells.get(column);
          if (column === undefined || !cell) continue;
          taken.add(column);
          take(book, cell, ["agreements", slug, ...at], read);
        }
        leaveRest(book, cells, taken, "agreement");
      }
    }
  },
};
