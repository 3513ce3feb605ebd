import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
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
  const document = parseDocument(inner.join("\n"), {
    lineCounter: counter,
    schema: "failsafe",
    prettyErrors: false,
  });
  const { contents } = document;
  if (document.errors.length > 0 || (contents !== null && !isMap(contents)))
    return {
      entries: [],
      broken: inner.map((_, index) => ({
        line: index + 2,
        why: "the front matter is no YAML, so none of it was read",
      })),
    };
  if (contents === null) return { entries: [], broken: [] };
  const starts = contents.items.map(({ key }) =>
    isScalar(key) ? counter.linePos(key.range?.[0] ?? 0).line : 1,
  );
  const entries = contents.items.map(({ key, value }, index) => {
    const from = starts[index] ?? 1;
    const to = (starts[index + 1] ?? inner.length + 1) - 1;
    return {
      key: isScalar(key) && typeof key.value === "string" ? key.value : "",
      value: isScalar(value) ? (typeof value.value === "string" ? value.value : "") : "",
      lines: Array.from({ length: to - from + 1 }, (_, step) => from + step + 1),
    };
  });
  return { entries, broken: [] };
}
