import { isOfTiers } from "./heading-of-tiers.ts";
import type { Book } from "./book.ts";
import { isBlank, isPlaceholder, members } from "./said.ts";
import type { Sentence } from "./sentence.ts";
import { asksNothing, benefitIn, certifiedIn, commitmentIn, factIn, rankOf } from "./tier-words.ts";
import { takeBenefit, takeRequirement, tierPath } from "./tiers.ts";

/**
 * `Preferred: $500K annual revenue, 4 certified technicians → 20% discount, MDF 2%` under a heading of tiers: what stands before the
 * arrow is asked for, what stands behind it is given. False for a line of which neither side is known as one of a tier.
 */
export const tierInAList: Sentence = (book, context, said) => {
  if (book.options.isOurs || !isOfTiers(context.titles.at(-1) ?? "")) return false;
  const match =
    /^([^:→|]{2,40}?)\s*(?::\s+|\s[–—-]\s+)(.*?)\s*(?:→|->|=>|⇒|\s\|\s)\s*([^→|]+?)[.]?$/.exec(said.text) ??
    /^([^:→|()]{2,40}?)\s*\(([^()]+)\)\s*(?:→|->|=>|⇒|\s\|\s)\s*([^→|]+?)[.]?$/.exec(said.text);
  if (!match) return false;
  const [, name = "", asked = "", given = ""] = match;
  const demands = sideIn(asked, /^(?:requires?|requirements?|criteria|needs?)\s*:?\s+/i, isDemand);
  const gifts = sideIn(given, /^(?:gets?|gives|benefits?|receives?)\s*:?\s+/i, isGift(book));
  const isOfTier = rankOf(name) !== undefined || demands.some(isDemand) || gifts.some(isGift(book));
  if (isPlaceholder(name) || !isOfTier) return false;
  const path = tierPath(book, { ...said, text: name }, name, context.program);
  if (!path) return false;
  for (const text of demands) if (!asksNothing.test(text)) takeRequirement(book, { ...said, text }, path);
  for (const text of gifts) takeBenefit(book, { ...said, text }, path);
  return true;
};

/** The members of a side; an `and` parts two only where each is known by itself. */
function sideIn(text: string, label: RegExp, isKnown: (one: string) => boolean): string[] {
  return members(text.replace(label, "").replaceAll(/,?\s+and\s+(?=\d)/g, ", ")).flatMap((one) => {
    const apart = one.replace(/^and\s+/i, "").split(/\s+and\s+/);
    const each = apart.length > 1 && apart.every(isKnown) ? apart : [apart.join(" and ")];
    return each.filter((text) => !isBlank(text));
  });
}

const isDemand = (text: string): boolean =>
  certifiedIn(text) !== undefined || (commitmentIn(text) ?? factIn(text)) !== undefined;
const isGift =
  (book: Book) =>
  (text: string): boolean =>
    benefitIn(text, book.options) !== undefined;
