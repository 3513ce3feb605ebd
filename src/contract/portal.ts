import type { Day } from "../domain/shared/dates.ts";
import type { UntoldRevenue } from "./api.ts";

/** Replies of the portal: what a partner company is told about itself. */

/** A criterion of a tier with its arithmetic: the value, the bound, and the days that the value counts. */
export type PortalCriterion = {
  criterion: string;
  unit: string;
  value: number | null;
  bound: "at-least" | "at-most";
  /** Null where the criterion is no quantity, or one that cannot be compared. */
  threshold: number | null;
  window: { from: Day; to: Day } | null;
  met: boolean;
  /** Why nobody can tell; null where the value is known. */
  untold: string | null;
};
/** Where the company stands in one programme. Tiers are named as the programme names them. */
export type PortalTier = {
  program: string;
  programName: string;
  /** Null below the lowest tier. */
  tier: string | null;
  /** Null in the highest tier. */
  next: string | null;
  benefits: string[];
  nextBenefits: string[];
  missing: PortalCriterion[];
};
export type PortalHomeReply = {
  asOf: Day;
  vendor: string;
  company: string;
  currency: string;
  headline: string;
  /** Revenue won with a part of the company in the 12 months up to the day, and in those before; null where `untold` says why. */
  revenueMinor: number | null;
  revenueBeforeMinor: number | null;
  untold: UntoldRevenue;
  /** Deals won in the 12 months, whatever their currency. */
  deals: number | null;
  tiers: PortalTier[];
  /** Revenue by month; null in a month that the facts do not reach. */
  trend: { day: Day; value: number | null }[];
};
export type PortalCompanyReply = {
  asOf: Day;
  vendor: string;
  number: number;
  name: string;
  type: string;
  country: string | null;
  state: string | null;
  city: string | null;
  signedOn: Day | null;
  programs: { program: string; name: string; enrolledOn: Day | null }[];
  certifications: { person: string; kind: string; earnedOn: Day; expiresOn: Day | null; valid: boolean }[];
  /** People of the company who may enter the portal. */
  people: number;
};
export type PortalDealRow = {
  id: string;
  stage: string;
  openedOn: Day | null;
  closedOn: Day | null;
  amountMinor: number;
  currency: string;
  /** The parts of the own company; those of others are not told. */
  roles: string[];
};
export type PortalDealsReply = { asOf: Day; rows: PortalDealRow[]; total: number; next: string | null };
export type PortalTierReply = {
  asOf: Day;
  vendor: string;
  currency: string;
  headline: string;
  /** How a tier is given, in a sentence. */
  rule: string;
  tiers: (PortalTier & { ladder: PortalRung[] })[];
};
export type PortalRung = {
  name: string;
  /** Held, or below the one that is held. */
  reached: boolean;
  criteria: PortalCriterion[];
  benefits: string[];
  commitments: string[];
};
