import type { TextOptions, TextRun } from "./pptxgenjs.ts";
import { type Block, chartsOf, type Text } from "../../domain/documents/document.ts";
import { unreachable } from "../../domain/shared/unreachable.ts";
import { lineCount } from "../charts/measured-text.ts";
import { officeFont, paletteOf } from "../look.ts";
import { partsOf, plain } from "../plain-text.ts";
import { chartPiece } from "./chart.ts";
import { area, type Piece, type Scale } from "./grid.ts";
import { inParts } from "./in-parts.ts";
import { tablePiece } from "./table.ts";

type Of<Kind extends Block["kind"]> = Block & { kind: Kind };

/** A block as pieces of a slide; `said` is the title of the slide, which no chart says again. */
export function piecesOf(block: Block, said: string | null, scale: Scale): Piece[] {
  switch (block.kind) {
    case "paragraph":
      return parted(block.text, 16).map((part) => written(part, 16));
    case "statement":
      return parted(block.text, 20).map(statement);
    case "heading":
      return [written([{ strong: block.text }], 16)];
    case "list":
      return block.items.flatMap((item, index) =>
        parted(item, 16).map((part, at) => listed(part, at > 0 ? "" : block.ordered ? `${index + 1}.` : "•")),
      );
    case "facts":
      return [tablePiece(factsTable(block), { ...across, scale: scale.tables, hasHead: false })];
    case "figures":
      return rowsOf(block.figures, 4).map(figures);
    case "table":
      return [tablePiece(block.table, { ...across, scale: scale.tables })];
    case "chart":
    case "charts":
      return chartsOf(block).map((chart) => chartPiece(chart, chart.finding !== said, scale.charts));
    case "checklist":
      return block.items.map(checked);
    case "missing":
      return parted(block.text, 15).map((part) => missing(plain(part)));
    default:
      return unreachable(block);
  }
}

const across = { x: area.left, width: area.width } as const;

/** A text that is higher than a slide, in parts that are not. */
const parted = (text: Text, size: number): Text[] =>
  inParts(
    text,
    size,
    (area.width - 0.6) * 72,
    Math.floor(((area.bottom - area.top - 0.4) * 72) / (size * 1.25)),
  );

const heightOf = (text: string, size: number, width: number): number =>
  (lineCount(text, width * 72, size) * size * 1.25) / 72;

const runs = (text: Text, options: TextOptions = {}): TextRun[] =>
  partsOf(text).map((part) => ({
    text: part.text,
    options: { ...options, bold: part.strong || options.bold === true },
  }));

const plainText = { margin: 0, fontFace: officeFont, color: paletteOf.ink, valign: "top" } as const;

function written(text: Text, fontSize: number, indent = 0): Piece {
  const width = area.width - indent;
  const height = heightOf(plain(text), fontSize, width) + 0.05;
  return {
    height,
    draw: (slide, y) => {
      slide.addText(runs(text), { ...plainText, x: area.left + indent, y, w: width, h: height, fontSize });
    },
  };
}

function statement(text: Text): Piece {
  const inner = written(text, 20, 0.25);
  return {
    height: inner.height + 0.1,
    draw: (slide, y) => {
      slide.addShape("rect", {
        x: area.left,
        y,
        w: 0.05,
        h: inner.height + 0.05,
        fill: { color: paletteOf.accent },
      });
      inner.draw(slide, y + 0.02);
    },
  };
}

function listed(item: Text, sign: string): Piece {
  const inner = written(item, 16, 0.35);
  return {
    // Items of a list stand closer than blocks.
    height: inner.height - 0.12,
    draw: (slide, y) => {
      slide.addText(sign, {
        ...plainText,
        x: area.left,
        y,
        w: 0.3,
        h: 0.3,
        fontSize: 16,
        color: paletteOf.accent,
      });
      inner.draw(slide, y);
    },
  };
}

const factsTable = ({ facts }: Of<"facts">): Of<"table">["table"] => ({
  caption: "",
  columns: [
    { title: "", align: "start", weight: 1 },
    { title: "", align: "start", weight: 3 },
  ],
  rows: facts.map(({ label, value }) => [label, value]),
  total: null,
});

type Figure = Of<"figures">["figures"][number];

function figures(row: readonly Figure[]): Piece {
  const gutter = 0.4;
  const width = (area.width - gutter * (row.length - 1)) / row.length;
  const hasNote = row.some(({ note }) => note !== null);
  return {
    height: hasNote ? 1.6 : 1.2,
    draw: (slide, y) => {
      for (const [index, { value, label, note }] of row.entries()) {
        const x = area.left + index * (width + gutter);
        const text = { ...plainText, x, w: width, fit: "shrink" } as const;
        slide.addShape("line", { x, y, w: width, h: 0, line: { color: paletteOf.accent, width: 1.5 } });
        slide.addText(value, {
          ...text,
          y: y + 0.08,
          h: 0.62,
          fontSize: 34,
          bold: true,
          color: paletteOf.accent,
        });
        slide.addText(label, { ...text, y: y + 0.72, h: 0.45, fontSize: 14, bold: true });
        if (note !== null)
          slide.addText(note, { ...text, y: y + 1.16, h: 0.42, fontSize: 12, color: paletteOf.quiet });
      }
    },
  };
}

const rowsOf = <T>(all: readonly T[], perRow: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / perRow) }, (_, row) =>
    all.slice(row * perRow, (row + 1) * perRow),
  );

function checked({ done, list, text: asks, missing: lacking }: Of<"checklist">["items"][number]): Piece {
  const text = `${list} · ${asks}`;
  const rest = done ? " – done" : ` – open${lacking === null ? "" : `: ${lacking}`}`;
  const height = heightOf(text + rest, 15, area.width - 0.4) - 0.04;
  return {
    height,
    draw: (slide, y) => {
      slide.addShape(done ? "ellipse" : "rect", {
        x: area.left + 0.03,
        y: y + 0.06,
        w: 0.16,
        h: 0.16,
        ...(done ? { fill: { color: paletteOf.accent } } : { line: { color: paletteOf.open, width: 1.25 } }),
      });
      const end = { text: rest, options: { color: done ? paletteOf.quiet : paletteOf.open } };
      slide.addText([{ text }, end], {
        ...plainText,
        x: area.left + 0.35,
        y,
        w: area.width - 0.35,
        h: height + 0.05,
        fontSize: 15,
      });
    },
  };
}

function missing(text: string): Piece {
  const height = heightOf(`Not said yet: ${text}`, 15, area.width - 0.4) + 0.28;
  return {
    height,
    draw: (slide, y) => {
      const start = { text: "Not said yet: ", options: { bold: true, color: paletteOf.open } };
      slide.addText([start, { text }], {
        ...plainText,
        x: area.left,
        y,
        w: area.width,
        h: height,
        margin: [8, 12, 8, 12],
        fontSize: 15,
        valign: "middle",
        fill: { color: paletteOf.paper },
        line: { color: paletteOf.open, width: 1, dashType: "dash" },
      });
    },
  };
}
