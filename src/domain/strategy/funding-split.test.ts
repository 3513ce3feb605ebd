import { describe, expect, it } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { fundingSplit } from "./funding-split.ts";
import { readableStrategy } from "./read.ts";

const of = (by: "type" | "purpose", edit?: (raw: Raw) => void) => {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return fundingSplit(strategy, by);
};

describe("the split of the budget lines", () => {
  it("holds each type's share against the intended one", () => {
    const msp = of("type")?.parts.find(({ slug }) => slug === "msp");
    expect(msp).toMatchObject({ minor: 310_000_00, intended: 0.5, isOff: false });
    expect(msp?.actual).toBeCloseTo(310 / 630);
  });

  it("says which part is further off than the tolerance, also one that nobody intended", () => {
    const split = of("purpose", (raw) => {
      raw.budget.purposeShare = { activation: "100%" };
    });
    expect(split?.parts.filter(({ isOff }) => isOff).map(({ slug }) => slug)).toEqual([
      "activation",
      "development",
      "acquisition",
      "strategic",
    ]);
  });

  it("is off from nothing when nothing is intended", () => {
    const split = of("type", (raw) => delete raw.budget.share);
    expect(split?.parts.every(({ intended, isOff }) => intended === null && !isOff)).toBe(true);
  });

  it("leaves lines without a type out of the whole, and is unknown when none has money", () => {
    expect(of("type", (raw) => delete raw.budget.lines[0].type)?.totalMinor).toBe(470_000_00);
    expect(of("type", (raw) => (raw.budget.lines = []))).toBeUndefined();
    expect(of("type", (raw) => (raw.budget.lines[0].amount = "EUR 1K"))).toBeUndefined();
  });
});
