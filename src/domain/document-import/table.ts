import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import type { Row } from "./outline.ts";
import { besideName, isBlank, isPlaceholder, isStruck, normal, type Said, struckOut } from "./said.ts";
import type { PartSpec } from "./part-spec.ts";
import { take } from "./readers.ts";

export type Table = { readonly header: Row; readonly rows: readonly Row[] };
/** The cells of a row by the titles of their columns. */
export type Cells = ReadonlyMap<string, Said>;

export const columnsOf = ({ header }: Table): string[] => header.cells.map(normal);

export function cellsOf(columns: readonly string[], row: Row): Cells {
  const cells = new Map<string, Said>();
  for (const [at, column] of columns.entries()) {
    const text = row.cells[at]?.trim() ?? "";
    // Of two columns with one title the second keeps its place under a name that no part asks for.
    cells.set(cells.has(column) ? `${column} ${at + 1}` : column, { text, line: row.line });
  }
  for (const [at, text] of row.cells.slice(columns.length).entries())
    cells.set(`cell ${columns.length + at + 1}`, { text, line: row.line });
  return cells;
}

/** The first of some columns that a row has. */
export const cellOf = (cells: Cells, ...names: readonly string[]): Said | undefined =>
  names.map((name) => cells.get(name)).find((cell) => cell !== undefined);

export const isTotal = (text: string): boolean =>
  /^(?:(?:grand )?total\b|(?:weighted|overall|total) (?:score|total|result|average)$|sum$)/.test(
    normal(text),
  );

/** Leaves what no reader has asked for, with the title of its column. */
export function leaveRest(book: Book, cells: Cells, taken: ReadonlySet<string>, what: string): void {
  for (const [column, said] of cells) {
    if (taken.has(column) || isBlank(said.text) || isNumbering(column, said)) continue;
    if (isPlaceholder(said.text)) book.toFill(said, `${column} of the ${what}`);
    else
      book.leave(
        said,
        `the model has no place for “${column}” of ${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`,
      );
  }
}

/** The number of a row says nothing of what stands in it. */
const isNumbering = (column: string, { text }: Said): boolean =>
  /^(?:#|no|nr|id)?$/.test(column) && /^(?:[A-Z]{1,3}[-.]?)?\d+[.)]?$/.test(text);

/** Whether a table holds elements of a part: a column names them and another says what only this part says. */
export function isTableOf(spec: PartSpec, columns: readonly string[], titles: readonly string[]): boolean {
  const isUnder = isUnderHeading(spec, titles);
  const naming = namingOf(spec, columns, isUnder);
  if (naming === undefined) return false;
  if (spec.never?.some((column) => columns.includes(column))) return false;
  return spec.needs.some((column) => column !== naming && columns.includes(column)) || isUnder;
}

/** Whether the column that names the elements holds names: under `Headcount` stand figures where it stands beside what is counted. */
export function hasNames(spec: PartSpec, { header, rows }: Table, titles: readonly string[]): boolean {
  const columns = columnsOf({ header, rows });
  const at = columns.indexOf(namingOf(spec, columns, isUnderHeading(spec, titles)) ?? "");
  return rows.some(({ cells }) => /\p{L}{2}/u.test(cells[at] ?? ""));
}

const isUnderHeading = (spec: PartSpec, titles: readonly string[]): boolean =>
  spec.under !== undefined && titles.some((title) => spec.under?.test(normal(title)));

/** The column that names the elements; words that could name anything do so only under a heading that names the part. */
const namingOf = (spec: PartSpec, columns: readonly string[], isUnder: boolean): string | undefined =>
  [...spec.named, ...(isUnder ? (spec.namedUnder ?? []) : [])].find((name) => columns.includes(name));

/** Reads each row as one element: its name first, then what stands beside it. */
export function readPartTable(
  book: Book,
  spec: PartSpec,
  table: Table,
  elementAt: (name: Said) => Path,
): void {
  const columns = columnsOf(table);
  const naming = namingOf(spec, columns, true) ?? "";
  book.used(table.header.line);
  for (const row of table.rows) {
    const cells = cellsOf(columns, row);
    const name = cells.get(naming);
    if (!name || isBlank(name.text)) book.unread(row.line, `a row without the name of its ${spec.what}`);
    else if (isStruck(name.text)) book.unread(row.line, struckOut);
    else if (isPlaceholder(name.text)) book.toFill({ ...name, text: row.cells.join(" | ") }, spec.what);
    else readNamed(book, spec, name, cells, naming, elementAt);
  }
}

function readNamed(
  book: Book,
  spec: PartSpec,
  cell: Said,
  cells: Cells,
  naming: string,
  elementAt: (name: Said) => Path,
): void {
  const { name, beside } = spec.beside ? besideName(cell.text) : { name: cell.text, beside: undefined };
  const said = { ...cell, text: name };
  const path = elementAt(said);
  if (beside) spec.beside?.(book, path, { ...cell, text: beside });
  readRow(book, spec, said, path, cells, naming);
}

/** What the cells of a row, or the labels of an item, say of an element. */
export function readRow(
  book: Book,
  spec: PartSpec,
  name: Said,
  path: Path,
  cells: Cells,
  naming: string,
): void {
  const taken = new Set([naming]);
  for (const { says, at, read } of spec.fields) {
    const column = says.find((label) => cells.has(label) && !taken.has(label));
    const said = column === undefined ? undefined : cells.get(column);
    if (column === undefined || !said) continue;
    taken.add(column);
    take(book, said, [...path, ...at], read);
  }
  const asked = new Set<string>();
  spec.also?.(book, path, name, watching(cells, asked));
  leaveRest(book, cells, new Set([...taken, ...asked]), spec.what);
}

/** The same cells, noting which have been asked for. */
function watching(cells: Cells, asked: Set<string>): Cells {
  const watched = new Map(cells);
  watched.get = (column) => {
    const said = cells.get(column);
    if (said) asked.add(column);
    return said;
  };
  return watched;
}
