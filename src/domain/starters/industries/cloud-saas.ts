import type { IndustryStarter } from "../industry.ts";

/** Software by subscription is chosen for its fit with other software, and kept where somebody set it up well. */
export const cloudSaas: IndustryStarter = {
  name: "Cloud and SaaS",
  because:
    "A subscription is chosen for how it fits the software that is there, and renewed where somebody set it up well. So those who connect and those who advise come before those who resell.",
  types: {
    "integration-vendor": {
      kind: "isv",
      name: "Integration vendor",
      plural: "integration vendors",
      gap: {
        slug: "platform-fit",
        kind: "competitive-pressure",
        statement:
          "Buyers ask for connections to the software they have, and choose the product that has them",
        validate: "Count the lost deals of the last year that named a missing connection",
      },
      primary: "Joins its product with ours for the customers that use both",
      criteria: ["A published interface", "At least 20 customers in common"],
      because: "Each connection is a reason to choose us and a reason to stay",
    },
    "digital-agency": {
      kind: "agency",
      name: "Digital agency",
      plural: "digital agencies",
      gap: {
        slug: "adoption",
        kind: "delivery",
        statement: "Small customers need someone to set the product up, and leave when nobody does",
        validate: "Compare how many customers stay with and without a set-up project",
      },
      primary: "Sets the product up for small customers and introduces us in its projects",
      criteria: ["At least ten projects a year with products beside ours", "Two people who know the product"],
      because: "Is in the room when small companies choose their tools",
    },
    "cloud-provider": {
      kind: "msp",
      name: "Cloud managed provider",
      plural: "cloud managed providers",
      gap: {
        slug: "managed-cloud",
        kind: "cost-efficiency",
        statement: "Winning a small customer directly costs more than its first year brings",
        validate: "Work out the cost of a customer by size from the last four quarters",
      },
      primary: "Sells and runs the product as part of its monthly service",
      criteria: ["Bills by the month", "At least 50 managed customers"],
      because: "Sells by the month, as we do, to customers whose size does not pay for a seller",
    },
    "implementation-partner": {
      kind: "si",
      name: "Implementation partner",
      plural: "implementation partners",
      gap: {
        slug: "rollout-capacity",
        kind: "delivery",
        statement: "Large rollouts need consultants that we do not employ, and sales wait for them",
        validate: "List the open deals that wait for delivery, with the days they have waited",
      },
      primary: "Plans and delivers the rollout at larger customers",
      criteria: ["A practice for our category", "Three certified consultants within two quarters"],
      because: "Advises on the choice and delivers it; without it large deals wait for our own people",
    },
    "industry-consultancy": {
      kind: "si",
      name: "Industry implementation specialist",
      plural: "industry implementation specialists",
      gap: {
        slug: "industry-depth",
        kind: "credibility",
        statement: "In each industry buyers follow the specialist who has done it for a competitor of theirs",
        validate: "Ask ten customers of one industry whose advice decided their choice",
      },
      primary: "Builds and sells an industry version on top of the product",
      criteria: ["At least 15 customers in the vertical", "An offer of its own for the vertical"],
      because: "A mature product grows where a specialist makes it the standard of one industry",
    },
    "marketplace-alliance": {
      kind: "alliance",
      name: "Cloud marketplace alliance",
      plural: "cloud marketplace alliances",
      gap: {
        slug: "committed-budgets",
        kind: "market-velocity",
        statement:
          "Large customers have committed their budget to a cloud and spend it on what is listed there",
        validate: "Ask twenty large prospects whether they buy through a marketplace",
      },
      primary: "Lists the product where committed budgets are spent",
      criteria: ["A marketplace that our customers use", "Named sellers for shared accounts"],
      because: "Opens budgets that are committed already; worth its effort only once the product is known",
    },
  },
  order: {
    early: ["integration-vendor", "digital-agency"],
    growth: ["cloud-provider", "implementation-partner", "integration-vendor"],
    mature: ["industry-consultancy", "marketplace-alliance", "integration-vendor"],
    expansion: ["cloud-provider", "digital-agency", "marketplace-alliance"],
  },
  vertical: { slug: "professional-services", name: "Professional services" },
  declined: {
    slug: "affiliate-links",
    option: "Paying for links from comparison sites",
    reason: "Brings visits, not partners; nobody sets the product up or answers for it",
  },
};
