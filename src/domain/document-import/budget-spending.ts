import type { Book } from "./book.ts";
import type { Row } from "./outline.ts";
import type { PartSpec } from "./part-spec.ts";
import { normal } from "./said.ts";
import { columnsOf, type Table } from "./table.ts";

/** The rows of a table of spending by what they are. */
export type Spending = { readonly lines: Table; readonly people: Table; readonly systems: Table };

/**
 * `Partner managers (3 FTE)`, `2 FTE partner marketing`, `Presales, 0.5 FTE`: a line that counts full-time people is a position. So is
 * one whose category is of people, as in `People | 4 channel managers`; one whose category is of tools is a system.
 */
export function spendingIn(book: Book, spec: PartSpec, table: Table): Spending {
  const none = { header: table.header, rows: [] };
  if (book.options.isOurs || spec.part !== "lines") return { lines: table, people: none, systems: none };
  const columns = columnsOf(table);
  const naming = [...spec.named, ...(spec.namedUnder ?? [])].find((name) => columns.includes(name));
  const at = columns.indexOf(naming ?? "");
  const group = columns.findIndex((column, index) => index !== at && groupTitles.test(column));
  const kinds = table.rows.map((row) => kindOf(row, at, group));
  const rowsOf = (kind: Kind["is"]): Row[] => table.rows.filter((_, index) => kinds[index]?.is === kind);
  const titled = (title: string): string[] =>
    table.header.cells.map((cell, column) => (column === at ? title : cell));
  return {
    lines: { header: table.header, rows: rowsOf("line") },
    systems: {
      header: { ...table.header, cells: titled("System") },
      rows: rowsOf("system").map((row) => withCell(row, group, "")),
    },
    people: {
      header: { ...table.header, cells: [...titled("Position"), "FTE", "Headcount"] },
      rows: table.rows.flatMap((row, index) => {
        const kind = kinds[index];
        if (kind?.is !== "person") return [];
        const named = withCell(withCell(row, at, kind.role), group, "");
        const cells = table.header.cells.map((_, column) => named.cells[column] ?? "");
        return [{ ...row, cells: [...cells, kind.fte ?? "", kind.heads ?? ""] }];
      }),
    },
  };
}

/** Columns that say of which kind a row is, beside one that names it. */
const groupTitles = /^(?:category|area|group|bucket|cost type|type of (?:cost|spend))$/;

type Kind =
  | { readonly is: "line" | "system" }
  | { readonly is: "person"; readonly role: string; readonly fte?: string; readonly heads?: string };

function kindOf(row: Row, at: number, group: number): Kind {
  const name = (row.cells[at] ?? "").trim();
  const staffed = staffedIn(name);
  if (staffed) return { is: "person", ...staffed };
  const category = group < 0 ? "" : normal(row.cells[group] ?? "");
  if (/^(?:tools?|tooling|systems?|technology|software|platforms?|tech)$/.test(category))
    return { is: "system" };
  if (!/^(?:people|headcount|team|staff|staffing|personnel|salaries)$/.test(category)) return { is: "line" };
  const [, heads, role] = /^(\d+(?:[.,]\d+)?)\s+(\p{L}.*)$/u.exec(name) ?? [];
  return heads && role ? { is: "person", role, heads } : { is: "person", role: name };
}

function staffedIn(name: string): { role: string; fte: string } | undefined {
  const behind = /^(.+?)(?:\s*\(|\s*[,:]\s*|\s+[–—-]\s+)(\d+(?:[.,]\d+)?)\s?FTEs?\)?$/i.exec(name);
  if (behind) return { role: behind[1] ?? "", fte: behind[2] ?? "" };
  const before = /^(\d+(?:[.,]\d+)?)\s?FTEs?\s*(?:[:–—-]\s*)?(\p{L}.*)$/iu.exec(name);
  return before ? { role: before[2] ?? "", fte: before[1] ?? "" } : undefined;
}

const withCell = (row: Row, at: number, text: string): Row => ({
  ...row,
  cells: row.cells.map((cell, column) => (column === at ? text : cell)),
});
