import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWhole, sumShares } from "./lookup.ts";
import { exampleWith } from "../check/test-example.ts";
import { readableStrategy } from "./read.ts";
import { rerankedWith, withWeight } from "./weights.ts";

const weights = fc.dictionary(
  fc.constantFrom("fit", "reach", "appetite", "revenue"),
  fc.double({ min: 0, max: 1, noNaN: true }),
  { minKeys: 1 },
);

describe("moving one weight", () => {
  it("keeps the sum at exactly 100%, wherever it is moved to", () => {
    fc.assert(
      fc.property(weights, fc.double({ min: -1, max: 2, noNaN: true }), (before, to) => {
        const [criterion = ""] = Object.keys(before);
        const after = withWeight(before, criterion, to);
        expect(Object.keys(after)).toEqual(Object.keys(before));
        expect(isWhole(sumShares(Object.values(after)))).toBe(true);
        expect(Object.values(after).every((share) => share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });

  it("takes from the others in proportion to what they have", () => {
    expect(withWeight({ fit: 0.5, reach: 0.3, appetite: 0.2 }, "fit", 0.6)).toEqual({
      fit: 0.6,
      reach: 0.24,
      appetite: 0.16,
    });
  });

  it("gives in equal parts to others that have nothing", () => {
    expect(withWeight({ fit: 1, reach: 0, appetite: 0 }, "fit", 0.5)).toEqual({
      fit: 0.5,
      reach: 0.25,
      appetite: 0.25,
    });
  });

  it("leaves a criterion that stands alone at 100%", () => {
    expect(withWeight({ fit: 1 }, "fit", 0.4)).toEqual({ fit: 1 });
  });
});

it("other weights give another order, beside the one there was", () => {
  const strategy = readableStrategy(exampleWith());
  if (!strategy) throw new Error("The example is no strategy");
  const influenceOnly = rerankedWith(strategy, { marketInfluence: 1 });
  expect(influenceOnly.map(({ slug, rank, rankBefore }) => [slug, rank, rankBefore])).toEqual([
    ["corebank-advisers", 1, 3],
    ["northgate-managed", 2, 1],
    ["summit-systems", 3, 2],
  ]);
});
