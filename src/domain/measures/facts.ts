import { type Day, dayNumber, type Window } from "../shared/dates.ts";
import type { Group, Scope } from "./scope.ts";
import { inScope } from "./scope.ts";

/** What is counted by day (table `daily_facts`). */
export const factNames = ["deal-opened", "deal-won", "deal-lost", "touch", "meeting", "spend"] as const;
export type FactName = (typeof factNames)[number];
/** In which capacity a partner is counted: `attached` is any part, each deal once; `any` is the company as a whole. */
export const factRoles = ["any", "sourced", "influenced", "resold", "delivered", "attached"] as const;
export type FactRole = (typeof factRoles)[number];

/** One additive fact: how many things and how much money, on a day, for a group of partners (null: without any partner). */
export type FactSum = {
  readonly fact: FactName;
  readonly role: FactRole;
  readonly currency: string;
  readonly day: Day;
  readonly group: number | null;
  readonly things: number;
  readonly amountMinor: number;
};

/** What the sources of a workspace hold. A share needs its whole, and a measure that needs what nobody imported is unknown. */
export type Holdings = {
  readonly deals: number;
  readonly holdsAllDeals: boolean;
  readonly openedDeals: number;
  readonly lostDeals: number;
  readonly dealsWithAccount: number;
  readonly influencedParts: number;
  readonly touches: number;
  readonly spend: number;
  readonly certifications: number;
  readonly signedPartners: number;
  readonly partners: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
};

/** The number of partners of each group in some state, checkpoint by checkpoint. */
export type Census = {
  readonly partners: readonly number[];
  readonly enrolled: readonly number[];
  readonly enrollmentDateUnknown: readonly number[];
  readonly active: readonly number[];
  readonly activeEnrolled: readonly number[];
  readonly activeCertified: readonly number[];
  /** Active on the checkpoint and also twelve months before; null where twelve months before is no checkpoint. */
  readonly stillActive: readonly number[] | null;
  readonly stillEnrolled: readonly number[] | null;
  readonly certified: readonly number[];
  readonly certifiedPeople: readonly number[];
};

/** Revenue of one partner over the 12 months to a day, largest first in `ranking`. */
export type RankedPartner = {
  readonly partner: string;
  readonly group: number;
  readonly amountMinor: number;
  readonly active: boolean;
};

/** The facts of a workspace as measures need them: additive, by group of partners, by day; nothing is a row any more. */
export type Facts = {
  readonly currency: string;
  readonly holdings: Holdings;
  readonly groups: readonly Group[];
  readonly sums: ReadonlyMap<string, SeriesByGroup>;
  readonly otherCurrencies: readonly string[];
  readonly census: ReadonlyMap<Day, Census>;
  /** The largest partners by attached revenue of 12 months: on the as-of day, and 12 months before (active = active on the as-of day). */
  readonly largest: ReadonlyMap<Day, readonly RankedPartner[]>;
  /** The day for which the tiers of the groups were computed. */
  readonly tierDay: Day;
  /** Partners that hold another tier than at the end of the quarter before. */
  readonly tierMoves: readonly TierMove[];
};

export type TierMove = {
  readonly partner: string;
  readonly group: number;
  readonly program: string;
  /** `program/tier`; null below the lowest tier. */
  readonly from: string | null;
  readonly to: string | null;
  readonly direction: "up" | "down";
};

/** Sums since the beginning, by group: the sum of a window is the difference of two of them. */
type Series = {
  readonly days: readonly number[];
  readonly things: readonly number[];
  readonly amounts: readonly number[];
};
export type SeriesByGroup = ReadonlyMap<number | null, Series>;

/** The key of a series in `Facts.sums`. */
export const factKey = (fact: FactName, role: FactRole, currency: string): string =>
  `${fact} ${role} ${currency}`;

/** Arranges additive facts for window sums. Input in any order; facts of one day add up. */
export function seriesOf(sums: Iterable<FactSum>): Map<string, SeriesByGroup> {
  const collected = new Map<string, Map<number | null, FactSum[]>>();
  for (const sum of sums) {
    const key = factKey(sum.fact, sum.role, sum.currency);
    const groups = collected.get(key) ?? new Map<number | null, FactSum[]>();
    collected.set(key, groups);
    const of = groups.get(sum.group);
    if (of) of.push(sum);
    else groups.set(sum.group, [sum]);
  }
  return new Map(
    [...collected].map(([key, groups]) => [
      key,
      new Map([...groups].map(([group, facts]) => [group, cumulated(facts)] as const)),
    ]),
  );
}

