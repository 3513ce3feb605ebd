import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseXml } from "@cj-tech-master/excelts/xml";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { describe, expect, it } from "vitest";
import { documentKinds, formatsOf, type PrintedDocument } from "../domain/documents/document.ts";
import { rewritten, withEveryText } from "../domain/documents/test-free-texts.ts";
import {
  blocksOf,
  printOf,
  rawSample,
  strategyFrom,
  termSheet,
  textsOf,
} from "../domain/documents/test-strategies.ts";
import type { Strategy } from "../domain/strategy/strategy.ts";
import { writable } from "./plain-text.ts";
import { printed } from "./print.ts";
import { charactersOf, openedOffice, openedPdf, squeezed } from "./test-opened.ts";

const hostile = join(import.meta.dirname, "../../tests/hostile");
const naughty = (JSON.parse(readFileSync(join(hostile, "blns/blns.json"), "utf8")) as string[]).filter(
  (text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text),
);
const formulas = readFileSync(join(hostile, "csv-formula-injection/payloads.txt"), "utf8")
  .split("\n")
  .filter(Boolean);

/** Signs that mean something to a typesetter, a table, a sheet or a mark-up language. */
const marks = [
  "#let a = panic()",
  "#import x: *",
  "$x^2$ and @ref",
  "<label> \\# \\",
  "]]><!-- ]#[ }{",
  "*a* _b_ `c` ~d~",
  "= head /* // */",
  "a | b || c",
  "<w:t>&amp;</w:t>",
  "&lt;&#0;&#x1F;&quot;",
  "bell\u0007 and\u0000 null",
  "zero\u200Bwidth\u200D\uFEFF",
  "=1+1",
  "+cmd|' /C",
  "-2+3",
  "@SUM(A1)",
  "%s ${x} {{y}} $& $1",
  "- [ ] item",
  "1. one",
  "> said",
  "![i](j) [k](l)",
  "---",
];
/** Scripts that run the other way, join their letters or have no letters. */
const scripts = [
  "مرحبا بالعالم",
  "שלום עולם",
  "合作伙伴战略",
  "パートナー戦略",
  "파트너 전략",
  "🤝🏽 🇩🇪 👩‍👩‍👧",
  "Ⅷ ﬁ ½ Å",
];

/** With every text that the model knows, in each element. */
const sample = withEveryText(rawSample("halyard"));
const every = (texts: readonly string[]): Strategy =>
  strategyFrom(
    rewritten(sample, (index, { path }) =>
      path.join(".") === "company.name" ? 'Fish & <Sons> "Ltd"' : (texts[index % texts.length] ?? ""),
    ),
  );

/** All that a strategy prints itself as. */
const documentsOf = (strategy: Strategy): PrintedDocument[] => [
  ...documentKinds.map((kind) => printOf(kind, strategy)),
  ...Object.keys(sample.agreements)
    .slice(0, 1)
    .map((slug) => termSheet(slug, strategy)),
];

/** Compared without what a writer may set as it likes: blanks, hyphens at the end of a line, places to break. */
const bare = (text: string): string =>
  squeezed(writable(text)).replaceAll(/[-\u200B-\u200D\u2060\uFEFF]/g, "");

const wanting = (texts: readonly string[], found: string): string[] => {
  const all = bare(found);
  // "Not said" is how the helper of the tests calls an empty cell.
  return [...new Set(texts)].filter((text) => text !== "not said" && !all.includes(bare(text)));
};

/** Words of tables alone: a workbook has nothing else, and figures as numbers. */
const tableTexts = (document: PrintedDocument): string[] =>
  textsOf({
    ...document,
    title: "",
    finding: "",
    sections: document.sections.map((section) => ({
      title: "",
      finding: null,
      blocks: section.blocks.filter(({ kind }) => kind === "table"),
    })),
  }).filter((text) => !/^[-−\d.,%]+$/.test(text));

describe.each([
  ["marks of every format", marks],
  ["the big list, formulas and other scripts", [...naughty, ...formulas, ...scripts]],
] as const)("with %s in every field", (_, texts) => {
  const all = documentsOf(every(texts));
  // Of the long list any document holds every text; of the marks each document must hold all that it says.
  const documents = texts === marks ? all : all.filter(({ kind }) => kind === "thesis" || kind === "board");

  it("Markdown reads as the same text", async () => {
    for (const document of documents) {
      const { bytes } = await printed(document, "md");
      const text = new TextDecoder().decode(bytes).replace(/^---\n[\s\S]*?\n---\n/, "");
      const tree = fromMarkdown(text, {
        extensions: [gfmTable()],
        mdastExtensions: [gfmTableFromMarkdown()],
      });
      expect(wanting(textsOf(document), valuesOf(tree)), document.title).toEqual([]);
      // Of what people wrote nothing is mark-up: no HTML, no link, no picture, no program.
      expect(
        kindsIn(tree).filter((kind) => !ofDocuments.has(kind)),
        document.title,
      ).toEqual([]);
    }
  });

  it("office files are sound, hold every text, and run nothing", async () => {
    for (const document of documents)
      for (const format of formatsOf[document.kind]) {
        if (format === "md" || format === "pdf") continue;
        const parts = openedOffice((await printed(document, format)).bytes);
        for (const [name, xml] of parts) {
          if (/\.(xml|rels)$/.test(name)) {
            expect(() => parseXml(xml), `${format} ${name}`).not.toThrow();
            // The parser forgives a bare sign; an office program does not open the file.
            expect(xml, `${format} ${name}`).not.toMatch(/&(?!(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|apos);)/i);
          }
          if (name.startsWith("xl/worksheets/")) expect(xml).not.toContain("<f>");
        }
        const text = [...parts].map(([, xml]) => charactersOf(xml)).join("\n");
        const wanted = format === "xlsx" ? tableTexts(document) : textsOf(document);
        expect(wanting(wanted, text), `${document.title} as ${format}`).toEqual([]);
      }
  });

  it("PDF has every page whole, and no text off a page", async () => {
    for (const document of documents) {
      const { bytes } = await printed(document, "pdf");
      const { astray, title, text, alternatives } = await openedPdf(bytes);
      expect(astray, document.title).toEqual([]);
      if (texts === marks)
        expect(wanting(textsOf(document), [title, text, ...alternatives].join("\n")), document.title).toEqual(
          [],
        );
    }
  });
});

