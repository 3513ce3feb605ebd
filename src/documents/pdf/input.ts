import type {
  Block,
  Chart,
  PrintedDocument,
  Section,
  Stamp,
  Table,
} from "../../domain/documents/document.ts";
import { dateOf, monthOf, yearOf } from "../../domain/shared/dates.ts";
import { chartAloud, noteOf, saysAll, tableOf } from "../charts/figures-in-words.ts";
import type { Frame } from "../charts/marks.ts";
import { widthOf } from "../charts/measured-text.ts";
import { pictureOf } from "../charts/picture.ts";
import { svgOf } from "../charts/svg.ts";
import { balancedWeights, standUpright, uprightWeights } from "../column-widths.ts";
import { headingOf } from "../heading.ts";
import { keptTogether } from "../kept-together.ts";
import { partsOf, plain } from "../plain-text.ts";
import { stampInWords } from "../stamp-in-words.ts";

/** In points: a picture alone and beside its table, the size of its text, and the largest text and smallest room of a table. */
const frames = {
  read: { alone: 499, lines: 499, beside: 499, textSize: 8.4, table: 499, twin: 499, cellSize: 9.2 },
  show: { alone: 760, lines: 500, beside: 545, textSize: 12.5, table: 852, twin: 282, cellSize: 18.4 },
} as const;
type FrameName = keyof typeof frames;

/** What the template reads: the document with its pictures drawn, and the words of its foot. */
export const inputOf = (document: PrintedDocument, slides: boolean) => ({
  slides,
  stamp: stampInWords(shortNamed(document.stamp, slides ? footOf.show : footOf.read)),
  day: {
    year: yearOf(document.stamp.asOf),
    month: monthOf(document.stamp.asOf),
    day: dateOf(document.stamp.asOf),
  },
  ...breakable({
    heading: headingOf(document),
    document: {
      ...document,
      sections: document.sections.map((section) => ({
        ...section,
        blocks: section.blocks.map((block) => blockOf(block, section, document, slides)),
      })),
    },
  }),
});

/** The line of a foot before its page number, and its letters, in points. */
const footOf = { read: { width: 455, size: 6.8 }, show: { width: 780, size: 9 } } as const;
const leastOfName = 12;

/** A foot has one line; a name for which it has no room stands whole in the document. */
function shortNamed(stamp: Stamp, { width, size }: { width: number; size: number }): Stamp {
  const rest = widthOf(stampInWords({ ...stamp, strategy: "" }), size);
  let length = stamp.strategy.length;
  while (length > leastOfName && widthOf(stamp.strategy.slice(0, length), size) + rest > width) length--;
  return length === stamp.strategy.length
    ? stamp
    : { ...stamp, strategy: `${stamp.strategy.slice(0, length).trimEnd()}…` };
}

function blockOf(block: Block, section: Section, document: PrintedDocument, slides: boolean) {
  const frame = slides ? "show" : "read";
  if (block.kind === "facts")
    return { ...block, facts: block.facts.map((fact) => ({ ...fact, length: plain(fact.value).length })) };
  if (block.kind === "table")
    return {
      ...block,
      table: tableInput(block.table, frame, weightsIn(section, block.table, document, frame)),
    };
  if (block.kind === "checklist")
    return {
      kind: block.kind,
      lists: [...Map.groupBy(block.items, ({ list }) => list)].map(([title, items]) => ({ title, items })),
    };
  if (block.kind === "charts") {
    const { alone, textSize } = frames[frame];
    const width = (alone - gutter * (block.charts.length - 1)) / block.charts.length;
    return { ...block, charts: block.charts.map((chart) => smallPicture(chart, { width, textSize })) };
  }
  if (block.kind !== "chart") return block;
  const { chart } = block;
  const { beside, textSize, ...rooms } = frames[frame];
  // Lines are as high as they are wide: on a slide they leave room for the table below.
  const alone = slides && chart.shape === "lines" ? rooms.lines : rooms.alone;
  const hasTwin = document.mostPages === null && !saysAll(chart, slides);
  return {
    kind: block.kind,
    chart: {
      shape: chart.shape,
      finding: chart.finding,
      svg: svgOf(pictureOf(chart, { width: hasTwin ? beside : alone, textSize })),
      aloud: chartAloud(chart),
      note: noteOf(chart),
      table: twinInput(chart, frame),
      isTitled: chart.finding !== section.finding,
      hasTwin,
    },
  };
}

/** Between pictures that stand beside each other. */
const gutter = 24;

const smallPicture = (chart: Chart, frame: Frame) => ({
  finding: chart.finding,
  svg: svgOf(pictureOf(chart, frame)),
  aloud: chartAloud(chart),
  note: noteOf(chart),
});

type Row = Table["rows"][number];

/**
 * Tables of a section with the same columns stand on the same lines, as if they were one. What may have only so many pages is
 * measured in the smaller letters that it will have.
 */
function weightsIn(section: Section, table: Table, { mostPages }: PrintedDocument, frame: FrameName): Widths {
  const heads = headsOf(table);
  const alike = section.blocks.flatMap((block) =>
    block.kind === "table" && headsOf(block.table) === heads ? [block.table] : [],
  );
  const size =
    frames[frame].cellSize * (mostPages === null ? 1 : 0.9) * (table.columns.length > 9 ? 0.87 : 1);
  const together = {
    ...table,
    rows: alike.flatMap(({ rows, total }) => (total === null ? rows : [...rows, total])),
    total: null,
  };
  const room = { width: frames[frame].table, size: size * trueWidth, padding: size };
  const weights = balancedWeights(together, room);
  return standUpright(together, weights, room)
    ? { weights: uprightWeights(together, room), isUpright: true }
    : { weights, isUpright: false };
}

