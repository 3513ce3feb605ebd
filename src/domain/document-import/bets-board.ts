import { betStatuses } from "../strategy/closed-sets.ts";
import { isPlaceholder, isBlank, isStruck, normal, struckOut } from "./said.ts";
import { memberIn } from "./member-in.ts";
import type { TableReader } from "./plan-tables.ts";
import { betWords } from "./vocabulary.ts";

/** A state to a column, `Now | Next | Later | Never`, each cell with its bets; what is never to be done is declined. */
export const betsBoard = (headings: readonly string[]): TableReader => ({
  fits: (columns) =>
    columns.length > 1 &&
    headings.some((heading) => /\bbets?\b/.test(normal(heading))) &&
    columns.every((column) => statusOf(column) !== undefined),
  read(book, { header, rows }) {
    book.used(header.line);
    for (const { cells, line } of rows)
      for (const [at, cell] of cells.entries())
        for (const text of cell.split(/\s*[;\n]\s*/)) {
          const status = statusOf(header.cells[at] ?? "");
          const said = { text, line };
          if (isBlank(text)) continue;
          if (isStruck(text)) book.leave(said, struckOut);
          else if (isPlaceholder(text)) book.toFill(said, "bet");
          else if (status === "declined") book.element(said, "declined", text, "option");
          else if (status)
            book.put(said, ["bets", book.element(said, "bets", text, "name"), "status"], status);
          else book.leave(said, "a cell without the title of its column");
        }
  },
});

const statusOf = (column: string): (typeof betStatuses)[number] | "declined" | undefined =>
  memberIn(betStatuses, betWords, column) ??
  (/^(?:never|declined|not doing|not now|won't do)$/.test(normal(column)) ? "declined" : undefined);
