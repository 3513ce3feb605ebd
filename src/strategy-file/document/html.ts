import type { Block, Row } from "../../domain/document-import/outline.ts";

/**
 * What people write as HTML because their editor exports it so: a table, and the title of a part that folds away. Undefined for
 * anything else, and for a table whose cells are merged or nested, because which column a cell is in nobody can tell then.
 */
export function htmlBlocks(value: string, first: number): Shaped | undefined {
  if (value.includes("<!--")) return undefined;
  const tags = tagsOf(value, first);
  if (tags.some(({ name }) => name === "table")) return tableIn(tags, value, first);
  return foldIn(tags, value, first);
}

/** `form` are the lines that hold nothing but tags. */
type Shaped = { readonly blocks: readonly Block[]; readonly form: readonly number[] };

type Tag = {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: string;
  readonly line: number;
  /** The words up to the next tag, and the line on which they begin. */
  readonly text: string;
  readonly textLine: number;
};

/** Every tag with the words behind it. A `<` that begins no tag is a character. */
function tagsOf(value: string, first: number): Tag[] {
  const found = [...value.matchAll(/<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>/gi)];
  let line = first;
  let at = 0;
  const lineAt = (to: number): number => {
    line += value.slice(at, to).split("\n").length - 1;
    at = to;
    return line;
  };
  return found.map((match, index) => {
    const own = lineAt(match.index);
    const from = match.index + match[0].length;
    const raw = value.slice(from, found[index + 1]?.index ?? value.length);
    const textLine = lineAt(from + (raw.length - raw.trimStart().length));
    return {
      name: (match[2] ?? "").toLowerCase(),
      isEnd: match[1] === "/",
      attributes: match[3] ?? "",
      line: own,
      text: plain(raw),
      textLine,
    };
  });
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  euro: "€",
  pound: "£",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  rsquo: "’",
  lsquo: "‘",
  rarr: "→",
  ge: "≥",
  le: "≤",
};

const plain = (text: string): string =>
  text
    .replaceAll(
      /&(?:#(\d{1,6})|([a-z]+));/gi,
      (whole, code: string | undefined, name: string | undefined) => {
        const point = Number(code);
        if (code !== undefined) return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
        return entities[(name ?? "").toLowerCase()] ?? whole;
      },
    )
    .replaceAll(/\s+/g, " ");

function tableIn(tags: readonly Tag[], value: string, first: number): Shaped | undefined {
  const ends = tags.filter(({ name, isEnd }) => name === "table" && isEnd).length;
  const begins = tags.filter(({ name, isEnd }) => name === "table" && !isEnd).length;
  const isMerged = tags.some(({ attributes }) => /\b(?:col|row)span\s*=\s*["']?(?!1\b)\d/i.test(attributes));
  if (begins !== 1 || ends !== 1 || isMerged) return undefined;
  const rows = rowsOf(tags);
  const [header, ...body] = rows;
  const outside = tags.some(({ name, isEnd, text }) => isFrame(name, isEnd) && text.trim() !== "");
  if (!header || outside || !/^\s*</.test(value)) return undefined;
  const spoken = new Set(rows.flatMap(({ line, more = [] }) => [line, ...more]));
  return {
    blocks: [{ kind: "table", header, rows: body }],
    form: linesOf(value, first).filter((line) => !spoken.has(line)),
  };
}

const linesOf = (value: string, first: number): number[] =>
  value.split("\n").map((_, index) => first + index);

/** Where words would stand beside the cells of a table, and so belong to none. */
const isFrame = (name: string, isEnd: boolean): boolean =>
  ["table", "thead", "tbody", "tfoot", "tr", "colgroup", "col"].includes(name) ||
  (isEnd && ["td", "th", "caption"].includes(name));

function rowsOf(tags: readonly Tag[]): Row[] {
  const rows: { line: number | undefined; cells: string[]; lines: Set<number> }[] = [];
  let isCell = false;
  for (const { name, isEnd, text, line, textLine } of tags) {
    if (name === "tr" && !isEnd) rows.push({ line: undefined, cells: [], lines: new Set([line]) });
    const row = rows.at(-1);
    if (!row) continue;
    if (name === "td" || name === "th") {
      isCell = !isEnd;
      if (!isEnd) row.cells.push("");
    }
    if (!isCell) continue;
    const gap = /^(?:br|p|li|div)$/.test(name) && !isEnd ? "\n" : "";
    row.cells.push(`${row.cells.pop() ?? ""}${gap}${text}`);
    if (text.trim() === "") continue;
    row.line ??= textLine;
    row.lines.add(textLine);
  }
  return rows
    .filter(({ cells }) => cells.length > 0)
    .map(({ line, cells, lines }) => {
      const own = line ?? [...lines][0] ?? 0;
      return {
        line: own,
        cells: cells.map((cell) => cell.replaceAll(/\s*\n\s*/g, "\n").trim()),
        more: [...lines].filter((one) => one !== own),
      };
    });
}

/** `<details><summary>Resellers</summary>`, and where it ends. */
function foldIn(tags: readonly Tag[], value: string, first: number): Shaped | undefined {
  const known = tags.every(({ name }) => foldTags.has(name));
  if (!known || !tags.some(({ name }) => name === "details" || name === "summary")) return undefined;
  const title = tags.find(({ name, isEnd }) => name === "summary" && !isEnd);
  const at = tags.findIndex(({ name, isEnd }) => name === "summary" && isEnd);
  const inside = title ? tags.slice(tags.indexOf(title), at) : [];
  const text = inside.map((tag) => tag.text).join("");
  const beside = tags.some((tag) => !inside.includes(tag) && tag.text.trim() !== "");
  if (beside || !/^\s*</.test(value) || (title && at < 0)) return undefined;
  const line = title?.textLine ?? 0;
  const ends = tags.filter(({ name, isEnd }) => name === "details" && isEnd);
  return {
    blocks: [
      ...(title ? ([{ kind: "title", line, text: text.trim(), folds: true }] as const) : []),
      ...ends.map(() => ({ kind: "fold-end" }) as const),
    ],
    form: linesOf(value, first).filter((one) => one !== line),
  };
}

const foldTags = new Set(["details", "summary", "strong", "b", "em", "i", "span", "h1", "h2", "h3", "h4"]);
