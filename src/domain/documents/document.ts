import type { Day } from "../shared/dates.ts";

/** The documents that a strategy prints itself as (spec 1, "Documents from the model"). */
export const documentKinds = [
  "plan",
  "thesis",
  "five-decisions",
  "where-to-win",
  "partnership-strategy",
  "board",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What a document says of itself on every page: what it was made from, and who stands behind it. */
export type Stamp = {
  readonly company: string;
  readonly strategy: string;
  readonly asOf: Day;
  /** "version 4", "draft 17" or the name of the file; what a reader names when they ask. */
  readonly version: string;
  /** Who adopted it and when, in words; null before that. */
  readonly approver: string | null;
  /** Claims with a source ÷ claims, two decimals as text; null where the strategy makes no claims. */
  readonly grounding: string | null;
  readonly currency: string;
};

/**
 * A document as plain blocks, complete and in words: whoever writes it as Markdown, PDF, DOCX or PPTX gives it a form and
 * computes nothing.
 */
export type PrintedDocument = {
  readonly kind: DocumentKind | "agreement";
  readonly title: string;
  /** The finding of the whole, in one sentence. */
  readonly finding: string;
  readonly stamp: Stamp;
  readonly sections: readonly Section[];
  /** The most pages it may have; null where none is asked for. */
  readonly mostPages: number | null;
};

export type Section = {
  readonly title: string;
  /** What the section found, said before its blocks. On a slide it is the title. */
  readonly finding: string | null;
  readonly blocks: readonly Block[];
};

/** Text with parts that stand out. Plain characters: no writer may read marks of its own format into it. */
export type Text = string | readonly (string | { readonly strong: string })[];

export type Block =
  | { readonly kind: "paragraph"; readonly text: Text }
  /** A sentence that stands by itself: the thesis, the finding. */
  | { readonly kind: "statement"; readonly text: Text }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Text[] }
  /** Labels and their values, few and short. */
  | { readonly kind: "facts"; readonly facts: readonly { readonly label: string; readonly value: Text }[] }
  /** Figures large and alone. */
  | {
      readonly kind: "figures";
      readonly figures: readonly {
        readonly value: string;
        readonly label: string;
        readonly note: string | null;
      }[];
    }
  | { readonly kind: "table"; readonly table: Table }
  | { readonly kind: "chart"; readonly chart: Chart }
  /** Small pictures beside each other; every figure stands in them or in the words that are said instead of them. */
  | { readonly kind: "charts"; readonly charts: readonly Chart[] }
  | { readonly kind: "checklist"; readonly items: readonly ChecklistLine[] }
  /** What the strategy does not say yet: shown, never left out silently. */
  | { readonly kind: "missing"; readonly text: string };

export type ChecklistLine = {
  /** The list that it belongs to; the lines of one list follow each other. */
  readonly list: string;
  readonly done: boolean;
  readonly text: string;
  /** What is missing and where to do it; null when it is done. */
  readonly missing: string | null;
};

export type Table = {
  /** What the table shows; read aloud and printed above it. */
  readonly caption: string;
  readonly columns: readonly {
    readonly title: string;
    readonly align: "start" | "end" | "center";
    /** Share of the width beside the others. */
    readonly weight: number;
  }[];
  /** As many cells as columns; null is "not said". */
  readonly rows: readonly (readonly (Text | null)[])[];
  /** A last row that sums up; null where a sum means nothing. */
  readonly total: readonly (Text | null)[] | null;
  /** Its rows are written in by hand, and are as high as a hand needs. */
  readonly byHand?: true;
};

export const chartUnits = ["money", "share", "count"] as const;

/** A picture as its figures. The finding is its title; each writer also has the figures as a table. */
export type Chart = {
  readonly shape: "bars" | "stacked-bars" | "lines" | "sankey";
  readonly finding: string;
  readonly unit: (typeof chartUnits)[number];
  /** Minor units for money, 0 to 1 for shares; null is unknown and is shown as such. */
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** For a sankey alone; `categories` and `series` are empty then. Names of nodes are unique. */
  readonly flows: readonly { readonly from: string; readonly to: string; readonly value: number }[];
  readonly currency: string;
  /** What the figures rest on. */
  readonly note: string | null;
};

/** The pictures of a block, however many stand beside each other. */
export const chartsOf = (block: Block): readonly Chart[] =>
  block.kind === "chart" ? [block.chart] : block.kind === "charts" ? block.charts : [];

export const documentFormats = ["md", "pdf", "docx", "pptx", "xlsx"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** In which forms each document exists: all to be read, the board's also as slides and as its figures in a workbook. */
export const formatsOf: Readonly<Record<PrintedDocument["kind"], readonly DocumentFormat[]>> = {
  plan: ["md", "pdf", "docx"],
  thesis: ["md", "pdf", "docx"],
  "five-decisions": ["md", "pdf", "docx"],
  "where-to-win": ["md", "pdf", "docx"],
  "partnership-strategy": ["md", "pdf", "docx"],
  board: ["md", "pdf", "docx", "pptx", "xlsx"],
  agreement: ["md", "pdf", "docx"],
};
