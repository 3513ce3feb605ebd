import {
  addMonths,
  type Day,
  daysBetween,
  monthEnd,
  monthStart,
  trailingMonths,
  type Window,
} from "../shared/dates.ts";
import { fiscalQuarterOf, fiscalYearOf, periodParts, periodWindow, quartersOf } from "../shared/fiscal.ts";
import { windowUpTo } from "../shared/durations.ts";
import { fiscalStart, metricOf } from "../strategy/lookup.ts";
import { valueFor } from "../strategy/quantities.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Target } from "../strategy/target.ts";
import type { Quantity } from "../strategy/values.ts";

/** From where a flow counts when the target names no `over` (spec 1, "What a target counts"). */
export type Place =
  | { readonly kind: "fiscal-year" }
  | { readonly kind: "since"; readonly from: Day }
  | { readonly kind: "twelve-months" };

/**
 * The window a target counts on a day: a flow from its place (or its `over`) to its `by`, cut at the day; a stock or ratio
 * from its place too, because its expected line starts there. Undefined before the window has begun.
 */
export function windowsOf(
  strategy: Strategy,
  target: Pick<Target, "metric" | "over" | "by" | "change">,
  place: Place,
  asOf: Day,
): { whole: Window; counted: Window } | undefined {
  const whole = wholeWindow(strategy, target, place, asOf);
  if (asOf < whole.from) return undefined;
  return { whole, counted: { from: whole.from, to: asOf < whole.to ? asOf : whole.to } };
}

function wholeWindow(
  strategy: Strategy,
  { over, by, change }: Pick<Target, "over" | "by" | "change">,
  place: Place,
  asOf: Day,
): Window {
  const to = by ?? asOf;
  const start = fiscalStart(strategy);
  const last = by !== undefined && by < asOf ? by : asOf;
  if (over) return windowUpTo(last, over);
  // A change on the quarter before is told of a quarter, wherever the target stands.
  if (change === "quarter") return { from: periodWindow(fiscalQuarterOf(last, start), start).from, to: last };
  if (place.kind === "twelve-months") return trailingMonths(asOf, 12);
  if (place.kind === "since") return { from: place.from, to };
  const year = periodWindow(fiscalYearOf(to, start), start);
  return { from: year.from, to: by ?? year.to };
}

/** A bound as the number it is in its metric's unit, and which side of it is good; a change is a share whatever the metric. */
export function boundOf(
  strategy: Strategy,
  { metric, atLeast, atMost, change }: Pick<Target, "metric" | "atLeast" | "atMost" | "change">,
): { value: number; better: "up" | "down" } | undefined {
  const quantity = atLeast ?? atMost;
  if (metric === undefined || quantity === undefined) return undefined;
  const value = change ? shareOf(quantity) : valueFor(strategy, metric, quantity);
  return value === undefined ? undefined : { value, better: atLeast ? "up" : "down" };
}

const shareOf = ({ form, decimal }: Quantity): number | undefined =>
  form === "share" || form === "number" ? Number(decimal) : undefined;

/**
 * What should be true on a day (spec 1, "Expected today"): a flow pro rata of its window; a stock on the line from its
 * baseline, else from its value at the window's start, else unknown; a ratio, and any `atMost`, the target itself.
 */
export function expectedOn(
  strategy: Strategy,
  target: Pick<Target, "metric" | "over" | "baseline" | "atMost" | "change">,
  bound: number,
  whole: Window,
  asOf: Day,
  valueAtStart: () => number | null,
): number | null {
  const shape = target.metric === undefined ? "ratio" : (metricOf(strategy, target.metric)?.shape ?? "ratio");
  if (target.atMost !== undefined || target.change !== undefined || shape === "ratio" || asOf >= whole.to)
    return bound;
  if (shape === "flow") return target.over ? bound : bound * elapsed(whole, asOf);
  const start =
    target.baseline && target.metric !== undefined
      ? (valueFor(strategy, target.metric, target.baseline) ?? null)
      : valueAtStart();
  return start === null ? null : start + (bound - start) * elapsed(whole, asOf);
}

/** The part of a window that has passed by the end of a day, 0 to 1. */
export const elapsed = (whole: Window, asOf: Day): number =>
  Math.min(1, Math.max(0, (daysBetween(whole.from, asOf) + 1) / (daysBetween(whole.from, whole.to) + 1)));

/** A target by period, as `metrics` names it. */
export type PeriodTarget = { readonly window: Window; readonly value: number };

/**
 * The target of a metric for the running fiscal year: its own, else that of the running half or quarter alone. Undefined
 * when the metric has no target for today.
 */
export function periodTarget(
  targets: ReadonlyMap<string, number>,
  fiscalYearStart: number,
  asOf: Day,
): (PeriodTarget & { period: string }) | undefined {
  const year = fiscalYearOf(asOf, fiscalYearStart);
  const quarter = fiscalQuarterOf(asOf, fiscalYearStart);
  const half = `${year}-H${(periodParts(quarter)?.index ?? 1) <= 2 ? 1 : 2}`;
  for (const period of [year, half, quarter]) {
    const value = targets.get(period);
    if (value !== undefined) return { period, value, window: periodWindow(period, fiscalYearStart) };
  }
  return undefined;
}

/** Finished quarters' targets plus the running quarter pro rata; undefined unless every quarter so far has a target. */
export function expectedByQuarters(
  targets: ReadonlyMap<string, number>,
  fiscalYearStart: number,
  asOf: Day,
): number | undefined {
  let expected = 0;
  for (const quarter of quartersOf(fiscalYearOf(asOf, fiscalYearStart))) {
    const window = periodWindow(quarter, fiscalYearStart);
    if (window.from > asOf) return expected;
    const target = targets.get(quarter);
    if (target === undefined) return undefined;
    expected += target * elapsed(window, asOf);
  }
  return expected;
}

/** The same window one year or one quarter earlier; month-ends stay month-ends. */
export function windowBefore(window: Window, change: "year" | "quarter"): Window {
  const months = change === "year" ? -12 : -3;
  const shift = (day: Day) =>
    day === monthEnd(day) ? monthEnd(addMonths(monthStart(day), months)) : addMonths(day, months);
  return { from: addMonths(window.from, months), to: shift(window.to) };
}
