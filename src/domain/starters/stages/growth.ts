import type { StageStarter } from "../stage.ts";

export const growthStage: StageStarter = {
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
      reason: "They ask for an enterprise offer and a team of their own, and both would come out of coverage",
      status: "parked",
      excludes: { kinds: ["gsi"] },
    },
  ],
  aims: { active: 50, certified: 70, newCustomers: 25 },
  firstRevenueDays: 120,
};
