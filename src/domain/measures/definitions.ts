import {
  type Day,
  trailingMonths,
  type Window,
  addDays,
  addMonths,
  monthEnd,
  monthStart,
} from "../shared/dates.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { FactName } from "./facts.ts";

export type ActiveDefinition = {
  readonly event: "won-revenue" | "won-deal" | "any-activity";
  readonly within: { readonly count: number; readonly unit: string };
};

/** When a partner is active, as the strategy defines it; revenue won within 12 months where it does not say. */
export const activeDefinition = (strategy: Strategy): ActiveDefinition =>
  strategy.definitions?.active ?? { event: "won-revenue", within: { count: 12, unit: "months" } };

/** The window that makes a partner active on a day. */
export function activeWindow(strategy: Strategy, day: Day): Window {
  const { count, unit } = activeDefinition(strategy).within;
  const months = { months: 1, quarters: 3, years: 12 }[unit];
  if (months !== undefined) return trailingMonths(day, count * months);
  const days = { days: 1, weeks: 7, "business days": 7 / 5, hours: 1 / 24 }[unit] ?? 1;
  return { from: addDays(day, 1 - Math.max(1, Math.round(count * days))), to: day };
}

/** The facts that make a partner active, in which role, and whether they need an amount. */
export const activeFacts: Record<
  ActiveDefinition["event"],
  { facts: readonly FactName[]; needsAmount: boolean }
> = {
  "won-revenue": { facts: ["deal-won"], needsAmount: true },
  "won-deal": { facts: ["deal-won"], needsAmount: false },
  "any-activity": { facts: ["deal-opened", "deal-won", "touch", "meeting"], needsAmount: false },
};

export const activeInWords = (strategy: Strategy): string => {
  const { event, within } = activeDefinition(strategy);
  return `active: ${event.replace("-", " ")} within ${within.count} ${within.unit}`;
};

/** Twelve months before a day; a month-end looks back to a month-end. */
export const yearBefore = (day: Day): Day =>
  day === monthEnd(day) ? monthEnd(addMonths(monthStart(day), -12)) : addMonths(day, -12);
