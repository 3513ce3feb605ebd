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
import { page } from "./styles.ts";
import { runs } from "./text.ts";

type Row = readonly (Text | null)[];

/** A table of Word's own: the head on every page, no row in two, hairlines instead of boxes. */
export function wordTable({ caption, columns, rows, total }: Table): (Paragraph | WordTable)[] {
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const widths = columns.map(({ weight }) => Math.floor((weight / whole) * page.text));
  const rowOf = (cells: Row, look: Look) =>
    new TableRow({
      tableHeader: look === "head",
      cantSplit: true,
      children: columns.map(({ align }, index) =>
        cellOf(cells[index] ?? null, look, align, widths[index] ?? 0),
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
    new Paragraph({ spacing: { before: 0, after: 60, line: 120, lineRule: "auto" }, children: [] }),
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

function cellOf(value: Text | null, look: Look, align: keyof typeof alignments, width: number): TableCell {
  const line = {
    style: BorderStyle.SINGLE,
    size: look === "row" ? 3 : 6,
    color: look === "row" ? paletteOf.faint : paletteOf.ink,
  };
  const written =
    look === "head"
      ? [new TextRun({ text: plain(value ?? ""), color: paletteOf.quiet, size: 17 })]
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
