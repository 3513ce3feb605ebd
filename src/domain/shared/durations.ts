import type { Duration } from "../strategy/values.ts";
import { addDays, type Day, trailingMonths, type Window } from "./dates.ts";

/**
 * The days of each unit. A duration without a date has no calendar month, so a month is the mean of the calendar, 365.25 ÷ 12:
 * then 12 months are a year and 3 months a quarter, whichever way they are written. Business days run five to the week.
 */
const daysIn: Record<Duration["unit"], number> = {
  hours: 1 / 24,
  days: 1,
  "business days": 7 / 5,
  weeks: 7,
  months: 30.4375,
  quarters: 91.3125,
  years: 365.25,
};

/**
 * A duration in calendar days, to compare lengths with one another (spec 1, "Values"). Deadlines are not counted with it: they
 * run from a date, on the calendar that the strategy names.
 */
export const daysOf = ({ count, unit }: Duration): number => Math.round(count * daysIn[unit] * 1e6) / 1e6;

/** A duration in calendar months; undefined for one that is not counted in months (weeks, days, hours). */
export const monthsOf = ({ count, unit }: Duration): number | undefined => {
  const months = monthsIn[unit];
  return months === undefined ? undefined : count * months;
};

const monthsIn: Partial<Record<Duration["unit"], number>> = { months: 1, quarters: 3, years: 12 };

/**
 * The days that a duration covers up to and including a day (spec 2, catalogue): calendar months where it is counted in
 * months, else days to the nearest one, and never less than the day itself.
 */
export function windowUpTo(to: Day, duration: Duration): Window {
  const months = monthsOf(duration);
  if (months) return trailingMonths(to, months);
  return { from: addDays(to, 1 - Math.max(1, Math.round(daysOf(duration)))), to };
}
