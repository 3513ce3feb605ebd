import { capital } from "../shared/capital.ts";
import type { Block, Table, Text } from "./document.ts";
import { listed } from "../check/figures.ts";
import { placesInWords } from "../strategy/part-words.ts";
import { inSentence } from "./words.ts";

export type Cell = Text | null;
type Column = Table["columns"][number];
/** What is not said, and where in the strategy to say it: fields of the file, "company.arr and company.direct". */
export type Wanting = { readonly what: string; readonly part: string };

export const paragraph = (text: Text): Block => ({ kind: "paragraph", text });
export const statement = (text: Text): Block => ({ kind: "statement", text });
export const heading = (text: string): Block => ({ kind: "heading", text });
export const list = (items: readonly Text[], ordered = false): Block => ({ kind: "list", ordered, items });

/** Shown where the strategy is silent: a document leaves nothing out without a word (spec 1, "Documents from the model"). */
export const missing = (what: string, part: string): Block => ({
  kind: "missing",
  text: `${capital(what)}. Write it in ${placesInWords(part.split(/, | and /))}.`,
});

export const column = (title: string, weight = 1): Column => ({ title, align: "start", weight });
export const figureColumn = (title: string, weight = 1): Column => ({ title, align: "end", weight });
export const letterColumn = (title: string, weight = 1): Column => ({ title, align: "center", weight });

/** A table without the columns that say nothing in any row, or what is missing when it would have no rows. */
export function tableOr(
  wanting: Wanting,
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  total: readonly Cell[] | null = null,
): Block {
  if (rows.length === 0) return missing(wanting.what, wanting.part);
  const says = columns.map(
    (_, at) => at === 0 || [...rows, ...(total ? [total] : [])].some((row) => isSaid(row[at] ?? null)),
  );
  const left = <T>(all: readonly T[]): T[] => all.filter((_, at) => says[at]);
  const silent = columns.filter((_, at) => !says[at] && rows.some((row) => (row[at] ?? null) === null));
  return {
    kind: "table",
    table: {
      caption: silent.length === 0 ? caption : `${caption}; not said: ${namesIn(silent)}`,
      columns: left(columns),
      rows: rows.map(left),
      total: total && left(total),
    },
  };
}

/** A dash is what does not apply, and nothing is what a sum leaves empty. */
const isSaid = (cell: Cell): boolean => cell !== null && cell !== "–" && cell !== "";

const namesIn = (columns: readonly Column[]): string => listed(columns.map(({ title }) => inSentence(title)));

/** Figures of one column with as many decimals as any of them needs, at most `most`; null is not said. */
export function alike(figures: readonly (number | null)[], most: number): (string | null)[] {
  const needs = (figure: number) => Number(figure.toFixed(most)).toString().split(".")[1]?.length ?? 0;
  const digits = Math.max(0, ...figures.map((figure) => (figure === null ? 0 : needs(figure))));
  return figures.map((figure) => figure?.toFixed(digits) ?? null);
}

export type Fact = readonly [label: string, value: Cell, part: string];

/** Labels with their values; those without a value follow as what is missing, together. */
export function facts(all: readonly Fact[]): Block[] {
  const said = all.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
  const silent = all.filter(([, value]) => value === null);
  const blocks: Block[] = said.length > 0 ? [{ kind: "facts", facts: said }] : [];
  if (silent.length > 0) {
    const names = silent.map(([label]) => label.charAt(0).toLowerCase() + label.slice(1)).join(", ");
    blocks.push(missing(names, [...new Set(silent.map(([, , part]) => part))].join(", ")));
  }
  return blocks;
}

/** Text that says something; an empty one says nothing. */
export const said = (text: string | undefined | null): string | null =>
  text === undefined || text === null || text.trim() === "" ? null : text;

/** Several texts in one cell; null when none says anything. */
export const inOneCell = (
  texts: readonly (string | null | undefined)[] | undefined,
  between = "; ",
): string | null => said((texts ?? []).filter((text) => said(text) !== null).join(between));
