import type { StageStarter } from "../stage.ts";

export const earlyStage: StageStarter = {
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
};
