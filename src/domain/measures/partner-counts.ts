import { catalogue } from "./catalogue.ts";
import { activeDefinition, activeInWords, activeWindow, yearBefore } from "./definitions.ts";
import { enrollmentUntold, type Facts, headcount, type TierMove } from "./facts.ts";
import { asCount, asMoney, type Context, type Formula, known, ratio, unknown } from "./outcome.ts";
import { attachedOfYear, edges, outsideFacts, unreadable } from "./revenue.ts";
import { type Group, inScope, type Scope } from "./scope.ts";
import { trailingMonths } from "../shared/dates.ts";
import { previousQuarterEnd, untoldTier } from "../programs/tier-standing.ts";
import { fullTimePeople } from "../strategy/funding.ts";
import { entries, type NamedTier, tiersNamed, tiersOf } from "../strategy/lookup.ts";
import type { Candidate, Strategy } from "../strategy/strategy.ts";

/** Partners enrolled in a programme on the day; unknown while nobody is enrolled in any. */
export const enrolledPartners: Formula = (context) => {
  const { facts, asOf, scope } = context;
  const enrolled = headcount(facts, asOf, "enrolled", scope);
  if (enrolled === undefined) return unknown(`partners were not counted on ${asOf}`);
  if (headcount(facts, asOf, "enrolled", {}) === 0)
    return unknown(catalogue["enrolled-partners"].unknownWhen);
  const untold = enrollmentUntold(facts, asOf);
  if (untold !== undefined) return unknown(untold);
  const undated = headcount(facts, asOf, "enrollmentDateUnknown", scope) ?? 0;
  return known(
    enrolled,
    enrolled,
    [],
    undated > 0 ? [`${undated} joined on an unknown day and count as enrolled`] : [],
  );
};

/** Enrolled partners in the tiers asked for, or in any, by the criteria on the as-of day of the facts; unknown on any other day. */
export const partnersInTier: Formula = ({ facts, asOf, scope }) => {
  if (asOf !== facts.tierDay) return unknown(`tiers were computed for ${facts.tierDay}, not for ${asOf}`);
  const enrolled = facts.census.get(asOf)?.enrolled;
  if (!enrolled || !facts.groups.some(({ tiers }) => tiers.length > 0))
    return unknown("no tier can be computed");
  const inTier = facts.groups.reduce(
    (sum, group, index) =>
      sum + (group.tiers.length > 0 && inScope(group, scope) ? (enrolled[index] ?? 0) : 0),
    0,
  );
  return known(inTier, inTier, [], ["tiers are computed: the highest whose criteria all hold on the day"]);
};

/**
 * Partners that fell to a lower tier since the end of the fiscal quarter before; `tier` names the tier they fell from. Unknown
 * where nobody is enrolled in its programme, or where the criteria could not be evaluated on one of the two days.
 */
export const tierMisses: Formula = ({ strategy, facts, asOf, scope }) => {
  if (asOf !== facts.tierDay) return unknown(`tiers were computed for ${facts.tierDay}, not for ${asOf}`);
  const lost = tiersToLose(strategy, scope);
  const enrolled = lost.some(({ program }) =>
    facts.groups.some(({ programs }) => programs.includes(program)),
  );
  if (!enrolled) return unknown("no partner is enrolled in a programme whose tiers have criteria");
  const reason =
    lost
      .map(({ tier }) => untoldTier(strategy, tier, facts.holdings))
      .find((untold) => untold !== undefined) ??
    outsideFacts(facts, trailingMonths(asOf, 12)) ??
    outsideFacts(facts, trailingMonths(previousQuarterEnd(strategy, asOf), 12));
  if (reason !== undefined) return unknown(reason);
  const fallen = fallenFromTier(facts, scope).length;
  return known(fallen, fallen, [], ["tiers are computed from the facts on both days"]);
};

/** The tiers of a scope that a partner can fall from: those that ask for something. */
const tiersToLose = (strategy: Strategy, { tier: named }: Scope): NamedTier[] =>
  (named === undefined ? tiersOf(strategy) : named.flatMap((name) => tiersNamed(strategy, name))).filter(
    ({ tier }) => (tier.criteria ?? []).length > 0,
  );

/** The moves to a lower tier within a scope, whose `tier` is the one that was left. */
export function fallenFromTier(facts: Facts, scope: Scope): TierMove[] {
  return facts.tierMoves.filter(({ direction, from, group }) => {
    const now = facts.groups[group];
    if (direction !== "down" || now === undefined) return false;
    const then: Group = { ...now, tiers: from === null ? [] : [from] };
    return inScope(then, scope);
  });
}

