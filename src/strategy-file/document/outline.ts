import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { Block, Item, Line, Link, Outline, Row, Section } from "../../domain/document-import/outline.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { frontMatterOf } from "./front-matter.ts";
import { htmlBlocks } from "./html.ts";
import { isLinkOrSpace, linkAlone, linksIn } from "./links.ts";
import { pieces } from "./pieces.ts";
import { isRow, withRoomAroundBlocks } from "./spacing.ts";

export const largestDocument = 5_000_000;
const longestLine = 20_000;
const deepestNesting = 6;
/** Brackets and marks in one paragraph: the time to pair them grows with their square. */
const mostMarks = 1_000;

/** Characters that a strategy file cannot hold: what they meant nobody can see. */
// eslint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\p{Cs}]/gu;

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
  const lines = text
    .replace(/^\uFEFF/, "")
    .replaceAll(unwritable, "\uFFFD")
    .split(/\r\n|\r|\n/);
  const long = lines.findIndex((line) => line.length > longestLine);
  if (long >= 0)
    return no(
      `line ${long + 1} is longer than ${longestLine.toLocaleString("en")} characters`,
      "shorter lines",
    );
  const deep = lines.findIndex((line) => nesting(line) > deepestNesting);
  if (deep >= 0) return no(`line ${deep + 1} is nested too deep`, `at most ${deepestNesting} levels`);
  const marked = tooManyMarks(lines);
  if (marked !== undefined)
    return no(
      `the paragraph that ends at line ${marked} has more brackets and marks than a text has`,
      `at most ${mostMarks.toLocaleString("en")}`,
    );
  const front = frontMatterOf(lines);
  const body = lines.map((line, index) => (index < front.length ? "" : line));
  const shaped = shapeOf(body, [], 0);
  return yes({
    lines,
    frontMatter: front.entries,
    sections: shaped.sections,
    links: shaped.links,
    form: [...front.form, ...shaped.form].filter((line) => (lines[line - 1] ?? "").trim() !== ""),
    broken: front.broken,
  });
}

