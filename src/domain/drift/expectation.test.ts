import { describe, expect, it } from "vitest";
import { strategyWith } from "../../../tests/world.ts";
import type { Target } from "../strategy/target.ts";
import {
  boundOf,
  expectedByQuarters,
  expectedOn,
  periodTarget,
  type Place,
  windowBefore,
  windowsOf,
} from "./expectation.ts";

/** What a target counts, and what should be true today (spec 1, "Values"); every number here was computed by hand. */
const inYear: Place = { kind: "fiscal-year" };
const targetOf = (raw: object): Target => {
  const { objectives } = strategyWith({ objectives: { only: { ...raw } } });
  const target = objectives?.["only"];
  if (!target) throw new Error("no target");
  return target;
};

function expected(
  raw: object,
  asOf: string,
  place: Place = inYear,
  startMonth = 2,
  atStart: number | null = null,
) {
  const strategy = strategyWith({}, { fiscalYearStart: startMonth });
  const target = targetOf(raw);
  const windows = windowsOf(strategy, target, place, asOf);
  const bound = boundOf(strategy, target);
  if (!windows || !bound) return undefined;
  return expectedOn(strategy, target, bound.value, windows.whole, windows.counted.to, () => atStart);
}
const windowOf = (raw: object, asOf: string, place: Place = inYear, startMonth = 2) =>
  windowsOf(strategyWith({}, { fiscalYearStart: startMonth }), targetOf(raw), place, asOf)?.counted;

describe("a flow without a window of its own counts", () => {
  const raw = { metric: "partner-sourced-revenue", atLeast: "3.65M", by: "2027-06-30" };

  it.each([
    [7, "2026-07-01"],
    [2, "2027-02-01"],
    [1, "2027-01-01"],
  ])("from the first day of the fiscal year of its `by`, when years begin in month %i", (month, from) => {
    expect(windowOf(raw, "2027-03-10", inYear, month)).toEqual({ from, to: "2027-03-10" });
  });

  it("from the start of the bet, or of the horizon, where it belongs to one", () => {
    const place: Place = { kind: "since", from: "2027-05-01" };
    expect(windowOf(raw, "2027-06-10", place)).toEqual({ from: "2027-05-01", to: "2027-06-10" });
  });

  it("twelve months where it is the success of a role", () => {
    const place: Place = { kind: "twelve-months" };
    expect(windowOf(raw, "2027-03-10", place)).toEqual({ from: "2026-03-11", to: "2027-03-10" });
  });

  it("nothing before its window begins, and to its `by` for ever after", () => {
    expect(windowOf(raw, "2027-01-31")).toBeUndefined();
    expect(windowOf(raw, "2027-02-01")).toEqual({ from: "2027-02-01", to: "2027-02-01" });
    expect(windowOf(raw, "2029-12-31")).toEqual({ from: "2027-02-01", to: "2027-06-30" });
  });
});

describe("a target with `over` counts the time up to the day", () => {
  it.each([
    ["12 months", "2026-06-01"],
    ["2 quarters", "2026-12-01"],
    ["1 year", "2026-06-01"],
    ["90 days", "2027-03-03"],
    ["2 weeks", "2027-05-18"],
    // Two business days are 2.8 calendar days, counted as three.
    ["2 business days", "2027-05-29"],
    ["48 hours", "2027-05-30"],
  ])("%s", (over, from) => {
    const raw = { metric: "partner-sourced-revenue", atLeast: "1M", over };
    expect(windowOf(raw, "2027-05-31")).toEqual({ from, to: "2027-05-31" });
  });

  it("and stands still after its `by`", () => {
    const raw = { metric: "partner-sourced-revenue", atLeast: "1M", over: "3 months", by: "2027-04-30" };
    expect(windowOf(raw, "2027-09-30")).toEqual({ from: "2027-02-01", to: "2027-04-30" });
    expect(expected(raw, "2027-03-31")).toBe(100_000_000);
  });
});

