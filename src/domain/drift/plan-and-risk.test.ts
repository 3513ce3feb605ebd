import { describe, expect, it } from "vitest";
import { factsOf, type Ledger, lineOf, msp, north, strategyWith, won } from "../../../tests/world.ts";
import { driftReport } from "./drift.ts";

/** Kinds of drift about the plan, the programme and the risks. Halyard's FY27 begins in February 2026. */
describe("a milestone", () => {
  const parts = {
    horizon: { from: "FY27-Q1" },
    roadmap: [
      {
        id: "M-1",
        title: "First half million",
        quarter: "FY27-Q2",
        done: { metric: "partner-sourced-revenue", atLeast: "500K" },
      },
      { id: "M-2", title: "First review", quarter: "FY27-Q2", done: { event: "first-business-review" } },
      {
        id: "M-3",
        title: "Growing",
        quarter: "FY27-Q2",
        done: { metric: "partner-sourced-revenue", change: "year", atLeast: "10%" },
      },
    ],
  };
  const sold = (...deals: readonly [on: string, amount: number][]): Ledger => ({
    ...north,
    deals: deals.map(([on, amount]) => won(on, amount)),
  });

  it("counts from the first day of the horizon, and is late when its quarter has ended without it", () => {
    const before = sold(["2026-01-31", 500_000], ["2026-03-01", 499_999]);
    expect(lineOf(parts, before, "M-1", "2026-07-31")?.status).toBe("ok");
    expect(lineOf(parts, before, "M-1", "2026-08-01")).toMatchObject({ status: "out", actual: 49_999_900 });
  });

  it("is no longer late once it is reached", () => {
    const late = sold(["2026-03-01", 499_999], ["2026-08-20", 1]);
    expect(lineOf(parts, late, "M-1")?.status).toBe("ok");
  });

  it("is unknown where no fact tells, and has no line before the horizon", () => {
    expect(lineOf(parts, sold(["2026-03-01", 1]), "M-2")).toMatchObject({ status: "unknown", actual: null });
    expect(lineOf(parts, {}, "M-1")?.status).toBe("unknown");
    expect(lineOf(parts, sold(["2026-01-01", 1]), "M-1", "2026-01-31")).toBeUndefined();
  });

  it("that waits for the adoption is reached on the day from which the strategy is in force", () => {
    const strategy = strategyWith({
      horizon: { from: "FY27-Q1" },
      roadmap: [{ id: "M-0", title: "Adopted", quarter: "FY27-Q2", done: { event: "strategy-adopted" } }],
    });
    const on = (day: string, adopted?: { from: string | null }) =>
      driftReport({ strategy, facts: factsOf(strategy, day, {}), adopted }, day, 1).lines.find(
        ({ subject }) => subject === "M-0",
      );
    const june = { from: "2026-06-01" };
    expect(on("2026-06-01", june)).toMatchObject({
      status: "ok",
      because: "reached; in force from 2026-06-01; due in FY27-Q2",
    });
    expect(on("2026-05-31", june)).toMatchObject({ status: "ok", actual: 0 });
    expect(on("2026-08-01", { from: "2026-09-01" })).toMatchObject({ status: "out", actual: 0 });
    expect(on("2026-08-01", { from: null })).toMatchObject({ status: "ok", actual: 1 });
    expect(on("2026-08-01")).toMatchObject({ status: "unknown", actual: null });
  });

  it("that sums money needs a day to count from", () => {
    const { horizon: _, ...without } = parts;
    expect(lineOf(without, sold(["2026-03-01", 500_000]), "M-1")).toMatchObject({
      status: "unknown",
      because: "due in FY27-Q2; the strategy names no horizon to count from",
    });
  });

  it("about growth is judged by growth, not by the money itself", () => {
    const grown = sold(["2025-03-01", 100], ["2026-03-01", 105]);
    expect(lineOf(parts, grown, "M-3")).toMatchObject({
      unit: "share",
      actual: expect.closeTo(0.05, 12),
      status: "out",
    });
  });
});

