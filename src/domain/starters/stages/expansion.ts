import type { StageStarter } from "../stage.ts";

export const expansionStage: StageStarter = {
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
};
