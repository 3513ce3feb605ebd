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

/** Bars that stand, a category a place: its name below, each figure on its bar. */
export function columns(chart: Chart, frame: Frame): Picture {
  const { width, textSize } = frame;
  const head = legend(chart, frame);
  const place = width / chart.categories.length;
  const top = head.height + textSize * 1.4;
  const bottom = top + heightOf(frame);
  const { low, high } = spanOf(chart);
  const scale = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - top);
  const bars = chart.categories.flatMap((_, index) =>
    moved(
      chart.shape === "stacked-bars"
        ? stacked(chart, index, scale, textSize, place)
        : beside(chart, index, scale, textSize, place),
      index * place,
      0,
    ),
  );
  const under = bottom + (low < 0 ? textSize * 1.3 : 0);
  const lines = chart.categories.map((name) => linesOf(name, place * 0.95, textSize, 2));
  const names = lines.flatMap((parts, index) =>
    parts.map((text, line) => ({
      ...label((index + 0.5) * place, under + textSize * (1.25 + line * 1.15), text, textSize, "middle"),
      color: ink,
    })),
  );
  const zero = [
    { x: 0, y: scale(0) },
    { x: width, y: scale(0) },
  ];
  const axis: Mark = { kind: "line", points: zero, color: quietInk, width: 0.75 };
  const foot = textSize * (0.6 + 1.15 * Math.max(1, ...lines.map(({ length }) => length)));
  return { width, height: under + foot, marks: [...head.marks, ...bars, axis, ...names] };
}

/** Flat enough for a page full of text, and never a strip. */
const heightOf = ({ width, textSize }: Frame): number =>
  Math.max(textSize * 8, Math.min(width * 0.26, textSize * 22));

function beside(
  chart: Chart,
  index: number,
  scale: (value: number) => number,
  size: number,
  place: number,
): Mark[] {
  const many = chart.series.length;
  const broad = Math.min((place * 0.76) / many, size * 5);
  return chart.series.flatMap(({ values }, at): Mark[] => {
    const value = values[index] ?? null;
    const x = place / 2 + (at - many / 2) * broad;
    const middle = x + broad / 2;
    if (value === null) {
      const height = size * 2.2;
      return [
        ...hatched(x + 1, scale(0) - height, broad - 2, height),
        label(middle, scale(0) - height - 3, broad < size * 4 ? "?" : "unknown", size * 0.9, "middle"),
      ];
    }
    const y = Math.min(scale(0), scale(value));
    const height = Math.abs(scale(value) - scale(0));
    const text = figureInWords(value, chart);
    const fits = widthOf(text, size) <= broad * 1.15;
    const at0 = value < 0 ? y + height + size : y - 3;
    return [
      { kind: "rectangle", x: x + 1, y, width: broad - 2, height, color: paletteColor(at) },
      label(middle, at0, text, fits ? size : size * 0.8, "middle"),
    ];
  });
}

function stacked(
  chart: Chart,
  index: number,
  scale: (value: number) => number,
  size: number,
  place: number,
): Mark[] {
  const broad = Math.min(place * 0.62, size * 7);
  const x = (place - broad) / 2;
  let top = scale(0);
  const marks = chart.series.flatMap(({ values }, at): Mark[] => {
    const value = values[index] ?? null;
    const height = value === null ? size * 1.6 : Math.abs(scale(value) - scale(0));
    top -= height;
    if (value === null) return hatched(x, top, broad, height);
    const bar: Mark = { kind: "rectangle", x, y: top, width: broad, height, color: paletteColor(at) };
    const edge: Mark = { kind: "rectangle", x, y: top, width: broad, height: 0.75, color: "#FFFFFF" };
    const text = figureInWords(value, chart);
    if (height < size * 1.15 || widthOf(text, size) > broad) return [bar, edge];
    const color = textColorOn(paletteColor(at));
    return [bar, edge, { ...label(place / 2, top + height / 2 + size * 0.35, text, size, "middle"), color }];
  });
  const total = totalOf(chart, index);
  const said = total === null ? "not all known" : figureInWords(total, chart);
  return [...marks, { ...label(place / 2, top - 3, said, size, "middle"), strong: true }];
}
