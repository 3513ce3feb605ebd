import type { Words } from "./member-in.ts";

export const incentiveWords: Words<
  | "commission"
  | "referral-fee"
  | "margin"
  | "revenue-share"
  | "rebate"
  | "spiff"
  | "royalty"
  | "per-seat"
  | "quota-credit"
> = {
  commission: ["sales commission"],
  "referral-fee": ["finder's fee", "lead fee", "referral commission", "referral bonus", "referral reward"],
  margin: ["reseller margin", "resale margin", "discount", "off list", "off list price"],
  "revenue-share": ["rev share", "revenue sharing"],
  spiff: ["spif", "spot bonus"],
};
export const incentiveBaseWords: Words<
  "closed-revenue" | "first-year-revenue" | "recurring-revenue" | "registered-deal" | "activity"
> = {
  "closed-revenue": ["closed deals", "closed won revenue", "closed business"],
  "first-year-revenue": ["first year ACV", "first year contract value", "year one revenue"],
  "recurring-revenue": ["ARR", "recurring contract value"],
  "registered-deal": ["registered deals", "deal registration"],
  activity: ["activities"],
};
export const agreementWords: Words<
  | "integration"
  | "resale"
  | "referral"
  | "co-sell"
  | "implementation"
  | "msp"
  | "oem"
  | "alliance"
  | "joint-venture"
> = {
  integration: ["integration partnership", "technology integration"],
  resale: [
    "reseller",
    "reseller partnership",
    "resale partnership",
    "distribution",
    "distribution partnership",
  ],
  referral: ["referral partnership"],
  "co-sell": ["co-sell partnership"],
  implementation: ["services partnership", "implementation partnership", "services"],
  msp: ["MSP partnership", "managed service", "managed services"],
  oem: ["OEM partnership", "OEM embed"],
  alliance: ["strategic alliance", "ecosystem", "alliance partnership"],
  "joint-venture": ["JV"],
};
