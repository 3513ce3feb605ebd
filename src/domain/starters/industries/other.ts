import type { IndustryStarter } from "../industry.ts";

/** The neutral starter: the types that most vendors meet first, for a company that fits no industry of the list. */
export const other: IndustryStarter = {
  name: "Another industry",
  because:
    "Nothing is assumed of the industry. The types are the ones that most vendors meet first; rename them after the partners that your customers name.",
  types: {
    "regional-reseller": {
      kind: "reseller",
      name: "Regional reseller",
      plural: "regional resellers",
      gap: {
        slug: "regional-reach",
        kind: "geographic",
        statement: "Many possible customers are where we have no seller",
        validate: "Count the accounts of each market by region, and those a seller visited last year",
      },
      primary: "Sells and renews in its region",
      criteria: ["At least 30 customers of our kind", "People who sell every day"],
      because: "Is where we are not",
    },
    "service-provider": {
      kind: "msp",
      name: "Service provider",
      plural: "service providers",
      gap: {
        slug: "ongoing-service",
        kind: "delivery",
        statement: "Some customers want the result and not the product, and we do not run it for them",
        validate: "Count the deals of the last year that asked for a service around the product",
      },
      primary: "Runs the product for its customers",
      criteria: ["At least 40 customers under contract", "Bills by the month"],
      because: "Sells the outcome to those who would never run the product themselves",
    },
    consultancy: {
      kind: "consultancy",
      name: "Consultancy",
      plural: "consultancies",
      gap: {
        slug: "buyer-trust",
        kind: "credibility",
        statement: "Buyers ask an adviser first, and advisers do not know us",
        validate: "Ask the last twenty buyers whose advice they took",
      },
      primary: "Recommends the product where it advises",
      criteria: ["At least ten clients of our kind", "Free to recommend products"],
      because: "Has the trust of the buyer before the first call",
    },
    "expert-reseller": {
      kind: "var",
      name: "Expert reseller",
      plural: "expert resellers",
      gap: {
        slug: "expert-sale",
        kind: "market-velocity",
        statement: "Customers need the product explained and installed, and our few people do both",
        validate: "Note the hours that each of the last ten sales took of our engineers",
      },
      primary: "Sells and installs the product, and tells us what is wrong with it",
      criteria: ["Two engineers who can certify", "At least 20 customers of our kind"],
      because: "Technically able, and close enough to its customers to teach us",
    },
    "product-vendor": {
      kind: "isv",
      name: "Complementary product vendor",
      plural: "complementary product vendors",
      gap: {
        slug: "product-fit",
        kind: "competitive-pressure",
        statement: "Customers choose what works with the products they have",
        validate: "List the products that the last twenty prospects asked us to work with",
      },
      primary: "Joins its product with ours for the customers that use both",
      criteria: ["A published interface", "At least 20 customers in common"],
      because: "Makes the product part of something that customers already keep",
    },
    integrator: {
      kind: "si",
      name: "Integrator",
      plural: "integrators",
      gap: {
        slug: "large-projects",
        kind: "delivery",
        statement: "Large customers buy a project, and we deliver a part of it",
        validate: "List the last ten large deals with who held the contract",
      },
      primary: "Delivers large projects with the product in them",
      criteria: ["A practice that fits the product", "At least five projects a year"],
      because: "Holds the contract and chooses what goes into it",
    },
  },
  order: {
    early: ["expert-reseller", "product-vendor"],
    growth: ["regional-reseller", "service-provider", "consultancy"],
    mature: ["expert-reseller", "integrator", "product-vendor"],
    expansion: ["regional-reseller", "service-provider", "consultancy"],
  },
  vertical: { slug: "first-vertical", name: "The first vertical, to be named" },
  declined: {
    slug: "everyone-who-asks",
    option: "Enrolling every company that asks",
    reason: "Each takes a partner manager's hours, and most never sell",
  },
};
