import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { asOneOfTexts, asText, asTextOn, asTexts, type Reader } from "./readers.ts";
import type { Said } from "./said.ts";

/** One field of a part: what documents call it, where it stands in the element, and how a cell or a value is read. */
export type FieldSpec = { readonly says: readonly string[]; readonly at: Path; readonly read: Reader };

/**
 * How an item of a list begins: with a sentence that is the name, or with a name of so many words at most (six unless said);
 * `rest` is the field that follows a name.
 */
export type Listed = {
  readonly under: RegExp;
  readonly isSentence: boolean;
  readonly words?: number;
  readonly rest?: string;
  /** In a list of boxes the ticked ones are chosen; else a box may say that something is done. */
  readonly isChoice?: boolean;
  /** Behind the name, levels may stand beside what they are of: `likelihood medium`. */
  readonly isRated?: boolean;
};

/** A part whose elements are rows of a table, or headings with labels under them. */
export type PartSpec = {
  readonly part: string;
  /** What one element is called. */
  readonly what: string;
  /** Columns that name the element. */
  readonly named: readonly string[];
  /** The field that holds the name. */
  readonly name: string;
  readonly fields: readonly FieldSpec[];
  /** Labels that are fields of it under a heading of its own only, because in a table they could be of anything. */
  readonly inSections?: readonly FieldSpec[];
  /** One of these columns must stand in the table for it to be this part. */
  readonly needs: readonly string[];
  /** None of these may: they make it another part. */
  readonly never?: readonly string[];
  /** Headings under which a table with a naming column is this part even without the columns it needs. */
  readonly under?: RegExp;
  /** Columns that name the element under such a heading only, because elsewhere they could name anything. */
  readonly namedUnder?: readonly string[];
  /** Headings right under which each item of a list is one element. */
  readonly listed?: Listed;
  /** A heading that is one element; the first group is its name. */
  readonly heading?: RegExp;
  /** Headings under which each heading is an element of this part. */
  readonly headings?: RegExp;
  /** Labels that only this part has: a heading with two of them under it is one element, whatever the headings above it say. */
  readonly tells?: readonly string[];
  /** Headings above that speak of the part without naming its elements: one telling label with another field is enough below them. */
  readonly spokenOf?: RegExp;
  /** What stands beside the name in its cell, after a dot in the middle. */
  readonly beside?: (book: Book, path: Path, said: Said) => void;
  /** What follows from a whole row, such as the kind from the name. */
  readonly also?: (book: Book, path: Path, name: Said, cells: ReadonlyMap<string, Said>) => void;
};

export const field = (says: string, at: string | Path, read: Reader = asText): FieldSpec => ({
  says: says.split(", "),
  at: typeof at === "string" ? at.split(".") : at,
  read,
});

/** The reader for one member of a list where a cell would hold them all. */
export const forEach = (read: Reader): Reader =>
  read === asTexts ? asOneOfTexts : read === asText ? asTextOn : read;
