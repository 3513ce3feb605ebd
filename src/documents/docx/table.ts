import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableRow,
  TextDirection,
  TextRun,
} from "docx";
import type { Table, Text } from "../../domain/documents/document.ts";
import { paletteOf } from "../look.ts";
import { plain } from "../plain-text.ts";
import { widthOf } from "../charts/measured-text.ts";
import { balancedWeights, standUpright, uprightWeights } from "../column-widths.ts";
import type { Form } from "./styles.ts";
import { runs } from "./text.ts";

type Row = readonly (Text | null)[];

/** A table of Word's own: the head on every page, no row in two, hairlines instead of boxes. */
export function wordTable(table: Table, { page, cell, quiet, air }: Form): (Paragraph | WordTable)[] {
  const { caption, columns, rows, total } = table;
  const room = { width: page.text / 20, size: cell / 2, padding: 8 };
  const asRead = balancedWeights(table, room);
  const isUpright = standUpright(table, asRead, room);
  const weights = isUpright ? uprightWeights(table, room) : asRead;
  const height = heightOf(table, isUpright, quiet / 2);
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const widths = weights.map((weight) => Math.floor((weight / whole) * page.text));
  const rowOf = (cells: Row, look: Look) =>
    new TableRow({
      tableHeader: look === "head",
      cantSplit: true,
      ...height(look),
      children: columns.map(({ align }, index) =>
        cellOf(cells[index] ?? null, {
          look,
          align,
          width: widths[index] ?? 0,
          headSize: quiet,
          isUpright: isUpright && align === "center",
          isByHand: table.byHand === true,
        }),
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

/** The rows that do not take their height from what they say: heads that stand upright, and rows that are written in by hand. */
const heightOf = ({ columns, byHand }: Table, isUpright: boolean, headSize: number) => {
  const longest = Math.max(
    ...columns.filter(({ align }) => align === "center").map(({ title }) => widthOf(title, headSize)),
  );
  return (look: Look) => {
    if (look === "head" && isUpright) return atLeast(longest + headSize);
    return look === "row" && byHand ? atLeast(heightByHand) : {};
  };
};

const atLeast = (points: number) => ({ height: { value: Math.ceil(points * 20), rule: "atLeast" as const } });

/** In points: a signature has room. */
const heightByHand = 30;

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
    isUpright,
    isByHand,
  }: {
    look: Look;
    align: keyof typeof alignments;
    width: number;
    headSize: number;
    isUpright: boolean;
    isByHand: boolean;
  },
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
    verticalAlign: isUpright && look === "head" ? "center" : look === "head" || isByHand ? "bottom" : "top",
    ...(isUpright && look === "head" ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT } : {}),
    children: [
      new Paragraph({
        style: "Cell",
        alignment: alignments[isUpright && look === "head" ? "start" : align],
        keepNext: look === "head",
        children: written,
      }),
    ],
  });
}
