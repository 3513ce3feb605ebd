import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { grounding, groundingByPart } from "./grounding.ts";
import { readableStrategy } from "./read.ts";

const of = (edit?: (raw: Raw) => void) => {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return grounding(strategy);
};

describe("the grounding ratio", () => {
  it("counts gaps, mechanisms, candidates and value elements", () => {
    expect(of()).toEqual({ claims: 11, grounded: 11, ratio: 1, ungrounded: [] });
  });

  it("has two decimals and names the claims without a source", () => {
    expect(of((raw) => (raw.thesis.mechanisms[1].sources = []))).toEqual({
      claims: 11,
      grounded: 10,
      ratio: 0.91,
      ungrounded: [["thesis", "mechanisms", 1]],
    });
  });

  it("takes a live metric as the evidence of a value element", () => {
    expect(
      of((raw) => (raw.value.retention = { element: "x", statement: "x", metric: "customer-retention" }))
        .ratio,
    ).toBe(1);
  });

  it("counts a wedge or a strength once it carries sources", () => {
    expect(of((raw) => (raw.bets["msp-first"].sources = ["cac-study"]))).toMatchObject({
      claims: 12,
      grounded: 12,
    });
    expect(of((raw) => (raw.competitors.palisade.sources = []))).toMatchObject({ claims: 12, grounded: 11 });
  });

  it("is unknown, and not zero, for a strategy that claims nothing", () => {
    expect(
      of((raw) => ["gaps", "thesis", "landscape", "value"].forEach((part) => delete raw[part])),
    ).toMatchObject({ claims: 0, ratio: null });
  });

  it("is told by part, and the parts make up the whole", () => {
    const strategy = readableStrategy(exampleWith((raw) => (raw.landscape["summit-systems"].sources = [])));
    if (!strategy) throw new Error("The edit left no strategy at all");
    const parts = groundingByPart(strategy);
    expect(parts.map(({ part, claims, grounded }) => [part, claims, grounded])).toEqual([
      ["gaps", 4, 4],
      ["thesis", 2, 2],
      ["landscape", 3, 2],
      ["value", 2, 2],
    ]);
    expect(parts.reduce((sum, { grounded }) => sum + grounded, 0)).toBe(grounding(strategy).grounded);
  });
});
