import type { Book } from "./book.ts";
import { companyLabels, strategyLabels } from "./labels.ts";
import type { Outline } from "./outline.ts";
import { asText, take } from "./readers.ts";
import { normal } from "./said.ts";

const titleWhy = "the title of the document; the strategy has a name of its own beside it";

/** What the front matter says of the strategy and the company; its other fields describe the document and are left. */
export function readFrontMatter(book: Book, { frontMatter, broken }: Outline): void {
  for (const { line, why } of broken) book.unread(line, why);
  for (const { key, value, lines } of frontMatter) {
    const [first = 1, ...more] = lines;
    const label = normal(key);
    const said = { text: value, line: first };
    const field = [companyLabels, strategyLabels]
      .flatMap(({ base, fields }) => fields.map((one) => ({ base, ...one })))
      .find(({ says, at }) => at.length <= 1 && says.includes(label) && label !== "organization");
    if (label === "title" && frontMatter.some((one) => one.key === "strategy")) book.unread(first, titleWhy);
    else if (label === "title" && value !== "") take(book, said, ["strategy", "name"], asText);
    else if (label === "currency" && value !== "") book.used(first);
    else if (field && value !== "") take(book, said, [...field.base, ...field.at], field.read);
    for (const line of book.isSeen(first) ? [] : lines)
      book.unread(line, "front matter that describes the document and not the strategy");
    if (book.isSeen(first)) for (const line of more) book.used(line);
  }
}
