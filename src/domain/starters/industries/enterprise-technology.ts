import type { IndustryStarter } from "../industry.ts";

/** Breadth, depth, scale and fit are four different partners. */
export const enterpriseTechnology: IndustryStarter = {
  name: "Enterprise technology",
  because:
    "Large customers are reached in four ways: breadth through a national reseller, an industry through a specialist, scale through an integrator, and fit through products that connect. Measuring them together hides which one works.",
  types: {
    "national-reseller": {
      kind: "reseller",
      name: "National reseller",
      plural: "national resellers",
      gap: {
        slug: "broad-reach",
        kind: "cost-efficiency",
        statement: "Mid-size companies are too many for our sellers and too small for their cost",
        validate: "Work out the cost of a customer by size from the last four quarters",
      },
      primary: "Covers mid-size companies in the whole country",
      criteria: ["Offices in most of the country", "A desk that quotes within a day"],
      because: "Breadth: reaches companies whose size does not pay for a seller of ours",
    },
    "vertical-specialist": {
      kind: "var",
      name: "Vertical specialist",
      plural: "vertical specialists",
      gap: {
        slug: "industry-knowledge",
        kind: "credibility",
        statement:
          "Buyers in each industry choose the supplier that speaks of their work, and we speak of ours",
        validate: "Ask ten lost deals of one industry what the winner knew that we did not",
      },
      primary: "Sells and installs the product in one industry",
      criteria: ["At least 20 customers in the industry", "Two engineers who can certify"],
      because: "Depth: technically able, and close enough to its customers to tell us what is wrong",
    },
    "platform-vendor": {
      kind: "isv",
      name: "Platform vendor",
      plural: "platform vendors",
      gap: {
        slug: "platform-reach",
        kind: "competitive-pressure",
        statement: "Customers extend the platforms they have before they add another product",
        validate: "List the platforms of the last twenty prospects and what each was asked to do",
      },
      primary: "Joins its platform with the product",
      criteria: ["A marketplace or directory", "At least 20 customers in common"],
      because: "Fit: reaches into uses that our product team will not build",
    },
    "global-integrator": {
      kind: "gsi",
      name: "Global integrator",
      plural: "global integrators",
      gap: {
        slug: "worldwide-scale",
        kind: "delivery",
        statement: "The largest companies roll out in many countries at once, beyond what we can deliver",
        validate: "Ask five of the largest customers who leads their worldwide programmes",
      },
      primary: "Takes the product into the programmes of the largest companies",
      criteria: ["A practice that fits the product", "An executive who answers for the joint offer"],
      because: "Scale: worth its effort only when the product is ready for the largest companies",
    },
    "local-integrator": {
      kind: "si",
      name: "Local integrator",
      plural: "local integrators",
      gap: {
        slug: "local-delivery",
        kind: "geographic",
        statement: "In a new market nobody can install the product, and a purchase waits for that",
        validate: "Ask five prospects of the market who would install the product",
      },
      primary: "Installs and supports the product in the new market",
      criteria: ["Ten projects with products like ours", "Support in the language of the market"],
      because: "Is there already, with people and references that take us years",
    },
  },
  order: {
    early: ["vertical-specialist", "platform-vendor"],
    growth: ["national-reseller", "vertical-specialist", "platform-vendor"],
    mature: ["vertical-specialist", "global-integrator", "platform-vendor"],
    expansion: ["national-reseller", "local-integrator", "vertical-specialist"],
  },
  vertical: { slug: "public-sector", name: "Public sector" },
  declined: {
    slug: "hardware-bundles",
    option: "Bundles with hardware makers",
    reason: "Their cycle of two years sets ours, and the bundle is cut first when a price is argued",
  },
};
