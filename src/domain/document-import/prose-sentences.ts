import type { Context } from "./context.ts";
import type { Book } from "./book.ts";
import { capital } from "../shared/capital.ts";
import { budgetSentence, spendingSentence } from "./prose-budget.ts";
import { companyLabels } from "./labels.ts";
import { directTeamSentence, growthSentence } from "./growth-sentences.ts";
import { knownSlug, take } from "./readers.ts";
import { typeNamed } from "./references.ts";
import { isPlaceholder, normal, type Said } from "./said.ts";
import { shareSentence } from "./thesis-sentences.ts";

type ReadSentence = (book: Book, context: Context, said: Said) => boolean;

/** `We will win district courts through regional integrators`: where to win and by which route, which is a bet. */
const betSentence: ReadSentence = (book, _context, said) => {
  const match =
    /^We (?:will |want to |intend to )?win (?!(?:back|over)\b)(.+?) (?:through|via) (.+?)(?:,? because (.+?))?[.]?$/i.exec(
      said.text,
    );
  // With two routes it is two bets, and which words belong to which is not said.
  if (!match || /\b(?:through|via)\b/i.test(match[2] ?? "")) return false;
  if (isPlaceholder(said.text)) {
    book.toFill(said, "bet");
    return true;
  }
  const [, where = "", route = "", because] = match;
  const slug = book.element(said, "bets", capital(`${where} through ${route}`), "name");
  book.later(said.line, () => {
    const own = { ...said, text: route.replace(/\s+(?:who|that|which)\s.*$/, "") };
    const type = typeNamed(book, own);
    if (type) book.put(said, ["bets", slug, "partnerType"], type);
    else book.leave(own, "no partner type of that name stands in the document");
    const part = (["regions", "verticals", "sizes"] as const).find((one) => knownSlug(book, one, where));
    if (part) book.add(said, ["bets", slug, "segment", part], knownSlug(book, part, where) ?? "");
  });
  if (because)
    book.leave(
      { ...said, text: because },
      "whether this is the wedge of the bet is not said; write it as Wedge: …",
    );
  return true;
};

/** `We will not pursue OEM embeds, because truck makers take 18 months.`: what is declined, and why. */
const declinedSentence: ReadSentence = (book, _context, said) => {
  const match =
    /^We (?:will not|won't|do not|are not going to) (?:pursue|chase|go after|invest in) (.+?)(?:,? because (.+?))?[.]?$/i.exec(
      said.text.replaceAll("’", "'"),
    );
  if (!match) return false;
  const slug = book.element(said, "declined", capital(match[1] ?? ""), "option");
  if (match[2]) book.put(said, ["declined", slug, "reason"], match[2]);
  return true;
};

/** Figures of the company that no other company could be meant with, and that are read as figures or not at all. */
const figures = new Set([
  "arr",
  "current arr",
  "target arr",
  "arr target",
  "sales cycle",
  "average sales cycle",
  "quota per seller",
  "quota attainment",
]);

/** `Our target ARR is €15M by 31 December 2030.` */
const figureSentence: ReadSentence = (book, _context, said) => {
  const match = /^Our (.{3,30}?) is (.+?)[.]?$/i.exec(said.text);
  const label = normal(match?.[1] ?? "");
  const field = figures.has(label)
    ? companyLabels.fields.find(({ says }) => says.includes(label))
    : undefined;
  if (!match || !field) return false;
  take(book, { ...said, text: match[2] ?? "" }, [...companyLabels.base, ...field.at], field.read);
  return true;
};

/** `We give them margin (22%) and demo units; they give us access to projects.`, under the heading of a partner type. */
const exchangeSentence: ReadSentence = (book, { record }, said) => {
  if (record?.base[0] !== "partnerTypes" || isPlaceholder(said.text)) return false;
  const match =
    /^(?:we (?:give|offer) them|they get(?: from us)?) (.+?)(?:[;,]\s+(?:and\s+)?(?:(?:they give us|we get(?: from them)?) (.+?)))?[.]?$/i.exec(
      said.text,
    );
  const back = match ? match[2] : /^(?:they give us|we get(?: from them)?) (.+?)[.]?$/i.exec(said.text)?.[1];
  for (const [words, field] of [
    [match?.[1], "gives"],
    [back, "gets"],
  ] as const)
    for (const text of words === undefined ? [] : eachOf(words))
      book.add(said, [...record.base, field], text);
  return match !== null || back !== undefined;
};

/** `margin, demo units and joint marketing`: three; without a comma before it, an `and` may belong to one. */
const eachOf = (text: string): string[] =>
  /,\s+(?!\d)/.test(text) ? text.split(/,?\s+and\s+(?=(?:[^,]|,\d)*$)|,\s+(?!\d)(?![^()]*\))/) : [text];

/** Sentences that say the same wherever they stand. */
export const proseSentences: readonly ReadSentence[] = [
  shareSentence,
  betSentence,
  declinedSentence,
  exchangeSentence,
  figureSentence,
  growthSentence,
  directTeamSentence,
  budgetSentence,
  spendingSentence,
];
