import { addMonths, type Day, monthEnd, monthStart, type Window } from "../shared/dates.ts";
import { windowUpTo } from "../shared/durations.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Duration } from "../strategy/values.ts";
import type { FactName } from "./facts.ts";

export type ActiveDefinition = {
  readonly event: "won-revenue" | "won-deal" | "any-activity";
  readonly within: Duration;
};

/** When a partner is active, as the strategy defines it; revenue won within 12 months where it does not say. */
export const activeDefinition = (strategy: Strategy): ActiveDefinition =>
  strategy.definitions?.active ?? { event: "won-revenue", within: { count: 12, unit: "months" } };

/** The window that makes a partner active on a day: the time of its definition, up to and including the day. */
export const activeWindow = (strategy: Strategy, day: Day): Window =>
  windowUpTo(day, activeDefinition(strategy).within);

/** The facts that make a partner active, in which role, and whether they need an amount. */
export const activeFacts: Record<
  ActiveDefinition["event"],
  { facts: readonly FactName[]; needsAmount: boolean }
> = {
  "won-revenue": { facts: ["deal-won"], needsAmount: true },
  "won-deal": { facts: ["deal-won"], needsAmount: false },
  "any-activity": { facts: ["deal-opened", "deal-won", "touch", "meeting"], needsAmount: false },
};

/** The definition in words, to stand beside every figure that uses it (spec 2, "Why this number?"). */
export const activeInWords = (strategy: Strategy): string => {
  const { event, within } = activeDefinition(strategy);
  return `active: ${event.replace("-", " ")} within ${within.count} ${within.unit}`;
};

/** Twelve months before a day; a month-end looks back to a month-end. */
export const yearBefore = (day: Day): Day =>
  day === monthEnd(day) ? monthEnd(addMonths(monthStart(day), -12)) : addMonths(day, -12);
