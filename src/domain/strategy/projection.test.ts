import { describe, expect, it } from "vitest";
import { exampleWith } from "../check/test-example.ts";
import { programReturn } from "./program-return.ts";
import { threeYearProjection } from "./projection.ts";
import { readableStrategy } from "./read.ts";
import type { Strategy } from "./strategy.ts";

type Edit = Parameters<typeof exampleWith>[0];

function strategyWith(edit?: Edit): Strategy {
  const strategy = readableStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy at all");
  return strategy;
}

const years = (edit?: Edit) => threeYearProjection(strategyWith(edit), "2026-11-20").years;

describe("the three-year projection", () => {
  it("stands on the line between what the strategy says, at the ends of three fiscal years", () => {
    // 12M on 31 October 2026 to 30M on 31 January 2029 is 823 days; 92 of them have passed at the end of FY27.
    expect(
      years().map(({ year, on, totalMinor, partnersMinor }) => [year, on, totalMinor, partnersMinor]),
    ).toEqual([
      ["FY27", "2027-01-31", 1_401_215_067, 180_546_780],
      ["FY28", "2028-01-31", 2_199_513_973, 539_781_288],
      ["FY29", "2029-01-31", 3_000_000_000, 900_000_000],
    ]);
    expect(years()[2]?.partnerShare).toBeCloseTo(0.3, 10);
  });

  it("knows the revenue of a year only where a target names it", () => {
    expect(years().map(({ revenueMinor }) => revenueMinor)).toEqual([null, 200_000_000, null]);
  });

  it("is unknown beyond the last day that anybody has named", () => {
    const early = (raw: Parameters<NonNullable<Edit>>[0]) => (raw.company.arr.by = "2028-01-31");
    expect(years(early).map(({ totalMinor }) => totalMinor)[2]).toBeNull();
    expect(threeYearProjection(strategyWith(early), "2026-11-20").unknown).toContain(
      "company.arr says nothing after 31 January 2028",
    );
  });

  it("says why, where the north star is of another kind or an amount in another currency", () => {
    const { unknown } = threeYearProjection(
      strategyWith((raw) => {
        raw.thesis.northStar.metric = "partner-sourced-revenue";
        raw.company.arr.current = "EUR 12M";
      }),
      "2026-11-20",
    );
    expect(unknown).toContain("the north star is not partner-sourced ARR");
    expect(unknown).toContain("company.arr is not complete");
  });
});

describe("the return on the programme", () => {
  it("is the revenue wanted of the year on people, lines and systems", () => {
    expect(programReturn(strategyWith())).toEqual({
      ok: true,
      value: {
        year: "FY28",
        revenueMinor: 200_000_000,
        costMinor: 124_000_000,
        formula: "revenue-to-cost",
        ratio: 200 / 124,
        target: 1.5,
      },
    });
  });

  it("takes the cost off first where the strategy counts a net return", () => {
    const planned = programReturn(strategyWith((raw) => (raw.definitions.roi = "net-return")));
    expect(planned.ok && planned.value.ratio).toBeCloseTo(0.76 / 1.24, 10);
  });

  it.each([
    ["no budget", (raw) => delete raw.budget, "the budget holds no amounts"],
    [
      "several currencies",
      (raw) => (raw.budget.lines[0].amount = "EUR 1K"),
      "the budget is in several currencies",
    ],
    [
      "no revenue target",
      (raw) => {
        delete raw.metrics;
        delete raw.okrs;
        delete raw.objectives;
      },
      "nothing is wanted of partner-sourced revenue in FY28",
    ],
  ] as [string, NonNullable<Edit>, string][])("is unknown with %s, and says so", (_, edit, reason) => {
    expect(programReturn(strategyWith(edit))).toMatchObject({ ok: false, reason });
  });
});
