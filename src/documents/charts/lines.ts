import type { Chart } from "../../domain/documents/document.ts";
import { figureInWords } from "./figures-in-words.ts";
import { legend } from "./legend.ts";
import {
  type Frame,
  hairline,
  hatched,
  label,
  type Mark,
  paletteColor,
  type Picture,
  type Point,
  quietInk,
} from "./marks.ts";
import { linesOf, widthOf } from "./measured-text.ts";
import { spanOf, ticksOf } from "./scale.ts";

/** Lines over an axis from zero; each has its name and last figure at its end, and its other figures where there is room. */
export function lines(chart: Chart, frame: Frame): Picture {
  const { width, textSize } = frame;
  const head = legend(chart, frame);
  const ticks = ticksOf(spanOf(chart));
  const left = textSize + Math.max(0, ...ticks.map((tick) => widthOf(figureInWords(tick, chart), textSize)));
  const names = chart.series.map((one) => endName(one, chart));
  const right =
    width - Math.min(width * 0.34, Math.max(0, ...names.map((name) => widthOf(name, textSize))) + 14);
  const top = head.height + textSize;
  const bottom = top + Math.max(textSize * 9, Math.min(width * 0.26, textSize * 22));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const place: Place = {
    x: (index) =>
      chart.categories.length === 1
        ? (left + right) / 2
        : left + textSize + (index / (chart.categories.length - 1)) * (right - left - textSize * 2),
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - top),
  };
  const marks = [
    ...grid(chart, ticks, place, { left, right }, textSize),
    ...chart.categories.flatMap((name, index) =>
      foot(name, place.x(index), bottom, textSize, (right - left) / chart.categories.length),
    ),
    ...unknowns(chart, place, top, bottom),
    ...chart.series.flatMap((one, at) => drawn(one.values, at, chart, place, textSize)),
    ...ends(chart, names, place, right, width - right, textSize),
  ];
  return { width, height: bottom + textSize * 2.8, marks: [...head.marks, ...marks] };
}

type Place = { readonly x: (index: number) => number; readonly y: (value: number) => number };
type Series = Chart["series"][number];

const endName = ({ name, values }: Series, chart: Chart): string => {
  const last = values.findLast((value) => value !== null);
  return last === undefined ? `${name}: unknown` : `${name} ${figureInWords(last ?? null, chart)}`;
};

const grid = (
  chart: Chart,
  ticks: readonly number[],
  { y }: Place,
  { left, right }: { left: number; right: number },
  size: number,
): Mark[] =>
  ticks.flatMap((tick): Mark[] => [
    {
      kind: "line",
      points: [
        { x: left, y: y(tick) },
        { x: right, y: y(tick) },
      ],
      color: tick === 0 ? quietInk : hairline,
      width: tick === 0 ? 0.75 : 0.5,
    },
    {
      ...label(left - size * 0.5, y(tick) + size * 0.35, figureInWords(tick, chart), size, "end"),
      color: quietInk,
    },
  ]);

const foot = (name: string, x: number, bottom: number, size: number, place: number): Mark[] =>
  linesOf(name, place, size, 2).map((text, line) =>
    label(x, bottom + size * (1.4 + line * 1.15), text, size, "middle"),
  );

/** A place where no series is known is hatched from top to bottom; a single unknown is a gap in its line and a mark below. */
const unknowns = ({ categories, series }: Chart, { x }: Place, top: number, bottom: number): Mark[] =>
  categories.flatMap((_, index) => {
    const missing = series.filter(({ values }) => (values[index] ?? null) === null).length;
    if (missing === 0) return [];
    return missing === series.length
      ? hatched(x(index) - 9, top, 18, bottom - top)
      : hatched(x(index) - 6, bottom - 8, 12, 8);
  });

function drawn(
  values: readonly (number | null)[],
  at: number,
  chart: Chart,
  { x, y }: Place,
  size: number,
): Mark[] {
  const color = paletteColor(at);
  const points = chart.categories.map((_, index) => {
    const value = values[index] ?? null;
    return value === null ? null : { x: x(index), y: y(value), value };
  });
  const dots = points.flatMap((point): Mark[] =>
    point === null ? [] : [{ kind: "dot", x: point.x, y: point.y, radius: size * 0.28, color }],
  );
  const isRoomy = chart.categories.length * chart.series.length <= 8;
  const figures = points.flatMap((point, index) =>
    point === null || !isRoomy || index === points.length - 1
      ? []
      : [
          {
            ...label(point.x, point.y - size * 0.6, figureInWords(point.value, chart), size, "middle"),
            color,
          },
        ],
  );
  return [...unbroken(points, color), ...dots, ...figures];
}

/** The stretches between unknowns. */
function unbroken(points: readonly (Point | null)[], color: string): Mark[] {
  const stretches: Point[][] = [[]];
  for (const point of points) {
    if (point === null) stretches.push([]);
    else stretches.at(-1)?.push({ x: point.x, y: point.y });
  }
  return stretches
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => ({ kind: "line", points: stretch, color, width: 1.8 }));
}

/** Names at the ends of the lines, pushed apart where they would lie on each other. */
function ends(
  chart: Chart,
  names: readonly string[],
  { y }: Place,
  x: number,
  room: number,
  size: number,
): Mark[] {
  const wanted = chart.series
    .map(({ values }, at) => ({ at, y: y(values.findLast((value) => value !== null) ?? 0) }))
    .toSorted((one, other) => one.y - other.y);
  let free = Number.NEGATIVE_INFINITY;
  return wanted.flatMap(({ at, y: own }) => {
    const text = linesOf(names[at] ?? "", room - 8, size, 2);
    const first = Math.max(own + size * 0.35, free);
    free = first + text.length * size * 1.15;
    return text.map((line, index) => ({
      ...label(x + 6, first + index * size * 1.15, line, size),
      color: paletteColor(at),
      strong: true,
    }));
  });
}
