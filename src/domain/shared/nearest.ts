/**
 * The accepted word closest to a mistyped one, by edit distance; undefined when none is close enough to be meant: in a word
 * of three letters one may be wrong, in a longer one two or a third of them, and never all.
 */
export function nearest(word: string, accepted: Iterable<string>): string | undefined {
  let best: string | undefined;
  const wrongAtMost = word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 3));
  let bestDistance = Math.min(word.length, wrongAtMost + 1);
  for (const candidate of accepted) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Letters to insert, remove, replace, or swap with their neighbor (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swap = swapped ? (beforePrevious[column - 2] ?? 0) + 1 : substitution;
      current.push(Math.min(substitution, swap, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous[b.length] ?? 0;
}
