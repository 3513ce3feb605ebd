import { describe, expect, it } from "vitest";
import { strategyWith } from "../../../tests/world.ts";
import { figuresForTiers, figureWindow, standing, untoldTier } from "./tier-standing.ts";

/** The tier a partner stands in by its criteria, and what is missing to the next (spec 2: computed where none is recorded). */
const revenue = (atLeast: number | string, over = "12 months") => ({
  metric: "partner-sourced-revenue",
  over,
  atLeast,
});
const people = (atLeast: number) => ({ metric: "certified-people", atLeast });
const strategyFor = (...criteria: readonly object[][]) =>
  strategyWith({
    programs: {
      managed: {
        name: "Managed",
        tiers: criteria.map((of, index) => ({ id: `t${index}`, name: `Tier ${index}`, criteria: of })),
      },
    },
  });

function stands(criteria: readonly object[][], sourced: number | null, certified: number | null) {
  const strategy = strategyFor(...criteria);
  const program = strategy.programs?.["managed"];
  if (!program) throw new Error("no programme");
  const figures = new Map(sourced === null ? [] : [["sourced 12", sourced * 100]]);
  return standing(strategy, program, figures, certified);
}
const ladder = [[], [revenue("50K")], [revenue("150K"), people(2)]];

describe("a partner stands in", () => {
  it.each([
    [0, 0, 0],
    [49_999, 9, 0],
    [50_000, 0, 1],
    [150_000, 1, 1],
    [149_999, 2, 1],
    [150_000, 2, 2],
  ])(
    "with %i of revenue and %i certified people, tier %i: all its criteria hold, the bound included",
    (sourced, certified, rank) => {
      expect(stands(ladder, sourced, certified).rank).toBe(rank);
    },
  );

  it("the highest tier that it meets, even where a lower one asks for something else", () => {
    expect(stands([[people(5)], [revenue("50K")]], 60_000, 0).rank).toBe(1);
  });

  it("no tier at all where not even the lowest is met", () => {
    const { rank, tier, next } = stands([[revenue("1K")]], 999, null);
    expect([rank, tier, next?.id]).toEqual([-1, undefined, "t0"]);
  });
});

describe("what is missing to the next tier", () => {
  it("is every criterion that does not hold, with the value beside the bound", () => {
    expect(stands(ladder, 60_000, 1).missing).toEqual([
      {
        criterion: "Partner-sourced revenue over 12 months",
        unit: "money",
        value: 6_000_000,
        threshold: 15_000_000,
      },
      { criterion: "Certified people", unit: "count", value: 1, threshold: 2 },
    ]);
    expect(stands(ladder, 200_000, 1).missing.map(({ criterion }) => criterion)).toEqual([
      "Certified people",
    ]);
    expect(stands(ladder, 200_000, 2)).toMatchObject({ next: undefined, missing: [] });
  });

  it("has no value where nobody knows it", () => {
    expect(stands(ladder, null, null)).toMatchObject({
      rank: 0,
      missing: [{ value: null, threshold: 5_000_000 }],
    });
  });
});

describe("what is not known never gives a tier", () => {
  it.each([
    ["certified people while none were imported", [people(0)]],
    ["a fact about the partner", [{ fact: "dedicated-practice" }]],
    ["revenue of a part of the business", [{ ...revenue(0), where: { vertical: "banking" } }]],
    ["growth", [{ ...revenue("0%"), change: "year" }]],
    ["another measure", [{ metric: "partner-nps", atLeast: 0 }]],
    ["an amount in another currency", [revenue("EUR 0")]],
  ])("%s", (_, criteria) => {
    expect(stands([[], criteria], 1_000_000, null).rank).toBe(0);
  });

  it("and the tier says that nobody can be told to hold it", () => {
    const reason = (criteria: readonly object[], certifications = 0) => {
      const strategy = strategyFor([...criteria]);
      const tier = strategy.programs?.["managed"]?.tiers?.[0];
      return tier && untoldTier(strategy, tier, { certifications });
    };
    expect(reason([revenue(1)])).toBeUndefined();
    expect(reason([people(1)], 3)).toBeUndefined();
    expect(reason([people(1)])).toBe("Tier 0 asks for certified people, and no certifications were imported");
    expect(reason([{ fact: "dedicated-practice" }])).toBe(
      "Tier 0 asks for what no fact answers: dedicated practice",
    );
  });
});

describe("figures that tiers ask for", () => {
  it("are each asked once, over their own time", () => {
    const figures = figuresForTiers(
      strategyFor(
        [revenue("1K")],
        [revenue("2K"), revenue("3K", "2 quarters"), { metric: "partner-attached-revenue", atLeast: "1K" }],
      ),
    );
    expect(figures.map((figure) => [figure.key, figureWindow(figure, "2026-10-31").from])).toEqual([
      ["sourced 12", "2025-11-01"],
      ["sourced 6", "2026-05-01"],
      ["attached 12", "2025-11-01"],
    ]);
  });
});
