import { type LineChange, lineChanges, linesIn, withLineChanges } from "../../strategy-file/line-changes.ts";

/** How the text of a save is kept: whole, or as the lines that differ from the save before it. */
export type StoredText =
  | { readonly whole: string; readonly lines: null }
  | { readonly whole: null; readonly lines: readonly LineChange[] };

/** Texts that follow from one whole text, at most; reading a save takes as many steps. */
const mostSteps = 50;

/** `before`: the text of the save before, and how many saves ago a text was kept whole; undefined for the first save. */
export function storedText(
  text: string,
  before: { readonly text: string; readonly steps: number } | undefined,
): StoredText {
  if (before === undefined || before.steps + 1 >= mostSteps) return { whole: text, lines: null };
  const old = linesIn(before.text);
  const lines = lineChanges(old, linesIn(text), (line) => line);
  const isWorthIt = JSON.stringify(lines).length * 2 < text.length;
  return isWorthIt && withLineChanges(old, lines).join("") === text
    ? { whole: null, lines }
    : { whole: text, lines: null };
}

/** The text that stored texts lead to, the first of which is whole. */
export function textFrom(stored: readonly StoredText[]): string {
  const [first, ...rest] = stored;
  if (first?.whole === undefined || first.whole === null)
    throw new Error("Texts of saves begin with a whole one");
  if (rest.length === 0) return first.whole;
  let lines = linesIn(first.whole);
  for (const { lines: changes } of rest) lines = withLineChanges(lines, changes ?? []);
  return lines.join("");
}
