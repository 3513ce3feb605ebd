import { entries } from "../../strategy/lookup.ts";
import type { MeasureId } from "../../measures/catalogue.ts";
import { type Rule, eachOf, rule } from "../rule.ts";

export const riskRules: readonly Rule[] = [
  rule({
    id: "RSK-001",
    severity: "error",
    finds: "a high-impact risk without mitigation or contingency",
    why: "A risk that is only named gives the feeling of having dealt with it. When it comes true, the plan is made in the week in which it should be carried out.",
    fix: "write what makes it less likely (`mitigation`) and what you do when it happens (`contingency`)",
    example: {
      bad: "top-partner-leaves: { risk: The largest partner leaves, impact: high }",
      good: "top-partner-leaves:\n  risk: The largest partner leaves\n  impact: high\n  mitigation: Quarterly reviews, a notice period in the agreement\n  contingency: Two alternates named per cell",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.risks, ["risks"], function* (risk, path, slug) {
        const missing = (["mitigation", "contingency"] as const).filter((field) => !risk[field]);
        if (risk.impact === "high" && missing.length > 0)
          yield {
            path,
            message: `high-impact risk \`${slug}\` has no ${missing.join(" or ")}`,
            fix: `write ${missing.map((field) => `\`${field}\``).join(" and ")}`,
          };
      }),
  }),
  rule({
    id: "RSK-002",
    severity: "warning",
    finds: "a high-impact risk without a warning that is a signal",
    why: "A warning that people have to remember to look for is seen afterwards. A signal is computed every day and says so by itself.",
    fix: "add a warning (`warnings`) that names a signal (`signal`)",
    example: {
      bad: "warnings: [{ text: The partner seems unhappy }]",
      good: "warnings: [{ signal: days-since-contact, over: 30 }]",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.risks, ["risks"], function* (risk, path, slug) {
        const computed = (risk.warnings ?? []).some(({ signal }) => signal !== undefined);
        if (risk.impact === "high" && !computed)
          yield { path, message: `no warning of high-impact risk \`${slug}\` is a signal` };
      }),
  }),
  rule({
    id: "RSK-003",
    severity: "warning",
    finds: "no scenario conditioned on partner revenue, ARR or share",
    why: "The one thing that every year puts in doubt is whether partners bring what was promised. Without a plan for the miss, the answer is a hiring freeze decided in a hurry.",
    fix: "add a scenario whose condition (`when`) names partner-sourced revenue, ARR or share, with the plan that follows",
    example: {
      bad: "scenarios: {}",
      good: "scenarios:\n  revenue-miss: { when: { metric: partner-sourced-revenue, missedBy: 30% }, plan: Add two direct sellers, owner: cro }",
    },
    *faults({ strategy }) {
      const conditions = entries(strategy.scenarios).map(([, { when }]) => when?.metric);
      if (!conditions.some((metric) => metric !== undefined && partnerResults.has(metric)))
        yield {
          path: ["scenarios"],
          message: "no scenario says what happens when partners bring less than planned",
        };
    },
  }),
];

const results: readonly MeasureId[] = [
  "partner-sourced-revenue",
  "partner-influenced-revenue",
  "partner-attached-revenue",
  "partner-sourced-share",
  "partner-influenced-share",
  "partner-attached-share",
  "partner-sourced-arr",
  "partner-sourced-arr-share",
];
const partnerResults: ReadonlySet<string> = new Set(results);
