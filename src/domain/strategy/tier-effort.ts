import { sumShares } from "./lookup.ts";
import type { Tier } from "./strategy.ts";

/** Hours a year that a tier's commitments ask of a partner, and the kinds that do not say: unknown is not zero. */
export function yearlyEffort({ commitments = [] }: Pick<Tier, "commitments">): {
  readonly hours: number;
  readonly unknown: readonly string[];
} {
  const hours = sumShares(commitments.map(({ perYear, hours: each }) => (perYear ?? 0) * (each ?? 0)));
  const unknown = commitments.filter(
    ({ perYear, hours: each }) => perYear === undefined || each === undefined,
  );
  return { hours, unknown: unknown.map(({ kind }) => kind) };
}

/** Hours a year that a partner can give, four quarters of its type's capacity (spec 1, TYP-005). */
export const yearlyCapacity = (hoursPerQuarter: number): number => sumShares([hoursPerQuarter * 4]);
