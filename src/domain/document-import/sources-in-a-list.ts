import type { Book } from "./book.ts";
import { dayIn } from "./figures.ts";
import { ofSources } from "./heading-of-sources.ts";
import { isPlaceholder, normal, type Said, singleSpaced } from "./said.ts";
import type { Sentence } from "./sentence.ts";

/** `Survey of warehouses, 14 Oct 2026, https://…` under a heading of sources: a title, with its day and its address where they stand. */
export const listedSource: Sentence = (book, context, said) => {
  if (book.options.isOurs || !ofSources.test(normal(context.titles.at(-1) ?? ""))) return false;
  if (isPlaceholder(said.text)) return false;
  if (isOfSources.test(said.text)) {
    book.pass(said.line, "a sentence about the sources, and no title of one");
    return true;
  }
  const url = addressIn(book, said);
  const { title: words, date } = datedAtEnd(withoutAddress(said.text, url));
  const title = words === "" ? (url ?? "") : words;
  if (title === "" || /(?:^|\s)(?:date|url|type|kind|address|link|source|title)\s*:/i.test(said.text))
    return false;
  // A line without a day and an address may be a sentence about the sources.
  if (date === undefined && url === undefined) return false;
  const named = date !== undefined && isOfAnotherDay(book, title, date) ? singleSpaced(said.text) : title;
  const slug = book.element(said, "sources", named, "title");
  if (date !== undefined) book.put(said, ["sources", slug, "date"], date);
  if (url !== undefined) book.put(said, ["sources", slug, "url"], url);
  return true;
};

const isOfSources =
  /^(?:all|we|our|see|these|this|they|it|everything|unless|where|figures|the (?:figures|numbers|sources|following)|notes?)\b/i;

/** The one address on a line, written out or behind words. */
function addressIn(book: Book, { text, line }: Said): string | undefined {
  const written = text.match(/https?:\/\/[^\s<>()]+(?<![.,;])/g) ?? [];
  const linked = book.options.links.filter((link) => link.line === line).map(({ url }) => url);
  const all = new Set([...written, ...linked]);
  return all.size === 1 ? [...all][0] : undefined;
}

const withoutAddress = (text: string, url: string | undefined): string =>
  (url === undefined ? text : text.replace(url, ""))
    .replaceAll(/<>|\(\s*\)|\[\s*\]/g, "")
    .replaceAll(/,\s*(?=,)/g, "");

/** `Board minutes 14 Oct 2026`, `Survey (2026-10-14)`: a title, and the day that it ends with. */
function datedAtEnd(text: string): { title: string; date?: string } {
  const whole = bare(text);
  for (const match of whole.matchAll(/[\s,(–—-]+(?=[\p{L}\d])/gu)) {
    const date = dayIn(whole.slice(match.index + match[0].length).replace(/\)$/, ""));
    if (date !== undefined) return { title: bare(whole.slice(0, match.index)), date };
  }
  return { title: whole };
}

const bare = (text: string): string => singleSpaced(text).replaceAll(/^[\s,;:–—-]+|[\s,;:.(–—-]+$/g, "");

/** Minutes of two days are two sources. */
const isOfAnotherDay = (book: Book, title: string, date: string): boolean => {
  const known = book.known("sources", title);
  return (
    known !== undefined && ![undefined, date].includes(book.valueAt(["sources", known, "date"]) as string)
  );
};
