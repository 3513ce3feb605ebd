import type { Duration } from "../strategy/values.ts";

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
