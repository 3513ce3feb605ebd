import type { Table, Text } from "../domain/documents/document.ts";
import { widthOf } from "./charts/measured-text.ts";
import { keptTogether } from "./kept-together.ts";
import { plain } from "./plain-text.ts";

/**
 * The weights of a table's columns at which it has the fewest lines, near those that were asked for: a column whose words stand
 * on many lines takes room from one that has some to spare, a little at a time, until no move saves a line. `width` and `size` in
 * points; `padding` is the part of a column's width that holds no text.
 */
export function balancedWeights(
  { columns, rows, total }: Pick<Table, "columns" | "rows" | "total">,
  { width, size, padding }: { width: number; size: number; padding: number },
): number[] {
  const asked = columns.map(({ weight }) => weight);
  const whole = asked.reduce((sum, weight) => sum + weight, 0) || 1;
  const lines: readonly (readonly (Text | null)[])[] = [...rows, ...(total === null ? [] : [total])];
  const texts = columns.map(({ title }, at) =>
    [title, ...lines.map((row) => plain(row[at] ?? ""))].map((text) => wordsOf(text, size)),
  );
  const heights = (at: number, weight: number): number[] =>
    (texts[at] ?? []).map((words) => linesIn(words, (weight / whole) * width - padding, size));
  let weights = asked;
  let high = asked.map((weight, at) => heights(at, weight));
  for (let move = 0; move < mostMoves; move++) {
    const better = bestMove(weights, high, heights, asked, whole);
    if (better === null) break;
    ({ weights, high } = better);
  }
  return weights;
}

type State = { readonly weights: number[]; readonly high: number[][] };

/** Moves of one table: a bound, so that no text makes a print slow. */
const mostMoves = 30;
/** Parts of the table's width that are moved at once. */
const steps = [0.02, 0.04, 0.08, 0.16] as const;
/** No column becomes narrower than this part of what was asked for it. */
const least = 0.45;

function bestMove(
  weights: readonly number[],
  high: readonly (readonly number[])[],
  heights: (at: number, weight: number) => number[],
  asked: readonly number[],
  whole: number,
): State | null {
  let best: { cost: number; state: () => State } = {
    cost: costOf(high),
    state: () => ({ weights: [], high: [] }),
  };
  let found = false;
  for (const step of steps.map((part) => part * whole)) {
    const wider = weights.map((weight, at) => heights(at, weight + step));
    const narrower = weights.map((weight, at) =>
      weight - step < (asked[at] ?? 0) * least ? null : heights(at, weight - step),
    );
    for (const [to, taller] of wider.entries())
      for (const [from, lower] of narrower.entries()) {
        if (from === to || lower === null) continue;
        const changed = high.map((one, at) => (at === to ? taller : at === from ? lower : one));
        const cost = costOf(changed);
        if (cost >= best.cost) continue;
        found = true;
        best = {
          cost,
          state: () => ({
            weights: weights.map((weight, at) => weight + (at === to ? step : at === from ? -step : 0)),
            high: changed.map((one) => [...one]),
          }),
        };
      }
  }
  return found ? best.state() : null;
}

/** Lines of the table: a row is as high as its highest cell. */
const costOf = (high: readonly (readonly number[])[]): number =>
  (high[0] ?? []).reduce((sum, _, row) => sum + Math.max(...high.map((column) => column[row] ?? 1)), 0);

/** Widths of what a line cannot break in two. */
const wordsOf = (text: string, size: number): number[] =>
  keptTogether(text)
    .split(/[^\S\u00A0]+|(?<=-)(?![QH]\d)/)
    .filter((word) => word !== "")
    .map((word) => widthOf(word, size));

/** Lines that words fill; a word wider than the room counts as several, so that no column is left too narrow for its words. */
function linesIn(words: readonly number[], room: number, size: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    if (word > room - size * 0.3) lines += tooWide;
    const wanted = used === 0 ? word : used + size * 0.25 + word;
    if (wanted <= room || used === 0) used = wanted;
    else {
      lines += 1;
      used = word;
    }
  }
  return lines;
}

const tooWide = 4;
