import { listed } from "../check/figures.ts";
import { addDays, type Day, daysBetween } from "../shared/dates.ts";
import { periodWindow } from "../shared/fiscal.ts";
import { type Known, partnerLine, totalLine, valueOn, type YearEnd, yearEndOf } from "./arr-lines.ts";
import { fiscalStart } from "./lookup.ts";
import type { Strategy } from "./strategy.ts";
import { yearTargets } from "./year-targets.ts";

/** A year's end of the projection. Amounts in minor units of the company's currency; null is unknown. */
export type ProjectedYear = {
  readonly year: string;
  readonly on: Day;
  readonly totalMinor: number | null;
  /** ARR that partners sourced, on the north star's line. */
  readonly partnersMinor: number | null;
  readonly partnerShare: number | null;
  /** The share of total ARR that the thesis promises. */
  readonly promisedMinor: number | null;
  /** Partner-sourced revenue wanted in the year. */
  readonly revenueMinor: number | null;
};

export type Projection = {
  readonly years: readonly ProjectedYear[];
  /** Why figures are unknown, each said once. */
  readonly unknown: readonly string[];
};

/**
 * Three fiscal years from the one in which the strategy takes effect (`horizon.from`); of a strategy that has begun already, or
 * does not say, from the first that has half a year left on the later of `asOf` and the day of today's ARR. The year of
 * `company.arr.by` is never passed over, though it end sooner. Total ARR is on the straight line from `company.arr.current` to
 * `.target`; partner ARR on the line from the north star's `baseline` on the same first day to its value, where the north star is
 * `partner-sourced-arr`. Neither line goes on beyond its last day: later years are unknown, because nobody has said them. What
 * the thesis promises is its share of total ARR, and nothing at an end of a year before the strategy takes effect. Revenue is the
 * year's target, the highest where there are several.
 */
export function threeYearProjection(strategy: Strategy, asOf: Day): Projection {
  const total = totalLine(strategy);
  const partners = partnerLine(strategy);
  const share = strategy.thesis?.arrShare;
  const from = startOf(strategy);
  const years = yearEnds(strategy, asOf).map(({ year, on }): ProjectedYear => {
    const totalMinor = valueOn(total.line, on);
    const partnersMinor = valueOn(partners.line, on);
    const wanted = yearTargets(strategy, "partner-sourced-revenue", year).map(({ value }) => value);
    return {
      year,
      on,
      totalMinor,
      partnersMinor,
      partnerShare:
        totalMinor === null || partnersMinor === null || totalMinor <= 0 ? null : partnersMinor / totalMinor,
      promisedMinor:
        totalMinor === null || share === undefined || (from !== undefined && on < from)
          ? null
          : Math.round(totalMinor * share),
      revenueMinor: wanted.length === 0 ? null : Math.max(...wanted),
    };
  });
  return { years, unknown: reasons(years, total, partners) };
}

function yearEnds(strategy: Strategy, asOf: Day): YearEnd[] {
  const ends = [yearEndOf(strategy, firstDay(strategy, asOf))];
  while (ends.length < 3) ends.push(yearEndOf(strategy, addDays(ends.at(-1)?.on ?? asOf, 1)));
  return ends;
}

/** A day in the first year that is shown. */
function firstDay(strategy: Strategy, asOf: Day): Day {
  const { on, by } = strategy.company.arr ?? {};
  const from = startOf(strategy);
  const today = on !== undefined && on > asOf ? on : asOf;
  const current = yearEndOf(strategy, today).on;
  const next = daysBetween(today, current) < halfYear ? addDays(current, 1) : today;
  const first = from !== undefined && from > today ? from : next;
  return by !== undefined && by > today && by < first ? by : first;
}

/** Days: no half of a year is shorter. */
const halfYear = 181;

/** The first day of the quarter in which the strategy takes effect. */
const startOf = (strategy: Strategy): Day | undefined =>
  strategy.horizon?.from && periodWindow(strategy.horizon.from, fiscalStart(strategy)).from;

function reasons(years: readonly ProjectedYear[], total: Known, partners: Known): string[] {
  const without = years.filter(({ revenueMinor }) => revenueMinor === null).map(({ year }) => year);
  return [
    ...(years.some(({ totalMinor }) => totalMinor === null) ? [total.why] : []),
    ...(years.some(({ partnersMinor }) => partnersMinor === null) ? [partners.why] : []),
    ...(without.length > 0 ? [`no metric sets partner-sourced revenue for ${listed(without)}`] : []),
  ];
}
