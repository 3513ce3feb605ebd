import { categoryNames, industries, models, partnerKinds } from "../strategy/closed-sets.ts";
import type { Book } from "./book.ts";
import { memberIn } from "./member-in.ts";
import { knownSlug } from "./readers.ts";
import { isPlaceholder, normal } from "./said.ts";
import { industryWords, kindWords, modelWords } from "./vocabulary.ts";

/**
 * The company that the title of a document names beside what the document is: `Torvik Cranes: Channel Plan FY2027`. Undefined
 * where both sides or none of them are the title of a plan, and where the other side could be a place, a matter or a motto.
 */
export function companyInTitle(book: Book, title: string, lines: readonly string[]): string | undefined {
  const sides = title.replaceAll(pictures, " ").trim().split(separator);
  const [first = "", second = ""] = sides.map((side) => side.trim());
  if (sides.length !== 2 || isOfPlan.test(first) === isOfPlan.test(second)) return undefined;
  const isFirst = isOfPlan.test(second);
  const name = isFirst ? first : second;
  if (!isName(name) || isMatter(book, name)) return undefined;
  // Behind the name of a plan stands as often what it is about: there, and where a motto may be meant, the text must name the company.
  return (isFirst && !isMotto.test(name)) || isNamedIn(lines, title, name) ? name : undefined;
}

const pictures = /[\p{Extended_Pictographic}\u{FE0F}\u{200D}]/gu;
const separator = /:\s+|(?<!\d)\s+[–—|-]\s+|\s+[–—|-]\s+(?!\d)/u;
const isOfPlan = /\b(?:strateg(?:y|ies)|plan|playbook|program(?:me)?|roadmap)\b/i;

/** One to five words with capital letters. */
const isName = (text: string): boolean =>
  !isPlaceholder(text) &&
  /^[\p{Lu}\d][^\s,]*(?:,? (?:[\p{Lu}\d&][^\s,]*|of|and|the|de|der|von|for)){0,4}$/u.test(text);

/** Words of documents, of their subjects, of time and of places. */
const ofMatter =
  /\b(?:partner(?:s|ing|ships?)?|alliances?|channels?|ecosystems?|go to market|gtm|sales|revenue|growth|board|paper|pre ?read|draft|summary|report|review|memo|appendix|annex|part|chapter|version|template|example|confidential|internal|fy ?\d+|20\d\d|q[1-4]|emea|apac|dach|anz|latam|americas?|europe|asia|africa|nordics?|benelux|north|south|east|west|global|international|worldwide|uk|usa?|eu)\b/i;
const isMatter = (book: Book, name: string): boolean =>
  ofMatter.test(normal(name)) ||
  memberIn(industries, industryWords, name) !== undefined ||
  memberIn(partnerKinds, kindWords, name) !== undefined ||
  memberIn(models, modelWords, name) !== undefined ||
  memberIn(categoryNames, {}, name) !== undefined ||
  ["regions", "verticals", "sizes", "partnerTypes"].some((part) => knownSlug(book, part, name) !== undefined);

const isMotto =
  /^(?:\p{L}+ing|the|our|a|an|how|why|where|what|when|from|to|towards?|better|stronger|one|more)\b|\btogether\b/iu;

const isNamedIn = (lines: readonly string[], title: string, name: string): boolean =>
  lines.some((line) => !line.includes(title) && !line.startsWith("#") && hasWords(line, name));

const hasWords = (line: string, name: string): boolean => {
  const at = line.indexOf(name);
  return at >= 0 && !/[\p{L}\d]/u.test(`${line[at - 1] ?? ""}${line[at + name.length] ?? ""}`);
};
