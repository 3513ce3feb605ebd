import { describe, expect, it } from "vitest";
import { exampleWith } from "../check/test-example.ts";
import { readableStrategy } from "./read.ts";
import { yearsAndQuarters } from "./year-and-quarters.ts";

const of = (metric: string, targets: Record<string, unknown>) => {
  const strategy = readableStrategy(exampleWith((raw) => (raw.metrics = [{ metric, targets }])));
  const [only] = strategy?.metrics ?? [];
  if (!strategy || !only) throw new Error("The edit left no metric");
  return yearsAndQuarters(strategy, only);
};

describe("a year and its quarters", () => {
  it("adds up a flow, and says what is left for the open quarters", () => {
    const [year] = of("partner-sourced-revenue", { "FY28-Q1": "200K", "FY28-Q2": "450K", FY28: "2M" });
    expect(year).toMatchObject({
      basis: "sum",
      parts: 650_000_00,
      whole: 2_000_000_00,
      open: 2,
      agrees: true,
    });
  });

  it("does not agree when the quarters are more than the year", () => {
    const [year] = of("partner-sourced-revenue", { "FY28-Q1": "1.2M", "FY28-Q2": "900K", FY28: "2M" });
    expect(year?.agrees).toBe(false);
  });

  it("holds the state of the year against its last quarter", () => {
    const [year] = of("active-partners", { "FY28-Q1": 8, "FY28-Q2": 30, FY28: 28 });
    expect(year).toMatchObject({ basis: "last", last: "FY28-Q2", parts: 30, agrees: false });
  });

  it("wants no more days in the year than in the last quarter", () => {
    const [year] = of("time-to-first-revenue", { "FY28-Q4": "80 days", FY28: "90 days" });
    expect(year).toMatchObject({ isCeiling: true, agrees: false });
  });

  it("compares nothing with a year that has no quarter", () => {
    expect(of("partner-nps", { FY28: 50 })).toEqual([]);
  });
});
