import { displayWidth, padEnd, padStart } from "./width.ts";
import { hanging, wrapped } from "./wrap.ts";

export type Column = {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Takes the room that the others leave, and wraps. */
  readonly flexible?: true;
};

const gap = 2;
const narrowestFlexible = 12;

/**
 * Rows under their titles, as wide as the terminal allows; where they cannot stand side by side, one field to a line.
 * `remarks` are sentences, one for each row (empty for none), that stand under it, indented.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  remarks: readonly string[] = [],
): string[] {
  const natural = columns.map(({ title }, at) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[at] ?? ""))),
  );
  const widths = fitted(columns, natural, width);
  if (!widths) return asRecords(columns, rows, width, remarks);
  const titles = columns.map(({ title }) => title);
  return [
    ...tableLines(columns, titles, widths),
    ...rows.flatMap((row, at) => [...tableLines(columns, row, widths), ...remark(remarks[at], width)]),
  ];
}

const remark = (text: string | undefined, width: number): string[] =>
  text ? hanging("   ", text, width) : [];

function fitted(columns: readonly Column[], natural: readonly number[], width: number): number[] | undefined {
  const total = natural.reduce((sum, own) => sum + own, 0) + gap * (columns.length - 1);
  if (total <= width) return [...natural];
  const flexible = columns.findIndex((column) => column.flexible);
  const room = (natural[flexible] ?? 0) - (total - width);
  return room < narrowestFlexible ? undefined : natural.map((own, at) => (at === flexible ? room : own));
}

function tableLines(columns: readonly Column[], row: readonly string[], widths: readonly number[]): string[] {
  const cells = columns.map((_, at) => wrapped(row[at] ?? "", widths[at] ?? 1));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align }, at) =>
        (align === "right" ? padStart : padEnd)(cells[at]?.[line] ?? "", widths[at] ?? 0),
      )
      .join(" ".repeat(gap))
      .trimEnd(),
  );
}

function asRecords(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  remarks: readonly string[],
): string[] {
  const label = Math.max(...columns.map(({ title }) => displayWidth(title))) + gap;
  const records = rows.map((row, line) => [
    ...columns.flatMap(({ title }, at) => hanging(padEnd(title, label), row[at] ?? "", width)),
    ...remark(remarks[line], width),
  ]);
  return records.flatMap((record, at) => (at === 0 ? record : ["", ...record]));
}
