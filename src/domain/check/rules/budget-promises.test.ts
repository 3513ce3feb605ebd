import { describe, expect, it } from "vitest";
import { findingsOf, type Raw } from "../test-example.ts";
import { budgetPromiseRules } from "./budget-promises.ts";

const found = findingsOf(budgetPromiseRules);

describe("BUD-007: at most 30 target partners for a partner manager", () => {
  // The example has 3 partner managers, 18 MSPs, 16 resellers and 6 consultants.
  const msps = (partners: number) => (raw: Raw) => (raw.partnerTypes.msp.target.partners = partners);

  it("allows 90 for three", () => {
    expect(found("BUD-007", msps(68))).toEqual([]);
    expect(found("BUD-007", msps(69))).toMatchObject([
      {
        subject: "budget",
        path: "/budget/people",
        message: "91 target partners for 3 partner managers, 30.33 each; 30 is the most",
      },
    ]);
  });

  it("counts people of kind partner-manager only", () => {
    const none = (raw: Raw) => (raw.budget.people[0].kind = "other");
    expect(found("BUD-007", none)[0]?.message).toBe(
      "40 target partners for 0 partner managers; 30 is the most",
    );
  });
});

describe("BUD-008: the revenue target can meet the ROI target", () => {
  // 2M of partner-sourced revenue on 1.24M of people, lines and systems is 1.61.
  const roi =
    (target: number | string, definition = "revenue-to-cost") =>
    (raw: Raw) => {
      raw.definitions.roi = definition;
      raw.metrics.find((one: Raw) => one.metric === "program-roi").targets.FY28 = target;
    };

  it("finds an ROI beyond it", () => {
    expect(found("BUD-008", roi(1.7))).toMatchObject([
      {
        subject: "metrics",
        path: "/metrics/7/targets/FY28",
        message:
          "an ROI of 1.7 in FY28 needs more than the targets give: USD 2,000,000 of partner-sourced revenue on USD 1,240,000 is 1.61",
      },
    ]);
    expect(found("BUD-008", roi(1.61))).toEqual([]);
  });

  it("meets a target exactly", () => {
    const even = (raw: Raw) => {
      roi(2)(raw);
      raw.budget = { year: "FY28", lines: [{ name: "All", amount: "1M" }] };
    };
    expect(found("BUD-008", even)).toEqual([]);
  });

  it("counts a net return where the strategy defines it so", () => {
    expect(found("BUD-008", roi(0.6, "net-return"))).toEqual([]);
    expect(found("BUD-008", roi(0.7, "net-return"))).toHaveLength(1);
  });

  it("finds it in a key result too, when it is due in the year", () => {
    const keyResult = (by: string) => (raw: Raw) =>
      raw.okrs.scale.keyResults.push({ id: "KR-2.3", metric: "program-roi", atLeast: 3, by });
    expect(found("BUD-008", keyResult("2028-01-31"))).toMatchObject([{ subject: "KR-2.3" }]);
    expect(found("BUD-008", keyResult("2028-02-01"))).toEqual([]);
  });

  it("without a revenue target nothing can be said", () => {
    const untargeted = (raw: Raw) => {
      roi(9)(raw);
      raw.metrics = raw.metrics.filter((one: Raw) => one.metric !== "partner-sourced-revenue");
      delete raw.objectives["mid-market-growth"];
      delete raw.okrs;
    };
    expect(found("BUD-008", untargeted)).toEqual([]);
  });
});

describe("BUD-009: the MDF lines hold what the tiers promise", () => {
  // Managed promises 4 × 10K and 2 × 40K; its MDF line holds 160K.
  const gold = (change: Raw) => (raw: Raw) =>
    Object.assign(raw.programs.managed.tiers[2].benefits[1], change);

  it("allows all of it and no more", () => {
    expect(found("BUD-009", gold({ value: "20K" }))).toEqual([]);
    expect(found("BUD-009", gold({ value: "20001" }))).toMatchObject([
      {
        subject: "managed",
        path: "/programs/managed",
        message:
          "the tiers of `managed` promise USD 160,004 of MDF a year; the MDF lines for `msp` hold USD 160,000",
      },
    ]);
  });

  it.each([
    ["month", "1.6K", "1.7K"],
    ["quarter", "5K", "5.1K"],
    ["half", "10K", "10.1K"],
  ])("counts a value for every %s over the year", (per, enough, tooMuch) => {
    expect(found("BUD-009", gold({ per, value: enough }))).toEqual([]);
    expect(found("BUD-009", gold({ per, value: tooMuch }))).toHaveLength(1);
  });

  it("does not count other types' funds, nor other kinds of line", () => {
    expect(found("BUD-009", (raw) => (raw.budget.lines[0].type = "regional-reseller"))).toHaveLength(1);
    expect(found("BUD-009", (raw) => (raw.budget.lines[0].kind = "program"))).toHaveLength(1);
  });

  it("knows no sum where no number of partners is expected, or a share is promised", () => {
    expect(
      found("BUD-009", (raw) => (gold({ value: "9M" })(raw), delete raw.programs.managed.tiers[2].expect)),
    ).toEqual([]);
    expect(found("BUD-009", gold({ value: "2%" }))).toEqual([]);
    expect(found("BUD-009", gold({ value: "EUR 9M" }))).toEqual([]);
  });
});

describe("BUD-010: there are as many partner managers as the tiers promise", () => {
  // Gold promises 4 ÷ 5 and platinum 2 ÷ 1; the budget has 3.
  const expectGold = (expect: number) => (raw: Raw) => (raw.programs.managed.tiers[2].expect = expect);

  it("allows all of them and no more", () => {
    expect(found("BUD-010", expectGold(5))).toEqual([]);
    expect(found("BUD-010", expectGold(6))).toMatchObject([
      {
        path: "/budget/people",
        message: "the tiers promise the time of 3.2 partner managers; the budget has 3",
      },
    ]);
  });

  it("thirds add up", () => {
    const thirds = (raw: Raw) => {
      for (const rank of [2, 3]) Object.assign(raw.programs.managed.tiers[rank], { expect: rank - 1 });
      raw.programs.managed.tiers[2].benefits[2].ratio = 3;
      raw.programs.managed.tiers[3].benefits[2].ratio = 3;
      raw.budget.people[0].fte = 1;
    };
    expect(found("BUD-010", thirds)).toEqual([]);
  });
});
