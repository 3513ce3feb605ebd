import { functions } from "../../strategy/closed-sets.ts";
import { isLive } from "../../strategy/lookup.ts";
import type { Path } from "../../strategy/path.ts";
import { subjectOf } from "../../strategy/subject.ts";
import { listed } from "../figures.ts";
import { type CheckInput, type Fault, type Rule, eachOf, rule } from "../rule.ts";

export const ownerRules: readonly Rule[] = [
  rule({
    id: "OWN-001",
    severity: "error",
    finds: "an objective, active / next / scaled bet, cell, milestone, risk or metric without an owner",
    why: "What belongs to everybody is looked at by nobody. When it slips, the first meeting is spent on whose it was.",
    fix: "name one person who is accountable (`owner`)",
    example: {
      bad: "- { metric: active-partners, targets: { FY28: 28 } }",
      good: "- { metric: active-partners, targets: { FY28: 28 }, owner: gtm }",
    },
    *faults(input) {
      const { strategy } = input;
      yield* unowned(input, "objective", strategy.objectives, ["objectives"]);
      yield* unowned(input, "bet", strategy.bets, ["bets"], isLive);
      yield* unowned(input, "cell", strategy.coverage?.cells, ["coverage", "cells"]);
      yield* unowned(input, "objective", strategy.okrs, ["okrs"]);
      yield* unowned(input, "metric", strategy.metrics, ["metrics"]);
      yield* unowned(input, "milestone", strategy.roadmap, ["roadmap"]);
      yield* unowned(input, "risk", strategy.risks, ["risks"]);
    },
  }),
  rule({
    id: "OWN-002",
    severity: "warning",
    finds: "sign-off without one of sales, marketing, product, finance",
    why: "Each of the four can stop the strategy later: with quotas, campaigns, the product plan or the budget. A function that was not asked will use that.",
    fix: "let a person of that function sign off (`strategy.signoff`)",
    example: {
      bad: "strategy: { signoff: [cro, cmo] }",
      good: "strategy: { signoff: [cro, cmo, product, fin] }",
    },
    *faults({ strategy }) {
      const signed = (strategy.strategy.signoff ?? []).map((person) => strategy.people?.[person]?.function);
      const missing = functions.filter((name) => !signed.includes(name));
      if (missing.length === 0) return;
      const people = Object.entries(strategy.people ?? {}).filter(([, person]) =>
        missing.some((name) => name === person.function),
      );
      yield {
        path: ["strategy", "signoff"],
        message: `nobody of ${listed(missing, "or")} has signed off`,
        ...(people.length > 0
          ? {
              fix: `ask ${listed(people.map(([slug]) => `\`${slug}\``))}, and add who agrees to those who signed off (\`strategy.signoff\`)`,
            }
          : {}),
      };
    },
  }),
];

type Owned = { readonly owner?: string | undefined };

function* unowned<T extends Owned>(
  { strategy }: CheckInput,
  noun: string,
  elements: Readonly<Record<string, T>> | readonly T[] | undefined,
  at: Path,
  counts: (element: T) => boolean = () => true,
): Generator<Fault> {
  const nameOf = (path: Path): string =>
    noun === "metric" ? String(strategy.metrics?.[Number(path[1])]?.metric) : subjectOf(strategy, path);
  yield* eachOf<T>(elements, at, function* (element, path) {
    if (counts(element) && !element.owner)
      yield { path, message: `${noun} \`${nameOf(path)}\` has no owner` };
  });
}
