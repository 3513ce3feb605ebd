import { describe, expect, it } from "vitest";
import { exampleWith } from "../check/test-example.ts";
import { arrPath } from "./arr-path.ts";
import { readableStrategy } from "./read.ts";

function pathOf(edit: Parameters<typeof exampleWith>[0] = () => {}) {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return arrPath(strategy);
}

describe("the way of partner ARR to its target", () => {
  it("goes from today by the ends of fiscal years to the last day, on the lines that the strategy says", () => {
    expect(pathOf().map(({ on, year, partnersMinor }) => [on, year, partnersMinor])).toEqual([
      ["2026-10-31", null, 90_000_000],
      ["2027-01-31", "FY27", 180_546_780],
      ["2028-01-31", "FY28", 539_781_288],
      ["2029-01-31", "FY29", 900_000_000],
    ]);
  });

  it("is unknown where one of the two ends before the other", () => {
    const path = pathOf((raw) => (raw.thesis.northStar.by = "2028-06-30"));
    expect(
      path.map(({ totalMinor, partnersMinor }) => [totalMinor !== null, partnersMinor !== null]),
    ).toEqual([
      [true, true],
      [true, true],
      [true, true],
      [true, false],
    ]);
  });

  it("keeps the first day and the last three of a long way", () => {
    const path = pathOf((raw) => {
      raw.company.arr.by = "2036-01-31";
      raw.thesis.northStar.by = "2036-01-31";
    });
    expect(path.map(({ on, year }) => year ?? on)).toEqual(["2026-10-31", "FY34", "FY35", "FY36"]);
  });

  it("has no point where the north star is another, or does not say where it begins", () => {
    expect(pathOf((raw) => (raw.thesis.northStar.metric = "partner-sourced-revenue"))).toEqual([]);
    expect(pathOf((raw) => delete raw.thesis.northStar.baseline)).toEqual([]);
  });
});
