import { capital } from "../shared/capital.ts";
import { dayInWords } from "../shared/day-in-words.ts";
import { counted } from "../check/figures.ts";
import type { Day } from "../shared/dates.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Amount, Duration } from "../strategy/values.ts";
import { moneyOf } from "../strategy/values.ts";
import { inWords } from "../measures/in-words.ts";

/** A member of a closed set, or a slug that has no name of its own, as words: "market velocity", "MSP". */
export const words = (slug: string): string =>
  known.get(slug) ??
  slug
    .split("-")
    .map((word) => (abbreviations.has(word) ? word.toUpperCase() : word))
    .join(" ");

/** The same at the head of a line or a cell. */
export const label = (slug: string): string => capital(words(slug));

/** The same for a text that may not be said. */
export const atHead = (text: string | null): string | null => (text === null ? null : capital(text));

/** A name that is cited, set apart from the words around it. */
export const quoted = (name: string): string => `“${name}”`;

/** Lower case for a name inside a sentence; abbreviations (MSP) stay. */
export const inSentence = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

const abbreviations = new Set("msp mssp var isv si gsi oem mdf roi arr api nps pr saas it".split(" "));
const known: ReadonlyMap<string, string> = new Map([
  ["co-sell", "co-sell"],
  ["per-seat", "fee per seat"],
  ["spiff", "SPIFF"],
  ["cloud-saas", "cloud and SaaS"],
  ["one-to-one", "one-to-one"],
  ["co-marketing", "co-marketing"],
  ["agreement-signed", "signed agreement"],
  ["program", "programme"],
  ["first-year-revenue", "first-year revenue"],
]);

/** An amount as a reader sees it: compact, with its own currency. */
export function amountWords(strategy: Strategy, amount: Amount | undefined): string | null {
  if (amount === undefined) return null;
  const money = moneyOf(amount, strategy.company.currency);
  return money ? inWords(money.amountMinor, "money", money.currency) : amount.decimal;
}

export const shareWords = (share: number | undefined | null): string | null =>
  share === undefined || share === null ? null : inWords(share, "share", "");

export const durationWords = (duration: Duration | undefined): string | null =>
  duration === undefined ? null : counted(duration.count, duration.unit.replace(/s$/, ""), duration.unit);

export const dayWords = (day: Day | undefined): string | null => (day === undefined ? null : dayInWords(day));

export const countWords = (count: number | undefined): string | null =>
  count === undefined ? null : count.toLocaleString("en-US");
