import { describe, expect, it } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { budgetRules } from "./budget.ts";

const found = findingsOf(budgetRules);
const bet = (slug: string, change: Raw) => (raw: Raw) => Object.assign(raw.bets[slug], change);
const withoutBudget = (raw: Raw) => delete raw.budget;

it("come in the order of their numbers", () => {
  expect(budgetRules.map(({ id }) => id)).toEqual(
    Array.from({ length: 16 }, (_, index) => `BUD-${String(index + 1).padStart(3, "0")}`),
  );
});

it.each(budgetRules.map(({ id }) => id))("%s is silent about the example", (id) => {
  expect(found(id)).toEqual([]);
});

it.each(budgetRules.map(({ id }) => id).filter((id) => id !== "BUD-001"))(
  "%s leaves a missing budget to BUD-001",
  (id) => {
    expect(found(id, withoutBudget)).toEqual([]);
  },
);

it.each(budgetRules)("the page of $id shows what it finds and what it accepts", (rule) => {
  expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
});

describe("BUD-001: a strategy has a budget", () => {
  it("finds none, and one without amounts", () => {
    expect(found("BUD-001", withoutBudget)).toMatchObject([
      { subject: "budget", path: "/budget", message: "there is no budget" },
    ]);
    const amountless = (raw: Raw) => {
      raw.budget = { year: "FY28", lines: [{ name: "Kit" }], systems: [{ name: "Portal", cost: 0 }] };
    };
    expect(found("BUD-001", amountless)).toMatchObject([{ message: "the budget has no amounts" }]);
  });

  it("one amount, in whatever currency, is a budget", () => {
    expect(
      found("BUD-001", (raw) => (raw.budget = { systems: [{ name: "Portal", cost: "EUR 1K" }] })),
    ).toEqual([]);
  });
});

describe("BUD-005: the lines pay for the bets of the year", () => {
  // The lines of the example hold 630K; its bets take 310K and 180K and start in FY28.
  it("allows all of it and not a dollar more", () => {
    expect(found("BUD-005", bet("msp-first", { budget: "450K" }))).toEqual([]);
    expect(found("BUD-005", bet("msp-first", { budget: 450001 }))).toMatchObject([
      {
        subject: "budget",
        path: "/budget/lines",
        message: "bets that start in FY28 need USD 630,001; the lines hold USD 630,000",
        fix: "raise the lines by USD 1, or shrink or postpone msp-first or regional-resale",
      },
    ]);
  });

  it("counts active and next bets that start within the year", () => {
    const expensive = (change: Raw) => bet("regional-resale", { budget: "1M", ...change });
    expect(found("BUD-005", expensive({ start: "FY28-Q4" }))).toHaveLength(1);
    expect(found("BUD-005", expensive({ start: "FY29-Q1" }))).toEqual([]);
    expect(found("BUD-005", expensive({ start: "FY27-Q4" }))).toEqual([]);
    for (const status of ["parked", "scaled", "retired"])
      expect(found("BUD-005", expensive({ status }))).toEqual([]);
  });

  it("without a year of its own, the budget is for the year in which the strategy takes effect", () => {
    const yearless = (raw: Raw) => {
      delete raw.budget.year;
      raw.bets["msp-first"].budget = "1M";
    };
    expect(found("BUD-005", yearless)).toHaveLength(1);
    expect(found("BUD-005", (raw) => (yearless(raw), delete raw.horizon))).toEqual([]);
  });

  it("does not add two currencies", () => {
    expect(found("BUD-005", bet("msp-first", { budget: "EUR 9M" }))).toEqual([]);
  });
});

