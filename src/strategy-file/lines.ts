/** A place in a text: line and column from 1, columns in UTF-16 units, as editors and SARIF count them. */
export type Place = { readonly line: number; readonly column: number };

/** Where the lines of a text begin, so that an offset becomes a place. */
export type Lines = {
  readonly placeOf: (offset: number) => Place;
  /** The offset just after the last character of the line that holds an offset, its line end left out. */
  readonly endOfLine: (offset: number) => number;
  /** The offset of the first character of the line that holds an offset. */
  readonly startOfLine: (offset: number) => number;
};

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const indexOf = (offset: number) => lastNotAfter(starts, offset);
  return {
    placeOf: (offset) => {
      const index = indexOf(offset);
      return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
    },
    startOfLine: (offset) => starts[indexOf(offset)] ?? 0,
    endOfLine: (offset) => {
      const next = starts[indexOf(offset) + 1];
      const end = next === undefined ? text.length : next - 1;
      return text[end - 1] === "\r" ? end - 1 : end;
    },
  };
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
