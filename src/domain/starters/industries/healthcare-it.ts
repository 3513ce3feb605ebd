import type { IndustryStarter } from "../industry.ts";

/** Hospitals buy across departments, clinicians buy for theirs, and advisers decide when anything changes at all. */
export const healthcareIt: IndustryStarter = {
  name: "Healthcare IT",
  because:
    "A hospital buys from a generalist it has a contract with, a department trusts a specialist who knows its clinical record, and an adviser decides when anything changes. The three qualify, sell and earn in different ways.",
  types: {
    "healthcare-reseller": {
      kind: "var",
      name: "Healthcare IT reseller",
      plural: "healthcare IT resellers",
      gap: {
        slug: "provider-access",
        kind: "market-velocity",
        statement: "Hospitals buy through suppliers that hold a contract already, and a new one takes a year",
        validate: "Ask ten hospitals through which contracts they could buy us today",
      },
      primary: "Covers hospitals and health systems across many products",
      criteria: ["A framework contract with at least five providers", "Staff cleared for patient data"],
      because: "The generalist: holds the contracts, and reaches every department once",
    },
    "clinical-specialist": {
      kind: "var",
      name: "Clinical specialist",
      plural: "clinical specialists",
      gap: {
        slug: "clinical-fit",
        kind: "delivery",
        statement:
          "The product has to work inside the clinical record, and we do not know every department's",
        validate: "Follow three installations and note every step that needed the clinical record",
      },
      primary: "Fits the product into the clinical record of a department and trains its staff",
      criteria: ["Certified for a leading health record", "A clinician among its own people"],
      because: "Speaks the language of the department and connects to its health record",
    },
    "health-consultancy": {
      kind: "consultancy",
      name: "Healthcare consultancy",
      plural: "healthcare consultancies",
      gap: {
        slug: "clinical-trust",
        kind: "credibility",
        statement: "Boards of providers change clinical work on the word of their adviser, not of a vendor",
        validate: "Interview five boards on who advised their last change",
      },
      primary: "Recommends the product in programmes that change clinical work",
      criteria: ["At least ten providers as clients", "Free to recommend products"],
      because: "Creates the occasion to buy: adoption follows a change in how care is given",
    },
    "record-vendor": {
      kind: "isv",
      name: "Health record vendor",
      plural: "health record vendors",
      gap: {
        slug: "record-lock",
        kind: "competitive-pressure",
        statement: "Providers prefer what their health record offers, and shut out what it does not know",
        validate: "List the record systems of the last twenty prospects and what each asked for",
      },
      primary: "Opens its record to the product for the providers that both serve",
      criteria: ["A programme for outside applications", "At least ten providers in common"],
      because: "Decides what may stand beside the record; a connection makes us hard to replace",
    },
    "health-integrator": {
      kind: "si",
      name: "Health system integrator",
      plural: "health system integrators",
      gap: {
        slug: "system-programmes",
        kind: "delivery",
        statement: "Health systems put many hospitals into one programme, beyond what we can deliver",
        validate: "Ask three health systems who leads their current programme",
      },
      primary: "Delivers the product across all hospitals of a health system",
      criteria: ["A programme with at least five hospitals", "Its own project office for healthcare"],
      because: "Carries the few very large programmes in which a mature product becomes the standard",
    },
  },
  order: {
    early: ["clinical-specialist", "health-consultancy"],
    growth: ["healthcare-reseller", "clinical-specialist", "health-consultancy"],
    mature: ["clinical-specialist", "health-integrator", "record-vendor"],
    expansion: ["healthcare-reseller", "clinical-specialist", "health-consultancy"],
  },
  vertical: { slug: "acute-care", name: "Acute care" },
  declined: {
    slug: "patient-apps",
    option: "Selling to patients through app shops",
    reason: "Patients do not pay for it, and what providers ask of us does not matter to them",
  },
};
