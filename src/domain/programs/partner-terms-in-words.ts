import type { Tier } from "../strategy/strategy.ts";

type Benefit = NonNullable<Tier["benefits"]>[number];
type Commitment = NonNullable<Tier["commitments"]>[number];

/** What a partner gets, in words: "Market development funds: USD 4K a year". Amounts are in the currency of the company. */
export function benefitInWords({ kind, value, per }: Benefit, currency: string): string {
  if (value === undefined) return benefitNames[kind];
  const text = String(value);
  const isAmount = moneyKinds.includes(kind) && /^\d+(\.\d+)?[KMB]?$/.test(text);
  return `${benefitNames[kind]}: ${isAmount ? `${currency} ${text}` : text}${per ? ` a ${per}` : ""}`;
}

/** What a partner does, in words: "Business review: 2 a year, 4 hours each". */
export function commitmentInWords({ kind, perYear, hours }: Commitment): string {
  const often = perYear === undefined ? [] : [perYear === 1 ? "once a year" : `${perYear} a year`];
  const long = hours === undefined ? [] : [`${hours} ${hours === 1 ? "hour" : "hours"} each`];
  const more = [...often, ...long].join(", ");
  return more === "" ? commitmentNames[kind] : `${commitmentNames[kind]}: ${more}`;
}

const moneyKinds: readonly Benefit["kind"][] = ["mdf", "joint-campaign", "support"];

const benefitNames: Readonly<Record<Benefit["kind"], string>> = {
  "portal-access": "This portal",
  training: "Training",
  "deal-registration": "Deal registration",
  "registration-discount": "Discount on registered deals",
  discount: "Discount",
  "revenue-share": "Share of revenue",
  mdf: "Market development funds",
  "partner-manager": "Partner manager",
  "roadmap-input": "A say in the roadmap",
  "early-access": "Early access",
  "executive-access": "Access to executives",
  "directory-listing": "Listing in the directory",
  "joint-pr": "Joint press work",
  "joint-campaign": "Joint campaigns",
  support: "Support",
};

const commitmentNames: Readonly<Record<Commitment["kind"], string>> = {
  "annual-review": "Annual review",
  "business-review": "Business review",
  "joint-plan": "Joint plan",
  "joint-activity": "Joint activity",
  certification: "Certification",
  "named-manager": "A named manager",
  "register-deals": "Registering deals",
  reporting: "Reporting",
  quota: "Quota",
};
