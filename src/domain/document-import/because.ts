import { knownSlug, type Reader } from "./readers.ts";

/** The gap or the bet that something serves, by name. */
export const asBecause: Reader = (book, said, path) =>
  book.later(said.line, () => {
    const slug = knownSlug(book, "bets", said.text) ?? knownSlug(book, "gaps", said.text);
    if (slug) book.put(said, path, slug);
    else book.leave(said, "no gap and no bet of that name stands in the document");
  });
