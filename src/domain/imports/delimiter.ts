const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** What separates the values of a file: the mark that stands most often in its first row outside quotes; a comma when none does. */
export function delimiterOf(beginning: string): Delimiter {
  const row = firstRow(beginning);
  const [most] = delimiters
    .map((delimiter) => ({ delimiter, count: row.split(delimiter).length - 1 }))
    .toSorted((a, b) => b.count - a.count);
  return most?.delimiter ?? ",";
}

/** The first row without its quoted parts; blank lines before it are no row. */
function firstRow(beginning: string): string {
  const unquoted = beginning.replace(/"(?:[^"]|"")*(?:"|$)/g, '""');
  return unquoted.replace(/^[\r\n]+/, "").split(/[\r\n]/, 1)[0] ?? "";
}