/** Partners with the event of `definitions.active` within its time. */
export const activePartners: Formula = (context) => {
  const { strategy, facts, asOf, scope } = context;
  const window = activeWindow(strategy, asOf);
  const reason = withoutEvents(context) ?? outsideFacts(facts, window);
  if (reason !== undefined) return unknown(reason);
  const active = headcount(facts, asOf, "active", scope);
  if (active === undefined) return unknown(`activity was not counted on ${asOf}`);
  return known(active, active, [], [activeInWords(strategy), ...edges({ facts, window })]);
};

/** Why nobody can be called active: nothing that counts as activity was imported. */
function withoutEvents({ strategy, facts }: Context): string | undefined {
  const { deals, touches } = facts.holdings;
  if (activeDefinition(strategy).event !== "any-activity")
    return deals === 0 ? "no deals were imported" : undefined;
  return deals + touches === 0 ? "no deals and no touches were imported" : undefined;
}

/** Active ÷ enrolled partners; ÷ all partners of the scope when enrolment is unknown, and then it says so. */
export const activePartnerRatio: Formula = (context) => {
  const { facts, asOf, scope } = context;
  const active = activePartners(context);
  if (active.value === null) return active;
  const enrolled = headcount(facts, asOf, "enrolled", scope) ?? 0;
  if (enrolled > 0) {
    const numerator = headcount(facts, asOf, "activeEnrolled", scope) ?? 0;
    const notes = [...active.notes];
    return ratio(
      asCount("active partners", numerator),
      asCount("enrolled partners", enrolled),
      enrolled,
      notes,
    );
  }
  const all = headcount(facts, asOf, "partners", scope) ?? 0;
  const notes = [...active.notes, "enrolment is unknown: divided by all partners"];
  return ratio(asCount("active partners", active.value), asCount("partners", all), all, notes);
};

/** Active now and 12 months before ÷ active 12 months before; unknown where the facts do not reach back to what made them active. */
export const activeRetention: Formula = (context) => {
  const { strategy, facts, asOf, scope } = context;
  const before = yearBefore(asOf);
  const then = headcount(facts, before, "active", scope);
  const still = headcount(facts, asOf, "stillActive", scope);
  const window = { from: activeWindow(strategy, before).from, to: asOf };
  const reason =
    withoutEvents(context) ??
    outsideFacts(facts, { from: window.from, to: before }) ??
    outsideFacts(facts, activeWindow(strategy, asOf));
  if (reason !== undefined) return unknown(reason);
  if (then === undefined || still === undefined) return unknown(`activity was not counted on ${before}`);
  return ratio(
    asCount(`partners active on ${asOf} of these`, still),
    asCount(`partners active on ${before}`, then),
    then,
    [activeInWords(strategy), ...edges({ facts, window })],
  );
};

/**
 * Enrolled 12 months before and still ÷ enrolled 12 months before. Unknown as soon as one of these joined on an unknown day,
 * even when it has left since: nobody knows whether it was there.
 */
export const partnerRetention: Formula = ({ facts, asOf, scope }) => {
  const before = yearBefore(asOf);
  const undated = headcount(facts, before, "enrollmentDateUnknown", scope) ?? 0;
  if (undated > 0) return unknown(`${undated} partners joined on an unknown day`);
  const then = headcount(facts, before, "enrolled", scope);
  const still = headcount(facts, asOf, "stillEnrolled", scope);
  if (then === undefined || still === undefined) return unknown(catalogue["partner-retention"].unknownWhen);
  return ratio(
    asCount(`partners enrolled on ${asOf} of these`, still),
    asCount(`partners enrolled on ${before}`, then),
    then,
  );
};

const certifications =
  (formula: Formula): Formula =>
  (context) =>
    context.facts.holdings.certifications > 0
      ? formula(context)
      : unknown(catalogue["certified-people"].unknownWhen);

/** People at partners with a certification that is valid on the day; unknown while no certifications were imported. */
export const certifiedPeople = certifications(({ facts, asOf, scope }) => {
  const people = headcount(facts, asOf, "certifiedPeople", scope);
  return people === undefined ? unknown(`partners were not counted on ${asOf}`) : known(people, people);
});

