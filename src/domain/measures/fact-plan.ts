import {
  addMonths,
  addDays,
  type Day,
  dayFromNumber,
  dayNumber,
  monthEnd,
  monthStart,
} from "../shared/dates.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { activeWindow, yearBefore } from "./definitions.ts";

/** Month-ends that drift and trends look back to, before the as-of day. */
export const monthsBack = 36;

/** The as-of day and the month-ends before it, newest first. */
export function lookBack(asOf: Day, months: number = monthsBack): Day[] {
  const lastComplete = asOf === monthEnd(asOf) ? asOf : addDays(monthStart(asOf), -1);
  const ends = Array.from({ length: months }, (_, index) =>
    monthEnd(addMonths(monthStart(lastComplete), -index)),
  );
  return [...new Set([asOf, ...ends])];
}

/** The days on which partners are counted: those asked for, and twelve months before each. */
export const checkpointsFor = (days: readonly Day[]): Day[] =>
  [...new Set([...days, ...days.map(yearBefore)])].toSorted();

/**
 * For each day of a span, on which checkpoints an event of that day makes its partner active: a text of 0 and 1, one sign for
 * each checkpoint. The database joins the texts of a partner's days by "or", so that activity on any number of days costs
 * one row for each partner, whatever the number of deals.
 */
export function activityMasks(
  strategy: Strategy,
  checkpoints: readonly Day[],
  span: { readonly from: Day; readonly to: Day },
): { day: Day; mask: string }[] {
  const windows = checkpoints
    .map((day) => activeWindow(strategy, day))
    .map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const);
  const [first, last] = [dayNumber(span.from), dayNumber(span.to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const number = first + index;
    return {
      day: dayFromNumber(number),
      mask: windows.map(([from, to]) => (from <= number && number <= to ? "1" : "0")).join(""),
    };
  });
}
