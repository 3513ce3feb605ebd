import { metricOf } from "./lookup.ts";
import type { Entry, Strategy } from "./strategy.ts";

export type KeyResult = NonNullable<Entry<"okrs">["keyResults"]>[number];
export type KeyResultPace = "leading" | "lagging" | "neither" | "unknown";

/**
 * Whether a key result moves first or is the outcome. The stated kind wins; else an outcome lags and a leading measure
 * leads, and an activity does neither (spec 1, OKR-001). Unknown for a metric that nobody knows.
 */
export function paceOf(strategy: Strategy, { kind, metric }: KeyResult): KeyResultPace {
  if (kind) return kind;
  if (metric === undefined) return "neither";
  const known = metricOf(strategy, metric)?.kind;
  if (known === "outcome") return "lagging";
  if (known === "activity") return "neither";
  return known ?? "unknown";
}
