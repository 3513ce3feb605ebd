import { linesMinor } from "./funding.ts";
import type { Strategy } from "./strategy.ts";
import { toleranceOf } from "./tolerances.ts";

/** What the lines are split by, and where the intended split stands. */
export const splits = { type: "share", purpose: "purposeShare" } as const;
export type SplitBy = keyof typeof splits;

export type SplitPart = {
  readonly slug: string;
  readonly minor: number;
  /** Share of the lines that say where they belong. */
  readonly actual: number;
  /** The share that is intended; null when the strategy intends no split at all. */
  readonly intended: number | null;
  /** Further from the intended share than `tolerances.investment`. */
  readonly isOff: boolean;
};
export type FundingSplit = {
  readonly totalMinor: number;
  readonly tolerance: number;
  readonly parts: readonly SplitPart[];
};

/**
 * How the lines of the budget are divided by partner type or purpose, beside the intended split (BUD-002, BUD-013). Lines
 * without a type or purpose take no part in it. Undefined when no such line has money, or one is in another currency.
 */
export function fundingSplit(strategy: Strategy, by: SplitBy): FundingSplit | undefined {
  const totalMinor = linesMinor(strategy, (line) => line[by] !== undefined);
  if (totalMinor === undefined || totalMinor <= 0) return undefined;
  const tolerance = toleranceOf(strategy, "investment");
  const shares: Readonly<Record<string, number | undefined>> | undefined = strategy.budget?.[splits[by]];
  const used = (strategy.budget?.lines ?? []).flatMap((line) => line[by] ?? []);
  const parts = [...new Set([...Object.keys(shares ?? {}), ...used])].map((slug) => {
    const minor = linesMinor(strategy, (line) => line[by] === slug) ?? 0;
    const actual = minor / totalMinor;
    const intended = shares ? (shares[slug] ?? 0) : null;
    const isOff =
      intended !== null && hundredMillionths(Math.abs(actual - intended)) > hundredMillionths(tolerance);
    return { slug, minor, actual, intended, isOff };
  });
  return { totalMinor, tolerance, parts };
}

const hundredMillionths = (share: number): number => Math.round(share * 1e8);
