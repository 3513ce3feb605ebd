import type { Tx } from "../../database/connection.ts";
import {
  assembleFacts,
  type Grouping,
  groupPartners,
  type PartnerFacts,
} from "../../domain/measures/assemble-facts.ts";
import { promisedDays } from "../../domain/drift/promised-days.ts";
import { activeDefinition, activeFacts, yearBefore } from "../../domain/measures/definitions.ts";
import { activityMasks, checkpointsFor, lookBack } from "../../domain/measures/fact-plan.ts";
import type { Facts } from "../../domain/measures/facts.ts";
import type { Dimension } from "../../domain/measures/dimensions.ts";
import { inScope, type Scope } from "../../domain/measures/scope.ts";
import type { Partner } from "../../domain/partners/partner.ts";
import { figuresForTiers, figureWindow, previousQuarterEnd } from "../../domain/programs/tier-standing.ts";
import { type Day, trailingMonths } from "../../domain/shared/dates.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import {
  activityOfPartners,
  certificationsHeld,
  holdings,
  roster,
  sumsByGroup,
  wonByPartner,
} from "./queries.ts";

/** The facts of a workspace as of a day, with what is known of each partner. */
export type LoadedFacts = {
  readonly known: PartnerFacts;
  readonly grouping: Grouping;
  readonly facts: Facts;
};

export type FactsQuestion = {
  readonly workspace: string;
  /** Counts every write of facts: the same revision is the same facts. */
  readonly revision: number;
  readonly strategy: Strategy;
  readonly strategyVersion: number;
  /** The revision of the draft, where it is the draft that is asked about. */
  readonly draft?: number | null;
  readonly asOf: Day;
  /** Days, beside the as-of day and the month-ends before it, on which partners are counted. */
  readonly days?: readonly Day[];
  readonly dimensions?: readonly Dimension[];
};

/** Loads the facts with a handful of questions, each answered from the daily facts in sums, never in rows. */
export async function loadFacts(tx: Tx, question: FactsQuestion): Promise<LoadedFacts> {
  const { workspace, strategy, asOf } = question;
  const known = await partnerFacts(tx, question);
  const grouping = groupPartners(strategy, asOf, known, question.dimensions ?? []);
  const sums = await sumsByGroup(tx, workspace, groupByNumber(known.partners, grouping));
  return { known, grouping, facts: assembleFacts(asOf, known, grouping, sums) };
}

/** What the sources of the workspace hold. */
export const holdingsOf = holdings;

/** The same facts while nothing has changed: kept by workspace, revision, strategy version, day and dimensions. */
export function factsCache(limit = 24) {
  const kept = new Map<string, LoadedFacts>();
  return async (tx: Tx, question: FactsQuestion): Promise<LoadedFacts> => {
    const key = JSON.stringify([
      question.workspace,
      question.revision,
      question.strategyVersion,
      question.draft ?? null,
      question.asOf,
      question.days ?? [],
      question.dimensions ?? [],
    ]);
    const found = kept.get(key) ?? (await loadFacts(tx, question));
    kept.delete(key);
    kept.set(key, found);
    for (const oldest of kept.keys()) if (kept.size > limit) kept.delete(oldest);
    return found;
  };
}

/** The partners of a scope. */
export const partnersIn = ({ known, grouping, facts }: LoadedFacts, scope: Scope): Partner[] =>
  known.partners.filter(({ id }) => {
    const group = facts.groups[grouping.groupOf.get(id) ?? -1];
    return group !== undefined && inScope(group, scope);
  });

/** The group of each partner at the place of its number, counted from one; the roster is in the order of numbers. */
function groupByNumber(partners: readonly Partner[], { groupOf }: Grouping): (number | null)[] {
  const length = partners.at(-1)?.number ?? 0;
  const groups = Array.from({ length }, (): number | null => null);
  for (const { id, number } of partners) groups[number - 1] = groupOf.get(id) ?? null;
  return groups;
}

async function partnerFacts(tx: Tx, question: FactsQuestion): Promise<PartnerFacts> {
  const { workspace, strategy, asOf } = question;
  const { currency } = strategy.company;
  const held = await holdings(tx, workspace);
  const checkpoints = checkpointsFor([
    ...lookBack(asOf),
    ...promisedDays(strategy, asOf),
    ...(question.days ?? []),
  ]);
  const span =
    held.firstDay === null || held.lastDay === null ? undefined : { from: held.firstDay, to: held.lastDay };
  const counted = activeFacts[activeDefinition(strategy).event];
  const masks = span ? activityMasks(strategy, checkpoints, span) : [];
  const attachedOn = async (day: Day) =>
    [day, await wonByPartner(tx, workspace, "attached", trailingMonths(day, 12), currency)] as const;
  return {
    currency,
    holdings: held,
    partners: await roster(tx, workspace),
    checkpoints,
    activity: await activityOfPartners(tx, workspace, counted, masks),
    certifications: held.certifications === 0 ? [] : await certificationsHeld(tx, workspace),
    figures: new Map([
      await figuresOn(tx, question, asOf),
      await figuresOn(tx, question, previousQuarterEnd(strategy, asOf)),
    ]),
    attached: new Map([await attachedOn(asOf), await attachedOn(yearBefore(asOf))]),
  };
}

async function figuresOn(tx: Tx, { workspace, strategy }: FactsQuestion, day: Day) {
  const figures = new Map<string, ReadonlyMap<string, number>>();
  for (const figure of figuresForTiers(strategy)) {
    const window = figureWindow(figure, day);
    const won = await wonByPartner(tx, workspace, figure.role, window, strategy.company.currency);
    figures.set(figure.key, new Map([...won].map(([partner, { amountMinor }]) => [partner, amountMinor])));
  }
  return [day, figures] as const;
}
