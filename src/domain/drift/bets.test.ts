import { describe, expect, it } from "vitest";
import { type Ledger, lineOf, linesOf, north, won } from "../../../tests/world.ts";

/** Bets: their measures, the evidence that ends or opens them, and their review. Halyard's FY27 begins in February 2026. */
describe("a bet", () => {
  const bet = {
    name: "Managed first",
    status: "active",
    start: "FY27-Q2",
    review: "FY27-Q3",
    lagging: { metric: "partner-sourced-revenue", atLeast: "92K", by: "2026-07-31" },
    retireIf: { metric: "partner-sourced-revenue", atMost: "50K", by: "2026-12-31" },
  };
  const next = {
    name: "Resellers next",
    status: "next",
    start: "FY28-Q1",
    after: [{ bet: "first", when: { metric: "partner-sourced-revenue", atLeast: "100K" } }],
  };
  const parts = { bets: { first: bet, second: next, third: { ...bet, status: "parked" } } };
  const sold = (amount: number, on = "2026-05-10"): Ledger => ({
    ...north,
    deals: [won("2026-02-01", 500_000), won(on, amount)],
  });

  it("counts from its start, not from the year's", () => {
    // Two days of 92 have passed.
    expect(lineOf(parts, sold(3_000, "2026-05-01"), "first/lagging", "2026-05-02")).toMatchObject({
      target: 200_000,
      actual: 300_000,
      status: "ok",
    });
  });

  it("ends on evidence only from the day on which it is decided", () => {
    expect(lineOf(parts, sold(10_000), "first/retire-if", "2026-12-30")).toMatchObject({
      status: "ok",
      actual: 1_000_000,
    });
    expect(lineOf(parts, sold(10_000), "first/retire-if", "2026-12-31")?.status).toBe("out");
    expect(lineOf(parts, sold(60_000), "first/retire-if", "2026-12-31")?.status).toBe("ok");
    expect(lineOf(parts, {}, "first/retire-if", "2026-12-31")?.status).toBe("unknown");
  });

  it("judges evidence with `over` by the time up to the day", () => {
    const months = { metric: "partner-sourced-revenue", over: "3 months", atMost: "50K", by: "2026-12-31" };
    const recent = { bets: { first: { ...bet, retireIf: months } } };
    const deals = [won("2026-09-30", 900_000), won("2026-10-01", 50_000)];
    expect(lineOf(recent, { ...north, deals }, "first/retire-if", "2026-12-31")).toMatchObject({
      actual: 5_000_000,
      status: "out",
    });
  });

  it("that waits is drift once the evidence that opens it is there", () => {
    expect(lineOf(parts, sold(100_000), "second/after")?.status).toBe("out");
    expect(lineOf(parts, sold(99_999), "second/after")?.status).toBe("ok");
    expect(lineOf(parts, {}, "second/after")?.status).toBe("unknown");
  });

  it("is due for review when the quarter of its review has ended", () => {
    // FY27-Q3 ends on 31 October.
    expect(lineOf(parts, {}, "first/review", "2026-10-31")?.status).toBe("ok");
    expect(lineOf(parts, {}, "first/review", "2026-11-07")).toMatchObject({
      status: "out",
      actual: 7,
      since: "2026-11-07",
    });
    const reviewed = {
      bets: { first: { ...bet, reviews: [{ on: "2026-08-01", decision: "keep", because: "It works" }] } },
    };
    expect(lineOf(reviewed, {}, "first/review", "2026-11-07")?.status).toBe("ok");
    const before = {
      bets: { first: { ...bet, reviews: [{ on: "2026-07-31", decision: "keep", because: "Early" }] } },
    };
    expect(lineOf(before, {}, "first/review", "2026-11-07")?.status).toBe("out");
  });

  it("that is parked promises nothing", () => {
    expect(linesOf(parts, sold(1)).filter(({ subject }) => subject.startsWith("third"))).toEqual([]);
  });
});
