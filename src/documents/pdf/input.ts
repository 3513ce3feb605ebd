import type { Block, Chart, PrintedDocument, Table } from "../../domain/documents/document.ts";
import { dateOf, monthOf, yearOf } from "../../domain/shared/dates.ts";
import { chartAloud, noteOf, tableOf } from "../charts/figures-in-words.ts";
import { widthOf } from "../charts/measured-text.ts";
import { pictureOf } from "../charts/picture.ts";
import { svgOf } from "../charts/svg.ts";
import { partsOf, plain } from "../plain-text.ts";
import { stampInWords } from "../stamp-in-words.ts";

/** Points between the margins, and the size of text in a picture. */
const frames = { read: { width: 499, textSize: 8.4 }, show: { width: 545, textSize: 12.5 } } as const;

/** What the template reads: the document with its pictures drawn, and the words of its foot. */
export const inputOf = (document: PrintedDocument, slides: boolean) => ({
  slides,
  stamp: stampInWords(document.stamp),
  day: {
    year: yearOf(document.stamp.asOf),
    month: monthOf(document.stamp.asOf),
    day: dateOf(document.stamp.asOf),
  },
  document: breakable({
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => blockOf(block, section.finding, document, slides)),
    })),
  }),
});

function blockOf(block: Block, said: string | null, document: PrintedDocument, slides: boolean) {
  if (block.kind === "facts")
    return { ...block, facts: block.facts.map((fact) => ({ ...fact, length: plain(fact.value).length })) };
  if (block.kind === "table") return { ...block, table: withWideWords(block.table, slides) };
  if (block.kind !== "chart") return block;
  const { chart } = block;
  return {
    kind: block.kind,
    chart: {
      shape: chart.shape,
      finding: chart.finding,
      svg: svgOf(pictureOf(chart, slides ? frames.show : frames.read)),
      aloud: chartAloud(chart),
      note: noteOf(chart),
      table: tableOf(chart),
      isTitled: chart.finding !== said,
      hasTwin: document.mostPages === null && !saysAll(chart),
    },
  };
}

/** Words wider than their column are named, so that they alone are broken. */
function withWideWords(table: Table, slides: boolean) {
  const { width, textSize } = slides ? { width: 850, textSize: 14 } : { width: 499, textSize: 9.2 };
  const whole = table.columns.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const cells = (row: Table["rows"][number] | null) =>
    row?.map((cell, index) => {
      const room = ((table.columns[index]?.weight ?? 1) / whole) * width - textSize;
      return cell === null ? null : partsOf(cell).flatMap((part) => parted(part, room, textSize));
    }) ?? null;
  return { ...table, rows: table.rows.map(cells), total: cells(table.total) };
}

function parted({ text, strong }: { text: string; strong: boolean }, room: number, size: number) {
  const isWide = (word: string) => widthOf(word, size) * 1.05 > room;
  if (!text.split(/\s/).some(isWide)) return [strong ? { strong: text } : text];
  return text
    .split(/(\s+)/)
    .map((word) => (isWide(word) ? { wide: word } : strong ? { strong: word } : word));
}

/** Every figure stands beside its mark: a table below would say the same again. */
const saysAll = ({ shape, categories, series }: Chart): boolean =>
  shape === "bars" || (shape === "lines" && categories.length * series.length <= 8);

/** Words that no line can hold may be broken anywhere: an invisible space after every so many letters. */
function breakable<T>(value: T): T {
  if (typeof value === "string")
    return (
      value.startsWith("<svg ")
        ? value
        : value.replace(/[^\s-]{24,}/gu, (word) => word.replace(/(.{8})(?=.)/gu, "$1\u200B"))
    ) as T & string;
  if (Array.isArray(value)) return value.map(breakable) as T & unknown[];
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, breakable(one)])) as T & object;
}