describe("what falls due on a day", () => {
  const decision = { need: "Connector", decided: "2026-01-10", review: "2026-10-01" };
  const assumption = { statement: "Providers bill monthly", by: "2026-10-01", status: "open" };

  it("a decision is out from the day after its review was due, until it is reviewed", () => {
    const parts = { decisions: { "D-1": decision } };
    expect(lineOf(parts, {}, "D-1", "2026-10-01")?.status).toBe("ok");
    expect(lineOf(parts, {}, "D-1", "2026-10-02")).toMatchObject({ status: "out", actual: 1 });
    expect(lineOf(parts, {}, "D-1")).toMatchObject({ actual: 30, since: "2026-10-31" });
    expect(lineOf(parts, {}, "D-1", "2026-01-09")).toBeUndefined();
    const reviewed = {
      decisions: { "D-1": { ...decision, reviews: [{ on: "2026-10-20", outcome: "Still true" }] } },
    };
    expect([lineOf(reviewed, {}, "D-1")?.status, lineOf(reviewed, {}, "D-1", "2026-10-19")?.status]).toEqual([
      "ok",
      "out",
    ]);
  });

  it("an open assumption too; one that was settled promises nothing", () => {
    const parts = { assumptions: { billing: assumption, settled: { ...assumption, status: "validated" } } };
    expect(lineOf(parts, {}, "billing")).toMatchObject({ status: "out", actual: 30 });
    expect(lineOf(parts, {}, "settled")).toBeUndefined();
  });
});

describe("design", () => {
  const gaps = { delivery: { kind: "delivery", statement: "We run no service" } };
  const programs = { managed: { name: "Managed", types: ["msp"], because: "delivery" } };

  it("is out by the elements that lead nowhere", () => {
    expect(lineOf({ gaps, programs }, {}, "programme")).toMatchObject({ status: "ok", actual: 0 });
    const { because: _, ...without } = programs.managed;
    expect(lineOf({ gaps, programs: { managed: without } }, {}, "programme")).toMatchObject({
      status: "out",
      actual: 1,
      because: "without a reason: Managed",
    });
  });
});

describe("tiers, computed and held against the end of the quarter before", () => {
  const parts = {
    partnerTypes: { msp },
    programs: {
      managed: {
        name: "Managed",
        types: ["msp"],
        tiers: [
          { id: "registered", name: "Registered", criteria: [] },
          {
            id: "silver",
            name: "Silver",
            criteria: [{ metric: "partner-sourced-revenue", over: "12 months", atLeast: 100 }],
          },
          { id: "gold", name: "Gold", criteria: [{ metric: "certified-people", atLeast: 2 }] },
        ],
      },
    },
  };
  // The quarter before ended on 31 July.
  const ledger: Ledger = {
    partners: { Falls: {}, Rises: {}, Stays: {}, Left: { leftOn: "2026-09-01" } },
    deals: [
      won("2025-08-15", 100, "Falls"),
      won("2026-08-15", 100, "Rises"),
      won("2026-05-15", 100, "Stays"),
      won("2025-08-15", 100, "Left"),
    ],
  };

  it("counts partners that no longer meet the criteria, not those that left or rose", () => {
    expect(lineOf(parts, ledger, "managed/silver")).toMatchObject({
      status: "out",
      target: 0,
      actual: 1,
      rows: 1,
      because: expect.stringContaining("1 rose into it"),
    });
  });

  it("is in order when nobody fell", () => {
    const { Falls: _, ...others } = ledger.partners ?? {};
    const deals = (ledger.deals ?? []).filter(({ by }) => by !== "Falls");
    expect(lineOf(parts, { partners: others, deals }, "managed/silver")).toMatchObject({
      status: "ok",
      actual: 0,
    });
  });

  it("is unknown for a tier whose criteria no fact answers, and before the facts begin", () => {
    expect(lineOf(parts, ledger, "managed/gold")).toMatchObject({
      status: "unknown",
      because: "Gold asks for certified people, and no certifications were imported",
    });
    expect(lineOf(parts, ledger, "managed/silver", "2025-09-30")).toMatchObject({
      status: "unknown",
      because: "the facts begin on 2025-08-15",
    });
  });

  it("as an early warning is unknown as soon as one tier is, and never zero by leaving that one out", () => {
    const warned = {
      ...parts,
      risks: { lean: { risk: "They fall", warnings: [{ signal: "tier-miss", over: 0 }] } },
    };
    expect(lineOf(warned, ledger, "lean/tier-miss")).toMatchObject({
      status: "unknown",
      because: "Gold asks for certified people, and no certifications were imported",
    });
    const certified = [{ partner: "Stays", person: "Ann", from: "2026-01-01" }];
    expect(lineOf(warned, { ...ledger, certified }, "lean/tier-miss")).toMatchObject({
      status: "out",
      actual: 1,
    });
  });

  it("is unknown while nobody is enrolled", () => {
    expect(lineOf(parts, {}, "tier")?.because).toBe("no partner is enrolled in the programme");
  });
});

