import type { Entry } from "./entries.ts";
import type { Lines } from "./lines.ts";

type Span = { readonly from: number; readonly to: number };

/**
 * The elements of a list in another order, each with its own lines: the comments beside it and in it, and those right above it.
 * What stands above the first one is about the list and stays, as do empty lines.
 */
export function reordered(
  {
    text,
    lines,
    entries,
  }: { readonly text: string; readonly lines: Lines; readonly entries: readonly Entry[] },
  order: readonly number[],
  inBrackets: boolean,
): (Span & { readonly put: string }) | undefined {
  const spans = entries.map(({ start, end }, index): Span => {
    if (inBrackets) return { from: start, to: end };
    const last = entries[index - 1];
    return { from: last ? leadOf(text, lines, start, last.end) : start, to: tailOf(text, lines, start, end) };
  });
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last || order.length !== spans.length) return undefined;
  let put = "";
  let done = first.from;
  for (const [place, { from, to }] of spans.entries()) {
    const comes = spans[order[place] ?? place];
    if (!comes) return undefined;
    put += text.slice(done, from) + text.slice(comes.from, comes.to);
    done = to;
  }
  return { from: first.from, to: last.to, put };
}

/** Where the comments right above an element begin, in its column; the element itself where there are none. */
function leadOf(text: string, lines: Lines, start: number, after: number): number {
  const column = start - lines.startOfLine(start);
  let lead = start;
  for (;;) {
    const lineAbove = lines.startOfLine(Math.max(0, lines.startOfLine(lead) - 1));
    const isComment = lineAbove > after && text.slice(lineAbove, lineAbove + column).trim() === "";
    if (!isComment || text[lineAbove + column] !== "#") return lead;
    lead = lineAbove + column;
  }
}

/** Where the lines of an element end: with the comments after it that stand further in than it does. */
export function tailOf(text: string, lines: Lines, start: number, end: number): number {
  const column = start - lines.startOfLine(start);
  let tail = lines.endOfLine(end);
  for (;;) {
    const below = /^\r?\n( *)#[^\r\n]*/.exec(text.slice(tail));
    if (!below || (below[1]?.length ?? 0) <= column) return tail;
    tail += below[0].length;
  }
}
