import type { Book } from "./book.ts";
import { candidateTierIn, takeCandidate } from "./candidates.ts";
import type { TableReader } from "./plan-tables.ts";
import { isBlank, labelled, members, normal, type Said } from "./said.ts";

/** A title that is a tier of candidates and no other word: `Tier A`. */
const tierOnly = (title: string): string | undefined =>
  /^tier [abc]$/.test(normal(title)) ? candidateTierIn(normal(title)) : undefined;

/** Tiers of candidates side by side: `Tier A | Tier B | Tier C`, each cell with its candidates. */
export const candidatesByTier: TableReader = {
  fits: (columns) => columns.length > 1 && columns.every((column) => tierOnly(column) !== undefined),
  read(book, { header, rows }) {
    book.used(header.line);
    for (const { cells, line } of rows)
      for (const [at, cell] of cells.entries())
        for (const text of isBlank(cell) ? [] : members(cell))
          take(book, { text, line }, tierOnly(header.cells[at] ?? ""));
  },
};

/** `Tier A: Deloitte, Accenture`, where the heading speaks of partners. */
export function tieredCandidates(book: Book, { titles }: { titles: readonly string[] }, said: Said): boolean {
  const own = labelled(said.text);
  const tier = tierOnly(own?.label ?? "");
  const isOfPartners = /\b(?:partners?|candidates?|landscape|targets?)\b/.test(normal(titles.at(-1) ?? ""));
  if (!own || own.value === "" || !tier || !isOfPartners) return false;
  for (const text of members(own.value)) take(book, { ...said, text }, tier);
  return true;
}

const take = (book: Book, said: Said, tier: string | undefined): void => {
  if (!takeCandidate(book, said, tier, undefined))
    book.leave(said, "no name of a candidate: it is longer than a name is");
};
