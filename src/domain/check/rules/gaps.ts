import { entries } from "../../strategy/lookup.ts";
import { type Rule, eachOf, rule } from "../rule.ts";

export const gapRules: readonly Rule[] = [
  rule({
    id: "GAP-001",
    severity: "warning",
    finds: "a gap that no partner type fills",
    why: "The gap was the reason to look for partners, yet nobody is being recruited to close it. A year later it is still open and the programme looks busy.",
    fix: "let a partner type fill the gap (`fills`), or drop the gap",
    example: {
      bad: "gaps:\n  regional-reach: { statement: … }\npartnerTypes:\n  msp: { name: MSP, fills: [no-managed-service] }",
      good: "partnerTypes:\n  msp: { name: MSP, fills: [no-managed-service] }\n  reseller: { name: Reseller, fills: [regional-reach] }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.gaps, ["gaps"], function* (_, path, slug) {
        const filled = entries(strategy.partnerTypes).some(([, type]) => type.fills?.includes(slug));
        if (!filled) yield { path, message: `no partner type fills \`${slug}\`` };
      }),
  }),
  rule({
    id: "GAP-002",
    severity: "warning",
    finds: "a gap without a source",
    why: "A gap is a claim about the market that money will follow. Without evidence it is the opinion of whoever wrote it, and the board will treat it as one.",
    fix: "add the research, data or interviews to the sources of the strategy, and name them at the gap (`sources`)",
    example: {
      bad: "gaps:\n  regional-reach:\n    statement: No seller covers the Gulf states",
      good: "gaps:\n  regional-reach:\n    statement: No seller covers the Gulf states\n    sources: [territory-model]",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.gaps, ["gaps"], function* (gap, path, slug) {
        if (!gap.sources?.length) yield { path, message: `\`${slug}\` names no source` };
      }),
  }),
  rule({
    id: "GAP-003",
    severity: "note",
    finds: "a gap without a build / partner / acquire decision",
    why: "Partnering is one of three answers to a gap. If the other two were never weighed, someone will ask in the middle of the year why we do not simply build it.",
    fix: "add a decision (`decisions`) that names the gap (`gap`), with the facts it rests on",
    example: {
      bad: "decisions: {}",
      good: "decisions:\n  D-001: { need: Reach in the Gulf, gap: regional-reach, decision: partner, partner: summit-systems }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.gaps, ["gaps"], function* (_, path, slug) {
        const decided = entries(strategy.decisions).some(([, { gap }]) => gap === slug);
        if (!decided)
          yield { path, message: `no decision weighs building, partnering or acquiring for \`${slug}\`` };
      }),
  }),
];
