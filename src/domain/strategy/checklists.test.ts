import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { checklists } from "./checklists.ts";
import { readableStrategy } from "./read.ts";

/** The missing items of the edited example, as `checklist/item: what is missing`. */
function missing(edit?: (raw: Raw) => void): string[] {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return checklists(strategy).flatMap(({ name, items }) =>
    items.flatMap((item) => (item.done ? [] : [`${name}/${item.id}: ${item.missing}`])),
  );
}

describe("the checklists", () => {
  it("find two open items in the example", () => {
    expect(missing()).toEqual([
      "quick-win/objectives: 2 of 3 objectives",
      "quick-win/target-partners: 3 of 10 candidates",
    ]);
  });

  it.each(["company", "strategy"])("have an answer for a file that has no `%s` yet", (part) => {
    const items = missing((raw) => delete raw[part]);
    expect(items).toContainEqual(expect.stringMatching(/^full\/(alignment|signoff): /));
  });

  it("ask seventeen things", () => {
    const strategy = readableStrategy(exampleWith());
    const items = strategy ? checklists(strategy).map((list) => list.items.length) : [];
    expect(items).toEqual([5, 7, 5]);
  });

  it("tick the third objective and the tenth candidate", () => {
    expect(
      missing((raw) => {
        raw.objectives.third = { business: "Enter Canada" };
        for (let number = 4; number <= 10; number++) raw.landscape[`c-${number}`] = { name: "x" };
      }).filter((item) => item.startsWith("quick-win")),
    ).toEqual([]);
  });

  it.each<[string, (raw: Raw) => void, string]>([
    [
      "a fourth type",
      (raw) => (raw.partnerTypes.isv = { name: "ISV" }),
      "quick-win/partner-types: 4 partner types",
    ],
    [
      "a programme of one tier",
      (raw) => Object.values<{ tiers: object[] }>(raw.programs).forEach((each) => each.tiers.splice(1)),
      "quick-win/tiers: no programme with at least two tiers",
    ],
    [
      "no position",
      (raw) => delete raw.company.position,
      "full/alignment: missing: where the product wins and loses, under the company",
    ],
    [
      "a type without a programme",
      (raw) => (raw.programs.managed.types = []),
      "full/segments: no programme with tiers for: Managed service provider",
    ],
    [
      "a type without a role",
      (raw) => delete raw.partnerTypes.msp.role.sales,
      "full/roles: no role in sales and marketing for: Managed service provider",
    ],
    [
      "a line without an amount",
      (raw) => delete raw.budget.lines[0].amount,
      "full/resources: no amount for: Co-marketing funds",
    ],
    [
      "a metric without a target",
      (raw) => (raw.metrics[2].targets = {}),
      "full/metrics: no target for: active-partners",
    ],
    [
      "a risk without mitigation",
      (raw) => delete raw.risks["rival-invests"].mitigation,
      "full/risks: no mitigation of: A rival doubles its channel spending",
    ],
    [
      "a missing signature",
      (raw) => raw.strategy.signoff.shift(),
      "full/signoff: nobody has signed for: sales",
    ],
    [
      "no ROI target",
      (raw) => raw.metrics.splice(7, 1),
      "executive/roi: no target for the return on the programme (`program-roi`)",
    ],
    [
      "a shorter horizon",
      (raw) => (raw.thesis.within = "35 months"),
      "executive/projection: missing: a term of at least three years",
    ],
    [
      "no rival's figures",
      (raw) => delete raw.competitors.palisade.channel,
      "executive/comparison: no competitor with `channel` figures",
    ],
    ["no people", (raw) => delete raw.budget.people, "executive/investment: no people in the budget"],
    [
      "unrated risks",
      (raw) => Object.values<{ impact?: string }>(raw.risks).forEach((risk) => delete risk.impact),
      "executive/key-risks: no risk with likelihood and impact",
    ],
  ])("notice %s", (_, edit, item) => expect(missing(edit)).toContain(item));

  it("see a channel target in the thesis or in any target on partner revenue", () => {
    const target = "quick-win/revenue-target: no target for partner revenue, ARR or their share";
    const bare = (raw: Raw) => {
      for (const part of [
        "thesis",
        "objectives",
        "bets",
        "okrs",
        "metrics",
        "roadmap",
        "scenarios",
        "partnerTypes",
        "programs",
      ])
        delete raw[part];
    };
    expect(missing(bare)).toContain(target);
    expect(
      missing((raw) => {
        bare(raw);
        raw.metrics = [{ metric: "partner-sourced-arr-share", targets: { FY28: "20%" } }];
      }),
    ).not.toContain(target);
  });
});
