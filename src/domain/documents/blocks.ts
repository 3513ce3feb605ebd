import type { Block, Table, Text } from "./document.ts";
import { capital } from "./words.ts";

export type Cell = Text | null;
type Column = Table["columns"][number];
/** What is not said, and the part of the strategy in which to say it. */
export type Wanting = { readonly what: string; readonly part: string };

export const paragraph = (text: Text): Block => ({ kind: "paragraph", text });
export const statement = (text: Text): Block => ({ kind: "statement", text });
export const heading = (text: string): Block => ({ kind: "heading", text });
export const list = (items: readonly Text[], ordered = false): Block => ({ kind: "list", ordered, items });

/** Shown where the strategy is silent: a document leaves nothing out without a word (spec 1, "Documents from the model"). */
export const missing = (what: string, part: string): Block => ({
  kind: "missing",
  text: `${capital(what)}. Write it in ${part}.`,
});

export const column = (title: string, weight = 1): Column => ({ title, align: "start", weight });
export const figureColumn = (title: string, weight = 1): Column => ({ title, align: "end", weight });
export const letterColumn = (title: string, weight = 1): Column => ({ title, align: "center", weight });

/** A table, or what is missing when it would have no rows. */
export function tableOr(
  wanting: Wanting,
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  total: readonly Cell[] | null = null,
): Block {
  return rows.length === 0
    ? missing(wanting.what, wanting.part)
    : { kind: "table", table: { caption, columns, rows, total } };
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
