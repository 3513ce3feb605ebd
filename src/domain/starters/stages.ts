import type { lineKinds, positionKinds, priorities, purposes } from "../strategy/closed-sets.ts";
import type { Stage } from "./industry.ts";

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

export const stageStarters: Record<Stage, StageStarter> = {
  early: {
    name: "Early",
    because:
      "Nobody knows yet how a partner sells the product. Two types and eight partners can be helped by hand, and each of them teaches something; a distributor or a broad network would multiply a sale that does not work yet.",
    reasons: {
      partnerTypes:
        "Two types and eight partners: what they report changes the product and the programme before either is scaled. No distributor: it would stand between us and the customers to learn from.",
      bets: "One bet is active and the next opens on its evidence. With one partner manager there is no third.",
      coverage:
        "Partners sell in the first market only; the others stay direct until the sale is proven there.",
      scoring:
        "Able and willing counts for more than size: the first partners are there to learn with, and a large one has no time for that.",
      programs: "Two tiers are enough to tell a partner that has proven the sale from one that has not.",
      budget:
        "Half of the money goes to helping the first partners by hand. No market development funds: there is nothing to develop before the sale is proven.",
    },
    principle: "value-driven",
    newArrPercent: 15,
    firstYearPercent: 50,
    costPercent: 100,
    roi: 0.7,
    slots: [
      { priority: "high", partners: 5, share: 65 },
      { priority: "medium", partners: 3, share: 35 },
    ],
    people: [
      { role: "Partner manager", kind: "partner-manager", fte: 1 },
      { role: "Engineer for partners", kind: "presales", fte: 0.5 },
    ],
    lines: [
      { name: "First deals together", slot: 0, kind: "presales", purpose: "activation", percent: 50 },
      { name: "Visits and interviews", slot: 0, kind: "research", purpose: "acquisition", percent: 15 },
      { name: "First projects together", slot: 1, kind: "presales", purpose: "activation", percent: 35 },
    ],
    tiers: ["Registered", "Proven"],
    inHighestTier: 2,
    weights: {
      practiceAlignment: 30,
      partnershipAppetite: 30,
      icpOverlap: 25,
      marketInfluence: 10,
      revenuePotential: 5,
    },
    declined: [
      {
        slug: "distribution",
        option: "A distributor or a broad network of resellers",
        reason: "More partners than we can support, before we know how one of them sells",
        status: "parked",
        excludes: { kinds: ["distributor"] },
      },
    ],
    aims: { active: 50, certified: 60, newCustomers: 15 },
    firstRevenueDays: 150,
  },
  growth: {
    name: "Growth",
    because:
      "The sale works, and direct sellers are too expensive for the mid-market and the regions. Contracts with partners come easily now and first deals do not, so the money goes into the weeks between the two.",
    reasons: {
      partnerTypes:
        "Three types that each cover customers the sellers do not reach; the first carries half of the revenue.",
      bets: "One market and one size at a time: the active bet covers the first, and its pipeline opens the next.",
      coverage:
        "A cell for each market and size says who sells there and how many partners it needs; what is white is what to recruit for.",
      scoring: "Overlap with our customers counts most: coverage is what the stage needs.",
      programs:
        "Deal registration protects what partners find, and three tiers pay those who sell more; without both, the first conflict ends the trust.",
      budget:
        "The largest part turns signed partners into selling ones, and market development funds pay for demand that partners cannot create alone.",
    },
    principle: "distribution-focused",
    newArrPercent: 35,
    firstYearPercent: 60,
    costPercent: 50,
    roi: 1.5,
    slots: [
      { priority: "high", partners: 16, share: 50 },
      { priority: "medium", partners: 10, share: 35 },
      { priority: "selective", partners: 4, share: 15 },
    ],
    people: [
      { role: "Partner managers", kind: "partner-manager", fte: 2 },
      { role: "Partner enablement", kind: "enablement", fte: 1 },
      { role: "Partner marketing", kind: "marketing", fte: 0.5 },
      { role: "Partner operations", kind: "operations", fte: 1 },
    ],
    lines: [
      { name: "Launch of new partners", slot: 0, kind: "enablement", purpose: "activation", percent: 20 },
      { name: "Recruitment", slot: 0, kind: "program", purpose: "acquisition", percent: 15 },
      { name: "Market development funds", slot: 0, kind: "mdf", purpose: "development", percent: 15 },
      { name: "Certification", slot: 1, kind: "training", purpose: "activation", percent: 20 },
      {
        name: "Market development funds, second type",
        slot: 1,
        kind: "mdf",
        purpose: "development",
        percent: 15,
      },
      { name: "Joint offers", slot: 2, kind: "program", purpose: "strategic", percent: 15 },
    ],
    tiers: ["Registered", "Silver", "Gold"],
    inHighestTier: 4,
    weights: {
      icpOverlap: 35,
      practiceAlignment: 20,
      revenuePotential: 20,
      partnershipAppetite: 15,
      marketInfluence: 10,
    },
    declined: [
      {
        slug: "global-firms",
        option: "The worldwide integrators",
        reason:
          "They ask for an enterprise offer and a team of their own, and both would come out of coverage",
        status: "parked",
        excludes: { kinds: ["gsi"] },
      },
    ],
    aims: { active: 50, certified: 70, newCustomers: 25 },
    firstRevenueDays: 120,
  },
  mature: {
    name: "Mature",
    because:
      "The network is there, and more partners of the same kind only add cost and conflict. Depth does what the product alone cannot: specialists who own an industry, a few strategic relationships, and products that are built on ours.",
    reasons: {
      partnerTypes:
        "Specialists lead, a few strategic partners carry the largest customers, and joined products make it costly to leave. The broad network goes on, managed for efficiency.",
      bets: "The active bet names a vertical: depth in one industry is what a rival cannot copy within a year.",
      coverage: "The specialists' cells name the vertical, so that coverage is counted where it matters.",
      scoring: "Influence counts as much as overlap: the partners wanted now are those that others follow.",
      programs: "Four tiers: the highest asks for a practice of its own and is for the few that build one.",
      budget:
        "A third is strategic and goes to a few relationships; the standard programme is kept, and not grown.",
    },
    principle: "ecosystem-building",
    newArrPercent: 40,
    firstYearPercent: 80,
    costPercent: 30,
    roi: 2.5,
    slots: [
      { priority: "high", partners: 14, share: 45 },
      { priority: "medium", partners: 6, share: 35 },
      { priority: "selective", partners: 10, share: 20 },
    ],
    people: [
      { role: "Partner managers", kind: "partner-manager", fte: 3 },
      { role: "Vertical marketing", kind: "marketing", fte: 1 },
      { role: "Partner engineers", kind: "presales", fte: 2 },
      { role: "Partner operations", kind: "operations", fte: 1 },
    ],
    lines: [
      { name: "Vertical solutions", slot: 0, kind: "program", purpose: "development", percent: 25 },
      {
        name: "Vertical market development funds",
        slot: 0,
        kind: "mdf",
        purpose: "development",
        percent: 20,
      },
      {
        name: "Joint plans with strategic partners",
        slot: 1,
        kind: "program",
        purpose: "strategic",
        percent: 25,
      },
      { name: "Executive programme", slot: 1, kind: "management", purpose: "strategic", percent: 10 },
      { name: "Connectors and directory", slot: 2, kind: "program", purpose: "activation", percent: 20 },
    ],
    tiers: ["Registered", "Silver", "Gold", "Platinum"],
    inHighestTier: 3,
    weights: {
      icpOverlap: 25,
      marketInfluence: 25,
      practiceAlignment: 25,
      revenuePotential: 15,
      partnershipAppetite: 10,
    },
    declined: [
      {
        slug: "more-of-the-same",
        option: "Recruiting more partners of the broad network",
        reason: "The customers they would reach are served; they would sell against each other",
        status: "declined",
      },
    ],
    aims: { active: 70, certified: 85, newCustomers: 20 },
    firstRevenueDays: 90,
  },
  expansion: {
    name: "Expansion",
    because:
      "In a new market nobody knows the name, and partners who are established there bring customers and trust that a new team needs years to build. They need terms that fit their market rather than ours.",
    reasons: {
      partnerTypes:
        "Only types that are in the new markets already, with customers of their own; nobody is brought in from the home market.",
      bets: "The active bet enters the first new market; its evidence opens the second, so that the home market pays for one at a time.",
      coverage:
        "Every partner cell is marked new: there is nothing to defend, and nobody of ours to conflict with.",
      scoring: "Presence in the market counts most: being there is what a partner brings that we cannot.",
      programs:
        "Two entry tiers that are easy to reach: a partner of a new market is asked for proof, not for volume.",
      budget:
        "Concentrated on entering: acquisition and first deals. The return is expected later than at home, and the plan says so.",
    },
    principle: "distribution-focused",
    newArrPercent: 25,
    firstYearPercent: 50,
    costPercent: 80,
    roi: 0.9,
    slots: [
      { priority: "high", partners: 8, share: 50 },
      { priority: "medium", partners: 6, share: 30 },
      { priority: "selective", partners: 3, share: 20 },
    ],
    people: [
      { role: "Partner managers in the new markets", kind: "partner-manager", fte: 2 },
      { role: "Engineer for partners", kind: "presales", fte: 1 },
      { role: "Local marketing", kind: "marketing", fte: 0.5 },
    ],
    lines: [
      { name: "Entry into the first market", slot: 0, kind: "program", purpose: "acquisition", percent: 30 },
      { name: "First deals together", slot: 0, kind: "presales", purpose: "activation", percent: 20 },
      { name: "Local market development funds", slot: 1, kind: "mdf", purpose: "development", percent: 15 },
      {
        name: "Training in the language of the market",
        slot: 1,
        kind: "training",
        purpose: "activation",
        percent: 15,
      },
      { name: "Local references", slot: 2, kind: "program", purpose: "strategic", percent: 20 },
    ],
    tiers: ["Registered", "Local", "Leading"],
    inHighestTier: 2,
    weights: {
      marketPresence: 35,
      icpOverlap: 25,
      practiceAlignment: 15,
      partnershipAppetite: 15,
      revenuePotential: 10,
    },
    declined: [
      {
        slug: "own-office-first",
        option: "An office of our own in the market before any partner",
        reason: "Takes a year before the first sale, and has no customers on its first day",
        status: "parked",
      },
    ],
    aims: { active: 40, certified: 60, newCustomers: 30 },
    firstRevenueDays: 150,
  },
};
