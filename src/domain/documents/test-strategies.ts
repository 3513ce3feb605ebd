import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Block, Chart, DocumentKind, PrintedDocument, Text } from "./document.ts";
import { agreementOf, documentOf } from "./documents.ts";
import { readableStrategy } from "../strategy/read.ts";
import type { Strategy } from "../strategy/strategy.ts";

/** The two published strategies, with the day as of which each is complete. */
export const samples = {
  halyard: { file: "halyard", asOf: "2026-11-20" },
  adventureworks: { file: "adventureworks", asOf: "2020-05-31" },
} as const;
export type Sample = keyof typeof samples;

/** What YAML gives: plain data that a test may edit before it is read. */
export type Raw = ReturnType<typeof parse>;

const read = (sample: Sample): Raw =>
  parse(
    readFileSync(new URL(`../../../samples/${samples[sample].file}/strategy.yaml`, import.meta.url), "utf8"),
  );
const parsed = { halyard: read("halyard"), adventureworks: read("adventureworks") };

/** A copy of its own, to be edited freely. */
export const rawSample = (sample: Sample): Raw => structuredClone(parsed[sample]);

export function strategyFrom(raw: Raw): Strategy {
  const strategy = readableStrategy(raw);
  if (!strategy) throw new Error("The edit left no strategy at all");
  return strategy;
}

export const strategyOf = (sample: Sample, edit: (raw: Raw) => void = () => {}): Strategy => {
  const raw = rawSample(sample);
  edit(raw);
  return strategyFrom(raw);
};

export const printOf = (kind: DocumentKind, strategy: Strategy, asOf = "2026-11-20"): PrintedDocument =>
  documentOf(kind, { strategy, asOf, version: "version 4", approver: null });

export function termSheet(slug: string, strategy: Strategy): PrintedDocument {
  const sheet = agreementOf(slug, { strategy, asOf: "2026-11-20", version: "version 4", approver: null });
  if (!sheet.ok) throw new Error(sheet.reason);
  return sheet.value;
}

/** Every text of a document, in order. */
export const textsOf = ({ title, finding, sections }: PrintedDocument): string[] => [
  title,
  finding,
  ...sections.flatMap((section) => [
    section.title,
    section.finding ?? "",
    ...section.blocks.flatMap(blockTexts),
  ]),
];

export const wholeText = (document: PrintedDocument): string => textsOf(document).join("\n");

export const blocksOf = ({ sections }: PrintedDocument): Block[] => sections.flatMap(({ blocks }) => blocks);

export const missingIn = (document: PrintedDocument): string[] =>
  blocksOf(document).flatMap((block) => (block.kind === "missing" ? [block.text] : []));

const plain = (text: Text | null): string =>
  text === null
    ? "not said"
    : typeof text === "string"
      ? text
      : text.map((part) => (typeof part === "string" ? part : part.strong)).join("");

function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
    case "statement":
    case "heading":
    case "missing":
      return [plain(block.text)];
    case "list":
      return block.items.map(plain);
    case "facts":
      return block.facts.flatMap(({ label, value }) => [label, plain(value)]);
    case "figures":
      return block.figures.flatMap(({ value, label, note }) => [value, label, note ?? ""]);
    case "table": {
      const { caption, columns, rows, total } = block.table;
      return [
        caption,
        ...columns.map(({ title }) => title),
        ...[...rows, ...(total ? [total] : [])].flat().map(plain),
      ];
    }
    case "chart":
      return chartTexts(block.chart);
    case "charts":
      return block.charts.flatMap(chartTexts);
    case "checklist":
      return block.items.flatMap(({ list, text, missing }) => [list, text, missing ?? ""]);
    default:
      throw new Error("A block that no test reads");
  }
}

const chartTexts = ({ finding, categories, series, flows, note }: Chart): string[] => [
  finding,
  ...categories,
  ...series.map(({ name }) => name),
  ...flows.flatMap(({ from, to }) => [from, to]),
  note ?? "",
];
