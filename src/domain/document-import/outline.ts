/** A text of one line of the document, without the marks of Markdown. */
export type Line = { readonly line: number; readonly text: string };
/** Words that lead to a place on the web. */
export type Link = Line & { readonly url: string };
export type Row = {
  readonly line: number;
  readonly cells: readonly string[];
  /** Further lines of a row that is written on several. */
  readonly more?: readonly number[];
};
export type Item = {
  readonly lines: readonly Line[];
  readonly children: readonly Block[];
  /** Its box is empty in a list in which others are ticked. */
  readonly isUnticked?: boolean;
  /** The box that it begins with. */
  readonly box?: "ticked" | "empty";
};
export type Block =
  | { readonly kind: "paragraph"; readonly lines: readonly Line[] }
  | { readonly kind: "list"; readonly items: readonly Item[] }
  | { readonly kind: "table"; readonly header: Row; readonly rows: readonly Row[] }
  /** What stands in a fence, line by line as it is written. */
  | { readonly kind: "verbatim"; readonly lines: readonly Line[] }
  /** HTML and links, which are never a statement of the strategy itself, and quotes, which may hold one. */
  | {
      readonly kind: "aside";
      readonly lines: readonly Line[];
      readonly why?: string;
      readonly isQuote?: true;
    }
  /** A line that is strong from end to end, or the title of a part that folds away: what follows may stand under it. */
  | { readonly kind: "title"; readonly line: number; readonly text: string; readonly folds: boolean }
  | { readonly kind: "fold-end" };

/** A heading with what stands under it. `titles` are the headings it lies under, its own last; empty before the first heading. */
export type Section = {
  readonly titles: readonly string[];
  readonly line: number;
  readonly blocks: readonly Block[];
  /** The heading is no heading of Markdown, but a strong line or the title of a part that folds away. */
  readonly isInner?: boolean;
  /** The section that an inner one lies in. */
  readonly outer?: Section;
};

export type FrontMatterEntry = {
  readonly key: string;
  /** The key that this one stands under, and its line. */
  readonly under?: string;
  readonly underLine?: number;
  readonly value: string;
  readonly lines: readonly number[];
};

/** A document as plain data: what stands where, before anything is read into it. Lines are counted from 1. */
export type Outline = {
  /** The text as it is written, line by line. */
  readonly lines: readonly string[];
  readonly frontMatter: readonly FrontMatterEntry[];
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
  /** Lines that give form and say nothing: rules, fences, the line under the titles of a table. */
  readonly form: readonly number[];
  /** What could not be taken apart, by line, and why. */
  readonly broken: readonly { readonly line: number; readonly why: string }[];
};
