import { fenceAfter } from "./spacing.ts";

const fewestLines = 20;
const mostListLines = 200;

/** Ends at an empty line before a line that begins at the margin, in a long list also before an item of it; never inside a fence. */
export function* pieces(lines: readonly string[]): Generator<[from: number, to: number]> {
  let from = 0;
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const isMargin = index - from >= fewestLines && lines[index - 1]?.trim() === "" && /^\S/.test(line);
    const isNextItem = index - from >= mostListLines && /^(?:[-*+]|\d+[.)])\s/.test(line);
    if (fence === undefined && (isMargin || isNextItem)) {
      yield [from, index];
      from = index;
    }
    fence = fenceAfter(fence, line);
  }
  yield [from, lines.length];
}
