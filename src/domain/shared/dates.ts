/**
 * A calendar day, `YYYY-MM-DD`. The domain has no clock and no time zone: a moment becomes a day in `strategy.timeZone`
 * before it gets here. Days compare as text.
 */
export type Day = string;

/** Reads a real calendar day; undefined for anything else (2026-02-30 is not a day). */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month) ? text : undefined;
}

export const dayOf = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const dateOf = (day: Day): number => Number(day.slice(8, 10));

/** Days since 1970-01-01, negative before it. */
export function dayNumber(day: Day): number {
  // Days from civil (proleptic Gregorian), counting years from March so that the leap day comes last.
  const month = monthOf(day);
  const year = yearOf(day) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dateOf(day) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date);
}

export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** The same date some months later; a date that the month lacks becomes its last day (31 January + 1 month = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const index = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOf(year, month, Math.min(dateOf(day), daysInMonth(year, month)));
}

export const monthEnd = (day: Day): Day =>
  dayOf(yearOf(day), monthOf(day), daysInMonth(yearOf(day), monthOf(day)));
export const monthStart = (day: Day): Day => dayOf(yearOf(day), monthOf(day), 1);

/** `YYYY-MM`, the calendar month of a day. */
export const monthKey = (day: Day): string => day.slice(0, 7);

/** A span of days, both included. */
export type Window = { readonly from: Day; readonly to: Day };

/** The months up to and including a day: "12 months" to 31 May begin on 1 June of the year before (spec 2, catalogue). */
export function trailingMonths(to: Day, months: number): Window {
  // A month-end looks back to month-ends: 12 months to 28 February 2027 begin on 1 March 2026, whatever the leap year did.
  const before = to === monthEnd(to) ? monthEnd(addMonths(monthStart(to), -months)) : addMonths(to, -months);
  return { from: addDays(before, 1), to };
}

export const within = (window: Window, day: Day): boolean => window.from <= day && day <= window.to;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
