import type { AgreementKind } from "../../strategy/agreement-terms.ts";
import { type Draft, remark, type Written } from "../draft.ts";
import type { Ground } from "../ground.ts";

type Agreement = Written<"agreements">[string];

/** The deal frameworks of the chosen types, and what a partner gains, tied to a measure rather than to a claim. */
export function agreementParts({ types, markets, stage }: Ground): Draft {
  const kinds = [...new Set(types.map(({ archetype }) => archetype.agreement))];
  const territory = markets.map(({ name }) => name).join(", ");
  return {
    parts: {
      agreements: Object.fromEntries(
        kinds.map((kind) => [
          `${kind}-agreement`,
          {
            kind,
            types: types.filter(({ archetype }) => archetype.agreement === kind).map(({ slug }) => slug),
            ...termsOf(kind, territory),
          },
        ]),
      ),
      value: {
        "first-revenue": {
          element: "Early revenue",
          statement: `A new partner earns within ${stage.firstRevenueDays} days of its signature`,
          metric: "time-to-first-revenue",
        },
      },
    },
    remarks: [
      remark(
        ["agreements"],
        "Deal frameworks with the key terms of their kind: a starting point for counsel, not a contract.",
      ),
      remark(
        ["value"],
        "The joint value proposition: what a partner gains. Each element stands on `sources` or on a `metric` that is counted live. Ask three partners what a customer is worth to them, and add it.",
      ),
    ],
  };
}

const usual = { term: "12 months", termination: "60 days' notice; registered deals are honoured" };

function termsOf(kind: AgreementKind, territory: string): Omit<Agreement, "kind" | "types"> {
  if (kind === "resale")
    return {
      territory,
      exclusivity: "non-exclusive",
      pricing: { list: "Published price list", discount: "By tier", endUser: "The partner sets the price" },
      dealRegistration: "By programme",
      training: "By tier",
      quota: "None in the first year",
      reporting: "Pipeline once a month",
      ...usual,
    };
  if (kind === "integration")
    return {
      scope: "One connection between the two products, for customers that use both",
      technical: { ours: "A public interface and a sandbox", theirs: "A connector, kept for two releases" },
      marketing: { listing: "A place in both directories", joint: "One launch together" },
      support: { firstLine: "Whoever is asked first", escalation: "Within a business day between the desks" },
      commercial: "Each side sells its own",
      ...usual,
    };
  return { territory, pricing: prices[kind] ?? "By schedule", reporting: "Once a quarter", ...usual };
}

const prices: Partial<Record<AgreementKind, string>> = {
  referral: "A referral fee by incentive",
  implementation: "The partner prices its work, we price the product",
  oem: "A licence by volume, paid on shipment",
  alliance: "Each side sells its own",
};
