import type { StageStarter } from "../stage.ts";

export const matureStage: StageStarter = {
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
};
