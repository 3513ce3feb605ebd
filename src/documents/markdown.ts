import type {
  Block,
  Chart,
  PrintedDocument,
  Section,
  Stamp,
  Table,
  Text,
} from "../domain/documents/document.ts";
import { inWords } from "../domain/measures/in-words.ts";
import { dayInWords } from "../domain/shared/day-in-words.ts";
import { unreachable } from "../domain/shared/unreachable.ts";

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
    stampLine(document.stamp),
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

const stampLine = ({ asOf, version, approver, grounding }: Stamp): string =>
  `As of ${dayInWords(asOf)} · ${escaped(version)} · ${approver === null ? "not adopted" : `adopted by ${escaped(approver)}`} · grounding ratio ${grounding ?? "unknown: no claims"}`;

const sectionParts = ({ title, finding, blocks }: Section): string[] => [
  `## ${escaped(title)}`,
  ...(finding === null ? [] : [`**${escaped(finding)}**`]),
  ...blocks.map(blockText),
];

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return textOf(block.text);
    case "statement":
      return `> ${textOf(block.text)}`;
    case "heading":
      return `### ${escaped(block.text)}`;
    case "list":
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : "-"} ${textOf(item)}`)
        .join("\n");
    case "facts":
      return block.facts.map(({ label, value }) => `- **${escaped(label)}**: ${textOf(value)}`).join("\n");
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
    case "checklist":
      return block.items
        .map(
          ({ done, text, missing }) =>
            `- [${done ? "x" : " "}] ${escaped(text)}${missing === null ? "" : ` — missing: ${escaped(missing)}`}`,
        )
        .join("\n");
    case "missing":
      return `> **${escaped(block.text)}**`;
    default:
      return unreachable(block);
  }
}

/** A chart as the table of its figures, under its finding; what it rests on stands below. */
function chartText({ shape, finding, unit, categories, series, flows, currency, note }: Chart): string {
  const figure = (value: number | null) => escaped(inWords(value, unit, currency));
  const titles =
    shape === "sankey" ? ["From", "To", "Amount"] : ["", ...series.map(({ name }) => escaped(name))];
  const rows =
    shape === "sankey"
      ? flows.map(({ from, to, value }) => [escaped(from), escaped(to), figure(value)])
      : categories.map((category, index) => [
          escaped(category),
          ...series.map(({ values }) => figure(values[index] ?? null)),
        ]);
  const aligns = titles.map((_, index) =>
    index === 0 || (shape === "sankey" && index === 1) ? "start" : "end",
  );
  const below = note === null ? "" : `\n\n*${escaped(note)}*`;
  return `**${escaped(finding)}**\n\n${rowsText(titles, aligns, rows)}${below}`;
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
    .replace(/^(\d+)([.)])/, "$1\\$2");

/** Signs that mean something to Markdown, GitHub's formulas and HTML, each behind a backslash; blanks of any kind as one. */
const inner = (text: string): string =>
  text
    .replaceAll(/[\s\u0085]+/g, " ")
    .replaceAll(/\p{Cc}/gu, "\uFFFD")
    .replaceAll(/[\\`*_{}[\]<>#|~&$!^]/g, (sign) => `\\${sign}`);
