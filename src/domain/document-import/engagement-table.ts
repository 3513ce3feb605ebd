import { takeRuleInWords } from "./engagement-in-words.ts";
import type { TableReader } from "./plan-tables.ts";
import { isBlank, isPlaceholder } from "./said.ts";
import { cellOf, cellsOf, columnsOf, leaveRest } from "./table.ts";

const cases = [
  "situation",
  "case",
  "if",
  "when",
  "account",
  "accounts",
  "account type",
  "type of account",
  "scenario",
  "type of deal",
  "deal",
];
const sellers = ["who leads", "who sells", "lead", "leads", "seller", "sales lead", "who leads the sale"];

/** Rules of engagement with a case to a row: `Situation | Who leads`. */
export const engagementTable: TableReader = {
  fits: (columns) => cases.includes(columns[0] ?? "") && columns.some((column) => sellers.includes(column)),
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const [condition, seller] = [cellOf(cells, ...cases), cellOf(cells, ...sellers)];
      if (!condition || !seller || isBlank(condition.text) || isBlank(seller.text))
        book.unread(row.line, "a rule of engagement without its case or without who sells");
      else if (row.cells.some(isPlaceholder))
        book.toFill({ ...condition, text: row.cells.join(" | ") }, "rule of engagement");
      else takeRuleInWords(book, { text: `${condition.text.trim()}: ${seller.text.trim()}`, line: row.line });
      leaveRest(
        book,
        cells,
        new Set([cases, sellers].map((names) => names.find((column) => cells.has(column)) ?? "")),
        "rule of engagement",
      );
    }
  },
};
