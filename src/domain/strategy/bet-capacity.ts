import { entries, sumShares } from "./lookup.ts";
import type { Bet, Strategy } from "./strategy.ts";

export type BetCapacity = {
  readonly active: number;
  /** Full-time people of the budget. */
  readonly fullTime: number;
  /** Bets that they carry: one for every two people, and always one. */
  readonly most: number;
};

/**
 * How many bets may be active at once: half the full-time people of the budget, and always one (spec 1, CHO-003). Undefined
 * without positions in the budget, or while one of them does not say how many people it is.
 */
export function betCapacity(strategy: Strategy): BetCapacity | undefined {
  const people = strategy.budget?.people;
  const known = people?.flatMap(({ fte }) => (fte === undefined ? [] : [fte])) ?? [];
  if (!people || known.length < people.length) return undefined;
  // Added as shares are, so that ten tenths of a person are one.
  const fullTime = sumShares(known);
  const active = entries<Bet>(strategy.bets).filter(([, { status }]) => status === "active").length;
  return { active, fullTime, most: Math.max(1, Math.floor(fullTime / 2)) };
}
