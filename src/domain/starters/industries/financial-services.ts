import type { IndustryStarter } from "../industry.ts";

/** Small institutions are won through relationships that others have. */
export const financialServices: IndustryStarter = {
  name: "Financial services technology",
  because:
    "Community banks, credit unions and regional institutions buy from people they have known for years, and only what fits their core system. Those relationships belong to consultants, specialist resellers and integrators.",
  types: {
    "bank-consultant": {
      kind: "consultancy",
      name: "Bank technology consultant",
      plural: "bank technology consultants",
      gap: {
        slug: "bank-trust",
        kind: "credibility",
        statement:
          "Small institutions buy on the word of the consultant who chose their core system with them",
        validate: "Interview ten institutions on whom they asked before their last purchase",
      },
      primary: "Recommends the product when an institution reviews its systems",
      criteria: ["At least 15 institutions as clients", "Free to recommend products"],
      because: "Has the trust that a vendor needs years to earn in this market",
    },
    "fintech-reseller": {
      kind: "var",
      name: "Financial technology reseller",
      plural: "financial technology resellers",
      gap: {
        slug: "institution-reach",
        kind: "market-velocity",
        statement: "There are many small institutions, far apart, and a seller visits two of them a day",
        validate: "Count the institutions of each market by size, and the days a visit to each takes",
      },
      primary: "Sells and installs the product at small institutions",
      criteria: ["At least 20 institutions as customers", "Passes the vendor reviews of supervised firms"],
      because: "Has passed the vendor review of each institution; we would begin at the first",
    },
    "financial-integrator": {
      kind: "si",
      name: "Financial services integrator",
      plural: "financial services integrators",
      gap: {
        slug: "core-projects",
        kind: "delivery",
        statement: "Regional institutions change systems in large programmes that we cannot staff",
        validate: "Ask five regional institutions who leads their current programme",
      },
      primary: "Delivers the product in the programmes of regional institutions",
      criteria: ["A practice for financial institutions", "People with core system experience"],
      because: "Leads the programmes in which regional institutions renew several systems at once",
    },
    "core-vendor": {
      kind: "isv",
      name: "Core system vendor",
      plural: "core system vendors",
      gap: {
        slug: "core-fit",
        kind: "competitive-pressure",
        statement:
          "An institution buys only what works with its core system, and the core's vendor says what does",
        validate: "List the core systems of the last twenty prospects and what each demanded",
      },
      primary: "Opens its core system to the product",
      criteria: ["A programme for outside products", "At least 20 institutions in common"],
      because: "Without the connection no other partner can sell; with it every one of them can",
    },
  },
  order: {
    early: ["bank-consultant", "core-vendor"],
    growth: ["fintech-reseller", "bank-consultant", "financial-integrator"],
    mature: ["fintech-reseller", "financial-integrator", "core-vendor"],
    expansion: ["fintech-reseller", "bank-consultant", "core-vendor"],
  },
  vertical: { slug: "community-banking", name: "Community banks and credit unions" },
  declined: {
    slug: "global-banks",
    option: "The largest international banks",
    reason: "They build or buy alone, and one review of theirs would take the people of the whole plan",
  },
};
