import type { lineKinds, positionKinds, priorities, purposes, stages } from "../strategy/closed-sets.ts";

export type Stage = (typeof stages)[number];

/** Each slot is one partner type: the one that leads, then those that follow. */
type Slot = {
  readonly priority: (typeof priorities)[number];
  /** Partners wanted after a year. */
  readonly partners: number;
  /** Percent of the revenue that partners bring. */
  readonly share: number;
};

/** A budget line for the type of one slot, in percent of all lines. */
type Line = {
  readonly name: string;
  readonly slot: number;
  readonly kind: (typeof lineKinds)[number];
  readonly purpose: (typeof purposes)[number];
  readonly percent: number;
};

type Position = {
  readonly role: string;
  readonly kind: (typeof positionKinds)[number];
  readonly fte: number;
};

/** An option that is said no to, or looked at again after the first four quarters. */
type Declined = {
  readonly slug: string;
  readonly option: string;
  readonly reason: string;
  readonly status: "declined" | "parked";
  readonly excludes?: { readonly kinds: readonly ("distributor" | "gsi")[] };
};

/** What a growth stage changes: how many partners, for what money, by which programme, judged how. */
export type StageStarter = {
  readonly name: string;
  /** Why its starters differ from those of other stages. */
  readonly because: string;
  readonly reasons: Readonly<
    Record<"partnerTypes" | "bets" | "coverage" | "scoring" | "programs" | "budget", string>
  >;
  readonly principle: "value-driven" | "ecosystem-building" | "distribution-focused";
  /** Percent of the ARR to be added that partners bring. */
  readonly newArrPercent: number;
  /** Percent of an average year that the first four quarters bring: partners need time before they sell. */
  readonly firstYearPercent: number;
  /** Percent of the first four quarters' partner revenue that is invested. */
  readonly costPercent: number;
  /** Partner revenue ÷ cost that the first year is held to; below what revenue and cost give, so that rounding cannot break it. */
  readonly roi: number;
  readonly slots: readonly Slot[];
  readonly people: readonly Position[];
  readonly lines: readonly Line[];
  readonly tiers: readonly string[];
  /** Partners expected in the highest tier after a year. */
  readonly inHighestTier: number;
  readonly weights: Readonly<Record<string, number>>;
  readonly declined: readonly Declined[];
  /** Percent of enrolled partners that sell, of partners with a certified person, of new customers that partners bring. */
  readonly aims: { readonly active: number; readonly certified: number; readonly newCustomers: number };
  readonly firstRevenueDays: number;
};
