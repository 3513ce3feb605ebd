import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from "yaml";
import type { FrontMatterEntry } from "../../domain/document-import/outline.ts";

export type FrontMatter = {
  /** How many lines of the document it takes, its marks included. */
  readonly length: number;
  readonly entries: readonly FrontMatterEntry[];
  readonly form: readonly number[];
  readonly broken: readonly { readonly line: number; readonly why: string }[];
};

const none: FrontMatter = { length: 0, entries: [], form: [], broken: [] };
const longest = 300;

/** The front matter of a document; lenient: what is no YAML is said, and the rest of the document is read all the same. */
export function frontMatterOf(lines: readonly string[]): FrontMatter {
  if (lines[0]?.trim() !== "---") return none;
  const end = lines.slice(1, longest).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line)) + 1;
  if (end < 1) return none;
  const inner = lines.slice(1, end);
  return { length: end + 1, form: [1, end + 1], ...entriesOf(inner) };
}

function entriesOf(inner: readonly string[]): Pick<FrontMatter, "entries" | "broken"> {
  const counter = new LineCounter();
  const document = parseDocument(inner.map((line) => line.replaceAll("\t", " ")).join("\n"), {
    lineCounter: counter,
    schema: "failsafe",
    prettyErrors: false,
    // Two values for one key are two statements: the import says that they disagree.
    uniqueKeys: false,
  });
  const { contents } = document;
  if (document.errors.length > 0 || (contents !== null && !isMap(contents))) return lineByLine(inner);
  return { entries: contents === null ? [] : entriesIn(contents, counter, inner.length), broken: [] };
}

function entriesIn(map: YAMLMap, counter: LineCounter, last: number, under?: Under): FrontMatterEntry[] {
  const starts = map.items.map(({ key }) => (isScalar(key) ? counter.linePos(key.range?.[0] ?? 0).line : 1));
  return map.items.flatMap(({ key, value }, index) => {
    const from = starts[index] ?? 1;
    const to = (starts[index + 1] ?? last + 1) - 1;
    const name = isScalar(key) && typeof key.value === "string" ? key.value : "";
    const isOneLine = to === from;
    const entry = { key: name, value: valueOf(value), ...under };
    if (isMap(value) && !isOneLine && under === undefined)
      return [
        { ...entry, lines: [from + 1] },
        ...entriesIn(value, counter, to, { under: name, underLine: from + 1 }),
      ];
    return [{ ...entry, lines: Array.from({ length: to - from + 1 }, (_, step) => from + step + 1) }];
  });
}

type Under = { readonly under: string; readonly underLine: number };

/** A text, or the members of a list of texts; empty for anything else. */
function valueOf(value: unknown): string {
  if (isScalar(value)) return typeof value.value === "string" ? value.value : "";
  if (!isSeq(value)) return "";
  const members = value.items.map((item) => (isScalar(item) ? item.value : undefined));
  return members.every((member) => typeof member === "string") ? members.join("; ") : "";
}

const brokenLine = "a line of front matter that is no YAML";

/** Front matter that is no YAML as a whole, such as a title with a second colon: each line of the form `key: value` says what it says. */
function lineByLine(inner: readonly string[]): Pick<FrontMatter, "entries" | "broken"> {
  const entries: FrontMatterEntry[] = [];
  const broken: { line: number; why: string }[] = [];
  for (const [index, text] of inner.entries()) {
    const line = index + 2;
    const match = /^([A-Za-z][\w .-]{0,60}?)\s*:\s+(?![[{|>&*!%@`])(\S.*)$/.exec(text);
    const quoted = /^(["'])(.*)\1$/.exec(match?.[2]?.trim() ?? "");
    if (match)
      entries.push({ key: match[1] ?? "", value: quoted?.[2] ?? (match[2] ?? "").trim(), lines: [line] });
    else if (text.trim() !== "") broken.push({ line, why: brokenLine });
  }
  return { entries, broken };
}
