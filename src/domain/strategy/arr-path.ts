import { addDays, type Day } from "../shared/dates.ts";
import { partnerLine, totalLine, valueOn, yearEndOf } from "./arr-lines.ts";
import type { Strategy } from "./strategy.ts";

/** A day on the way to the target; `year` where it is the last of a fiscal year, else null. */
export type ArrPoint = {
  readonly on: Day;
  readonly year: string | null;
  readonly totalMinor: number | null;
  readonly partnersMinor: number | null;
};

const mostPoints = 4;

/**
 * The way of partner-sourced ARR from today to its target, beside that of all ARR: the day of today's ARR, the ends of the fiscal
 * years between, and the last day that either line names. A way of more than four days keeps the first and the last three. Empty
 * where the strategy does not say the line of the partners.
 */
export function arrPath(strategy: Strategy): ArrPoint[] {
  const [total, partners] = [totalLine(strategy).line, partnerLine(strategy).line];
  if (partners === null) return [];
  const last = total !== null && total.to > partners.to ? total.to : partners.to;
  const days: Day[] = [partners.from];
  for (
    let end = yearEndOf(strategy, partners.from).on;
    end < last;
    end = yearEndOf(strategy, addDays(end, 1)).on
  )
    if (end > partners.from) days.push(end);
  days.push(last);
  const shown = days.length > mostPoints ? [...days.slice(0, 1), ...days.slice(1 - mostPoints)] : days;
  return shown.map((on) => {
    const { year, on: end } = yearEndOf(strategy, on);
    return {
      on,
      year: on === end ? year : null,
      totalMinor: valueOn(total, on),
      partnersMinor: valueOn(partners, on),
    };
  });
}
