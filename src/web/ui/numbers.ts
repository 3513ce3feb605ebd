import { inWords } from "../../domain/measures/in-words.ts";
import { currencies, minorDigits } from "../../domain/shared/currency.ts";
import { type Day, parseDay } from "../../domain/shared/dates.ts";
import type { Unit } from "../../domain/measures/catalogue-entry.ts";

// The words are English; "en-CA" writes numbers the English way and names a foreign dollar (US$, A$), where "en" says only $.
const locale = "en-CA";
const minus = "−";

/** A value of a unit for dense places: US$33.1M, 52%, 1,204, 62 days. */
export function shortValue(unit: Unit, value: number, currency: string): string {
  return unit === "money" ? withSymbols(inWords(value, unit, currency)) : fullValue(unit, value, currency);
}

/**
 * A sentence of the domain as this app writes it: `USD 33.1M on 2020-05-31` is US$33.1M on 31 May 2020. The domain writes codes,
 * because a terminal and a file read them too.
 */
export const forReaders = (sentence: string): string =>
  withSymbols(sentence).replace(/\b[12]\d{3}-\d\d-\d\d\b/g, (text) =>
    parseDay(text) === undefined ? text : longDay(text),
  );

const withSymbols = (sentence: string): string =>
  sentence.replace(/\b([A-Z]{3}) (-?)(?=\d)/g, (written, code: string, sign: string) =>
    currencies.has(code) ? `${sign && minus}${symbolOf(code)}` : written,
  );

/** The same to the last digit that means something: US$33,127,456.78. */
export function fullValue(unit: Unit, value: number, currency: string): string {
  switch (unit) {
    case "money":
      return money(value, currency);
    case "share":
      return `${number(value * 100, 1)}%`;
    case "days":
      return `${number(value, 0)} ${Math.abs(value) === 1 ? "day" : "days"}`;
    case "ratio":
      return number(value, 2);
    case "count":
      // What is expected of a count need not be whole; nobody reads the rest of a partner.
      return number(value, Math.abs(value) < 100 ? 1 : 0);
    case "score":
      return number(value, 1);
  }
}

/** Money as a plain number of its currency, for a file: 123450 cents are 1234.5. */
export const wholeUnits = (minor: number, currency: string): number => minor / 10 ** minorDigits(currency);

/** A difference with its sign; of two shares in percentage points. */
export function signedValue(unit: Unit, value: number, currency: string, written = shortValue): string {
  const size = Math.abs(value);
  const text = unit === "share" ? `${number(size * 100, 1)} pts` : written(unit, size, currency);
  return value === 0 ? text : `${value > 0 ? "+" : minus}${text}`;
}

/** A change against a base, in percent; null where there is no base to compare with. */
export function changeInWords(now: number, before: number): string | null {
  if (before === 0) return null;
  const change = (now - before) / before;
  const size = number(Math.abs(change) * 100, Math.abs(change) < 0.1 ? 1 : 0);
  return change === 0 ? "0%" : `${change > 0 ? "+" : minus}${size}%`;
}

export const count = (value: number): string => number(value, 0);
export const percent = (share: number): string => `${number(share * 100, 1)}%`;

/** "1 partner", "701 partners". */
export const counted = (value: number, noun: string, plural = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : plural}`;

/** 31 May 2020. */
export const longDay = (day: Day): string => longDays.format(moment(day));
/** May 2020, for month-ends on an axis. */
export const monthOfDay = (day: Day): string => months.format(moment(day));
/** A moment of the record, in the reader's own time zone. */
export const momentInWords = (iso: string): string => moments.format(new Date(iso));

/** A moment where there is little room: 31 May 2020, 14:05. */
export const shortMoment = (iso: string): string => shortMoments.format(new Date(iso));
/** The day of a moment, in the reader's own time zone. */
export const dayOfMoment = (iso: string): string => momentDays.format(new Date(iso));

/** 31 May 2020 where there is little room: 30 Sept 2019. */
export const shortDay = (day: Day): string => shortDays.format(moment(day));
/** The name of a month, 1 to 12. */
export const monthName = (month: number): string => monthNames.format(new Date(Date.UTC(2000, month - 1)));

const shortDays = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const monthNames = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });
const longDays = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const months = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const moments = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
const shortMoments = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const momentDays = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });
const moment = (day: Day): Date => new Date(`${day}T00:00:00Z`);

const formats = new Map<string, Intl.NumberFormat>();

function format(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, known);
  return known;
}

const number = (value: number, decimals: number): string =>
  format(`number ${decimals}`, { maximumFractionDigits: decimals }).format(value).replace("-", minus);

const money = (minor: number, currency: string): string =>
  format(currency, { style: "currency", currency })
    .format(minor / 10 ** minorDigits(currency))
    .replace("-", minus);

const symbolOf = (currency: string): string =>
  format(currency, { style: "currency", currency })
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value ?? currency;