/** The last line of a paragraph that is made of marks; undefined where none is. */
function tooManyMarks(lines: readonly string[]): number | undefined {
  let marks = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || isRow(line)) marks = 0;
    // The tags of a table are taken as they stand, and never paired.
    if (/^\s*<\/?(?:table|thead|tbody|tfoot|tr|td|th)\b/i.test(line)) continue;
    marks += line.match(/[[\]*_`<>]/g)?.length ?? 0;
    if (marks > mostMarks) return index + 1;
  }
  return undefined;
}

/** How many quotes and lists a line begins. */
const nesting = (line: string): number =>
  Math.max(
    /^[\s>]*/.exec(line)?.[0].replaceAll(/\s/g, "").length ?? 0,
    (/^(?:\s*(?:[-*+]|\d+[.)])(?=\s))+/.exec(line)?.[0].match(/[-*+]|\d+[.)]/g) ?? []).length,
  );

type Shaped = { readonly sections: Section[]; readonly form: number[]; readonly links: Link[] };

/** `before` is the number of lines of the document before the first of these. */
function shapeOf(lines: readonly string[], outer: readonly string[], before: number): Shaped {
  const form: number[] = [];
  const links: Link[] = [];
  const sections: Section[] = [];
  let titles: { depth: number; title: string }[] = [];
  let open = { titles: outer, line: before, blocks: [] as Block[] };
  for (const { node, lineAt } of nodesOf(lines, before)) {
    links.push(...linksIn(node, lineAt));
    if (node.type === "heading") {
      sections.push(open);
      const line = lineAt(startOf(node));
      const title = linesOf(node.children, line)
        .map(({ text }) => text)
        .join(" ")
        .replace(/\s*\{#[\w-]+\}$/, "");
      titles = [...titles.filter(({ depth }) => depth < node.depth), { depth: node.depth, title }];
      open = { titles: [...outer, ...titles.map((one) => one.title)], line, blocks: [] };
      for (let more = startOf(node) + 1; more <= endOf(node); more++) form.push(lineAt(more));
      continue;
    }
    const nested = node.type === "code" ? nestedDocument(node, open.titles, lineAt) : undefined;
    if (nested) {
      sections.push(open, ...nested.sections);
      form.push(...nested.form);
      links.push(...nested.links);
      open = { titles: open.titles, line: 0, blocks: [] };
    } else open.blocks.push(...blocksOf(node, lineAt, form));
  }
  return { sections: [...sections, open], form, links };
}

/** The blocks of a text one after the other. It is parsed piece by piece: the parser's time grows faster than its text. */
function* nodesOf(lines: readonly string[], before: number): Generator<{ node: Node; lineAt: LineAt }> {
  const spaced = withRoomAroundBlocks(lines);
  for (const [from, to] of pieces(spaced.lines)) {
    const lineAt: LineAt = (line) => (spaced.origin[from + line - 1] ?? lines.length) + before;
    const root = fromMarkdown(spaced.lines.slice(from, to).join("\n"), {
      extensions: [gfmTable()],
      mdastExtensions: [gfmTableFromMarkdown()],
    });
    for (const node of root.children) yield { node, lineAt };
  }
}

type LineAt = (line: number) => number;

type Code = Extract<Node, { type: "code" }>;

/** A fence that holds Markdown of its own is read like the document around it. */
function nestedDocument(node: Code, titles: readonly string[], lineAt: LineAt): Shaped | undefined {
  if (!/^(?:markdown|md)$/i.test(node.lang ?? "") && !/^#{1,6} \S/m.test(node.value)) return undefined;
  if (/^(?:ya?ml|bash|sh|python|json|mermaid)$/i.test(node.lang ?? "")) return undefined;
  const start = lineAt(startOf(node));
  const shaped = shapeOf(node.value.split("\n"), titles, start);
  return {
    sections: shaped.sections.filter(({ blocks, line }) => blocks.length > 0 || line > start),
    form: [start, lineAt(endOf(node)), ...shaped.form],
    links: shaped.links,
  };
}

function blocksOf(node: Node, lineAt: LineAt, form: number[]): Block[] {
  const start = lineAt(startOf(node));
  if (node.type === "paragraph") {
    const title = titleIn(node, start);
    if (title) return [title];
    if (node.children.every(isLinkOrSpace))
      return [{ kind: "aside", lines: linesOf(node.children, start), why: linkAlone }];
    return [{ kind: "paragraph", lines: linesOf(node.children, start) }];
  }
  if (node.type === "list") {
    const boxes = node.children.map((item) => boxOf(item.children));
    const isChoice = boxes.includes("ticked");
    return [
      {
        kind: "list",
        items: node.children.map((item, at) => ({
          ...itemOf(item.children, lineAt, form),
          ...(isChoice && boxes[at] === "empty" ? { isUnticked: true } : {}),
          ...(boxes[at] === undefined ? {} : { box: boxes[at] }),
        })),
      },
    ];
  }
  if (node.type === "table") {
    form.push(start + 1);
    return tableOf(node, lineAt);
  }
  if (node.type === "code") {
    form.push(start);
    if (/^(?:mermaid|bash|sh|python|json|js|ts)$/i.test(node.lang ?? ""))
      return [{ kind: "aside", lines: verbatim(node.value, start + 1) }];
    if (lineAt(endOf(node)) > start + node.value.split("\n").length) form.push(lineAt(endOf(node)));
    return [{ kind: "verbatim", lines: verbatim(node.value, start + 1) }];
  }
  if (node.type === "thematicBreak") {
    form.push(start);
    return [];
  }
  if (node.type === "html") {
    const html = htmlBlocks(node.value, start);
    if (!html) return [{ kind: "aside", lines: verbatim(node.value, start) }];
    form.push(...html.form);
    return [...html.blocks];
  }
  if (node.type === "definition") {
    form.push(start);
    return [];
  }
  if (node.type === "blockquote") {
    return [
      {
        kind: "aside",
        isQuote: true,
        lines: node.children.flatMap((child) => textOf(blocksOf(child as Node, lineAt, form))),
      },
    ];
  }
  return [];
}

/** A line that is strong from end to end is a title, unless it is a sentence or a label. */
function titleIn(node: Extract<Node, { type: "paragraph" }>, line: number): Block | undefined {
  const [only, ...more] = node.children;
  if (only?.type !== "strong" || more.length > 0) return undefined;
  const text = wordsOf([only]).trim();
  return text.length > longestTitle || /\n|[:.!,;]$/.test(text) || !/\p{L}/u.test(text)
    ? undefined
    : { kind: "title", line, text, folds: false };
}

const longestTitle = 100;

/** The box that an item begins with: `[x]`, `[ ]`; undefined where it begins with none. */
function boxOf(children: readonly { type: string }[]): "ticked" | "empty" | undefined {
  const [first] = children as Node[];
  const mark = first?.type === "paragraph" ? /^\[([ xX])\]\s/.exec(wordsOf(first.children))?.[1] : undefined;
  return mark === undefined ? undefined : mark === " " ? "empty" : "ticked";
}

function itemOf(children: readonly { type: string }[], lineAt: LineAt, form: number[]): Item {
  const [first, ...rest] = children as Node[];
  if (!first) return { lines: [], children: [] };
  if (first.type !== "paragraph")
    return { lines: [], children: [first, ...rest].flatMap((child) => blocksOf(child, lineAt, form)) };
  return {
    lines: linesOf(first.children, lineAt(startOf(first))).map((line, index) =>
      index === 0 ? { ...line, text: line.text.replace(/^\[[ xX]\]\s+/, "") } : line,
    ),
    children: rest.flatMap((child) => blocksOf(child, lineAt, form)),
  };
}

function tableOf(node: Extract<Node, { type: "table" }>, lineAt: LineAt): Block[] {
  const rows: Row[] = node.children.map((row) => ({
    line: lineAt(startOf(row)),
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
    if (block.kind === "title") return [block];
    if (block.kind === "fold-end") return [];
    return block.lines;
  });

/** `**Delivery.** Every installation …` begins with a label, though it ends in a full stop. */
function withLabel(children: readonly Inline[]): readonly Inline[] {
  const [first, next] = children;
  if (first?.type !== "strong" || next?.type !== "text" || !/^\s+\S/.test(next.value)) return children;
  const words = wordsOf([first]);
  if (!/^\p{L}[^.:]*[.]$/u.test(words) || words.split(/\s+/).length > 4) return children;
  return [{ type: "text", value: words.replace(/[.]$/, ":") }, ...children.slice(1)];
}

/** The words of inline content, line by line. */
function linesOf(children: readonly Inline[], first: number): Line[] {
  return wordsOf(withLabel(children))
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
