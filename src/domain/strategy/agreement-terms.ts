import type { agreementKinds } from "./closed-sets.ts";
import type { Entry } from "./strategy.ts";

export type Agreement = Entry<"agreements">;
export type AgreementKind = (typeof agreementKinds)[number];
export type AgreementTerm = Exclude<keyof Agreement, "types" | "kind">;
/** A key term; of several, any one will do ("territory or scope"). */
export type KeyTerm = readonly [AgreementTerm, ...AgreementTerm[]];

const lighter = [
  ["territory", "scope"],
  ["pricing", "commercial"],
  ["reporting"],
  ["term"],
  ["termination"],
] as const satisfies readonly KeyTerm[];

/** What an agreement of each kind has to settle (spec 1, "Closed sets", last paragraph). */
export const keyTerms: Record<AgreementKind, readonly KeyTerm[]> = {
  integration: [
    ["scope"],
    ["technical"],
    ["marketing"],
    ["support"],
    ["commercial"],
    ["term"],
    ["termination"],
  ],
  resale: [
    ["territory"],
    ["exclusivity"],
    ["pricing"],
    ["dealRegistration"],
    ["training"],
    ["quota"],
    ["reporting"],
    ["term"],
    ["termination"],
  ],
  referral: lighter,
  "co-sell": lighter,
  implementation: lighter,
  msp: lighter,
  oem: lighter,
  alliance: lighter,
  "joint-venture": lighter,
};

/** The key terms of an agreement's kind; none while its kind is not said, as in a draft. */
export const keyTermsOf = ({ kind }: Partial<Agreement>): readonly KeyTerm[] => (kind ? keyTerms[kind] : []);

/** The key terms that an agreement leaves open: absent, or written without content. */
export const missingTerms = (agreement: Agreement): KeyTerm[] =>
  keyTermsOf(agreement).filter((anyOf) => !anyOf.some((term) => isSettled(agreement[term])));

function isSettled(term: Agreement[AgreementTerm]): boolean {
  if (term === undefined) return false;
  if (typeof term === "string") return term.trim() !== "";
  return Object.keys(term).length > 0;
}
