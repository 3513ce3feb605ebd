import type { Chart } from "../../domain/documents/document.ts";
import { figureInWords } from "./figures-in-words.ts";
import { legend } from "./legend.ts";
import {
  type Frame,
  hatched,
  ink,
  label,
  type Mark,
  moved,
  paletteColor,
  type Picture,
  quietInk,
  textColorOn,
} from "./marks.ts";
import { linesOf, widthOf } from "./measured-text.ts";
import { spanOf, totalOf } from "./scale.ts";

/** Bars that lie, a category a row: its name to the left, each figure at the end of its bar. */
export function rows(chart: Chart, frame: Frame): Picture {
  const { width, textSize } = frame;
  const head = legend(chart, frame);
  const labels = labelsOf(chart, frame);
  const left = Math.min(width * 0.36, labels.width + textSize);
  const scale = scaleOf(chart, left, width - endOf(chart, textSize));
  const marks: Mark[] = [...head.marks];
  let y = head.height;
  const top = y;
  for (const [index, lines] of labels.lines.entries()) {
    const bars = barsOf(chart, index, scale, textSize);
    const height = Math.max(bars.height, lines.length * textSize * 1.15);
    marks.push(...named(lines, left, y + height / 2, textSize));
    marks.push(...moved(bars.marks, 0, y + (height - bars.height) / 2));
    y += height + textSize * 0.55;
  }
  const zero = scale(0);
  const axis = [
    { x: zero, y: top - 2 },
    { x: zero, y },
  ];
  return {
    width,
    height: y + 2,
    marks: [...marks, { kind: "line", points: axis, color: quietInk, width: 0.75 }],
  };
}

function labelsOf({ categories }: Chart, { width, textSize }: Frame) {
  const lines = categories.map((name) => linesOf(name, width * 0.34, textSize, 3));
  return { lines, width: Math.max(0, ...lines.flat().map((line) => widthOf(line, textSize))) };
}

/** Room for the longest figure behind a bar. */
const endOf = (chart: Chart, textSize: number): number =>
  textSize +
  Math.max(
    widthOf("unknown", textSize),
    ...chart.categories.flatMap((_, index) =>
      [totalOf(chart, index), ...chart.series.map(({ values }) => values[index] ?? null)].map((value) =>
        widthOf(figureInWords(value, chart), textSize),
      ),
    ),
  );

function scaleOf(chart: Chart, left: number, right: number): (value: number) => number {
  const { low, high } = spanOf(chart);
  // A bar below zero has its figure before it.
  const from = left + (low < 0 ? right * 0.08 : 0);
  return (value) => from + ((value - low) / (high - low)) * (right - from);
}

const named = (lines: readonly string[], left: number, middle: number, size: number): Mark[] =>
  lines.map((text, index) => ({
    kind: "text",
    x: left - size * 0.7,
    y: middle + (index - (lines.length - 1) / 2) * size * 1.15 + size * 0.35,
    text,
    size,
    anchor: "end",
    color: ink,
    strong: false,
  }));

type Bars = { readonly height: number; readonly marks: readonly Mark[] };

const barsOf = (chart: Chart, index: number, scale: (value: number) => number, size: number): Bars =>
  chart.shape === "stacked-bars" ? stacked(chart, index, scale, size) : beside(chart, index, scale, size);

function beside(chart: Chart, index: number, scale: (value: number) => number, size: number): Bars {
  const thick = chart.series.length > 1 ? size * 1.15 : size * 1.5;
  const marks = chart.series.flatMap(({ values }, at): Mark[] => {
    const value = values[index] ?? null;
    const y = at * (thick + 1.5);
    const middle = y + thick / 2 + size * 0.35;
    if (value === null)
      return [
        ...hatched(scale(0), y, size * 3, thick),
        label(scale(0) + size * 3.4, middle, "unknown", size),
      ];
    const x = Math.min(scale(0), scale(value));
    const wide = Math.abs(scale(value) - scale(0));
    const end = value < 0 ? label(x - 3, middle, figureInWords(value, chart), size, "end") : null;
    return [
      { kind: "rectangle", x, y, width: wide, height: thick, color: paletteColor(at) },
      end ?? label(x + wide + 4, middle, figureInWords(value, chart), size),
    ];
  });
  return { height: chart.series.length * (thick + 1.5) - 1.5, marks };
}

function stacked(chart: Chart, index: number, scale: (value: number) => number, size: number): Bars {
  const thick = size * 1.7;
  const middle = thick / 2 + size * 0.35;
  let end = scale(0);
  const marks = chart.series.flatMap(({ values }, at): Mark[] => {
    const value = values[index] ?? null;
    const x = end;
    const wide = value === null ? size * 3 : Math.abs(scale(value) - scale(0));
    end += wide;
    if (value === null) return hatched(x, 0, wide, thick);
    const text = figureInWords(value, chart);
    const bar: Mark = { kind: "rectangle", x, y: 0, width: wide, height: thick, color: paletteColor(at) };
    const edge: Mark = {
      kind: "rectangle",
      x: end - 0.75,
      y: 0,
      width: 0.75,
      height: thick,
      color: "#FFFFFF",
    };
    if (wide < widthOf(text, size) + 4) return [bar, edge];
    const color = textColorOn(paletteColor(at));
    return [bar, edge, { ...label(x + wide / 2, middle, text, size, "middle"), color }];
  });
  const total = totalOf(chart, index);
  const said = total === null ? "not all known" : figureInWords(total, chart);
  return { height: thick, marks: [...marks, { ...label(end + 4, middle, said, size), strong: true }] };
}
