import type { Book } from "./book.ts";
import { assumeLastDay, limitIn } from "./calendar-ends.ts";
import { amountIn, inCurrencyOf, shareIn } from "./figures.ts";
import { isPlaceholder, type Said } from "./said.ts";
import type { Sentence } from "./sentence.ts";

const money = String.raw`((?:[A-Z]{3}\s)?(?:[^\s,\d~≈]{0,3})\d[\d.,]*(?:\s?(?:[kKmMbB]|mn|bn|million|billion|thousand)\b)?(?:\s(?:EUR|USD|GBP|CHF|SEK|NOK|DKK))?)`;
const arr = String.raw`(?:\s(?:in |of )?(?:ARR|annual recurring revenue))`;
const limit = String.raw`(?:\s(?:by|until)\s((?:the )?(?:end of |year[ -]end )?[^,.;]+))?`;
const now = String.raw`(?:\s(?:today|now|currently|this year|at present))?`;

const sentences: readonly RegExp[] = [
  // `We are at €18M ARR and need €45M by end of 2029`
  new RegExp(
    String.raw`^(?:today,? |currently,? )?(?:we|the company)(?:'re| are| stand| run|'ve reached| have reached) (?:at |on )?${money}${arr}${now}(?:,?\s(?:and|but)\s|,\s|;\s)(?:we |it )?(?:have to|must|need|want|aim|plan|intend|should)(?: to)?(?: (?:reach|be at|get to|grow to|hit|aim for|for))?\s${money}${arr}?${limit}`,
    "i",
  ),
  // `We want to grow from €18M to €45M ARR by end of 2029`
  new RegExp(
    String.raw`^(?:we|the company|the plan is|the goal is|our goal is|our ambition is)(?: (?:will|want|need|plan|aim|have|must|intend|are))?(?: to)? (?:grow|go|get|move)(?: (?:ARR|annual recurring revenue|the company))? from ${money}${arr}?${now} to ${money}${arr}?${limit}`,
    "i",
  ),
  // `ARR is €18M today and must be €45M by 31 December 2029`
  new RegExp(
    String.raw`^(?:our |current )?(?:ARR|annual recurring revenue) (?:is|stands at|is at)(?: now| currently)? ${money}${now}(?:,?\s(?:and|but)\s|,\s|;\s)(?:(?:it|we|the (?:goal|target) is|our (?:goal|target) is)\s)?(?:(?:has to|must|is to|should|need|needs to|want)(?: to)?(?: (?:be|reach|grow to|hit|become))?\s)?${money}${arr}?${limit}`,
    "i",
  ),
];

/** Where the company stands and what it wants, in one sentence that speaks of recurring revenue; the rest of it is left. */
export const growthSentence: Sentence = (book, _context, said) => {
  const text = said.text.replaceAll("’", "'");
  const match = /\bARR\b|annual recurring revenue/i.test(text)
    ? sentences.map((pattern) => pattern.exec(text)).find((found) => found !== null)
    : undefined;
  if (!match || isPlaceholder(said.text)) return false;
  const [whole, before = "", after = "", time] = match;
  const [current, target] = [before, after].map((one) =>
    amountIn(one.replace(/[.,]$/, ""), book.options.numbers),
  );
  if (!current || !target) return false;
  book.put(said, ["company", "arr", "current"], inCurrencyOf(current, book.options.currency));
  book.put(said, ["company", "arr", "target"], inCurrencyOf(target, book.options.currency));
  if (time) takeDay(book, { ...said, text: time });
  leaveRest(book, { ...said, text: text.slice(whole.length) });
  return true;
};

/** The day of the target. */
function takeDay(book: Book, said: Said): void {
  const found = limitIn(said.text);
  if (!found) return book.leave(said, "no day such as 31 December 2029 by which it is to be reached");
  book.put(said, ["company", "arr", "by"], found.day);
  if (found.isPart) assumeLastDay(book, said);
}

