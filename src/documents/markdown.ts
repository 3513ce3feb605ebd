import type { Block, Chart, PrintedDocument, Section, Table, Text } from "../domain/documents/document.ts";

import { noteOf, tableOf } from "./charts/figures-in-words.ts";
import { unreachable } from "../domain/shared/unreachable.ts";
import { stampInWords } from "./stamp-in-words.ts";

/**
 * A document as GitHub-flavored Markdown: front matter by which an import knows our own print, then title, finding, stamp and
 * sections. Text of the strategy stays text: whatever could be markup, HTML or a break of line in it is escaped. Charts are
 * written as the table of their figures.
 */
export function markdownOf(document: PrintedDocument): string {
  const parts = [
    frontMatter(document),
    `# ${escaped(document.title)}`,
    `**${escaped(document.finding)}**`,
    escaped(stampInWords(document.stamp)),
    ...document.sections.flatMap(sectionParts),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Values are JSON strings, which are YAML strings as well, whatever they hold. */
function frontMatter({ kind, title, stamp }: PrintedDocument): string {
  const values: readonly (readonly [string, string | null])[] = [
    ["kind", kind],
    ["title", title],
    ["company", stamp.company],
    ["strategy", stamp.strategy],
    ["as-of", stamp.asOf],
    ["version", stamp.version],
    ["approver", stamp.approver],
    ["grounding", stamp.grounding],
    ["currency", stamp.currency],
  ];
  const lines = values.map(([key, value]) => `${key}: ${value === null ? "null" : quoted(value)}`);
  return ["---", ...lines, "---"].join("\n");
}

/** YAML allows fewer characters than JSON in a quoted text: what is not printable is written by its number. */
const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const sectionParts = ({ title, finding, blocks }: Section): string[] => [
  `## ${escaped(title)}`,
  ...(finding === null ? [] : [`**${escaped(finding)}**`]),
  ...blocks.map((block, index) => blockText(block, marker(blocks, index))),
];

/** Two lists in a row would be read as one; every other one of them has another sign. */
function marker(blocks: readonly Block[], index: number): "-" | "*" {
  let before = index;
  while (before > 0 && isList(blocks[before - 1])) before--;
  return (index - before) % 2 === 0 ? "-" : "*";
}

const isList = (block: Block | undefined): boolean =>
  block?.kind === "list" || block?.kind === "facts" || block?.kind === "checklist";

function blockText(block: Block, sign: "-" | "*"): string {
  switch (block.kind) {
    case "paragraph":
      return textOf(block.text);
    case "statement":
      return `> ${textOf(block.text)}`;
    case "heading":
      return `### ${escaped(block.text)}`;
    case "list":
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : sign} ${textOf(item)}`)
        .join("\n");
    case "facts":
      return block.facts
        .map(({ label, value }) => `${sign} **${escaped(label)}**: ${textOf(value)}`)
        .join("\n");
    case "figures":
      return rowsText(
        ["Figure", "What it is", "Note"],
        ["end", "start", "start"],
        block.figures.map(({ value, label, note }) => [
          escaped(value),
          escaped(label),
          note === null ? "" : escaped(note),
        ]),
      );
    case "table":
      return tableText(block.table);
    case "chart":
      return chartText(block.chart);
    case "charts":
      return block.charts.map(chartText).join("\n\n");
    case "checklist":
      return block.items
        .map(
          ({ done, list, text, missing }) =>
            `${sign} [${done ? "x" : " "}] ${escaped(`${list} · ${text}`)}${missing === null ? "" : ` — missing: ${escaped(missing)}`}`,
        )
        .join("\n");
    case "missing":
      return `> **Not said yet:** ${escaped(block.text)}`;
    default:
      return unreachable(block);
  }
}

/** A chart as the table of its figures, under its finding; what they rest on stands below. */
function chartText(chart: Chart): string {
  const { head, rows } = tableOf(chart);
  const names = chart.shape === "sankey" ? 2 : 1;
  const note = noteOf(chart);
  const body = rowsText(
    head.map(escaped),
    head.map((_, index) => (index < names ? "start" : "end")),
    rows.map((row) => row.map(escaped)),
  );
  return `**${escaped(chart.finding)}**\n\n${body}${note === "" ? "" : `\n\n*${escaped(note)}*`}`;
}

function tableText({ caption, columns, rows, total }: Table): string {
  const cells = (row: readonly (Text | null)[]) =>
    row.map((cell) => (cell === null ? "not said" : textOf(cell)));
  const sum = total === null ? [] : [cells(total).map((cell) => (cell === "" ? "" : `**${cell}**`))];
  const body = rowsText(
    columns.map(({ title }) => escaped(title)),
    columns.map(({ align }) => align),
    [...rows.map(cells), ...sum],
  );
  return `**${escaped(caption)}**\n\n${body}`;
}

const rules = { start: ":--", end: "--:", center: ":-:" } as const;

const rowsText = (
  titles: readonly string[],
  aligns: readonly (keyof typeof rules)[],
  rows: readonly (readonly string[])[],
): string =>
  [titles, aligns.map((align) => rules[align]), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const textOf = (text: Text): string =>
  typeof text === "string"
    ? escaped(text)
    : text
        .map((part) => (typeof part === "string" ? inner(part) : strong(part.strong)))
        .join("")
        .trim();

/** Stars bind to what is beside them, so the blanks at the ends of a strong part stand outside. */
function strong(text: string): string {
  const [, before = "", middle = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(inner(text)) ?? [];
  return middle === "" ? before + after : `${before}**${middle}**${after}`;
}

/** Text at the start of a block, where a few signs more have a meaning. */
const escaped = (text: string): string =>
  inner(text)
    .trim()
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");

/** Signs that mean something to Markdown, GitHub's formulas and HTML, each behind a backslash; blanks of any kind as one. */
const inner = (text: string): string =>
  text
    .replaceAll(/[\s\u0085]+/g, " ")
    .replaceAll(/\p{Cc}/gu, "\uFFFD")
    .replaceAll(/[\\`*_{}[\]<>#|~&$!^]/g, (sign) => `\\${sign}`);