describe("with texts that no line and no page holds", () => {
  const word = "Donaudampfschifffahrtsgesellschaftskapitaensmuetze".repeat(6);
  const sentence = (index: number) =>
    `start${index}x ${"a sentence that goes on and on, ".repeat(155)} finish${index}x`;
  const strategy = strategyFrom(
    rewritten(sample, (index, { text }) =>
      index % 23 === 7 ? sentence(index) : index % 5 === 1 ? word : text,
    ),
  );
  const documents = documentsOf(strategy);
  const ends = (document: PrintedDocument) =>
    textsOf(document)
      .join(" ")
      .match(/(?:start|finish)\d+x/g) ?? [];

  it("PDF goes on overleaf and leaves nothing out", async () => {
    for (const document of documents) {
      const { bytes } = await printed(document, "pdf");
      const { astray, text, alternatives } = await openedPdf(bytes);
      expect(astray, document.title).toEqual([]);
      expect(wanting(ends(document), [text, ...alternatives].join("\n")), document.title).toEqual([]);
    }
  });

  it("slides have no box off the slide, and leave nothing out", async () => {
    const [board] = documents.filter(({ kind }) => kind === "board");
    if (!board) throw new Error("No board deck");
    const parts = openedOffice((await printed(board, "pptx")).bytes);
    const off: string[] = [];
    for (const [name, xml] of parts)
      if (/^ppt\/slides\/slide\d+\.xml$/.test(name))
        for (const box of boxesOf(xml))
          if (box.x < 0 || box.y < 0 || box.x + box.width > slide.width || box.y + box.height > slide.height)
            off.push(`${name} ${JSON.stringify(box)}`);
    expect(off).toEqual([]);
    const text = [...parts].map(([, xml]) => charactersOf(xml)).join("\n");
    expect(wanting(ends(board), text)).toEqual([]);
  });

  it("the other formats hold them in one piece", async () => {
    for (const document of documents.filter(({ kind }) => kind === "thesis" || kind === "board"))
      for (const format of ["md", "docx"] as const) {
        const { bytes } = await printed(document, format);
        const text =
          format === "md"
            ? new TextDecoder().decode(bytes)
            : [...openedOffice(bytes)].map(([, xml]) => charactersOf(xml)).join("\n");
        expect(wanting(ends(document), text), `${document.title} as ${format}`).toEqual([]);
      }
  });
});

/** In English metric units, as a deck measures. */
const slide = { width: 12_192_000, height: 6_858_000 };

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Shapes and tables with their place; a table is as high as its rows together. */
const boxesOf = (xml: string): Box[] =>
  xml.split(/(?=<p:(?:sp|graphicFrame|pic|cxnSp)>)/).flatMap((shape) => {
    const place = /<a:off x="(-?\d+)" y="(-?\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/.exec(shape);
    if (!place) return [];
    const [x = 0, y = 0, width = 0, height = 0] = place.slice(1).map(Number);
    const rows = [...shape.matchAll(/<a:tr h="(\d+)"/g)].reduce((sum, [, high]) => sum + Number(high), 0);
    return [{ x, y, width, height: Math.max(height, rows) }];
  });

/** What a document of ours is made of in Markdown. */
const ofDocuments = new Set(
  "root paragraph text heading list listItem table tableRow tableCell strong emphasis blockquote".split(" "),
);

function kindsIn(node: unknown): string[] {
  const { type, children = [] } = node as { type: string; children?: readonly unknown[] };
  return [...new Set([type, ...children.flatMap(kindsIn)])];
}

function valuesOf(node: unknown): string {
  const { value, children } = node as { value?: string; children?: readonly unknown[] };
  return (value ?? "") + (children ?? []).map(valuesOf).join("\n");
}

it("every kind of block is among what is printed", () => {
  const kinds = new Set(
    documentsOf(every(["x"]))
      .flatMap(blocksOf)
      .map(({ kind }) => kind),
  );
  expect(kinds.size).toBeGreaterThanOrEqual(8);
});
