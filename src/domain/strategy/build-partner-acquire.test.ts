import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleWith } from "../check/test-example.ts";
import { adviceOn, alternatives, type DecisionFacts, type Fact, recommend } from "./build-partner-acquire.ts";
import { readStrategy } from "./read.ts";

/** Every fact stated, and nothing in favour of anything. */
const nothing: Required<DecisionFacts> = {
  core: false,
  engineeringCapacity: false,
  adjacent: false,
  partnerServesIcp: false,
  partnerHasPresence: false,
  economicsPositive: false,
  criticalToPosition: false,
  monthsToBuild: 6,
  targetWithinBudget: false,
  newMarket: false,
  revenueScale: false,
};
const given = (facts: DecisionFacts) => recommend({ ...nothing, ...facts });

describe("the rule", () => {
  it("builds what is core and can be built", () => {
    expect(given({ core: true, engineeringCapacity: true })).toMatchObject({
      recommended: "build",
      because: ["core", "engineeringCapacity"],
    });
  });

  it("partners for what is beside the core, when a partner serves our customers and it pays", () => {
    expect(given({ adjacent: true, partnerServesIcp: true, economicsPositive: true })).toMatchObject({
      recommended: "partner",
      because: ["adjacent", "core", "partnerServesIcp", "economicsPositive"],
      jointVenture: false,
    });
  });

  it("acquires what the position needs, takes more than 18 months, and is for sale within the budget", () => {
    const facts = { criticalToPosition: true, targetWithinBudget: true };
    expect(given({ ...facts, monthsToBuild: 18.5 }).recommended).toBe("acquire");
    expect(given({ ...facts, monthsToBuild: 18 }).recommended).toBeNull();
  });

  it("partners to enter a new market, as a joint venture when the revenue is large enough", () => {
    const facts = { newMarket: true, partnerHasPresence: true };
    expect(given(facts)).toMatchObject({ recommended: "partner", jointVenture: false });
    expect(given({ ...facts, revenueScale: true })).toMatchObject({
      recommended: "partner",
      jointVenture: true,
    });
  });

  it("takes the first match: what is core is built even where a partner has presence", () => {
    const facts = { core: true, engineeringCapacity: true, newMarket: true, partnerHasPresence: true };
    expect(given(facts).recommended).toBe("build");
  });

  it("says nothing when nothing applies", () => {
    expect(given({})).toEqual({
      recommended: null,
      jointVenture: false,
      because: [],
      wouldChange: [],
      unstated: [],
    });
  });
});

describe("what is not stated", () => {
  it("is neither true nor false: no answer while it could lead to another one", () => {
    const { core: _, ...facts } = {
      ...nothing,
      engineeringCapacity: true,
      newMarket: true,
      partnerHasPresence: true,
    };
    expect(recommend(facts)).toMatchObject({
      recommended: null,
      unstated: ["core"],
      wouldChange: expect.arrayContaining(["core"]),
    });
  });

  it("does not matter where the answer is the same either way", () => {
    expect(recommend({ core: true, engineeringCapacity: true }).recommended).toBe("build");
    const { adjacent: _, ...facts } = { ...nothing, partnerServesIcp: true, economicsPositive: true };
    expect(recommend({ ...facts, newMarket: true, partnerHasPresence: true }).recommended).toBe("partner");
  });

  it("no facts, no answer", () => {
    expect(recommend(undefined).recommended).toBeNull();
  });
});

describe("the facts that would change the answer", () => {
  const facts = fc.record({
    core: fc.boolean(),
    engineeringCapacity: fc.boolean(),
    adjacent: fc.boolean(),
    partnerServesIcp: fc.boolean(),
    partnerHasPresence: fc.boolean(),
    economicsPositive: fc.boolean(),
    criticalToPosition: fc.boolean(),
    monthsToBuild: fc.integer({ min: 0, max: 40 }),
    targetWithinBudget: fc.boolean(),
    newMarket: fc.boolean(),
    revenueScale: fc.boolean(),
  });
  const changed = (from: DecisionFacts, fact: Fact): DecisionFacts =>
    fact === "monthsToBuild"
      ? { ...from, monthsToBuild: (from.monthsToBuild ?? 0) > 18 ? 0 : 40 }
      : { ...from, [fact]: !from[fact] };

  it("are exactly those whose change alone gives another answer", () => {
    fc.assert(
      fc.property(facts, (stated) => {
        const { recommended, wouldChange } = recommend(stated);
        const altering = (Object.keys(stated) as Fact[]).filter(
          (fact) => recommend(changed(stated, fact)).recommended !== recommended,
        );
        expect(new Set(wouldChange)).toEqual(new Set(altering));
      }),
    );
  });

  it("the facts that decided hold the answer, whatever the later rules say", () => {
    fc.assert(
      fc.property(facts, facts, (stated, others) => {
        const { recommended, because } = recommend(stated);
        fc.pre(recommended === "build");
        const kept = Object.fromEntries(because.map((fact) => [fact, stated[fact]]));
        expect(recommend({ ...others, ...kept }).recommended).toBe("build");
      }),
    );
  });

  it("a fact left out never turns one answer into another, only into none", () => {
    fc.assert(
      fc.property(facts, fc.subarray(Object.keys(nothing) as Fact[]), (stated, hidden) => {
        const partial: DecisionFacts = Object.fromEntries(
          Object.entries(stated).filter(([fact]) => !hidden.includes(fact as Fact)),
        );
        const { recommended } = recommend(partial);
        expect([null, recommend(stated).recommended]).toContain(recommended);
      }),
    );
  });
});

it("the example: partner for managed detection, build the correlation engine", () => {
  const { strategy } = readStrategy(exampleWith());
  expect(strategy && adviceOn(strategy)).toEqual([
    {
      id: "D-001",
      recommended: "partner",
      decided: "partner",
      because: ["adjacent", "core", "partnerServesIcp", "economicsPositive"],
      wouldChange: ["core", "adjacent", "partnerServesIcp", "economicsPositive"],
    },
    {
      id: "D-002",
      recommended: "build",
      decided: "build",
      because: ["core", "engineeringCapacity"],
      wouldChange: ["core", "engineeringCapacity"],
    },
  ]);
});

it("a decision not taken yet has advice and no `decided`", () => {
  const { strategy } = readStrategy(exampleWith((raw) => delete raw.decisions["D-002"].decision));
  expect(strategy && adviceOn(strategy)[1]).toMatchObject({ recommended: "build", decided: null });
});

it("what would change the answer comes with the value they would need and the answer it would give", () => {
  const facts = {
    ...nothing,
    core: true,
    engineeringCapacity: true,
    adjacent: true,
    partnerServesIcp: true,
  };
  expect(alternatives({ ...facts, economicsPositive: true })).toEqual([
    { fact: "core", value: false, recommended: "partner" },
    { fact: "engineeringCapacity", value: false, recommended: null },
  ]);
});