const sellers = String.raw`(?:quota[- ]carrying )?(?:direct )?(?:AEs?|account executives?|sellers?|sales ?reps?|reps|sales ?people|salespersons?|field sellers?)`;
const team = new RegExp(
  String.raw`^(?:today,? |currently,? )?(?:(?:our|the) (?:own )?(?:direct |sales |direct sales |field )+(?:team|force|organi[sz]ation)(?: of| has| is| counts| consists of|,)?|(?:our|we have|we employ)) (\d+(?:[.,]\d+)?) (?:direct )?(${sellers})\b`,
  "i",
);

/** `Our direct team of 9 AEs (quota €650k, attainment 72%) covers Germany`: how many sell directly, and what of them is said beside it. */
export const directTeamSentence: Sentence = (book, _context, said) => {
  const match = team.exec(said.text);
  const isDirect = /\bdirect\b|\bquota\b|\bour (?:own )?(?:sales|field)\b/i.test(said.text);
  if (!match || !isDirect || isPlaceholder(said.text)) return false;
  book.put(said, ["company", "direct", "sellers"], Number((match[1] ?? "").replace(",", ".")));
  let rest = said.text.slice(match[0].length);
  const quota = quotaIn(rest);
  const amount = quota && amountIn(quota.figure, book.options.numbers);
  if (quota && amount) {
    book.put(said, ["company", "direct", "quota"], inCurrencyOf(amount, book.options.currency));
    rest = rest.replace(quota.whole, " ");
  }
  const attainment = attainmentIn(rest);
  const share = attainment && shareIn(attainment.figure, book.options.numbers);
  if (attainment && share) {
    book.put(said, ["company", "direct", "attainment"], share);
    rest = rest.replace(attainment.whole, " ");
  }
  leaveRest(book, { ...said, text: rest });
  return true;
};

type Found = { readonly whole: string; readonly figure: string };
const each = String.raw`(?:\s(?:each|per (?:seller|AE|rep|head)|a year|per year))*`;
const about = String.raw`(?<![~≈]\s?)(?<!\b(?:about|around|ca\.|roughly)\s)`;

const quotaIn = (text: string): Found | undefined =>
  foundIn(text, [
    new RegExp(
      String.raw`(?:with |carry(?:ing)? )?(?:an? |annual |average )*quota(?: of| is|:)? ${about}${money}${each}`,
      "i",
    ),
    new RegExp(
      String.raw`(?:with |carry(?:ing)? )?${about}${money}${each} (?:annual |of )?quota${each}`,
      "i",
    ),
  ]);

const percent = String.raw`(\d+(?:[.,]\d+)?\s?%)`;
const attainmentIn = (text: string): Found | undefined =>
  foundIn(text, [
    new RegExp(String.raw`(?:quota )?attainment(?: of| is| at|:)? ${about}${percent}`, "i"),
    new RegExp(String.raw`(?:at |reach(?:ing)? )?${about}${percent} (?:quota )?attainment`, "i"),
  ]);

const foundIn = (text: string, patterns: readonly RegExp[]): Found | undefined => {
  const match = patterns.map((pattern) => pattern.exec(text)).find((found) => found !== null);
  return match ? { whole: match[0], figure: (match[1] ?? "").replace(/[.,]$/, "") } : undefined;
};

/** What is left of a sentence whose figures were taken, unless it is no more than marks and small words. */
function leaveRest(book: Book, said: Said): void {
  const text = said.text
    .replaceAll(/\([\s,;]*(?:and\s*)?\)/g, " ")
    .replaceAll(/\([\s,;]+/g, "(")
    .replaceAll(/[\s,;]+\)/g, ")")
    .replace(/^[\s.,;:–—-]+(?:(?:and|with|at)\s+)?/, "")
    .replace(/[\s.,;]+$/, "")
    .replaceAll(/\s+/g, " ");
  if (/\p{L}{2,}|\d/u.test(text) && !/^(?:and|with|at)$/i.test(text))
    book.leave({ ...said, text }, "the rest of a sentence, which names no field of the model");
}
