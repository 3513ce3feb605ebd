import { isValid } from "../partners/certification.ts";
import type { Partner } from "../partners/partner.ts";
import { isEnrolled } from "../partners/partner.ts";
import { regionOf } from "../partners/region.ts";
import {
  figuresForTiers,
  figureWindow,
  previousQuarterEnd,
  standing,
  type Standing,
} from "../programs/tier-standing.ts";
import type { Day } from "../shared/dates.ts";
import { entries } from "../strategy/lookup.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { yearBefore } from "./definitions.ts";
import {
  type Census,
  type FactSum,
  type Facts,
  type Holdings,
  noCurrency,
  type RankedPartner,
  seriesOf,
  type TierMove,
  type Total,
} from "./facts.ts";
import { largestCounted } from "./partner-counts.ts";
import { untoldDeals } from "./revenue.ts";
import type { Dimension } from "./dimensions.ts";
import type { Group } from "./scope.ts";

export type Certification = {
  readonly partner: string;
  readonly person: string;
  readonly earnedOn: Day;
  readonly expiresOn: Day | null;
};

/** What the database tells of each partner: one row for each, whatever the number of its deals. */
export type PartnerFacts = {
  readonly currency: string;
  readonly holdings: Holdings;
  readonly partners: readonly Partner[];
  readonly checkpoints: readonly Day[];
  /** By partner, one sign for each checkpoint: `1` where it was active. */
  readonly activity: ReadonlyMap<string, string>;
  readonly certifications: readonly Certification[];
  /** Sums that tiers ask for, on the as-of day and at the end of the quarter before: figure key → partner → minor units. */
  readonly figures: ReadonlyMap<Day, ReadonlyMap<string, ReadonlyMap<string, number>>>;
  /** Attached revenue of 12 months by partner, on the as-of day and 12 months before. */
  readonly attached: ReadonlyMap<Day, ReadonlyMap<string, Total>>;
};

export type PartnerStanding = { readonly program: string; readonly standing: Standing };

/** Partners in groups that no dimension in use tells apart. */
export type Grouping = {
  readonly groups: readonly Group[];
  readonly groupOf: ReadonlyMap<string, number>;
  readonly standings: ReadonlyMap<string, readonly PartnerStanding[]>;
  readonly tierMoves: readonly TierMove[];
};

/** Puts each partner into its group; `partner` among the dimensions makes a group of each. */
export function groupPartners(
  strategy: Strategy,
  asOf: Day,
  known: PartnerFacts,
  dimensions: readonly Dimension[],
): Grouping {
  const groups: Group[] = [];
  const indexOf = new Map<string, number>();
  const groupOf = new Map<string, number>();
  const standings = new Map<string, readonly PartnerStanding[]>();
  const tierMoves: TierMove[] = [];
  const before = previousQuarterEnd(strategy, asOf);
  const standingNow = standingsOn(strategy, asOf, known);
  const standingBefore = standingsOn(strategy, before, known);
  for (const partner of known.partners) {
    const now = standingNow(partner);
    standings.set(partner.id, now);
    const group = groupFor(strategy, partner, now, asOf, dimensions.includes("partner"));
    const key = JSON.stringify(group);
    const index = indexOf.get(key) ?? groups.push(group) - 1;
    indexOf.set(key, index);
    groupOf.set(partner.id, index);
    tierMoves.push(...movesOf(partner.id, index, standingBefore(partner), now));
  }
  return { groups, groupOf, standings, tierMoves };
}

/** All facts of a workspace, additive, ready for formulas. `sums` are those of the grouping. */
export function assembleFacts(
  asOf: Day,
  known: PartnerFacts,
  grouping: Grouping,
  sums: readonly FactSum[],
): Facts {
  return {
    currency: known.currency,
    holdings: known.holdings,
    groups: grouping.groups,
    sums: seriesOf(sums),
    otherCurrencies: [...new Set(sums.map(({ currency }) => currency))].filter(
      (currency) => currency !== known.currency && currency !== noCurrency,
    ),
    census: new Map(known.checkpoints.map((day, index) => [day, censusOn(day, index, known, grouping)])),
    largest: new Map([asOf, yearBefore(asOf)].map((day) => [day, largestOn(day, asOf, known, grouping)])),
    tierDay: asOf,
    tierMoves: grouping.tierMoves,
  };
}

/** What is needed of the day is found once, not once for each partner. */
function standingsOn(
  strategy: Strategy,
  day: Day,
  known: PartnerFacts,
): (partner: Partner) => PartnerStanding[] {
  const certified = peopleByPartner(known.certifications, day);
  const counted = figuresForTiers(strategy).flatMap((figure) => {
    const byPartner = known.figures.get(day)?.get(figure.key);
    const told = untoldDeals(known, figureWindow(figure, day)) === undefined;
    return byPartner && told ? [[figure.key, byPartner] as const] : [];
  });
  const withTiers = entries(strategy.programs).filter(([, { tiers }]) => (tiers ?? []).length > 0);
  return (partner) => {
    const figures = new Map(counted.map(([key, byPartner]) => [key, byPartner.get(partner.id) ?? 0]));
    const people = known.holdings.certifications === 0 ? null : (certified.get(partner.id)?.size ?? 0);
    return withTiers
      .filter(([program]) => isEnrolled(partner, day, [program]))
      .map(([slug, program]) => ({ program: slug, standing: standing(strategy, program, figures, people) }));
  };
}

