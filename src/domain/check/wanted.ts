import type { Day, Window } from "../shared/dates.ts";
import { windowUpTo } from "../shared/durations.ts";
import { fiscalYearOf, periodWindow } from "../shared/fiscal.ts";
import { fiscalStart, metricOf, tiersNamed } from "../strategy/lookup.ts";
import type { Path } from "../strategy/path.ts";
import { valueFor } from "../strategy/quantities.ts";
import type { Entry, Strategy } from "../strategy/strategy.ts";
import type { Target, Where } from "../strategy/target.ts";
import type { Duration, Quantity } from "../strategy/values.ts";
import { eachOf } from "./rule.ts";

/** A value that the strategy wants a metric to reach or not to exceed, in one scope and period. */
export type Wanted = {
  readonly path: Path;
  /** Who says so: an objective, a key result, or the metrics of a period. */
  readonly who: string;
  readonly metric: string;
  /** Metric, scope and period in one form: two targets about the same thing have the same text. */
  readonly about: string;
  readonly sense: "atLeast" | "atMost";
  readonly where: Where | undefined;
  /** The days that it counts; the one day of a stock or ratio. */
  readonly window: Window;
  /** The bound is the change against the period before. */
  readonly isChange: boolean;
  readonly value: number;
  /** The value as it is written. */
  readonly words: string;
};

/** Two targets about the same thing disagree: two floors or two ceilings that differ, or a floor above a ceiling. */
export function disagree(a: Wanted, b: Wanted): boolean {
  if (a.sense === b.sense) return a.value !== b.value;
  const [floor, ceiling] = a.sense === "atLeast" ? [a, b] : [b, a];
  return floor.value > ceiling.value;
}

/**
 * The targets of objectives, key results and metrics with what they count (spec 1, "What a target counts"): a flow without
 * `over` counts from the first day of the fiscal year that contains `by`, a metric's period counts that period alone, a
 * stock or ratio the last day. A target without `by`, of an unknown metric or in another currency is left out.
 */
export function* targetsOf(strategy: Strategy): Generator<Wanted> {
  yield* eachOf(strategy.objectives, ["objectives"], (objective, path, slug) =>
    boundsOf(strategy, objective, path, `objective \`${slug}\``),
  );
  yield* eachOf<Entry<"okrs">, Wanted>(strategy.okrs, ["okrs"], (okr, path) =>
    eachOf(okr.keyResults, [...path, "keyResults"], (result, at) =>
      boundsOf(strategy, result, at, result.id),
    ),
  );
  yield* eachOf(strategy.metrics, ["metrics"], ({ metric, where, targets }, path) =>
    eachOf(targets, [...path, "targets"], function* (quantity, at, period) {
      const known = metricOf(strategy, metric);
      const { from, to } = periodWindow(period, fiscalStart(strategy));
      const window = { from: known?.shape === "flow" ? from : to, to };
      const sense = known?.direction === "down" ? "atMost" : "atLeast";
      const who = `${period} of metrics`;
      yield* wanted(strategy, { path: at, who, metric, sense, where, window, isChange: false }, quantity);
    }),
  );
}

function* boundsOf(strategy: Strategy, target: Target, path: Path, who: string): Generator<Wanted> {
  const { metric, by, where, over, change } = target;
  if (metric === undefined || by === undefined) return;
  const window = countedDays(strategy, metric, by, over);
  for (const sense of ["atLeast", "atMost"] as const) {
    const quantity = target[sense];
    const place = {
      path: [...path, sense],
      who,
      metric,
      sense,
      where,
      window,
      isChange: change !== undefined,
    };
    if (quantity) yield* wanted(strategy, place, quantity, change);
  }
}

function* wanted(
  strategy: Strategy,
  place: Omit<Wanted, "about" | "value" | "words">,
  quantity: Quantity,
  change?: string,
): Generator<Wanted> {
  const value = valueFor(strategy, place.metric, quantity);
  if (value === undefined) return;
  const { from, to } = place.window;
  const about = [place.metric, scopeOf(strategy, place.where), from, to, change].join(" | ");
  yield { ...place, about, value, words: quantity.text };
}

function countedDays(strategy: Strategy, metric: string, by: Day, over: Duration | undefined): Window {
  if (over) return windowUpTo(by, over);
  if (metricOf(strategy, metric)?.shape !== "flow") return { from: by, to: by };
  const start = fiscalStart(strategy);
  return { from: periodWindow(fiscalYearOf(by, start), start).from, to: by };
}

/** A scope in one form: `type: msp` and `types: [msp]` are one, and so are a bare tier and `program/tier` where only one is meant. */
function scopeOf(strategy: Strategy, where: Where | undefined): string {
  const scope = new Map<string, string[]>();
  for (const [key, value] of Object.entries(where ?? {})) {
    const name = singular[key] ?? key;
    const members = [value].flat().filter((member) => member !== undefined);
    const full = name === "tier" ? members.flatMap((tier) => tierNames(strategy, tier)) : members;
    scope.set(name, [...(scope.get(name) ?? []), ...full]);
  }
  const sorted = [...scope]
    .map(([key, members]) => `${key}=${[...new Set(members)].toSorted().join(",")}`)
    .toSorted();
  return sorted.join(" ");
}

const singular: Readonly<Record<string, string>> = { types: "type", tiers: "tier", regions: "region" };

function tierNames(strategy: Strategy, reference: string): string[] {
  const named = tiersNamed(strategy, reference).map(({ name }) => name);
  return named.length > 0 ? named : [reference];
}
