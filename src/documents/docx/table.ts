import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import type { Table, Text } from "../../domain/documents/document.ts";
import { paletteOf } from "../look.ts";
import { plain } from "../plain-text.ts";
import { balancedWeights } from "../column-widths.ts";
import type { Form } from "./styles.ts";
import { runs } from "./text.ts";

type Row = readonly (Text | null)[];

/** A table of Word's own: the head on every page, no row in two, hairlines instead of boxes. */
export function wordTable(table: Table, { page, cell, quiet, air }: Form): (Paragraph | WordTable)[] {
  const { caption, columns, rows, total } = table;
  const weights = balancedWeights(table, { width: page.text / 20, size: (cell / 2) * 1.06, padding: 8 });
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const widths = weights.map((weight) => Math.floor((weight / whole) * page.text));
  const rowOf = (cells: Row, look: Look) =>
    new TableRow({
      tableHeader: look === "head",
      cantSplit: true,
      children: columns.map(({ align }, index) =>
        cellOf(cells[index] ?? null, { look, align, width: widths[index] ?? 0, headSize: quiet }),
      ),
    });
  return [
    ...(caption === "" ? [] : [new Paragraph({ style: "Caption", children: [new TextRun(caption)] })]),
    new WordTable({
      width: { size: page.text, type: "dxa" },
      columnWidths: widths,
      layout: "fixed",
      borders: noBorders,
      rows: [
        rowOf(
          columns.map(({ title }) => title),
          "head",
        ),
        ...rows.map((cells) => rowOf(cells, "row")),
        ...(total === null ? [] : [rowOf(total, "total")]),
      ],
    }),
    // Word wants a paragraph between two tables; it is as low as one can be.
    new Paragraph({
      spacing: { before: 0, after: 120 * air, line: 40, lineRule: "exact" },
      run: { size: 2 },
      children: [],
    }),
  ];
}

type Look = "head" | "row" | "total";

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const;

const alignments = {
  start: AlignmentType.START,
  end: AlignmentType.END,
  center: AlignmentType.CENTER,
} as const;

function cellOf(
  value: Text | null,
  {
    look,
    align,
    width,
    headSize,
  }: { look: Look; align: keyof typeof alignments; width: number; headSize: number },
): TableCell {
  const line = {
    style: BorderStyle.SINGLE,
    size: look === "row" ? 3 : 6,
    color: look === "row" ? paletteOf.faint : paletteOf.ink,
  };
  const written =
    look === "head"
      ? [new TextRun({ text: plain(value ?? ""), color: paletteOf.quiet, size: headSize })]
      : runs(value ?? (look === "row" ? "–" : ""), look === "total");
  return new TableCell({
    width: { size: width, type: "dxa" },
    margins: { left: 60, right: 60 },
    borders: { top: look === "total" ? line : none, bottom: line, left: none, right: none },
    verticalAlign: look === "head" ? "bottom" : "top",
    children: [
      new Paragraph({
        style: "Cell",
        alignment: alignments[align],
        keepNext: look === "head",
        children: written,
      }),
    ],
  });
}
