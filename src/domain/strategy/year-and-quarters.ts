import { type Period, periodParts, quartersOf } from "../shared/fiscal.ts";
import { metricOf } from "./lookup.ts";
import { valueFor } from "./quantities.ts";
import type { Strategy } from "./strategy.ts";
import type { Quantity } from "./values.ts";

type Metric = NonNullable<Strategy["metrics"]>[number];

/** A year's target beside what its quarters ask for, in the unit of the metric (quantities.ts). */
export type YearAndQuarters = {
  readonly year: Period;
  readonly whole: number;
  /** The sum of the quarters of a flow; the last quarter of a stock or ratio. */
  readonly parts: number;
  readonly basis: "sum" | "last";
  /** The last quarter that has a target. */
  readonly last: Period;
  /** Quarters of the year without a target: what is left of the year is theirs. */
  readonly open: number;
  /** Whether less is better, so that the year may not be above its quarters. */
  readonly isCeiling: boolean;
  readonly agrees: boolean;
};

/** Each year of a metric that has a target, beside its quarters; years that cannot be compared are left out (MET-002). */
export const yearsAndQuarters = (strategy: Strategy, metric: Metric): YearAndQuarters[] =>
  Object.keys(metric.targets ?? {})
    .filter((period) => periodParts(period)?.kind === "year")
    .flatMap((year) => yearAndQuarters(strategy, metric, year) ?? []);

/**
 * Whether a year and its quarters can both be meant: a flow reaches at least the sum of its quarters, a stock or ratio at
 * least its last quarter; the other way round where less is better (spec 1, MET-002). Undefined when there is nothing to
 * compare: no quarter, an unknown metric, a value in another unit or currency, or a ceiling without all four quarters.
 */
export function yearAndQuarters(
  strategy: Strategy,
  { metric, targets = {} }: Metric,
  year: Period,
): YearAndQuarters | undefined {
  const known = metricOf(strategy, metric);
  const valueOf = (period: Period): number | undefined => {
    const quantity: Quantity | undefined = targets[period];
    return quantity && valueFor(strategy, metric, quantity);
  };
  const whole = valueOf(year);
  const written = quartersOf(year).filter((quarter) => Object.hasOwn(targets, quarter));
  const quarters = written.map(valueOf).filter((value) => value !== undefined);
  const [last, lastValue] = [written.at(-1), quarters.at(-1)];
  if (!known || whole === undefined || last === undefined || lastValue === undefined) return undefined;
  if (quarters.length < written.length) return undefined;
  const isCeiling = known.direction === "down";
  const basis = known.shape === "flow" ? "sum" : "last";
  // A ceiling for the year may well lie above the sum of some of its quarters, and never above the sum of all four.
  if (basis === "sum" && isCeiling && quarters.length < 4) return undefined;
  const parts = basis === "sum" ? exactSum(quarters) : lastValue;
  const agrees = isCeiling ? whole <= parts : whole >= parts;
  return { year, whole, parts, basis, last, open: 4 - quarters.length, isCeiling, agrees };
}

/** A sum without binary dust: 0.1 + 0.2 is 0.3. */
const exactSum = (values: readonly number[]): number =>
  Math.round(values.reduce((sum, value) => sum + value, 0) * 1e6) / 1e6;
