import { notRead, stateOfLines, toFill } from "../domain/document-import/account.ts";
import { lineRanges } from "../domain/document-import/line-ranges.ts";
import type { ImportedDocument } from "../domain/document-import/result.ts";
import { printable } from "./terminal/printable.ts";
import type { Screen } from "./terminal/screen.ts";
import { table } from "./terminal/table.ts";
import { hanging } from "./terminal/wrap.ts";

type Entry = { readonly line: number; readonly words: string };

/** What an import has taken from a document and what it has not, for people: lines at the left, what is to do at the end. */
export function importReport(
  imported: ImportedDocument,
  source: string,
  out: string | undefined,
  { colors, width }: Pick<Screen, "colors" | "width">,
): string[] {
  const open = fillEntries(imported);
  const unread = unreadEntries(imported);
  const chapters = [
    {
      title: "recognised",
      paint: colors.green,
      lines: listed(
        imported.recognised.map(({ line, words }) => ({ line, words })),
        width,
      ),
    },
    { title: "to fill", paint: colors.yellow, lines: listed(grouped(open), width) },
    {
      title: "two places disagree; neither is in the draft",
      paint: colors.red,
      lines: conflictLines(imported, width),
    },
    {
      title: "assumed",
      paint: colors.yellow,
      lines: imported.assumptions.flatMap(({ words, change, line }) =>
        hanging("  ", printable(`${line === null ? "" : `line ${line}: `}${words}; ${change}`), width),
      ),
    },
    { title: "not recognised", paint: colors.cyan, lines: listed(grouped(unread), width) },
  ];
  return [
    colors.bold(printable(source)),
    ...chapters
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ title, paint, lines }) => ["", paint(title), ...lines]),
    "",
    summary(imported, open.length),
    next(source, out),
  ];
}

const fillEntries = (imported: ImportedDocument): Entry[] =>
  toFill(imported).map(({ line, text, words }) => ({ line, words: `${words}: ${shortened(text)}` }));

/** Whole lines by the reason; parts of lines with their text, because the rest of the line was taken. */
const unreadEntries = (imported: ImportedDocument): Entry[] =>
  notRead(imported).map(({ line, why, text, isWhole }) => {
    if (isColumnReason(why)) return { line, words: why };
    if (!isWhole) return { line, words: `“${shortened(text)}”: ${why}` };
    return { line, words: isGeneral(why) ? why : `${why}: ${shortened(text)}` };
  });

const isColumnReason = (why: string): boolean => why.startsWith("the model has no place for");
const isGeneral = (why: string): boolean =>
  /^(?:advice|a sentence|a heading|a table|a quotation|HTML|front matter|the front matter)/.test(why);

/** Entries that say the same of lines that follow each other are one entry. */
function grouped(
  entries: readonly Entry[],
): { readonly line: number; readonly words: string; readonly lines: readonly number[] }[] {
  const groups = new Map<string, number[]>();
  for (const { line, words } of entries) groups.set(words, [...(groups.get(words) ?? []), line]);
  return [...groups]
    .map(([words, lines]) => ({ words, lines, line: lines[0] ?? 0 }))
    .toSorted((a, b) => a.line - b.line);
}

function listed(
  entries: readonly (Entry & { readonly lines?: readonly number[] })[],
  width: number,
): string[] {
  if (entries.length === 0) return [];
  const columns = [
    { title: "", align: "right" },
    { title: "", flexible: true },
  ] as const;
  const rows = entries.map(({ line, lines, words }) => [lineRanges(lines ?? [line]), printable(words)]);
  // Many ranges would leave no room for the words: they stand on lines of their own.
  return table(
    columns,
    rows.map(([lines = "", words = ""]) =>
      lines.length > 16 ? ["", `${words} (lines ${lines})`] : [lines, words],
    ),
    width - 2,
  )
    .slice(1)
    .map((line) => `  ${line}`);
}

const conflictLines = ({ conflicts }: ImportedDocument, width: number): string[] =>
  conflicts.flatMap(({ words, sides }) => [
    ...hanging("  ", printable(words), width),
    ...sides.flatMap(({ line, text }) => hanging(`    line ${line}: `, printable(shortened(text)), width)),
  ]);

const longest = 90;
const shortened = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, " ");
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
};

function summary(imported: ImportedDocument, open: number): string {
  const { recognised, unrecognised, conflicts } = imported;
  const lines = stateOfLines(imported).size;
  return `${recognised.length} of ${lines} lines recognised, ${open} to fill, ${conflicts.length} in conflict, ${unrecognised.length} not recognised`;
}

const next = (source: string, out: string | undefined): string =>
  out === undefined
    ? `next: entente import-doc ${printable(source)} --out strategy.yaml`
    : `wrote ${printable(out)}; next: entente check ${printable(out)}`;