describe("BUD-006: the people carry the bets of the year", () => {
  // The example has 5 full-time people; its second bet takes 1.5.
  it("allows all of them and no more", () => {
    expect(found("BUD-006", bet("msp-first", { effort: 3.5 }))).toEqual([]);
    expect(found("BUD-006", bet("msp-first", { effort: 3.6 }))).toMatchObject([
      {
        path: "/budget/people",
        message: "bets that start in FY28 take 5.1 full-time people; the budget has 5 full-time people",
      },
    ]);
  });

  it("adds tenths exactly", () => {
    const tenths = (raw: Raw) => {
      raw.budget.people = [{ role: "Manager", fte: 0.3 }];
      raw.bets["msp-first"].effort = 0.1;
      raw.bets["regional-resale"].effort = 0.2;
    };
    expect(found("BUD-006", tenths)).toEqual([]);
  });
});

describe("BUD-012: the budget is approved", () => {
  it("finds one that nobody approved, or only later", () => {
    expect(found("BUD-012", (raw) => delete raw.budget.approved)).toMatchObject([
      { subject: "budget", path: "/budget" },
    ]);
    expect(found("BUD-012", undefined, "2026-11-01")).toMatchObject([{ path: "/budget/approved/on" }]);
    expect(found("BUD-012", undefined, "2026-11-02")).toEqual([]);
  });
});

describe("BUD-015: a person costs what people cost", () => {
  const people =
    (...positions: object[]) =>
    (raw: Raw) =>
      (raw.budget.people = positions.map((one) => ({ role: "Partner managers", ...one })));

  it("finds twenty people for ten thousand", () => {
    expect(found("BUD-015", people({ fte: 20, cost: "10K" }))).toMatchObject([
      {
        subject: "budget",
        path: "/budget/people/0/cost",
        message: "Partner managers: USD 10,000 for 20 full-time people is USD 500 a person",
      },
    ]);
  });

  it("finds a thousand too little beside the others, in any currency", () => {
    const yen = (raw: Raw) => {
      raw.company.currency = "JPY";
      people({ fte: 2, cost: "20M" }, { fte: 1, cost: "10K" })(raw);
    };
    expect(found("BUD-015", yen)).toMatchObject([
      {
        path: "/budget/people/1/cost",
        message:
          "Partner managers: JPY 10,000 for 1 full-time person is JPY 10,000 a person; the dearest position costs JPY 10,000,000",
      },
    ]);
  });

  it("accepts that pay differs, and says nothing of what is not known", () => {
    expect(found("BUD-015")).toEqual([]);
    expect(found("BUD-015", people({ fte: 0.5, cost: "60K" }, { fte: 1, cost: "120K" }))).toEqual([]);
    expect(found("BUD-015", people({ fte: 1, cost: "180K" }, { fte: 3, cost: "36K" }))).toEqual([]);
    expect(found("BUD-015", people({ fte: 1 }, { cost: 60 }, { fte: 0, cost: "1K" }))).toEqual([]);
    expect(found("BUD-015", people({ fte: 1, cost: "EUR 60" }))).toEqual([]);
  });
});

describe("BUD-016: what cannot be added is said", () => {
  const euros = (raw: Raw) => {
    raw.budget.people[0].cost = "EUR 300K";
    raw.budget.lines[1].amount = "GBP 10K";
    raw.budget.systems = [{ name: "Portal", cost: "USD 10K" }];
    raw.bets["msp-first"].budget = "EUR 450K";
  };

  it("finds each amount in another currency, where it is written", () => {
    expect(found("BUD-016", euros).map(({ path }) => path)).toEqual([
      "/budget/people/0/cost",
      "/budget/lines/1/amount",
      "/bets/msp-first/budget",
    ]);
    expect(found("BUD-016", euros)[2]).toMatchObject({
      message: expect.stringMatching(/: an amount in EUR cannot be added to amounts in USD$/),
    });
  });

  it("speaks where the total falls silent", () => {
    const tooMuch = bet("msp-first", { budget: "EUR 450M" });
    expect([found("BUD-005", tooMuch), found("BUD-016", tooMuch).length]).toEqual([[], 1]);
  });
});