/** Enrolled partners with at least one person certified on the day ÷ enrolled partners; unknown as certified people are. */
export const certifiedPartners = certifications(({ facts, asOf, scope }) => {
  const enrolled = headcount(facts, asOf, "enrolled", scope);
  const certified = headcount(facts, asOf, "certified", scope);
  if (enrolled === undefined || certified === undefined)
    return unknown(`partners were not counted on ${asOf}`);
  return ratio(asCount("certified partners", certified), asCount("enrolled partners", enrolled), enrolled);
});

/** Attached revenue of 12 months ÷ active partners, to the nearest minor unit. */
export const revenuePerPartner: Formula = (context) => {
  const revenue = attachedOfYear(context);
  const active = activePartners(context);
  if (revenue.value === null) return revenue;
  if (active.value === null) return active;
  const each = ratio(
    asMoney("partner-attached revenue of 12 months", revenue.value),
    asCount("active partners", active.value),
    revenue.rows + active.value,
    [...active.notes],
  );
  return each.value === null ? each : { ...each, value: Math.round(each.value) };
};

/** Enrolled partners ÷ full-time partner managers of the budget; unknown where it names none. */
export const partnersPerManager: Formula = (context) => {
  const enrolled = enrolledPartners(context);
  if (enrolled.value === null) return enrolled;
  const managers = fullTimePeople(context.strategy, "partner-manager");
  if (managers === 0) return unknown(catalogue["partners-per-manager"].unknownWhen);
  return ratio(
    asCount("enrolled partners", enrolled.value),
    asCount("full-time partner managers", managers),
    enrolled.value,
    [...enrolled.notes],
  );
};

/** How many of the largest partners concentration looks at. */
export const largestCounted = 10;

/** Share of attached revenue of 12 months that the ten largest partners bring. */
export const partnerConcentration: Formula = (context) => {
  const revenue = attachedOfYear(context);
  if (revenue.value === null) return revenue;
  const ranking = ranked(context, context.asOf);
  if (!ranking) return unknown(`partners were not ranked on ${context.asOf}`);
  const largest = ranking.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return ratio(
    asMoney(`attached revenue of the ${largestCounted} largest partners`, largest),
    asMoney("partner-attached revenue of 12 months", revenue.value),
    revenue.rows,
  );
};

/** How many of the ten largest partners of 12 months before are no longer active. */
export const topPartnersLost: Formula = (context) => {
  const before = yearBefore(context.asOf);
  const reason =
    unreadable({ ...context, window: trailingMonths(before, 12) }, "attached") ??
    outsideFacts(context.facts, activeWindow(context.strategy, context.asOf));
  if (reason !== undefined) return unknown(reason);
  const top = ranked(context, before);
  if (!top) return unknown(`partners were not ranked on ${before}`);
  if (top.length === 0) return unknown(catalogue["top-partners-lost"].unknownWhen);
  const lost = top.filter(({ active }) => !active).length;
  return known(lost, top.length, [asCount(`largest partners of the 12 months to ${before}`, top.length)]);
};

const ranked = ({ facts, scope }: Context, day: string) =>
  facts.largest
    .get(day)
    ?.filter(({ group }) => {
      const dimensions = facts.groups[group];
      return dimensions !== undefined && inScope(dimensions, scope);
    })
    .slice(0, largestCounted);

/** Candidates of the landscape that were not declined, in the scope asked for. */
export const candidates: Formula = ({ strategy, scope }) => {
  if (!strategy.landscape) return unknown(catalogue.candidates.unknownWhen);
  if (scope.tier || scope.partner) return unknown("a candidate is no partner yet, and in no tier");
  const number = candidatesInScope(strategy, scope).length;
  return known(number, number);
};

/** The candidates counted; category and programme follow from the type that a candidate would join. */
export function candidatesInScope(strategy: Strategy, scope: Scope): [slug: string, candidate: Candidate][] {
  const categoryOf = (type = "") => strategy.partnerTypes?.[type]?.category;
  const isEnrolledBy = (type: string | undefined, program: string) =>
    type !== undefined && (strategy.programs?.[program]?.types ?? []).includes(type);
  const fits = (wanted: readonly string[] | undefined, has: string | undefined) =>
    wanted === undefined || (has !== undefined && wanted.includes(has));
  return entries<Candidate>(strategy.landscape).filter(
    ([, { type, region, vertical, size, status }]) =>
      status !== "declined" &&
      fits(scope.type, type) &&
      fits(scope.category, categoryOf(type)) &&
      (scope.program?.some((program) => isEnrolledBy(type, program)) ?? true) &&
      fits(scope.region, region) &&
      fits(scope.vertical, vertical) &&
      fits(scope.size, size),
  );
}
