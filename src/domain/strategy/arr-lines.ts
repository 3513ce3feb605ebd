import { type Day, daysBetween } from "../shared/dates.ts";
import { dayInWords } from "../shared/day-in-words.ts";
import { fiscalYearOf, periodWindow } from "../shared/fiscal.ts";
import { companyMinor, fiscalStart } from "./lookup.ts";
import { valueFor } from "./quantities.ts";
import type { Strategy } from "./strategy.ts";

/** A straight line between two days, in minor units of the company's currency. */
export type ArrLine = { readonly from: Day; readonly to: Day; readonly start: number; readonly end: number };
/** The line where the strategy says it in full, and why it is unknown where or after it does not. */
export type Known = { readonly line: ArrLine | null; readonly why: string };

/** Total ARR, from `company.arr.current` to `.target`. */
export function totalLine(strategy: Strategy): Known {
  const { current, on, target, by } = strategy.company.arr ?? {};
  const start = current && companyMinor(strategy, current);
  const end = target && companyMinor(strategy, target);
  const why = "today's ARR and its target are not said in full";
  if (start === undefined || end === undefined || !on || !by || by <= on) return { line: null, why };
  return { line: { from: on, to: by, start, end }, why: `nothing is said of ARR after ${dayInWords(by)}` };
}

/** Partner-sourced ARR, from the north star's `baseline` on the day of today's ARR to its value; only where it is the north star. */
export function partnerLine(strategy: Strategy): Known {
  const star = strategy.thesis?.northStar;
  const on = strategy.company.arr?.on;
  if (star?.metric !== "partner-sourced-arr")
    return { line: null, why: "the north star is not partner-sourced ARR" };
  const start = star.baseline && valueFor(strategy, star.metric, star.baseline);
  const end = star.atLeast && valueFor(strategy, star.metric, star.atLeast);
  if (start === undefined || end === undefined || !star.by || !on || star.by <= on)
    return { line: null, why: "the north star does not say baseline, value and day" };
  return {
    line: { from: on, to: star.by, start, end },
    why: `the north star says nothing after ${dayInWords(star.by)}`,
  };
}

/** The value on a day; null before the line begins and after it ends, because nobody has said it. */
export function valueOn(line: ArrLine | null, day: Day): number | null {
  if (line === null || day < line.from || day > line.to) return null;
  const passed = daysBetween(line.from, day) / daysBetween(line.from, line.to);
  return Math.round(line.start + (line.end - line.start) * passed);
}

export type YearEnd = { readonly year: string; readonly on: Day };

/** The fiscal year of a day, and its last day. */
export function yearEndOf(strategy: Strategy, day: Day): YearEnd {
  const start = fiscalStart(strategy);
  const year = fiscalYearOf(day, start);
  return { year, on: periodWindow(year, start).to };
}
