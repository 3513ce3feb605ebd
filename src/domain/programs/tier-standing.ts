import { addDays, type Day, trailingMonths, type Window } from "../shared/dates.ts";
import { monthsOf } from "../shared/durations.ts";
import { fiscalQuarterOf, periodWindow } from "../shared/fiscal.ts";
import { fiscalStart, metricOf } from "../strategy/lookup.ts";
import { valueFor } from "../strategy/quantities.ts";
import type { Program, Strategy, Tier } from "../strategy/strategy.ts";

type Criterion = NonNullable<Tier["criteria"]>[number];

/** A figure of one partner that a tier asks for: a sum of revenue over a window, or people with a valid certification. */
export type PartnerFigure = {
  readonly key: string;
  readonly role: "sourced" | "attached" | "influenced";
  readonly months: number;
};

const roleOfMetric: Readonly<Record<string, PartnerFigure["role"]>> = {
  "partner-sourced-revenue": "sourced",
  "partner-attached-revenue": "attached",
  "partner-influenced-revenue": "influenced",
};

/** What has to be known of each partner to compute its tier. Criteria about other things stay unknown. */
export function figuresForTiers(strategy: Strategy): PartnerFigure[] {
  const figures = Object.values(strategy.programs ?? {})
    .flatMap(({ tiers }) => tiers ?? [])
    .flatMap(({ criteria }) => criteria ?? [])
    .flatMap((criterion) => figureOf(criterion) ?? []);
  return [...new Map(figures.map((figure) => [figure.key, figure])).values()];
}

/** The days over which a figure is summed, up to and including the day. */
export const figureWindow = ({ months }: PartnerFigure, day: Day): Window => trailingMonths(day, months);

/** The last day of the fiscal quarter before the one that holds the day: computed tiers are compared with it. */
export const previousQuarterEnd = (strategy: Strategy, asOf: Day): Day => {
  const start = fiscalStart(strategy);
  return addDays(periodWindow(fiscalQuarterOf(asOf, start), start).from, -1);
};

/**
 * Why nobody can be told to hold a tier: a criterion that no fact answers; undefined when all can be evaluated. Membership of
 * such a tier is unknown, never zero.
 */
export function untoldTier(
  strategy: Strategy,
  tier: Tier,
  { certifications }: { readonly certifications: number },
): string | undefined {
  const untold = (tier.criteria ?? []).find(
    (criterion) => !figureOf(criterion) && !(criterion.metric === "certified-people" && certifications > 0),
  );
  if (!untold) return undefined;
  return untold.metric === "certified-people"
    ? `${tier.name} asks for certified people, and no certifications were imported`
    : `${tier.name} asks for what no fact answers: ${nameOf(strategy, untold)}`;
}

function figureOf({ metric, over, where, change }: Criterion): PartnerFigure | undefined {
  // A part of a partner's revenue, or its change, is not kept by partner.
  if (where !== undefined || change !== undefined) return undefined;
  const role = metric === undefined ? undefined : roleOfMetric[metric];
  if (role === undefined) return undefined;
  // Sums are kept of whole months; a window of days or weeks is one that no fact answers.
  const months = over === undefined ? 12 : monthsOf(over);
  return !months ? undefined : { key: `${role} ${months}`, role, months };
}

/** A criterion of the next tier, with the partner's value beside the bound; null when the facts cannot say. */
export type Missing = {
  readonly criterion: string;
  readonly unit: string;
  readonly value: number | null;
  readonly threshold: number;
};

export type Standing = {
  /** Rank in the programme, from 0 for the lowest; -1 when not even the lowest tier's criteria hold. */
  readonly rank: number;
  readonly tier: Tier | undefined;
  readonly next: Tier | undefined;
  readonly missing: readonly Missing[];
};

/**
 * The highest tier whose criteria all hold, by the facts alone (spec 2: computed where none is recorded), and what the next
 * one still asks for. A criterion that cannot be evaluated does not hold: a tier is never given on what is not known. A figure
 * that `figures` lacks is unknown; a partner without revenue has the figure 0.
 */
export function standing(
  strategy: Strategy,
  program: Program,
  figures: ReadonlyMap<string, number>,
  certifiedPeople: number | null,
): Standing {
  const tiers = program.tiers ?? [];
  const value = (criterion: Criterion) => valueOf(criterion, figures, certifiedPeople);
  const holds = (tier: Tier) =>
    (tier.criteria ?? []).every((criterion) => isMet(strategy, criterion, value(criterion)));
  const rank = tiers.reduce((highest, tier, index) => (holds(tier) ? index : highest), -1);
  const next = tiers[rank + 1];
  const missing = (next?.criteria ?? [])
    .filter((criterion) => !isMet(strategy, criterion, value(criterion)))
    .map((criterion) => ({
      criterion: nameOf(strategy, criterion),
      unit: unitOf(strategy, criterion),
      value: value(criterion),
      threshold: boundOf(strategy, criterion) ?? 0,
    }));
  return { rank, tier: tiers[rank], next, missing };
}

/** A criterion against what is known of a partner, met or not. */
export type Judged = {
  readonly criterion: string;
  readonly unit: string;
  readonly value: number | null;
  readonly bound: "at-least" | "at-most";
  /** Null where the criterion is no quantity, or one in another currency. */
  readonly threshold: number | null;
  readonly met: boolean;
  /** What answers the criterion: a sum of revenue, the people certified on the day, or no fact at all. */
  readonly by: PartnerFigure | "certifications" | "nothing";
};

/** Each criterion of a tier with its value beside its bound, by the rules of `standing`: what is not known is not met. */
export const judged = (
  strategy: Strategy,
  tier: Tier,
  figures: ReadonlyMap<string, number>,
  certifiedPeople: number | null,
): Judged[] =>
  (tier.criteria ?? []).map((criterion) => {
    const value = valueOf(criterion, figures, certifiedPeople);
    return {
      criterion: nameOf(strategy, criterion),
      unit: unitOf(strategy, criterion),
      value,
      bound: criterion.atLeast ? "at-least" : "at-most",
      threshold: boundOf(strategy, criterion) ?? null,
      met: isMet(strategy, criterion, value),
      by: figureOf(criterion) ?? (criterion.metric === "certified-people" ? "certifications" : "nothing"),
    };
  });

function valueOf(
  criterion: Criterion,
  figures: ReadonlyMap<string, number>,
  certifiedPeople: number | null,
): number | null {
  const figure = figureOf(criterion);
  if (figure) return figures.get(figure.key) ?? null;
  return criterion.metric === "certified-people" ? certifiedPeople : null;
}

function isMet(strategy: Strategy, criterion: Criterion, value: number | null): boolean {
  if (value === null) return false;
  const bound = boundOf(strategy, criterion);
  if (bound === undefined) return false;
  return criterion.atLeast ? value >= bound : value <= bound;
}

function boundOf(strategy: Strategy, { metric, atLeast, atMost }: Criterion): number | undefined {
  const quantity = atLeast ?? atMost;
  if (metric === undefined || quantity === undefined) return undefined;
  return valueFor(strategy, metric, quantity);
}

const nameOf = (strategy: Strategy, { metric, fact, over }: Criterion): string => {
  if (metric === undefined) return (fact ?? "criterion").replaceAll("-", " ");
  const window = over ? ` over ${over.count} ${over.unit}` : "";
  return `${metricOf(strategy, metric)?.name ?? metric}${window}`;
};

const unitOf = (strategy: Strategy, { metric }: Criterion): string =>
  (metric === undefined ? undefined : metricOf(strategy, metric)?.unit) ?? "count";
