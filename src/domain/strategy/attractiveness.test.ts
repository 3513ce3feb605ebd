import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleWith, type Raw } from "../check/test-example.ts";
import { attractiveness, classOf } from "./attractiveness.ts";
import { readStrategy } from "./read.ts";

const scored = (edit?: (raw: Raw) => void) => {
  const { strategy } = readStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy");
  return attractiveness(strategy);
};

/** Candidates with a score on each of two criteria, `a` and `b`. */
const twoCriteria = (weights: [string, string], scores: Record<string, [number, number]>) =>
  scored((raw) => {
    raw.scoring.weights = { a: weights[0], b: weights[1] };
    raw.landscape = Object.fromEntries(
      Object.entries(scores).map(([slug, [a, b]]) => [slug, { name: slug, scores: { a, b } }]),
    );
  });

describe("the score", () => {
  it("of the example is what the specification says", () => {
    expect(scored()).toEqual([
      { slug: "northgate-managed", score: 81, class: "priority", rank: 1, fragile: false },
      { slug: "summit-systems", score: 62.5, class: "secondary", rank: 2, fragile: false },
      { slug: "corebank-advisers", score: 54, class: "secondary", rank: 3, fragile: false },
    ]);
  });

  it("is exact where binary fractions are not", () => {
    const [only] = twoCriteria(["70%", "30%"], { x: [0.1, 0.2] });
    expect(only?.score).toBe(0.13);
  });

  it("reaches a threshold exactly", () => {
    const scoring = { priorityFrom: 75, secondaryFrom: 50 };
    expect([75, 74.99, 50, 49.99, 0].map((score) => classOf(scoring, score))).toEqual([
      "priority",
      "secondary",
      "secondary",
      "opportunistic",
      "opportunistic",
    ]);
  });

  it("lies between the lowest and the highest score of the candidate", () => {
    const score = fc.nat(100);
    fc.assert(
      fc.property(fc.nat(100), score, score, (weight, a, b) => {
        const [only] = twoCriteria([`${weight}%`, `${100 - weight}%`], { x: [a, b] });
        return only?.score != null && only.score >= Math.min(a, b) && only.score <= Math.max(a, b);
      }),
      { numRuns: 30 },
    );
  });
});

describe("what is not known", () => {
  it("a candidate that lacks a score has none as a whole, and comes last", () => {
    const candidates = scored((raw) => {
      delete raw.landscape["northgate-managed"].scores.revenuePotential;
    });
    expect(candidates.at(-1)).toEqual({
      slug: "northgate-managed",
      score: null,
      class: null,
      rank: null,
      fragile: null,
    });
    expect(candidates.map(({ rank }) => rank)).toEqual([1, 2, null]);
  });

  it("without weights nobody has a score", () => {
    expect(scored((raw) => delete raw.scoring).every(({ score }) => score === null)).toBe(true);
  });

  it("without thresholds there is a score and no class", () => {
    expect(scored((raw) => delete raw.scoring.priorityFrom)[0]).toMatchObject({
      score: 81,
      class: null,
      rank: 1,
    });
  });

  it("a score of zero is a score", () => {
    expect(twoCriteria(["50%", "50%"], { x: [0, 0] })[0]).toMatchObject({ score: 0, class: "opportunistic" });
  });
});

describe("rank", () => {
  it("is shared by equal scores, in the order of the file, and skips after them", () => {
    const candidates = twoCriteria(["50%", "50%"], { last: [10, 10], first: [60, 40], second: [40, 60] });
    expect(candidates.map(({ slug, rank }) => [slug, rank])).toEqual([
      ["first", 1],
      ["second", 1],
      ["last", 3],
    ]);
  });
});

describe("fragile", () => {
  const fragile = (...from: Parameters<typeof twoCriteria>) =>
    twoCriteria(...from).flatMap((candidate) => (candidate.fragile ? [candidate.slug] : []));

  it("when five points of weight change the order of two candidates", () => {
    // 52 against 50 at 50/50; at 45/55 it is 48.8 against 50.
    expect(fragile(["50%", "50%"], { x: [84, 20], y: [50, 50] })).toEqual(["x", "y"]);
  });

  it("not when it takes more than five points", () => {
    // 54 against 50 at 50/50; at 45/55 it is still 50.8 against 50.
    expect(fragile(["50%", "50%"], { x: [86, 22], y: [50, 50] })).toEqual([]);
  });

  it("when five points make two candidates equal", () => {
    // 52 against 50 at 50/50; at 45/55 both have 50.
    expect(fragile(["50%", "50%"], { x: [72, 32], y: [50, 50] })).toEqual(["x", "y"]);
  });

  it("names only the candidates that change places", () => {
    expect(fragile(["50%", "50%"], { top: [99, 99], x: [84, 20], y: [50, 50], low: [1, 1] })).toEqual([
      "x",
      "y",
    ]);
  });

  it("a tie breaks at the first move, unless the candidates are alike", () => {
    expect(fragile(["50%", "50%"], { x: [60, 40], y: [40, 60] })).toEqual(["x", "y"]);
    expect(fragile(["50%", "50%"], { x: [60, 40], y: [60, 40] })).toEqual([]);
  });

  it("a weight below five points moves down to zero, not beyond", () => {
    // At 3% the second criterion decides between them; at 0% they are equal.
    expect(fragile(["97%", "3%"], { x: [50, 90], y: [50, 10] })).toEqual(["x", "y"]);
  });

  it("never with a single candidate or a single criterion", () => {
    expect(fragile(["50%", "50%"], { x: [84, 20] })).toEqual([]);
    const single = scored((raw) => {
      raw.scoring.weights = { icpOverlap: "100%" };
    });
    expect(single.every((candidate) => candidate.fragile === false)).toBe(true);
  });

  it("never when one candidate is at least as good on every criterion and better on all", () => {
    const score = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 94 }), score, score, (weight, a, b) => {
        const better: [number, number] = [a + 1, b + 1];
        return fragile([`${weight}%`, `${100 - weight}%`], { x: better, y: [a, b] }).length === 0;
      }),
      { numRuns: 30 },
    );
  });
});
