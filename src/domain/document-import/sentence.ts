import type { Book } from "./book.ts";
import type { Context } from "./context.ts";
import { normal, type Said } from "./said.ts";

/** Reads what is said, where it knows how; false where it is for another. */
export type Sentence = (book: Book, context: Context, said: Said) => boolean;

/** Whether one of the headings above is such a one. */
export const under = (context: Context, heading: RegExp): boolean =>
  context.titles.some((title) => heading.test(normal(title)));