function groupFor(
  strategy: Strategy,
  partner: Partner,
  standings: readonly PartnerStanding[],
  asOf: Day,
  apart: boolean,
): Group {
  return {
    type: partner.type,
    category: (partner.type === null ? undefined : strategy.partnerTypes?.[partner.type]?.category) ?? null,
    region: regionOf(strategy, partner),
    programs: partner.enrollments
      .filter(({ program }) => isEnrolled(partner, asOf, [program]))
      .map(({ program }) => program),
    tiers: standings.flatMap(({ program, standing: { tier } }) => (tier ? [`${program}/${tier.id}`] : [])),
    partner: apart ? `P-${partner.number}` : null,
  };
}

function movesOf(
  partner: string,
  group: number,
  before: readonly PartnerStanding[],
  now: readonly PartnerStanding[],
): TierMove[] {
  return before.flatMap(({ program, standing: then }) => {
    const { standing: today } = now.find((candidate) => candidate.program === program) ?? {};
    if (!today || today.rank === then.rank) return [];
    const name = (of: Standing) => (of.tier ? `${program}/${of.tier.id}` : null);
    return [
      {
        partner,
        group,
        program,
        from: name(then),
        to: name(today),
        direction: today.rank > then.rank ? "up" : "down",
      } as const,
    ];
  });
}

function censusOn(day: Day, checkpoint: number, known: PartnerFacts, { groups, groupOf }: Grouping): Census {
  const zeros = (): number[] => Array.from(groups, () => 0);
  const before = yearBefore(day);
  const yearAgo = known.checkpoints.indexOf(before);
  const census = {
    partners: zeros(),
    enrolled: zeros(),
    enrollmentDateUnknown: zeros(),
    active: zeros(),
    activeEnrolled: zeros(),
    activeCertified: zeros(),
    stillActive: zeros(),
    stillEnrolled: zeros(),
    certified: zeros(),
    certifiedPeople: zeros(),
  };
  const certified = peopleByPartner(known.certifications, day);
  for (const partner of known.partners) {
    const group = groupOf.get(partner.id) ?? 0;
    const add = (state: keyof typeof census, number = 1) => {
      census[state][group] = (census[state][group] ?? 0) + number;
    };
    const activity = known.activity.get(partner.id);
    const active = activity?.[checkpoint] === "1";
    const enrolled = isEnrolled(partner, day);
    const people = certified.get(partner.id)?.size ?? 0;
    add("partners");
    if (enrolled) add("enrolled");
    if (enrolled && partner.enrollments.every(({ enrolledOn }) => enrolledOn === null))
      add("enrollmentDateUnknown");
    if (active) add("active");
    if (active && enrolled) add("activeEnrolled");
    if (active && enrolled && people > 0) add("activeCertified");
    if (active && activity?.[yearAgo] === "1") add("stillActive");
    if (enrolled && isEnrolled(partner, before)) add("stillEnrolled");
    if (enrolled && people > 0) add("certified");
    add("certifiedPeople", people);
  }
  return yearAgo === -1 ? { ...census, stillActive: null, stillEnrolled: null } : census;
}

function largestOn(day: Day, asOf: Day, known: PartnerFacts, { groupOf }: Grouping): RankedPartner[] {
  const checkpoint = known.checkpoints.indexOf(asOf);
  const ranking = [...(known.attached.get(day) ?? [])]
    .map(([partner, { amountMinor }]) => ({
      partner,
      amountMinor,
      group: groupOf.get(partner) ?? 0,
      active: known.activity.get(partner)?.[checkpoint] === "1",
    }))
    .filter(({ amountMinor }) => amountMinor > 0)
    .toSorted((a, b) => b.amountMinor - a.amountMinor || (a.partner < b.partner ? -1 : 1));
  // The ten largest of any scope are among the ten largest of its groups.
  const kept = new Map<number, number>();
  return ranking.filter(({ group }) => {
    kept.set(group, (kept.get(group) ?? 0) + 1);
    return (kept.get(group) ?? 0) <= largestCounted;
  });
}

function peopleByPartner(certifications: readonly Certification[], day: Day): Map<string, Set<string>> {
  const people = new Map<string, Set<string>>();
  for (const held of certifications) {
    if (!isValid(held, day)) continue;
    const of = people.get(held.partner) ?? new Set();
    people.set(held.partner, of.add(held.person));
  }
  return people;
}
