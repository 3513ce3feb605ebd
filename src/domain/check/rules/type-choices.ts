import { daysBetween } from "../../shared/dates.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { toleranceOf } from "../../strategy/tolerances.ts";
import { listed, percent } from "../figures.ts";
import { type Fault, type Rule, eachOf, rule } from "../rule.ts";
import { splitsByType } from "../split.ts";

/** What the types say against what the thesis and the targets say of them. */
export const typeChoiceRules: readonly Rule[] = [
  rule({
    id: "TYP-010",
    severity: "warning",
    finds: "a partner type that works in none of the models that the thesis chose",
    why: "The thesis says how we go to market with partners, and this type is recruited for another way. Its contracts, margins and people are in nobody's plan.",
    fix: "let the type work in a model of the thesis (`models`), add its model to the thesis (`thesis.models`), or drop the type",
    example: {
      bad: "thesis: { models: [{ model: resale }] }\npartnerTypes: { studio: { name: Studio, models: [oem] } }",
      good: "thesis: { models: [{ model: resale }] }\npartnerTypes: { studio: { name: Studio, models: [resale] } }",
    },
    faults: ({ strategy }) => modelsNotChosen(strategy),
  }),
  rule({
    id: "TYP-011",
    severity: "warning",
    finds:
      "a partner type whose part of a year's revenue target is far from its target share (attached revenue: by more than `tolerances.mix`; sourced revenue: also less than half or more than twice of it)",
    why: "The composition says what the channel should look like, the target what people are paid for. They will do the second, and the mix drifts by design.",
    fix: "set the share of the type (`target.share`) and its target (`metrics`) to one another",
    example: {
      bad: "partnerTypes: { agency: { name: Agency, target: { share: 5% } } }\nmetrics:\n  - { metric: partner-sourced-revenue, targets: { FY28: 2M } }\n  - { metric: partner-sourced-revenue, where: { type: agency }, targets: { FY28: 300K } }",
      good: "partnerTypes: { agency: { name: Agency, target: { share: 5% } } }\nmetrics:\n  - { metric: partner-sourced-revenue, targets: { FY28: 2M } }\n  - { metric: partner-sourced-revenue, where: { type: agency }, targets: { FY28: 100K } }",
    },
    faults: ({ strategy }) => sharesNotAimedAt(strategy),
  }),
];

function* modelsNotChosen(strategy: Strategy): Generator<Fault> {
  const chosen = (strategy.thesis?.models ?? []).map(({ model }) => model);
  if (chosen.length === 0) return;
  yield* eachOf(strategy.partnerTypes, ["partnerTypes"], function* ({ models }, path, slug) {
    if (!models?.length || models.some((model) => chosen.includes(model))) return;
    yield {
      path: [...path, "models"],
      message: `\`${slug}\` works by ${listed(models)}; the thesis chose ${listed(chosen)}`,
    };
  });
}

/** Shorter windows have their seasons. */
const yearDays = 360;

/**
 * The share is of partner-attached revenue (partner-types.ts). Sourced revenue is another figure: a type that advises is
 * attached to more than it sources, so there only a part that is out of all proportion contradicts the share.
 */
function* sharesNotAimedAt(strategy: Strategy): Generator<Fault> {
  for (const { whole, parts } of splitsByType(strategy)) {
    const isSourced = whole.metric === "partner-sourced-revenue";
    if (!isSourced && whole.metric !== "partner-attached-revenue") continue;
    if (daysBetween(whole.window.from, whole.window.to) < yearDays || whole.value <= 0) continue;
    for (const { wanted, types } of parts) {
      const [type = ""] = types;
      const share = strategy.partnerTypes?.[type]?.target?.share;
      if (types.length > 1 || share === undefined) continue;
      const aimed = wanted.value / whole.value;
      const isNear = Math.round(Math.abs(aimed - share) * 1e8) / 1e8 <= toleranceOf(strategy, "mix");
      if (isNear || (isSourced && aimed >= share / 2 && aimed <= share * 2)) continue;
      yield {
        path: ["partnerTypes", type, "target", "share"],
        message: `\`${type}\` is to have ${percent(share)} of the partner revenue, and its target is ${percent(aimed)} of it: ${wanted.words} of ${whole.words} of \`${whole.metric}\``,
      };
    }
  }
}
