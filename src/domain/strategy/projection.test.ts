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

const shown = (edit?: Edit, asOf = "2026-11-20") =>
  threeYearProjection(strategyWith(edit), asOf).years.map(({ year }) => year);

describe("the three-year projection", () => {
  it("stands on the line between what the strategy says, at the ends of three fiscal years", () => {
    // 12M on 31 October 2026 to 30M on 31 January 2029 is 823 days; 457 of them have passed at the end of FY28.
    expect(
      years().map(({ year, on, totalMinor, partnersMinor }) => [year, on, totalMinor, partnersMinor]),
    ).toEqual([
      ["FY28", "2028-01-31", 2_199_513_973, 539_781_288],
      ["FY29", "2029-01-31", 3_000_000_000, 900_000_000],
      ["FY30", "2030-01-31", null, null],
    ]);
    expect(years()[1]?.partnerShare).toBeCloseTo(0.3, 10);
  });

  it("begins with the year in which the strategy takes effect", () => {
    expect(shown((raw) => (raw.horizon.from = "FY29-Q1"))).toEqual(["FY29", "FY30", "FY31"]);
    expect(shown((raw) => (raw.horizon.from = "FY27-Q4"), "2026-10-31")).toEqual(["FY27", "FY28", "FY29"]);
  });

  it("begins with a year that has half of it left, where the strategy has begun or does not say", () => {
    const said: [from: string | undefined, asOf: string, first: string][] = [
      ["FY27-Q1", "2026-11-20", "FY28"],
      [undefined, "2026-11-20", "FY28"],
      [undefined, "2027-08-03", "FY28"],
      [undefined, "2027-08-04", "FY29"],
    ];
    for (const [from, asOf, first] of said)
      expect(shown((raw) => (raw.horizon = from === undefined ? undefined : { from }), asOf)[0]).toBe(first);
  });

  it("never passes over the year of the target", () => {
    expect(shown((raw) => (raw.company.arr.by = "2027-01-31"))).toEqual(["FY27", "FY28", "FY29"]);
    expect(shown()).toContain("FY29");
  });

  it("states what the thesis promises, and not before the strategy takes effect", () => {
    expect(years().map(({ promisedMinor }) => promisedMinor)).toEqual([659_854_192, 900_000_000, null]);
    const soon = years((raw) => (raw.company.arr.by = "2027-01-31"));
    expect(soon[0]).toMatchObject({ year: "FY27", totalMinor: 3_000_000_000, promisedMinor: null });
  });

  it("knows the revenue of a year only where a target names it", () => {
    expect(years().map(({ revenueMinor }) => revenueMinor)).toEqual([200_000_000, null, null]);
  });

  it("is unknown beyond the last day that anybody has named", () => {
    const early = (raw: Parameters<NonNullable<Edit>>[0]) => (raw.company.arr.by = "2028-01-31");
    expect(years(early).map(({ totalMinor }) => totalMinor)[1]).toBeNull();
    expect(threeYearProjection(strategyWith(early), "2026-11-20").unknown).toContain(
      "nothing is said of ARR after 31 January 2028",
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
    expect(unknown).toContain("today's ARR and its target are not said in full");
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
