import type { Book } from "./book.ts";
import { periodIn } from "./figures.ts";
import { companyLabels, type LabelledPart, strategyLabels, thesisLabels } from "./labels.ts";
import type { FrontMatterEntry, Outline } from "./outline.ts";
import type { FieldSpec } from "./part-spec.ts";
import { asText, take } from "./readers.ts";
import { normal } from "./said.ts";

const titleWhy = "the title of the document; the strategy has a name of its own beside it";
const documentWhy = "front matter that describes the document and not the strategy";

/** What the front matter says of the strategy and the company; its other fields describe the document and are left. */
export function readFrontMatter(book: Book, { frontMatter, broken }: Outline): void {
  for (const { line, why } of broken) book.unread(line, why);
  const hasName = frontMatter.some(({ key }) => key === "strategy");
  for (const entry of frontMatter) {
    const { key, value, lines } = entry;
    const [first = 1, ...more] = lines;
    const said = { text: value, line: first };
    const label = normal(key);
    const found = entry.under === undefined ? fieldOf(label) : nestedFieldOf(normal(entry.under), label);
    const isTitle = label === "title" && entry.under === undefined;
    if (isTitle && hasName) book.unread(first, titleWhy);
    else if (isTitle && value !== "") take(book, said, ["strategy", "name"], asText);
    else if (value !== "" && isUsed(book, label, entry)) book.used(first);
    else if (found && value !== "") take(book, said, [...found.base, ...found.field.at], found.field.read);
    for (const line of book.isSeen(first) ? [] : lines) book.unread(line, documentWhy);
    if (book.isSeen(first)) for (const line of more) book.used(line);
    if (book.isSeen(first) && entry.underLine !== undefined) book.used(entry.underLine);
  }
}

/** What the whole import already goes by: the currency, and the fiscal year of what names none. */
const isUsed = ({ options }: Book, label: string, { value }: FrontMatterEntry): boolean =>
  label === "currency" ||
  (/^(?:fiscal )?year$/.test(label) && options.year !== undefined && periodIn(value) === options.year);

type Found = { readonly base: LabelledPart["base"]; readonly field: FieldSpec };

const parts = { company: companyLabels, strategy: strategyLabels, thesis: thesisLabels } as const;

function fieldOf(label: string): Found | undefined {
  // Of the organization that a document belongs to nobody says that it is the company of the strategy.
  if (label === "organization") return undefined;
  return Object.values(parts)
    .flatMap(({ base, fields }) => fields.map((field) => ({ base, field })))
    .find(({ field }) => field.says.includes(label));
}

/** `company: { name: …, arr: … }`: the fields of a part under its own name. */
function nestedFieldOf(under: string, label: string): Found | undefined {
  const part = Object.entries(parts).find(([name]) => name === under)?.[1];
  const field = part?.fields.find(({ says }) => says.includes(label) || says.includes(`${under} ${label}`));
  return part && field && { base: part.base, field };
}
