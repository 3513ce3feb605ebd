import { purposes } from "../strategy/closed-sets.ts";
import type { Book } from "./book.ts";
import type { TableReader } from "./plan-tables.ts";
import { asShare, take } from "./readers.ts";
import { typeNamed } from "./references.ts";
import { besideName, isBlank, isPlaceholder, type Said } from "./said.ts";
import { cellOf, cellsOf, columnsOf, isTotal, leaveRest, type Table } from "./table.ts";
import { memberIn } from "./member-in.ts";
import { purposeWords } from "./vocabulary.ts";

const byPurpose = ["purpose", "investment purpose"];
const byType = ["partner type", "type"];
/** Titles that can be no other share; beside the lines themselves, an intended share is one of them, too. */
const ofBudget = [
  "share of budget",
  "share of the budget",
  "budget share",
  "intended share of the lines",
  "share of spend",
];
const ofLines = ["intended share", "share"];
const computedBeside = [
  "lines",
  "share of lines",
  "share of partner revenue wanted",
  "people",
  "priority",
  "amount",
];

const columnIn = (columns: readonly string[]): string | undefined =>
  [...ofBudget, ...(columns.includes("share of lines") || columns.includes("lines") ? ofLines : [])].find(
    (name) => columns.includes(name),
  );

/** How the budget is to be split, by partner type or by purpose. What stands beside the shares is added up from the lines. */
export const budgetSharesTable: TableReader = {
  fits: (columns, { rows }) =>
    [...byPurpose, ...byType].includes(columns[0] ?? "") &&
    (columnIn(columns) !== undefined || (columns.includes("share") && areAllPurposes(rows))),
  read(book, table) {
    book.used(table.header.line);
    const columns = columnsOf(table);
    const column = columnIn(columns) ?? "share";
    for (const row of table.rows) {
      const cells = cellsOf(columns, row);
      const name = cellOf(cells, columns[0] ?? "");
      const share = cells.get(column);
      if (!name || isBlank(name.text) || isTotal(name.text)) {
        book.used(row.line);
        continue;
      }
      const said = { ...name, text: besideName(name.text).name };
      if (isPlaceholder(name.text))
        book.toFill({ ...name, text: row.cells.join(" | ") }, "share of the budget");
      else if (!share || isBlank(share.text)) book.unread(row.line, "a row without a share of the budget");
      else if (byPurpose.includes(columns[0] ?? "")) takePurpose(book, said, share);
      else takeType(book, said, share);
      leaveRest(
        book,
        cells,
        new Set([columns[0] ?? "", column, ...(book.options.isOurs ? computedBeside : [])]),
        "share of the budget",
      );
    }
  },
};

/** Only of a budget anybody says what it is for in these words. */
const areAllPurposes = (rows: Table["rows"]): boolean =>
  rows.every(
    ({ cells: [name = ""] }) => isTotal(name) || memberIn(purposes, purposeWords, name) !== undefined,
  );

function takePurpose(book: Book, name: Said, share: Said): void {
  const purpose = memberIn(purposes, purposeWords, name.text);
  if (!purpose) return book.leave(name, `none of: ${purposes.join(", ")}`);
  take(book, share, ["budget", "purposeShare", purpose], asShare);
}

/** The partner type is known by its name once all of the document is read. */
function takeType(book: Book, name: Said, share: Said): void {
  book.later(name.line, () => {
    const slug = typeNamed(book, name);
    if (slug) take(book, share, ["budget", "share", slug], asShare);
    else book.leave(name, "no partner type of that name stands in the document");
  });
}