describe("what is expected today", () => {
  it("of a flow is its part of the window, by days, the day itself included", () => {
    const raw = { metric: "partner-sourced-revenue", atLeast: "3.65M", by: "2028-01-31" };
    // FY28 has 365 days from 1 February 2027: 10K a day.
    expect(expected(raw, "2027-02-01")).toBeCloseTo(1_000_000, 3);
    expect(expected(raw, "2027-02-28")).toBeCloseTo(28_000_000, 3);
    expect(expected(raw, "2028-01-31")).toBe(365_000_000);
    expect(expected(raw, "2028-02-01")).toBe(365_000_000);
  });

  it("knows the leap day", () => {
    const raw = { metric: "partner-sourced-revenue", atLeast: "3.66M", by: "2020-06-30" };
    // July 2019 to June 2020 has 366 days; 29 February is the 244th.
    expect(expected(raw, "2020-02-29", inYear, 7)).toBeCloseTo(244_000_000, 3);
  });

  it("of a stock is on the line from its baseline", () => {
    const raw = { metric: "active-partners", atLeast: 50, baseline: 40, by: "2027-02-10" };
    expect(["2027-02-01", "2027-02-05", "2027-02-10"].map((day) => expected(raw, day))).toEqual([41, 45, 50]);
  });

  it("of a stock without baseline is on the line from its value when the window began, else unknown", () => {
    const raw = { metric: "active-partners", atLeast: 50, by: "2027-02-10" };
    expect(expected(raw, "2027-02-05", inYear, 2, 30)).toBe(40);
    expect(expected(raw, "2027-02-05", inYear, 2, null)).toBeNull();
    expect(expected(raw, "2027-02-10", inYear, 2, null)).toBe(50);
  });

  it.each([
    ["a ratio", { metric: "active-retention", atLeast: "85%", by: "2028-01-31" }, 0.85],
    ["anything that must not be exceeded", { metric: "channel-conflicts", atMost: 12, by: "2028-01-31" }, 12],
    ["a change", { metric: "partner-sourced-revenue", atLeast: "0%", change: "year", by: "2028-01-31" }, 0],
  ])("of %s is the target itself, from the first day", (_, raw, bound) => {
    expect(expected(raw, "2027-02-01")).toBe(bound);
  });
});

describe("targets by period", () => {
  const quarters = new Map([
    ["FY28", 10],
    ["FY28-Q1", 1],
    ["FY28-Q2", 2],
    ["FY28-Q3", 3],
    ["FY28-Q4", 4],
  ]);

  it("are the finished quarters and the running one pro rata", () => {
    expect(expectedByQuarters(quarters, 2, "2027-04-30")).toBe(1);
    // The second quarter is May to July, 92 days; 23 of them have passed.
    expect(expectedByQuarters(quarters, 2, "2027-05-23")).toBeCloseTo(1.5, 12);
    expect(expectedByQuarters(quarters, 2, "2028-01-31")).toBe(10);
  });

  it("are unknown by quarters as soon as one so far has none", () => {
    const some = new Map([...quarters].filter(([period]) => period !== "FY28-Q2"));
    expect(expectedByQuarters(some, 2, "2027-04-30")).toBe(1);
    expect(expectedByQuarters(some, 2, "2027-08-01")).toBeUndefined();
  });

  it("are the year's, else the running half's or quarter's alone", () => {
    expect(periodTarget(quarters, 2, "2027-05-23")?.period).toBe("FY28");
    const without = new Map([...quarters].filter(([period]) => period !== "FY28"));
    expect(periodTarget(without, 2, "2027-05-23")).toEqual({
      period: "FY28-Q2",
      value: 2,
      window: { from: "2027-05-01", to: "2027-07-31" },
    });
    expect(periodTarget(new Map([["FY28-H1", 3]]), 2, "2027-05-23")?.window).toEqual({
      from: "2027-02-01",
      to: "2027-07-31",
    });
    expect(periodTarget(quarters, 2, "2028-02-01")).toBeUndefined();
  });
});

describe("a change compares", () => {
  it.each([
    ["year", { from: "2027-02-01", to: "2027-05-15" }, { from: "2026-02-01", to: "2026-05-15" }],
    ["year", { from: "2019-03-01", to: "2020-02-29" }, { from: "2018-03-01", to: "2019-02-28" }],
    ["year", { from: "2020-03-01", to: "2021-02-28" }, { from: "2019-03-01", to: "2020-02-29" }],
    ["quarter", { from: "2027-05-01", to: "2027-05-31" }, { from: "2027-02-01", to: "2027-02-28" }],
  ] as const)("a window with the same one a %s before", (change, window, before) => {
    expect(windowBefore(window, change)).toEqual(before);
  });

  it("on the quarter before counts the running quarter, not the year", () => {
    const raw = { metric: "partner-sourced-revenue", atLeast: "5%", change: "quarter", by: "2028-01-31" };
    expect(windowOf(raw, "2027-06-15")).toEqual({ from: "2027-05-01", to: "2027-06-15" });
  });

  it("and its bound is a share whatever the metric is", () => {
    const target = targetOf({ metric: "partner-sourced-revenue", atLeast: "5%", change: "year" });
    expect(boundOf(strategyWith(), target)).toEqual({ value: 0.05, better: "up" });
  });
});
