import type { CatalogueEntry } from "../measures/catalogue-entry.ts";
import { catalogue, isMeasureId, measureIds } from "../measures/catalogue.ts";
import { entryOf } from "./entry-of.ts";
import type { Bet, Program, Strategy, Tier } from "./strategy.ts";
import { type Amount, moneyOf } from "./values.ts";

export { entryOf };

/** Slugged entries of a part, in the order of the file. */
export const entries = <T>(part: Readonly<Record<string, T>> | undefined): [slug: string, entry: T][] =>
  Object.entries(part ?? {});

/** Month in which the fiscal year starts, 1 to 12; January where the company does not say. */
export const fiscalStart = (strategy: Strategy): number => strategy.company.fiscalYearStart ?? 1;

/** Bets that the company stands behind: active, next or scaled (spec 1; parked and retired bets carry nothing). */
export const liveStatuses: readonly string[] = ["active", "next", "scaled"];
export const isLive = (bet: Bet): boolean => bet.status !== undefined && liveStatuses.includes(bet.status);

/** What is known of a metric: the catalogue's entry, or one's own measure; undefined for an unknown id. */
export function metricOf(
  strategy: Strategy,
  id: string,
): Pick<CatalogueEntry, "name" | "unit" | "shape" | "kind" | "direction" | "countsPartners"> | undefined {
  if (isMeasureId(id)) return catalogue[id];
  const own = Object.hasOwn(strategy.measures ?? {}, id) ? strategy.measures?.[id] : undefined;
  if (!own) return undefined;
  const shape = own.aggregate === "sum" ? "flow" : "stock";
  return { name: own.name, unit: own.unit, shape, kind: own.kind, direction: own.direction ?? "up" };
}

/** Every metric that a target may name: the catalogue, then the measures of one's own. */
export const metricIds = (strategy: Strategy): string[] => [
  ...measureIds,
  ...Object.keys(strategy.measures ?? {}),
];

/** Whole minor units in the company's currency; undefined for an amount in another one: currencies are never added silently. */
export function companyMinor(strategy: Strategy, amount: Amount): number | undefined {
  const money = moneyOf(amount, strategy.company.currency);
  return money?.currency === strategy.company.currency ? money.amountMinor : undefined;
}

/** The sum in the company's currency; undefined as soon as one amount cannot be added. Missing amounts count nothing. */
export function sumMinor(strategy: Strategy, amounts: Iterable<Amount | undefined>): number | undefined {
  let sum = 0;
  for (const amount of amounts) {
    const minor = amount === undefined ? 0 : companyMinor(strategy, amount);
    if (minor === undefined) return undefined;
    sum += minor;
  }
  return sum;
}

/** Shares added without binary dust: 10% + 20% + 70% is exactly 1. */
export const sumShares = (shares: Iterable<number>): number => {
  let millionths = 0;
  for (const share of shares) millionths += Math.round(share * 1e8);
  return millionths / 1e8;
};

/** "Adds up to 100%" holds within a tenth of a point (spec 1). */
export const isWhole = (sum: number): boolean => Math.abs(Math.round((sum - 1) * 1e8)) <= 1e5;

export type NamedTier = {
  readonly name: string;
  readonly program: string;
  readonly rank: number;
  readonly tier: Tier;
};

/** Every tier as `program/tier`, lowest first within its programme. */
export function tiersOf(strategy: Strategy): NamedTier[] {
  return entries<Program>(strategy.programs).flatMap(([program, { tiers }]) =>
    (tiers ?? []).map((tier, rank) => ({ name: `${program}/${tier.id}`, program, rank, tier })),
  );
}

/** The tiers that a reference means: `program/tier`, or a bare tier id in any programme. */
export const tiersNamed = (strategy: Strategy, reference: string): NamedTier[] =>
  tiersOf(strategy).filter(({ name, tier }) =>
    reference.includes("/") ? name === reference : tier.id === reference,
  );
