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
  const set = (at: number, weight: number): Column => {
    const room = (weight / whole) * width - padding;
    const cells = texts[at] ?? [];
    return {
      lines: cells.map((words) => linesIn(words, room, size)),
      torn: cells.flat().reduce((sum, word) => sum + tornBy(word, room, size), 0),
    };
  };
  let weights = asked;
  let columnsAt = asked.map((weight, at) => set(at, weight));
  for (let move = 0; move < mostMoves; move++) {
    const better = bestMove(weights, columnsAt, set, asked, whole);
    if (better === null) break;
    ({ weights, columns: columnsAt } = better);
  }
  return weights;
}

/**
 * Whether the heads over columns of single letters stand upright: some word in them is wider than its column, and would be torn.
 * Such a head is read with the page turned; a torn one is not read at all. A head without end is torn all the same.
 */
export function standUpright(
  { columns }: Pick<Table, "columns">,
  weights: readonly number[],
  { width, size, padding }: { width: number; size: number; padding: number },
): boolean {
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const letters = columns.flatMap(({ title, align }, at) =>
    align === "center" ? [{ title, room: ((weights[at] ?? 1) / whole) * width - padding }] : [],
  );
  return (
    letters.some(({ title, room }) => wordsOf(title, size).some((word) => word > room)) &&
    letters.every(({ title }) => widthOf(title, size) <= highestHead)
  );
}

/** In points: as high as eight lines of the table. */
const highestHead = 170;

/** The weights where heads stand upright: the other columns have room for their words, and the letters share what is left evenly. */
export function uprightWeights(
  { columns, rows }: Pick<Table, "columns" | "rows">,
  { width, size, padding }: { width: number; size: number; padding: number },
): number[] {
  const isLetter = columns.map(({ align }) => align === "center");
  const wanted = columns.map(({ title }, at) =>
    isLetter[at]
      ? 0
      : padding +
        Math.max(...[title, ...rows.map((row) => plain(row[at] ?? ""))].map((text) => widthOf(text, size))),
  );
  const all = wanted.reduce((sum, one) => sum + one, 0);
  const given = Math.min(all, width * mostBesideLetters);
  const each = (width - given) / isLetter.filter(Boolean).length;
  return wanted.map((one, at) => (isLetter[at] ? each : (one / all) * given));
}

/** Of the table's width. */
const mostBesideLetters = 0.4;

/** A column as wide as it is: the lines of each of its cells, and how much its words are wider than it. */
type Column = { readonly lines: readonly number[]; readonly torn: number };
type State = { readonly weights: number[]; readonly columns: Column[] };

/** Moves of one table: a bound, so that no text makes a print slow. */
const mostMoves = 30;
/** Parts of the table's width that are moved at once. */
const steps = [0.02, 0.04, 0.08, 0.16] as const;
/** No column becomes narrower than this part of what was asked for it. */
const least = 0.45;

function bestMove(
  weights: readonly number[],
  columns: readonly Column[],
  set: (at: number, weight: number) => Column,
  asked: readonly number[],
  whole: number,
): State | null {
  let cost = costOf(columns);
  let best: State | null = null;
  for (const step of steps.map((part) => part * whole)) {
    const wider = weights.map((weight, at) => set(at, weight + step));
    const narrower = weights.map((weight, at) =>
      weight - step < (asked[at] ?? 0) * least ? null : set(at, weight - step),
    );
    for (const [to, more] of wider.entries())
      for (const [from, less] of narrower.entries()) {
        if (from === to || less === null) continue;
        const changed = columns.map((one, at) => (at === to ? more : at === from ? less : one));
        if (costOf(changed) >= cost) continue;
        cost = costOf(changed);
        const moved = weights.map((weight, at) => weight + (at === to ? step : at === from ? -step : 0));
        best = { weights: moved, columns: changed };
      }
  }
  return best;
}

/** Lines of the table, a row as high as its highest cell; a word that would be torn is worse than many lines. */
const costOf = (columns: readonly Column[]): number =>
  (columns[0]?.lines ?? []).reduce(
    (sum, _, row) => sum + Math.max(...columns.map(({ lines }) => lines[row] ?? 1)),
    columns.reduce((sum, { torn }) => sum + torn, 0) * tornCosts,
  );

const tornCosts = 8;

/** Widths of what a line cannot break in two. */
const wordsOf = (text: string, size: number): number[] =>
  keptTogether(text)
    .split(/[^\S\u00A0]+|(?<=-)(?!\d|[QH]\d)/)
    .filter((word) => word !== "")
    .map((word) => widthOf(word, size));

/** Nothing where a word has room, and some more than a line where it has not, the more the less room there is. */
const tornBy = (word: number, room: number, size: number): number => {
  const over = word - (room - size * 0.3);
  return over > 0 ? 1 + over / size : 0;
};

/** Lines that words fill. */
function linesIn(words: readonly number[], room: number, size: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    const wanted = used === 0 ? word : used + size * 0.25 + word;
    if (wanted <= room || used === 0) used = wanted;
    else {
      lines += 1;
      used = word;
    }
  }
  return lines;
}
