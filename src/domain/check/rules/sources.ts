import { addMonths } from "../../shared/dates.ts";
import { grounding, groundingAimPercent } from "../../strategy/grounding.ts";
import { subjectOf } from "../../strategy/subject.ts";
import { type Rule, eachOf, rule } from "../rule.ts";

/** Markets move: a source counts as fresh for this long (spec 1, SRC-002). */
const freshMonths = 18;
const namedAtMost = 5;

export const sourceRules: readonly Rule[] = [
  rule({
    id: "SRC-001",
    severity: "warning",
    finds: "grounding ratio below 0.95",
    why: "Every printed document carries this figure. Below it, a reader who asks where a sentence comes from will soon hit one that comes from nowhere, and stops believing the rest.",
    fix: "give each claim a source: gaps, mechanisms, candidates, value elements, and wedges and strengths that name sources",
    example: {
      bad: "gaps:\n  cost-to-reach: { statement: Direct costs twice as much }",
      good: "gaps:\n  cost-to-reach: { statement: Direct costs 1.9 times as much, sources: [cac-study] }",
    },
    *faults({ strategy }) {
      const { claims, grounded, ratio, ungrounded } = grounding(strategy);
      // Counted and not rounded: 0.9459 is printed as 0.95 and is still below it.
      if (ratio === null || grounded * 100 >= claims * groundingAimPercent) return;
      const names = [...new Set(ungrounded.map((path) => subjectOf(strategy, path)))];
      const more = names.length > namedAtMost ? ` and ${names.length - namedAtMost} more` : "";
      yield {
        path: ["sources"],
        message: `${grounded} of ${claims} claims have a source; the aim is ${groundingAimPercent}%`,
        fix: `give a source to ${names.slice(0, namedAtMost).join(", ")}${more}`,
      };
    },
  }),
  rule({
    id: "SRC-002",
    severity: "warning",
    finds: "a source older than 18 months",
    why: "Account counts, prices and rivals change within two budgets. An old study is quoted with the confidence of a new one.",
    fix: "repeat the study, or replace the source by a newer one",
    example: {
      bad: "territory-model: { title: Account counts by state, date: 2024-02-10 }",
      good: "territory-model: { title: Account counts by state, date: 2026-09-10 }",
    },
    faults: ({ strategy, asOf }) =>
      eachOf(strategy.sources, ["sources"], function* ({ date }, path, slug) {
        if (date !== undefined && addMonths(date, freshMonths) < asOf)
          yield {
            path: [...path, "date"],
            message: `\`${slug}\` is of ${date}, more than ${freshMonths} months ago`,
          };
      }),
  }),
];
