import type { IndustryStarter } from "../industry.ts";

/** Plants buy parts from distributors, solutions from dealers, lines from integrators and machines from builders. */
export const manufacturing: IndustryStarter = {
  name: "Manufacturing and industrial",
  because:
    "A plant buys parts from a distributor, solutions from a dealer who knows its application, whole lines from an integrator, and machines with the technology already inside. Their economics have little in common, so one resale programme fits none of them.",
  types: {
    "application-dealer": {
      kind: "var",
      name: "Specialist application dealer",
      plural: "specialist application dealers",
      gap: {
        slug: "application-knowledge",
        kind: "credibility",
        statement:
          "Plant engineers trust the dealer who has solved their application before, and we have not",
        validate: "Visit five plants with a dealer and note what its engineer knew that ours did not",
      },
      primary: "Sells and sets up the product for one industrial application",
      criteria: ["An application engineer of its own", "At least 20 plants in the application"],
      because: "Technical sales needs someone who has stood at the machine",
    },
    "automation-integrator": {
      kind: "si",
      name: "Automation integrator",
      plural: "automation integrators",
      gap: {
        slug: "line-projects",
        kind: "delivery",
        statement: "Automation is bought as a working line, and we deliver a part of it",
        validate: "List the last ten projects we were part of, with who held the contract",
      },
      primary: "Builds whole lines with the product in them",
      criteria: ["At least five lines a year", "Engineers for the control systems that we support"],
      because: "Holds the contract for the line and chooses what goes into it",
    },
    "industrial-distributor": {
      kind: "distributor",
      name: "Industrial distributor",
      plural: "industrial distributors",
      gap: {
        slug: "local-stock",
        kind: "geographic",
        statement: "Plants order from stock near them, and we ship from one place",
        validate: "Ask twenty plants how fast a spare part must arrive, and from whom it comes",
      },
      primary: "Keeps stock near the plants and reaches the small ones",
      criteria: ["A depot in the market", "Sales people who visit plants"],
      because: "Stock, credit and visits across a wide area are its trade and not ours",
    },
    "machine-builder": {
      kind: "oem",
      name: "Machine builder",
      plural: "machine builders",
      gap: {
        slug: "designed-in",
        kind: "cost-efficiency",
        statement:
          "What a machine is built with stays in it for its life, and is never bought again separately",
        validate: "Ask five machine builders when they choose the technology of their next model",
      },
      primary: "Builds the product into its machines",
      criteria: ["At least 50 machines a year", "A next model within two years"],
      because: "One design brings the volume of a hundred sales, and keeps a rival out for a model's life",
    },
  },
  order: {
    early: ["application-dealer", "automation-integrator"],
    growth: ["industrial-distributor", "application-dealer", "automation-integrator"],
    mature: ["application-dealer", "automation-integrator", "machine-builder"],
    expansion: ["industrial-distributor", "application-dealer", "automation-integrator"],
  },
  vertical: { slug: "food-and-beverage", name: "Food and beverage" },
  declined: {
    slug: "web-shop",
    option: "A web shop of our own for plants",
    reason: "Undercuts the distributors that are to keep stock, before they have sold anything",
  },
};
