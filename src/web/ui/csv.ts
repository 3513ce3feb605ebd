import { saveText } from "./save-text.ts";

export type CsvCell = string | number | null;

/** Rows as CSV text (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8. */
export const csvText = (header: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${[header, ...rows].map((row) => row.map(written).join(",")).join("\r\n")}\r\n`;

export const saveCsv = (
  name: string,
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): void => saveText(`${name}.csv`, csvText(header, rows), "text/csv");

/** Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection); numbers stay numbers. */
function written(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
