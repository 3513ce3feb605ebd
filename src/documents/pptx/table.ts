import type { Border, Cell, Slide } from "./pptxgenjs.ts";
import type { Table, Text } from "../../domain/documents/document.ts";
import { lineCount } from "../charts/measured-text.ts";
import { officeFont, paletteOf } from "../look.ts";
import { partsOf, plain } from "../plain-text.ts";
import { area, type Piece } from "./grid.ts";
import { inParts } from "./in-parts.ts";

type Row = { readonly cells: readonly (Text | null)[]; readonly isTotal: boolean; readonly height: number };
type Shape = Pick<Table, "caption" | "columns"> & {
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly hasHead: boolean;
};

const captionHeight = 0.34;

type Place = Pick<Shape, "x" | "width"> & {
  readonly size?: number;
  readonly scale?: number;
  readonly hasHead?: boolean;
};

/** A table that goes on with its head on the next slide where it does not fit. */
export function tablePiece(table: Table, place: Place): Piece {
  const usual = table.rows.length > 12 || table.columns.length > 6 ? 10.5 : 12;
  const size = place.size ?? Math.round(usual * (place.scale ?? 1) * 2) / 2;
  const { x, width, hasHead = true } = place;
  const shape = { caption: table.caption, columns: table.columns, x, width, size, hasHead };
  const rows = table.rows.flatMap((cells) => split(cells, shape).map((part) => rowOf(part, false, shape)));
  return pieceOf(table.total === null ? rows : [...rows, rowOf(table.total, true, shape)], shape);
}

function pieceOf(rows: readonly Row[], shape: Shape): Piece {
  const over = shape.caption === "" ? 0 : captionHeight;
  const titles = shape.columns.map(({ title }) => title);
  const head = shape.hasHead ? rowOf(titles, false, shape).height : 0;
  const height = over + head + rows.reduce((sum, row) => sum + row.height, 0);
  return {
    height,
    draw: (slide, y) => draw(slide, y, rows, head, shape),
    split: (room, must) => {
      let used = over + head;
      const fitting = rows.findIndex((row) => (used += row.height) > room);
      // Two rows at the foot of a slide are a table torn in half.
      if (fitting < 1 || (!must && (fitting < 3 || rows.length < 4))) return null;
      const at = Math.min(fitting, Math.max(1, rows.length - 2));
      return [pieceOf(rows.slice(0, at), shape), pieceOf(rows.slice(at), shape)];
    },
  };
}

const lineHeight = (size: number): number => (size * 1.22) / 72;

/** Lines that a row may have on a slide, under caption and head of the table. */
const mostLines = (size: number): number =>
  Math.floor((area.bottom - area.top - captionHeight - 0.8) / lineHeight(size));

/** A row that no slide holds, as several: each cell goes on where it ended. */
function split(cells: Row["cells"], { columns, width, size }: Shape): Row["cells"][] {
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const inPieces = columns.map(({ weight }, index) => {
    const room = Math.max(((weight / whole) * width - 0.16) * 72, 10);
    const cell = cells[index] ?? null;
    return cell === null ? [null] : inParts(cell, size, room, mostLines(size));
  });
  return Array.from({ length: Math.max(1, ...inPieces.map(({ length }) => length)) }, (_, at) =>
    inPieces.map((pieces) => (at < pieces.length ? (pieces[at] ?? null) : "")),
  );
}

/** As high as its fullest cell. */
function rowOf(cells: Row["cells"], isTotal: boolean, { columns, width, size }: Shape): Row {
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const lines = columns.map(({ weight }, index) => {
    const room = ((weight / whole) * width - 0.16) * 72;
    return lineCount(plain(cells[index] ?? ""), Math.max(room, 10), size);
  });
  return { cells, isTotal, height: Math.max(1, ...lines) * lineHeight(size) + 0.12 };
}

function draw(slide: Slide, y: number, rows: readonly Row[], headHeight: number, shape: Shape): void {
  const { caption, columns, x, width, size, hasHead } = shape;
  const over = caption === "" ? 0 : captionHeight;
  if (caption !== "")
    slide.addText(caption, {
      x,
      y,
      w: width,
      h: over - 0.04,
      margin: 0,
      fontFace: officeFont,
      fontSize: 13,
      bold: true,
      color: paletteOf.ink,
      valign: "top",
      fit: "shrink",
    });
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const head = columns.map(({ title, align }) =>
    cellOf(title, align, { size: size - 1, color: paletteOf.quiet, bold: false, line: strong }),
  );
  const body = rows.map(({ cells, isTotal }) =>
    columns.map(({ align }, index) =>
      cellOf(cells[index] ?? (isTotal ? "" : "–"), align, {
        size,
        color: paletteOf.ink,
        bold: isTotal,
        line: isTotal ? strong : faint,
      }),
    ),
  );
  slide.addTable(hasHead ? [head, ...body] : body, {
    x,
    y: y + over,
    w: width,
    colW: columns.map(({ weight }) => (weight / whole) * width),
    rowH: [...(hasHead ? [headHeight] : []), ...rows.map(({ height }) => height)],
    margin: [0.04, 0.08, 0.04, 0.08],
    fontFace: officeFont,
    valign: "top",
  });
}

type Look = {
  readonly size: number;
  readonly color: string;
  readonly bold: boolean;
  readonly line: Border;
};
const strong = { type: "solid", pt: 1, color: paletteOf.ink } as const;
const faint = { type: "solid", pt: 0.5, color: paletteOf.faint } as const;
const none = { type: "none" } as const;
const aligns = { start: "left", end: "right", center: "center" } as const;

const cellOf = (text: Text, align: keyof typeof aligns, { size, color, bold, line }: Look): Cell => ({
  text: partsOf(text).map((part) => ({
    text: part.text,
    options: { bold: bold || part.strong, color, fontSize: size, fontFace: officeFont },
  })),
  options: { align: aligns[align], border: [none, none, line, none], fontSize: size },
});
