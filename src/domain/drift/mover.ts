import { answer } from "../measures/answer.ts";
import type { Facts } from "../measures/facts.ts";
import type { Scope } from "../measures/scope.ts";
import type { Window } from "../shared/dates.ts";
import { metricOf } from "../strategy/lookup.ts";
import { inWords } from "../measures/in-words.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { windowBefore } from "./expectation.ts";

/**
 * Which partner type or region moved a figure most against the same window a year before, in the wrong direction; undefined
 * when nothing did, or when it cannot be told. Ratios do not add up, so only flows and stocks are taken apart.
 */
export function mover(
  strategy: Strategy,
  facts: Facts,
  metric: string,
  scope: Scope,
  window: Window,
  better: "up" | "down",
): string | undefined {
  const described = metricOf(strategy, metric);
  if (!described || described.shape === "ratio") return undefined;
  const before = windowBefore(window, "year");
  const parts = [
    ...(scope.type
      ? []
      : Object.keys(strategy.partnerTypes ?? {}).map((type) => ({
          name: type,
          scope: { ...scope, type: [type] },
        }))),
    ...(scope.region
      ? []
      : Object.keys(strategy.coverage?.regions ?? {}).map((region) => ({
          name: region,
          scope: { ...scope, region: [region] },
        }))),
  ];
  let worst: { name: string; change: number } | undefined;
  for (const part of parts) {
    const [now, then] = [window, before].map(
      (of) => answer(strategy, facts, { measure: metric, asOf: of.to, scope: part.scope, window: of }).value,
    );
    if (now === null || now === undefined || then === null || then === undefined) continue;
    const change = better === "up" ? now - then : then - now;
    if (change < (worst?.change ?? 0)) worst = { name: part.name, change };
  }
  if (!worst) return undefined;
  const size = inWords(Math.abs(worst.change), described.unit, strategy.company.currency);
  return `${worst.name} ${better === "up" ? "down" : "up"} ${size} on the year before`;
}
