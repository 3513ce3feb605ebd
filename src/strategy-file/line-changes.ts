/** Lines from `from` up to `to` of one text that stand as other lines in another. */
export type LineChange = { readonly from: number; readonly to: number; readonly lines: readonly string[] };

/** The lines of a text, each with its line end. */
export const linesIn = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** A line without its line end, which one editor writes as another does not. */
export const bare = (line: string): string => line.replace(/\r?\n$/, "");

/**
 * What turns the lines of one text into those of another, in their order. Lines that both have once hold the rest in place
 * (Bram Cohen's patience diff), so that two elements that look alike are not taken for each other. Two lines are one when they
 * are `alike`, which leaves out line ends unless it is said otherwise.
 */
export function lineChanges(
  before: readonly string[],
  after: readonly string[],
  alike: (line: string) => string = bare,
): LineChange[] {
  const [old, now] = [before.map(alike), after.map(alike)];
  const changes: LineChange[] = [];
  const compare = (range: Range): void => {
    const { from, to, at, end } = trimmed(old, now, range);
    if (from === to && at === end) return;
    const held = heldLines(old, now, { from, to, at, end });
    if (held.length === 0) {
      changes.push({ from, to, lines: after.slice(at, end) });
      return;
    }
    let [left, right] = [from, at];
    for (const [line, here] of [...held, [to, end] as const]) {
      compare({ from: left, to: line, at: right, end: here });
      [left, right] = [line + 1, here + 1];
    }
  };
  compare({ from: 0, to: old.length, at: 0, end: now.length });
  return changes;
}

/** The lines with changes made in them. */
export function withLineChanges(lines: readonly string[], changes: readonly LineChange[]): string[] {
  const result: string[] = [];
  let done = 0;
  for (const { from, to, lines: put } of changes) {
    for (const line of lines.slice(done, from)) result.push(line);
    result.push(...put);
    done = to;
  }
  return [...result, ...lines.slice(done)];
}

/** A piece of the old lines beside a piece of the new ones. */
type Range = { readonly from: number; readonly to: number; readonly at: number; readonly end: number };

function trimmed(old: readonly string[], now: readonly string[], range: Range): Range {
  let { from, to, at, end } = range;
  while (from < to && at < end && old[from] === now[at]) [from, at] = [from + 1, at + 1];
  while (from < to && at < end && old[to - 1] === now[end - 1]) [to, end] = [to - 1, end - 1];
  return { from, to, at, end };
}

/** Lines that stand once in both pieces, as many as keep their order. */
function heldLines(
  old: readonly string[],
  now: readonly string[],
  { from, to, at, end }: Range,
): (readonly [number, number])[] {
  const [once, here] = [placesOnce(old, from, to), placesOnce(now, at, end)];
  const pairs = [...once].flatMap(([line, place]) => {
    const other = here.get(line);
    return other === undefined ? [] : [[place, other] as const];
  });
  return longestRising(pairs);
}

function placesOnce(lines: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let index = from; index < to; index++) {
    const line = lines[index] ?? "";
    if (places.has(line)) repeated.add(line);
    places.set(line, index);
  }
  for (const line of repeated) places.delete(line);
  return places;
}

type Pairs = (readonly [number, number])[];

/** The longest row of pairs whose second numbers rise as their first ones do. */
function longestRising(pairs: Pairs): Pairs {
  const tops: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, [, second]] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < second) low = middle + 1;
      else high = middle;
    }
    previous[index] = tops[low - 1];
    tops[low] = index;
  }
  const row: Pairs = [];
  for (let index = tops.at(-1); index !== undefined; index = previous[index]) {
    const pair = pairs[index];
    if (pair) row.unshift(pair);
  }
  return row;
}
