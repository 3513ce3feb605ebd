import { planPages as mostPages } from "../../documents/plan-pages.ts";
import { type Rule, rule } from "../rule.ts";

export const lengthRules: readonly Rule[] = [
  rule({
    id: "LEN-001",
    severity: "warning",
    finds: "the plan prints longer than five pages",
    why: "A plan that is longer is filed and not read. The page count is the one of the printed plan, set at the smallest size that reads well; a strategy that is far from five pages is not typeset to know it, and where nobody typeset it the rule is silent.",
    fix: "shorten the longest tables: merge partner types, retire bets, keep the metrics that somebody decides by",
    example: {
      bad: "partnerTypes: { msp: …, mssp: …, var: …, distributor: …, isv: …, si: …, gsi: …, oem: …, agency: … }",
      good: "partnerTypes: { msp: …, regional-reseller: …, bank-consultant: … }",
    },
    *faults({ planPages }) {
      if (planPages === null || planPages <= mostPages) return;
      yield {
        path: [],
        message: `the plan prints on ${planPages} pages, and ${mostPages} are the most`,
      };
    },
  }),
];