function cumulated(facts: FactSum[]): Series {
  const sorted = facts.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const days: number[] = [];
  const things: number[] = [];
  const amounts: number[] = [];
  for (const { day, things: count, amountMinor } of sorted) {
    days.push(dayNumber(day));
    things.push((things.at(-1) ?? 0) + count);
    amounts.push((amounts.at(-1) ?? 0) + amountMinor);
  }
  return { days, things, amounts };
}

export type Total = { readonly things: number; readonly amountMinor: number };

/** ISO 4217's code for "no currency": touches and meetings have no money. */
export const noCurrency = "XXX";
const currencyOf = (facts: Facts, fact: FactName): string =>
  fact === "touch" || fact === "meeting" ? noCurrency : facts.currency;

/** The sum of a fact over a window and a scope, in one currency. Facts without a partner count only where no dimension is named. */
export function total(
  facts: Facts,
  fact: FactName,
  role: FactRole,
  window: Window,
  scope: Scope,
  currency: string = currencyOf(facts, fact),
): Total {
  let things = 0;
  let amountMinor = 0;
  for (const [group, series] of facts.sums.get(factKey(fact, role, currency)) ?? []) {
    if (!counts(facts, group, scope)) continue;
    const of = sumOver(series, window);
    things += of.things;
    amountMinor += of.amountMinor;
  }
  return { things, amountMinor };
}

function sumOver({ days, things, amounts }: Series, { from, to }: Window): Total {
  const [start, end] = [lastIndexUpTo(days, dayNumber(from) - 1), lastIndexUpTo(days, dayNumber(to))];
  return {
    things: (things[end] ?? 0) - (things[start] ?? 0),
    amountMinor: (amounts[end] ?? 0) - (amounts[start] ?? 0),
  };
}

/** How many things, whatever their currency: numbers of deals add up where their money does not. */
export const countOf = (facts: Facts, fact: FactName, role: FactRole, window: Window, scope: Scope): number =>
  [currencyOf(facts, fact), ...facts.otherCurrencies].reduce(
    (sum, currency) => sum + total(facts, fact, role, window, scope, currency).things,
    0,
  );

/** What is booked to no partner at all: it counts in the whole and in no part of it. */
export function withoutPartner(facts: Facts, fact: FactName, role: FactRole, window: Window): Total {
  const series = facts.sums.get(factKey(fact, role, currencyOf(facts, fact)))?.get(null);
  return series ? sumOver(series, window) : { things: 0, amountMinor: 0 };
}

/** The partners of a scope in some state on a checkpoint; undefined when the day is no checkpoint of these facts. */
export function headcount(facts: Facts, day: Day, state: keyof Census, scope: Scope): number | undefined {
  const counted = facts.census.get(day)?.[state];
  if (!counted) return undefined;
  return counted.reduce((sum, number, group) => sum + (counts(facts, group, scope) ? number : 0), 0);
}

/** Why nobody can say who was enrolled: partners joined on an unknown day, and the facts do not reach back to the day asked for. */
export function enrollmentUntold(facts: Facts, day: Day): string | undefined {
  const undated = headcount(facts, day, "enrollmentDateUnknown", {}) ?? 0;
  const { firstDay } = facts.holdings;
  if (undated === 0 || firstDay === null || day >= firstDay) return undefined;
  return `${undated} partners joined on an unknown day, and the facts begin on ${firstDay}`;
}

/** Currencies, other than the company's, in which a scope holds the fact: such money is never added silently. */
export const foreignCurrencies = (
  facts: Facts,
  fact: FactName,
  role: FactRole,
  window: Window,
  scope: Scope,
): string[] =>
  facts.otherCurrencies.filter((currency) => total(facts, fact, role, window, scope, currency).things > 0);

function counts(facts: Facts, group: number | null, scope: Scope): boolean {
  if (group === null) return Object.keys(scope).length === 0;
  const dimensions = facts.groups[group];
  return dimensions !== undefined && inScope(dimensions, scope);
}

/** The position of the last day not after `limit`; -1 when there is none. */
function lastIndexUpTo(days: readonly number[], limit: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