type Widths = { readonly weights: readonly number[]; readonly isUpright: boolean };

const headsOf = ({ columns }: Table): string => JSON.stringify(columns);

/** The letters of the documents are narrower than the measure of labels takes them for. */
const trueWidth = 0.93;

function tableInput(table: Table, frame: FrameName, { weights, isUpright }: Widths) {
  const { row, head, linesOf } = rowsFor(weights, frame, frames[frame].table);
  const lines = table.rows.reduce((sum, cells) => sum + linesOf(cells), 0);
  return {
    ...table,
    isUpright,
    isShort: frame === "read" && lines <= mostLinesInOnePiece,
    columns: table.columns.map((column, index) => ({
      ...column,
      weight: weights[index] ?? column.weight,
      title: isUpright && column.align === "center" ? [column.title] : head(column.title, index),
    })),
    rows: table.rows.map(row),
    total: table.total && row(table.total),
  };
}

/** The figures of a chart as a table beside it or below. */
function twinInput(chart: Chart, frame: FrameName) {
  const { head: titles, rows } = tableOf(chart);
  const name = titles.length > 4 ? 1.2 : 1.7;
  const weights =
    chart.shape === "sankey" ? [1.2, 1.2, 0.7] : titles.map((_, index) => (index === 0 ? name : 1));
  const { row, head } = rowsFor(weights, frame, frames[frame].twin);
  return { weights, head: titles.map(head), rows: rows.map(row) };
}

/** Lines of a table that is not broken between pages: longer ones would leave so much room that a plan has a sixth page. */
const mostLinesInOnePiece = 12;

/** Lines of a narrow cell that still stand on one page whatever stands above them. */
const mostLinesTogether = 16;

/**
 * Words that could be wider than their column are marked, and the template breaks those that are; a row higher than a third of a
 * page may go on overleaf.
 */
function rowsFor(weights: readonly number[], frame: FrameName, width: number) {
  const size = frames[frame].cellSize;
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const room = (index: number) => Math.max(((weights[index] ?? 1) / whole) * width - size, size);
  const head = (title: string, index: number) => parted({ text: title, strong: false }, room(index), size);
  const linesOf = (cells: Row) =>
    Math.max(
      1,
      ...cells.map((cell, index) =>
        cell === null ? 1 : Math.ceil(widthOf(plain(cell), size) / room(index)),
      ),
    );
  const row = (cells: Row) => ({
    cells: cells.map((cell, index) =>
      cell === null ? null : partsOf(cell).flatMap((part) => parted(part, room(index), size)),
    ),
    isTall: linesOf(cells) > mostLinesTogether,
  });
  return { row, head, linesOf };
}

function parted({ text, strong }: { text: string; strong: boolean }, room: number, size: number) {
  const isWide = (word: string) => widthOf(word, size) * 1.15 > room;
  const words = text.split(/(\s+|(?<=-))/);
  const isTorn = keptTogether(text)
    .split(/[^\S\u00A0]+/)
    .some((word) => word.includes("\u00A0") && isWide(word));
  if (!isTorn && !words.some(isWide)) return [strong ? { strong: text } : text];
  return words.map((word) =>
    isWide(word)
      ? { wide: word, parted: withPlacesToBreak(word), isStrong: strong }
      : strong
        ? { strong: word }
        : word,
  );
}

/** Words that no line can hold may be broken: of letters at a syllable and with a hyphen, of other signs after every eighth. */
function breakable<T>(value: T): T {
  if (typeof value === "string")
    return (
      value.startsWith("<svg ")
        ? value
        : keptTogether(value.replace(unseen, "").replace(/[^\s-]{24,}/gu, withPlacesToBreak))
    ) as T & string;
  if (Array.isArray(value)) return value.map(breakable) as T & unknown[];
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, asItIs.has(key) ? one : breakable(one)]),
  ) as T & object;
}

/** What is broken already, and what is read aloud. */
const asItIs: ReadonlySet<string> = new Set(["parted", "aloud"]);

/** Signs without width mean nothing on paper; those that join letters do, in scripts whose letters join. */
const unseen = /[\u200B\u2060\uFEFF]|(?<=[\p{Script=Latin}\p{N}\p{P}\s])[\u200C\u200D]/gu;

const withPlacesToBreak = (word: string): string =>
  /^\p{P}*\p{Script=Latin}+\p{P}*$/u.test(word) && vowels.test(word)
    ? word.replace(syllable, "$&\u00AD")
    : word.replace(/(.{8})(?=.)/gu, "$1\u200B");

const vowels = /[aeiouyäöüàáâãåæèéêëìíîïòóôõøœùúûąęěů]/iu;
/** After a vowel and its consonants, before a consonant with a vowel and one letter more: near enough in any language of Latin letters. */
const syllable = new RegExp(
  String.raw`\p{L}+?${vowels.source}[^\P{L}aeiouy]{0,3}?(?=[^\P{L}aeiouyäöü]${vowels.source}\p{L})`,
  "giu",
);
