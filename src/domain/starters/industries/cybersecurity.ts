import type { IndustryStarter } from "../industry.ts";

/** Three ways to buy security need three partners: a product from a reseller, an outcome from a desk, a design from an integrator. */
export const cybersecurity: IndustryStarter = {
  name: "Cybersecurity",
  because:
    "Security is bought in three ways: as a product from a reseller, as a service from a desk that watches day and night, and as part of a design by an integrator. Each needs a partner of its own.",
  types: {
    "security-reseller": {
      kind: "var",
      name: "Security reseller",
      plural: "security resellers",
      gap: {
        slug: "mid-market-reach",
        kind: "market-velocity",
        statement:
          "Mid-size companies buy security from the reseller that sells them the rest of it, and our sellers reach them one at a time",
        validate: "Ask the last twenty customers and lost deals who sold them the product beside ours",
      },
      primary: "Sells and installs the product at mid-size companies",
      criteria: ["A security practice with its own engineers", "At least 30 security customers of our size"],
      because: "Sells single products to the mid-market, where direct sales costs more than it brings",
    },
    "managed-security-provider": {
      kind: "mssp",
      name: "Managed security provider",
      plural: "managed security providers",
      gap: {
        slug: "no-managed-service",
        kind: "delivery",
        statement: "Companies without security staff want the product run for them, and we do not run it",
        validate: "Count the deals of the last year that were lost for want of a managed service",
      },
      primary: "Runs the product for customers that have no security staff",
      criteria: ["A desk that answers day and night", "At least 40 managed customers"],
      because:
        "Serves customers that cannot afford a security desk of their own; a product alone does not help them",
    },
    "security-integrator": {
      kind: "si",
      name: "Security integrator",
      plural: "security integrators",
      gap: {
        slug: "security-architecture",
        kind: "credibility",
        statement:
          "Large buyers let an integrator design their security programme, and buy what the design names",
        validate: "Ask ten large prospects who wrote the requirements of their last tender",
      },
      primary: "Designs security programmes of large organisations and names us in them",
      criteria: ["A security architecture practice", "Two projects with products like ours"],
      because: "Decides what large organisations buy, long before a tender is published",
    },
    "complementary-vendor": {
      kind: "isv",
      name: "Complementary security vendor",
      plural: "complementary security vendors",
      gap: {
        slug: "console-fit",
        kind: "competitive-pressure",
        statement:
          "Security teams keep few consoles, and a product that does not report into theirs is not short-listed",
        validate: "List the consoles that the last twenty prospects asked us to connect to",
      },
      primary: "Connects its product with ours, so that one console shows both",
      criteria: ["A published interface", "At least 20 customers in common"],
      because: "Suites win on fit; connected products answer them without building a suite",
    },
    "regulated-specialist": {
      kind: "var",
      name: "Specialist for regulated industries",
      plural: "specialists for regulated industries",
      gap: {
        slug: "regulated-depth",
        kind: "credibility",
        statement: "Supervised companies buy only from firms that know their regulator's questions",
        validate: "Interview five supervised customers on what they asked before they bought",
      },
      primary: "Sells to supervised companies and prepares them for the audit",
      criteria: ["At least 15 customers under supervision", "A named expert for the regulation"],
      because:
        "The broad resellers are in place; depth in one regulated market is what a rival cannot copy in a year",
    },
    "security-distributor": {
      kind: "distributor",
      name: "Security distributor",
      plural: "security distributors",
      gap: {
        slug: "local-supply",
        kind: "geographic",
        statement: "In a new country we have no contracts, no credit and no resellers",
        validate: "Ask three resellers of the market from whom they would buy us",
      },
      primary: "Supplies local security resellers in the new market",
      criteria: ["At least 50 active security resellers", "No product that competes with ours"],
      because: "Owns the contracts and resellers of the new market that would take years to build",
    },
  },
  order: {
    early: ["security-reseller", "managed-security-provider"],
    growth: ["security-reseller", "managed-security-provider", "security-integrator"],
    mature: ["regulated-specialist", "security-integrator", "complementary-vendor"],
    expansion: ["managed-security-provider", "security-reseller", "security-distributor"],
  },
  vertical: { slug: "supervised", name: "Supervised companies" },
  declined: {
    slug: "consumer-security",
    option: "Selling through shops and carriers to households",
    reason: "Another product, another price and another support; nothing of this plan would carry over",
  },
};
