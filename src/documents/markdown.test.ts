import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Block, PrintedDocument } from "../domain/documents/document.ts";
import { markdownOf } from "./markdown.ts";

const naughty: string[] = JSON.parse(
  readFileSync(new URL("../../tests/hostile/blns/blns.json", import.meta.url), "utf8"),
);

/** A document with one text in every place that can hold one. */
const everywhere = (text: string): PrintedDocument => ({
  kind: "plan",
  title: text,
  finding: text,
  stamp: {
    company: text,
    strategy: text,
    asOf: "2026-11-20",
    version: text,
    approver: text,
    grounding: null,
    currency: "USD",
  },
  mostPages: null,
  sections: [{ title: text, finding: text, blocks: blocksWith(text) }],
});

const blocksWith = (text: string): Block[] => [
  { kind: "paragraph", text },
  { kind: "paragraph", text: [{ strong: text }, text] },
  { kind: "statement", text },
  { kind: "heading", text },
  { kind: "list", ordered: false, items: [text, text] },
  { kind: "list", ordered: true, items: [text] },
  { kind: "facts", facts: [{ label: text, value: text }] },
  { kind: "figures", figures: [{ value: text, label: text, note: text }] },
  {
    kind: "table",
    table: {
      caption: text,
      columns: [
        { title: text, align: "start", weight: 1 },
        { title: text, align: "end", weight: 1 },
      ],
      rows: [
        [text, null],
        [[{ strong: text }], text],
      ],
      total: [text, text],
    },
  },
  {
    kind: "chart",
    chart: {
      shape: "bars",
      finding: text,
      unit: "count",
      categories: [text],
      series: [{ name: text, values: [null] }],
      flows: [],
      currency: "USD",
      note: text,
    },
  },
  { kind: "checklist", items: [{ list: text, done: false, text, missing: text }] },
  { kind: "missing", text },
];

type Node = { readonly type: string; readonly children?: readonly Node[]; readonly value?: string };

const body = (markdown: string): string => markdown.replace(/^---\n[\s\S]*?\n---\n/, "");
const treeOf = (markdown: string): Node =>
  fromMarkdown(body(markdown), { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });

/** The shape of a document without its words: whatever the words are, it must not change. */
const shapeOf = ({ type, children = [] }: Node): unknown[] => [
  type,
  ...children.filter((child) => !inline.has(child.type)).map(shapeOf),
];
const inline = new Set(["text", "strong", "emphasis"]);

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

const known = shapeOf(treeOf(markdownOf(everywhere("Plain words"))));

/** What may stand in a document of ours; everything else would be markup that somebody smuggled in. */
const allowed = new Set(
  "root heading paragraph text strong emphasis blockquote list listItem table tableRow tableCell".split(" "),
);

describe("hostile text in every place of a document", () => {
  it("stays text, whichever of the list of naughty strings it is", () => {
    for (const text of naughty.filter((one) => one.trim() !== "")) {
      const tree = treeOf(markdownOf(everywhere(text)));
      const types = [...nodesOf(tree)].map(({ type }) => type).filter((type) => !allowed.has(type));
      expect(types, text).toEqual([]);
      expect(shapeOf(tree), text).toEqual(known);
    }
  });

  it("stays text whatever it is", () => {
    const signs = fc.string({
      unit: fc.constantFrom(...Array.from("\\`*_{}[]<>#|~&$!^-+=.():;\"'/ \n\t0aZ")),
      minLength: 1,
      maxLength: 24,
    });
    fc.assert(
      fc.property(
        signs.filter((text) => text.trim() !== ""),
        (text) => {
          const tree = treeOf(markdownOf(everywhere(text)));
          expect([...nodesOf(tree)].map(({ type }) => type).filter((type) => !allowed.has(type))).toEqual([]);
          expect(shapeOf(tree)).toEqual(known);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("is read back as it was written", () => {
    const text = "5 * 3 | <b>bold</b> [a](b) `code` 1. & # ~x~ $y$ C:\\temp";
    const cells = [...nodesOf(treeOf(markdownOf(everywhere(text))))].filter(
      ({ type }) => type === "tableCell",
    );
    expect(cells.map(({ children }) => (children ?? []).map(({ value }) => value).join(""))).toContain(text);
  });

  it("would be found, were it not escaped", () => {
    const types = [...nodesOf(treeOf("<script>x</script>\n\n[a](b)"))].map(({ type }) => type);
    expect(types.filter((type) => !allowed.has(type))).toEqual(["html", "link"]);
  });
});

describe("the front matter", () => {
  it("tells an import that this is our own print, whatever its values hold", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [, yaml = ""] = /^---\n([\s\S]*?)\n---\n/.exec(markdownOf(everywhere(text))) ?? [];
        expect(parse(yaml)).toEqual({
          kind: "plan",
          title: text.toWellFormed(),
          company: text.toWellFormed(),
          strategy: text.toWellFormed(),
          "as-of": "2026-11-20",
          version: text.toWellFormed(),
          approver: text.toWellFormed(),
          grounding: null,
          currency: "USD",
        });
      }),
    );
  });
});

describe("Markdown", () => {
  const of = (...blocks: Block[]) =>
    body(markdownOf({ ...everywhere("x"), sections: [{ title: "S", finding: null, blocks }] }));

  it("keeps two lists in a row apart", () => {
    const list: Block = { kind: "list", ordered: false, items: ["a"] };
    expect(of(list, list, list)).toContain("- a\n\n* a\n\n- a");
  });

  it("leaves a decimal alone at the start of a cell, and a number with a point at the start of a line", () => {
    expect(of({ kind: "paragraph", text: "62.5 points" })).toContain("62.5 points");
    expect(of({ kind: "paragraph", text: "1. not a list" })).toContain("1\\. not a list");
  });

  it("says what is not said, and what is unknown in a chart", () => {
    const markdown = of(...blocksWith("x"));
    expect(markdown).toContain("| x | not said |");
    expect(markdown).toContain("| x | unknown |");
    expect(markdown).toContain("> **Not said yet:** x");
    expect(markdown).toContain("- [ ] x · x — missing: x");
  });
});
