import type { industries } from "../../strategy/closed-sets.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { missing, paragraph } from "../blocks.ts";
import { words } from "../words.ts";
import { type Expectation, fitCount, fitTable, hasKinds, type Kind } from "./fit.ts";

type Industry = (typeof industries)[number];

const role = (name: string, does: string, ...kinds: readonly Kind[]): Expectation => ({
  expects: `${name}: ${does}`,
  holds: (strategy) => hasKinds(strategy, kinds),
});

/** The roles that partners usually share between them in an industry; each needs terms and money of its own. */
const roles: Readonly<Record<Industry, readonly Expectation[]>> = {
  "enterprise-technology": [
    role("National resellers", "breadth in the mid-market", "reseller", "distributor"),
    role("Specialists by industry", "depth in large accounts", "var"),
    role("Global integrators", "implementation at the scale of the largest companies", "gsi", "si"),
    role("Product partners", "a platform that does more", "isv"),
  ],
  cybersecurity: [
    role("Security resellers", "single products to the mid-market", "var", "reseller"),
    role("Managed security providers", "a service for those without a security team", "mssp", "msp"),
    role("Integrators", "whole security programmes of large companies", "si", "gsi"),
  ],
  "cloud-saas": [
    role("Resale", "coverage of transactions", "reseller", "var", "distributor", "msp"),
    role("Product partners", "depth of the marketplace", "isv"),
    role(
      "Consulting alliances",
      "authority in the customer's decision",
      "consultancy",
      "si",
      "gsi",
      "alliance",
    ),
  ],
  "healthcare-it": [
    role("Generalist resellers", "hospitals and health systems across products", "reseller", "distributor"),
    role("Clinical specialists", "single departments whose work they know", "var"),
    role(
      "Healthcare consultants",
      "change of clinical work that opens the door to products",
      "consultancy",
      "si",
    ),
  ],
  manufacturing: [
    role("Distributors", "breadth and supply", "distributor"),
    role("Application dealers", "technical sales in one field of use", "var", "reseller"),
    role("Builders that embed us", "volume inside other products", "oem"),
    role("Integrators", "projects of automation", "si", "gsi"),
  ],
  "financial-services": [
    role("Core-system consultants", "the word that banks and insurers buy on", "consultancy"),
    role("Integrators", "regulated implementation", "si", "gsi"),
    role("Platform and product partners", "a place inside the core system", "isv", "oem"),
    role("Regional resellers", "smaller institutions near them", "var", "reseller"),
  ],
  other: [],
};

export function industryBlocks(strategy: Strategy): Block[] {
  const { industry } = strategy.company;
  if (industry === undefined) return [missing("the industry", "company.industry")];
  if (roles[industry].length === 0)
    return [paragraph("No pattern of partner roles is kept for this industry.")];
  return fitTable(strategy, `Roles that partners usually share in ${words(industry)}`, roles[industry]);
}

export function industryFinding(strategy: Strategy): string | null {
  const { industry } = strategy.company;
  if (industry === undefined || roles[industry].length === 0) return null;
  return `${fitCount(strategy, roles[industry])} partner roles usual in ${words(industry)} are filled`;
}
