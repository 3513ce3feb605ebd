import { type Agreement, type KeyTerm, missingTerms } from "../../strategy/agreement-terms.ts";
import { entries } from "../../strategy/lookup.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { listed } from "../figures.ts";
import { eachOf, type Fault, type Rule, rule } from "../rule.ts";

export const agreementRules: readonly Rule[] = [
  rule({
    id: "AGR-001",
    severity: "warning",
    finds: "a partner type that no agreement covers",
    why: "The first signed partner of the type waits while terms are invented for it, and those terms become the precedent for all others.",
    fix: "add the type to those that an agreement covers (`types`), or write one for it",
    example: {
      bad: "partnerTypes: { msp: { name: Managed service provider } }\nagreements: {}",
      good: "partnerTypes: { msp: { name: Managed service provider } }\nagreements:\n  resale-agreement: { kind: resale, types: [msp] }",
    },
    faults: ({ strategy }) => uncoveredFaults(strategy),
  }),
  rule({
    id: "AGR-002",
    severity: "warning",
    finds: "an agreement without a key term of its kind",
    why: "What the framework leaves open is settled partner by partner. The differences are discovered when two partners compare, or when one leaves.",
    fix: "write the missing terms",
    example: {
      bad: "agreements:\n  introductions: { kind: referral, territory: North, pricing: { fee: 10% } }",
      good: "agreements:\n  introductions: { kind: referral, territory: North, pricing: { fee: 10% }, reporting: Quarterly, term: 12 months, termination: 30 days' notice }",
    },
    faults: ({ strategy }) => termFaults(strategy),
  }),
];

function uncoveredFaults({ partnerTypes, agreements }: Strategy): Iterable<Fault> {
  const covered = new Set(entries<Agreement>(agreements).flatMap(([, { types }]) => types ?? []));
  return eachOf(partnerTypes, ["partnerTypes"], function* (_, path, slug) {
    if (!covered.has(slug)) yield { path, message: `no agreement covers \`${slug}\`` };
  });
}

function termFaults({ agreements }: Strategy): Iterable<Fault> {
  return eachOf(agreements, ["agreements"], function* (agreement, path, slug) {
    const missing = missingTerms(agreement).map(termName);
    if (missing.length === 0) return;
    yield {
      path,
      message: `\`${slug}\` (${agreement.kind}) does not settle ${listed(missing)}`,
      fix: `write ${listed(missing)}`,
    };
  });
}

const termName = (anyOf: KeyTerm): string => anyOf.map((term) => `\`${term}\``).join(" or ");
