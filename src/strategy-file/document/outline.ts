import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { Block, Item, Line, Outline, Row, Section } from "../../domain/document-import/outline.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { frontMatterOf } from "./front-matter.ts";

export const largestDocument = 5_000_000;
const longestLine = 20_000;
const deepestNesting = 12;

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root["children"][number];
type Inline = Extract<Node, { type: "paragraph" }>["children"][number];

/**
 * A Markdown text as an outline, lenient in form: CRLF, a byte-order mark, front matter that is no YAML, broken tables. A no only
 * for what is no document: too large, a line longer than any page, or nesting that only an attack has.
 */
export function outlineOf(text: string): Decision<Outline> {
  if (text.length > largestDocument)
    return no(`the document has ${text.length.toLocaleString("en")} characters`, "at most 5,000,000");
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const long = lines.findIndex((line) => line.length > longestLine);
  if (long >= 0)
    return no(
      `line ${long + 1} is longer than ${longestLine.toLocaleString("en")} characters`,
      "shorter lines",
    );
  const deep = lines.findIndex((line) => nesting(line) > deepestNesting);
  if (deep >= 0) return no(`line ${deep + 1} is nested too deep`, `at most ${deepestNesting} levels`);
  const front = frontMatterOf(lines);
  const body = lines.map((line, index) => (index < front.length ? "" : line));
  const shaped = shapeOf(body.join("\n"), [], 0);
  return yes({
    lines,
    frontMatter: front.entries,
    sections: shaped.sections,
    form: [...front.form, ...shaped.form].filter((line) => (lines[line - 1] ?? "").trim() !== ""),
    broken: front.broken,
  });
}

/** How many quotes and lists a line begins. */
const nesting = (line: string): number =>
  Math.max(
    /^[\s>]*/.exec(line)?.[0].replaceAll(/\s/g, "").length ?? 0,
    (/^(?:\s*(?:[-*+]|\d+[.)])(?=\s))+/.exec(line)?.[0].match(/[-*+]|\d+[.)]/g) ?? []).length,
  );

type Shaped = { readonly sections: Section[]; readonly form: number[] };

function shapeOf(text: string, outer: readonly string[], offset: number): Shaped {
  const root = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const form: number[] = [];
  const sections: Section[] = [];
  let titles: { depth: number; title: string }[] = [];
  let open = { titles: outer, line: offset, blocks: [] as Block[] };
  for (const node of root.children) {
    if (node.type === "heading") {
      sections.push(open);
      const title = linesOf(node.children, startOf(node) + offset)
        .map((line) => line.text)
        .join(" ");
      titles = [...titles.filter(({ depth }) => depth < node.depth), { depth: node.depth, title }];
      open = {
        titles: [...outer, ...titles.map((one) => one.title)],
        line: startOf(node) + offset,
        blocks: [],
      };
      for (let line = startOf(node) + 1; line <= endOf(node); line++) form.push(line + offset);
      continue;
    }
    const nested = node.type === "code" ? nestedDocument(node, open.titles, offset) : undefined;
    if (nested) {
      sections.push(open, ...nested.sections.filter(({ blocks, line }) => blocks.length > 0 || line > 0));
      form.push(...nested.form);
      open = { titles: open.titles, line: 0, blocks: [] };
    } else open.blocks.push(...blocksOf(node, offset, form));
  }
  return { sections: [...sections, open], form };
}

type Code = Extract<Node, { type: "code" }>;

/** A fence that holds Markdown of its own is read like the document around it. */
function nestedDocument(node: Code, titles: readonly string[], offset: number): Shaped | undefined {
  if (!/^(?:markdown|md)$/i.test(node.lang ?? "") && !/^#{1,6} \S/m.test(node.value)) return undefined;
  if (/^(?:ya?ml|bash|sh|python|json|mermaid)$/i.test(node.lang ?? "")) return undefined;
  const start = startOf(node) + offset;
  const shaped = shapeOf(node.value, titles, start);
  return { sections: shaped.sections, form: [start, endOf(node) + offset, ...shaped.form] };
}

function blocksOf(node: Node, offset: number, form: number[]): Block[] {
  const start = startOf(node) + offset;
  switch (node.type) {
    case "paragraph":
      return [{ kind: "paragraph", lines: linesOf(node.children, start) }];
    case "list":
      return [{ kind: "list", items: node.children.map((item) => itemOf(item.children, offset, form)) }];
    case "table":
      form.push(start + 1);
      return tableOf(node, offset);
    case "code":
      form.push(start);
      if (endOf(node) + offset > start + node.value.split("\n").length) form.push(endOf(node) + offset);
      return [{ kind: "verbatim", lines: verbatim(node.value, start + 1) }];
    case "thematicBreak":
      form.push(start);
      return [];
    case "html":
      return [{ kind: "aside", lines: verbatim(node.value, start) }];
    case "blockquote":
      return [
        {
          kind: "aside",
          lines: node.children.flatMap((child) => textOf(blocksOf(child as Node, offset, form))),
        },
      ];
    default:
      return [];
  }
}

function itemOf(children: readonly { type: string }[], offset: number, form: number[]): Item {
  const [first, ...rest] = children as Node[];
  if (!first) return { lines: [], children: [] };
  if (first.type !== "paragraph")
    return { lines: [], children: [first, ...rest].flatMap((child) => blocksOf(child, offset, form)) };
  return {
    lines: linesOf(first.children, startOf(first) + offset),
    children: rest.flatMap((child) => blocksOf(child, offset, form)),
  };
}

function tableOf(node: Extract<Node, { type: "table" }>, offset: number): Block[] {
  const rows: Row[] = node.children.map((row) => ({
    line: startOf(row) + offset,
    cells: row.children.map((cell) =>
      linesOf(cell.children, 0)
        .map(({ text }) => text)
        .join("\n"),
    ),
  }));
  const [header, ...body] = rows;
  return header ? [{ kind: "table", header, rows: body }] : [];
}

const textOf = (blocks: readonly Block[]): Line[] =>
  blocks.flatMap((block): readonly Line[] => {
    if (block.kind === "list")
      return block.items.flatMap((item) => [...item.lines, ...textOf(item.children)]);
    if (block.kind === "table")
      return [block.header, ...block.rows].map(({ line, cells }) => ({ line, text: cells.join(" | ") }));
    return block.lines;
  });

/** The words of inline content, line by line. */
function linesOf(children: readonly Inline[], first: number): Line[] {
  return wordsOf(children)
    .split("\n")
    .map((text, index) => ({ line: first + index, text: text.trim() }));
}

const wordsOf = (children: readonly Inline[]): string =>
  children
    .map((child): string => {
      if (child.type === "break") return "\n";
      if (child.type === "html") return /^<br\s*\/?>$/i.test(child.value) ? "\u2028" : child.value;
      if ("value" in child) return child.value;
      if (child.type === "image") return child.alt ?? "";
      return "children" in child ? wordsOf(child.children as Inline[]) : "";
    })
    .join("")
    .replaceAll("\u2028", "; ");

const verbatim = (value: string, first: number): Line[] =>
  value.split("\n").map((text, index) => ({ line: first + index, text }));

const startOf = (node: { position?: { start: { line: number } } | undefined }): number =>
  node.position?.start.line ?? 1;
const endOf = (node: { position?: { end: { line: number } } | undefined }): number =>
  node.position?.end.line ?? 1;