describe("early warnings", () => {
  const risk = (warning: object) => ({
    risks: { lean: { risk: "We lean on few", warnings: [warning, { text: "A rival asks" }] } },
  });
  // Last finished fiscal quarter: August to October; before it: May to July.
  const quarters = (before: number, last: number): Ledger => ({
    ...north,
    deals: [won("2026-06-01", before), won("2026-09-01", last)],
  });

  it("fire beyond their bound, and not at it", () => {
    const parts = risk({ signal: "revenue-change-quarter", under: "-20%" });
    expect(lineOf(parts, quarters(100, 79), "lean/revenue-change-quarter")).toMatchObject({ status: "out" });
    expect(lineOf(parts, quarters(100, 80), "lean/revenue-change-quarter")).toMatchObject({ status: "ok" });
    expect(
      lineOf(parts, { ...north, deals: [won("2026-09-01", 1)] }, "lean/revenue-change-quarter")?.status,
    ).toBe("unknown");
  });

  it("about time understand durations of any unit", () => {
    const parts = {
      ...risk({ signal: "competitor-review-age", over: "6 months" }),
      competitors: { rival: { name: "Rival", reviewed: "2026-05-31" } },
    };
    // 153 days; six months are 182.6.
    expect(lineOf(parts, {}, "lean/competitor-review-age")).toMatchObject({
      status: "ok",
      actual: 153,
      unit: "days",
    });
    expect(lineOf(parts, {}, "lean/competitor-review-age", "2026-11-30")).toMatchObject({
      status: "out",
      actual: 183,
    });
  });

  it("see large partners that stopped ordering", () => {
    const parts = risk({ signal: "top-partners-lost", over: 0 });
    const deals = [won("2025-03-01", 900, "Gone"), won("2025-03-01", 100), won("2026-03-01", 100)];
    const partners = { North: {}, Gone: {} };
    expect(lineOf(parts, { partners, deals }, "lean/top-partners-lost")).toMatchObject({
      status: "out",
      actual: 1,
    });
  });

  it.each([
    ["days-since-contact", "no touches were imported"],
    ["certification-lapse", "no certifications were imported"],
    ["agreement-expiring", "no signed agreements were imported"],
    ["manager-changed", "partner managers are not recorded"],
  ])("about %s are unknown because %s", (signal, because) => {
    expect(lineOf(risk({ signal, over: 30 }), quarters(1, 1), `lean/${signal}`)).toMatchObject({
      status: "unknown",
      actual: null,
      because,
    });
  });
});

describe("scenarios", () => {
  const objectives = {
    msp: { metric: "partner-sourced-revenue", where: { type: "msp" }, atLeast: "10", by: "2027-01-31" },
    all: { metric: "partner-sourced-revenue", atLeast: "365", by: "2027-01-31" },
  };
  const missed = (when: object = {}) => ({
    partnerTypes: { msp },
    objectives,
    scenarios: {
      miss: {
        when: { metric: "partner-sourced-revenue", missedBy: "30%", ...when },
        plan: "Move two sellers",
      },
    },
  });
  const sold = (amount: number): Ledger => ({ ...north, deals: [won("2026-03-01", amount)] });

  it("compare with what is expected today of the objective with the same scope", () => {
    // 273 of 365 are expected; 70% of them are 191.1.
    expect(lineOf(missed(), sold(191), "miss")).toMatchObject({ status: "out" });
    expect(lineOf(missed(), sold(192), "miss")).toMatchObject({ status: "ok" });
    expect(lineOf(missed({ where: { type: "msp" } }), sold(191), "miss")?.status).toBe("ok");
  });

  it("come true at the bound itself", () => {
    const half = missed({ missedBy: "50%" });
    expect(lineOf(half, sold(182.5), "miss", "2027-01-31")).toMatchObject({ actual: 0.5, status: "out" });
  });

  it("are unknown without facts, and without an objective to miss", () => {
    expect(lineOf(missed(), {}, "miss")?.status).toBe("unknown");
    expect(lineOf(missed({ metric: "active-partners" }), sold(1), "miss")?.status).toBe("unknown");
  });

  it("with a date are decided on it, not before", () => {
    const parts = {
      scenarios: {
        few: { when: { metric: "active-partners", atMost: 1, by: "2026-10-31" }, plan: "Close the desk" },
      },
    };
    expect(lineOf(parts, sold(1), "few", "2026-10-30")).toMatchObject({ status: "ok", actual: 1 });
    expect(lineOf(parts, sold(1), "few", "2026-10-31")?.status).toBe("out");
  });

  it("may wait for a signal", () => {
    const parts = {
      scenarios: { gone: { when: { signal: "top-partners-lost", atLeast: 1 }, plan: "Visit them" } },
    };
    const deals = [won("2025-03-01", 900, "Gone"), won("2026-03-01", 100)];
    expect(lineOf(parts, { partners: { North: {}, Gone: {} }, deals }, "gone")?.status).toBe("out");
    expect(lineOf(parts, sold(1), "gone")?.status).toBe("unknown");
  });
});
