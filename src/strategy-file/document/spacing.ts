/** A text with the empty lines that its writer left out, and which line of the document each of them was. */
export type Spaced = { readonly lines: string[]; readonly origin: number[] };

/**
 * A table ends where a line has no bar, and begins where its title row is, also where the writer left no empty line between it
 * and the text: each gets one, and `origin` keeps which line was which.
 */
export function withRoomAroundBlocks(lines: readonly string[]): Spaced {
  const spaced: string[] = [];
  const origin: number[] = [];
  const add = (line: string, from: number) => void (spaced.push(line), origin.push(from));
  let fence: string | undefined;
  let head: number | undefined;
  let rows = 0;
  for (const [index, line] of lines.entries()) {
    fence = fenceAfter(fence, line);
    const previous = lines[index - 1] ?? "";
    // A label at the margin right below a list is the next label, though Markdown takes it for the end of the last item.
    const isLabel = isLabelLine.test(line) && /^\s*(?:[-*+•]|\d+[.)])\s|^\s+\S/.test(previous);
    const begins = tableRule.test(lines[index + 1] ?? "") && isRow(line) && !isRow(previous);
    const ends = head !== undefined && !isRow(line);
    // A strong line is one by itself, also where the writer left no empty line around it.
    const isTitle = isStrongLine.test(line) || isStrongLine.test(previous);
    const isApart = begins || ends || isLabel || isTitle;
    if (fence === undefined && previous.trim() !== "" && line.trim() !== "" && isApart) add("", index + 1);
    if (begins && fence === undefined) [head, rows] = [index, -2];
    else if (ends) head = undefined;
    if (head !== undefined && ++rows > mostRows) {
      // A long table goes on as another one under the same titles.
      for (const again of ["", lines[head] ?? "", lines[head + 1] ?? ""]) add(again, head + 1);
      rows = 1;
    }
    add(line, index + 1);
  }
  return { lines: spaced, origin };
}

const isStrongLine = /^(?:\*\*[^*]{1,100}\*\*|__[^_]{1,100}__)\s*$/;
const isLabelLine = /^(?:\*\*|__)[^*_]{1,60}(?::(?:\*\*|__)|(?:\*\*|__)\s*:)/;
const mostRows = 40;
const tableRule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$|^\s*\|\s*:?-+:?\s*\|\s*$/;
export const isRow = (line: string): boolean => /^\s*\|/.test(line);

/** The mark of the fence that is open after a line. */
export function fenceAfter(open: string | undefined, line: string): string | undefined {
  const mark = /^\s*(```|~~~)/.exec(line)?.[1];
  if (mark === undefined || (open !== undefined && open !== mark)) return open;
  return open === undefined ? mark : undefined;
}
