import { describe, expect, it } from "vitest";
import { driftReport } from "./drift.ts";
import {
  factsOf,
  type Ledger,
  lineOf,
  linesOf,
  msp,
  north,
  reseller,
  strategyWith,
  won,
} from "../../../tests/world.ts";

/** Targets, the mix of types and the cells of Halyard, whose FY27 is February 2026 to January 2027. */
const types = { partnerTypes: { msp, "regional-reseller": reseller } };

describe("a target on revenue", () => {
  const objective = { metric: "partner-sourced-revenue", atLeast: "365K", by: "2027-01-31" };
  const parts = { objectives: { growth: objective }, tolerances: { objective: "10%" } };
  // 31 October is day 273 of 365: 273K are expected, and a tenth less is in order.
  const sold = (amount: number): Ledger => ({ ...north, deals: [won("2026-03-15", amount)] });

  it("is in order at the edge of its tolerance, relative to what is expected", () => {
    expect(lineOf(parts, sold(245_700), "growth")).toMatchObject({
      target: 27_300_000,
      actual: 24_570_000,
      difference: -2_730_000,
      tolerance: 2_730_000,
      status: "ok",
      since: null,
      rows: 1,
    });
  });

  it("is out one dollar below it", () => {
    expect(lineOf(parts, sold(245_699), "growth")).toMatchObject({ status: "out", since: "2026-10-31" });
  });

  it("is never out for being better", () => {
    expect(lineOf(parts, sold(2_000_000), "growth")?.status).toBe("ok");
  });

  it("is unknown with the reason where nothing was imported", () => {
    expect(lineOf(parts, {}, "growth")).toMatchObject({
      status: "unknown",
      actual: null,
      difference: null,
      because: "no deals were imported",
    });
  });

  it("is unknown where its amount is in another currency", () => {
    const foreign = { objectives: { growth: { ...objective, atLeast: "EUR 365K" } } };
    expect(lineOf(foreign, sold(1), "growth")).toMatchObject({
      status: "unknown",
      because: "the target is in EUR and the figures are in USD",
    });
  });

  it("has no line before its window begins", () => {
    expect(lineOf(parts, sold(1), "growth", "2026-01-31")).toBeUndefined();
  });

  it("keeps its final state after its last day", () => {
    const late = { ...north, deals: [won("2026-03-15", 400_000), won("2027-02-15", 900_000)] };
    expect(lineOf(parts, late, "growth", "2027-05-20")).toMatchObject({
      target: 36_500_000,
      actual: 40_000_000,
    });
  });
});

describe("a target on the number of partners", () => {
  const parts = {
    objectives: { more: { metric: "active-partners", atLeast: 3, by: "2026-06-17", baseline: 1 } },
  };
  const partners = { North: {}, South: {}, West: {} };

  it("keeps the state of its last day, whatever happens later, and even in the middle of a month", () => {
    const deals = [won("2026-05-01", 10), won("2026-06-16", 10, "South"), won("2026-06-18", 10, "West")];
    expect(lineOf(parts, { partners, deals }, "more")).toMatchObject({ target: 3, actual: 2, status: "out" });
  });

  it("starts its line from the state on the day before its window", () => {
    const days10 = { objectives: { more: { metric: "active-partners", atLeast: 11, by: "2026-02-10" } } };
    const deals = [won("2026-01-31", 10), won("2026-02-01", 10, "South")];
    expect(lineOf(days10, { partners, deals }, "more", "2026-02-05")).toMatchObject({ target: 6, actual: 2 });
  });

  it("is unknown on the way when nobody knows where it started", () => {
    const unstarted = { objectives: { more: { metric: "active-partners", atLeast: 3, by: "2027-01-31" } } };
    const deals = [won("2026-05-01", 10)];
    expect(lineOf(unstarted, { partners, deals }, "more")).toMatchObject({
      status: "unknown",
      actual: 1,
      target: null,
      because: "the value at the start of the window is unknown",
    });
  });
});

describe("growth on the year before", () => {
  const parts = {
    objectives: {
      growing: { metric: "partner-sourced-revenue", change: "year", atLeast: "0%", by: "2027-01-31" },
    },
    tolerances: { objective: "10%" },
  };

  it("compares the running year with the same part of the year before", () => {
    const deals = [won("2025-03-01", 100), won("2025-11-30", 900), won("2026-03-01", 80)];
    expect(lineOf(parts, { ...north, deals }, "growing")).toMatchObject({
      unit: "share",
      target: 0,
      actual: expect.closeTo(-0.2, 12),
      status: "out",
    });
  });

  it("is unknown where there was nothing to grow from", () => {
    const deals = [won("2025-11-30", 900), won("2026-03-01", 80)];
    expect(lineOf(parts, { ...north, deals }, "growing")?.status).toBe("unknown");
  });
});

describe("the mix of partner types", () => {
  const parts = {
    partnerTypes: {
      msp: { ...msp, target: { partners: 30, share: "60%" } },
      "regional-reseller": { ...reseller, target: { partners: 10, share: "40%" } },
      association: { name: "Trade association", kind: "association" },
    },
    tolerances: { mix: "5%", objective: "50%" },
  };
  const ledger = (share: number): Ledger => ({
    partners: { A: {}, B: {}, C: {}, D: { type: "regional-reseller" } },
    deals: [won("2026-03-01", share, "A"), won("2026-03-01", 100 - share, "D")],
  });

  it("tolerates points of share, in both directions", () => {
    for (const [share, status] of [
      [55, "ok"],
      [65, "ok"],
      [54, "out"],
      [66, "out"],
    ] as const)
      expect(lineOf(parts, ledger(share), "msp/revenue")).toMatchObject({
        target: 0.6,
        tolerance: 0.05,
        status,
      });
  });

  it("holds enrolled partners against the intended numbers as shares, and stands on all of them", () => {
    expect(lineOf(parts, ledger(60), "msp/partners")).toMatchObject({ target: 0.75, actual: 0.75, rows: 4 });
  });

  it("promises nothing of a type that names no share", () => {
    const subjects = linesOf(parts, ledger(60)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.startsWith("association"))).toEqual([]);
  });

  it("is one unknown line where there are no facts at all", () => {
    expect(linesOf(parts).filter(({ kind }) => kind === "mix")).toMatchObject([
      {
        subject: "mix",
        status: "unknown",
        because: "no partner is enrolled in a programme; no deals were imported",
      },
    ]);
  });
});

describe("a cell below its need", () => {
  const parts = {
    ...types,
    programs: { managed: { name: "Managed", types: ["msp"] } },
    coverage: {
      regions: {
        us: { name: "United States", countries: ["US"] },
        ca: { name: "Canada", countries: ["CA"] },
      },
      cells: [
        { region: "us", route: "partner", types: ["msp"], need: 2 },
        { region: "ca", route: "partner", types: ["msp"], need: 1 },
      ],
    },
  };

  it("is out by the partners that are missing, and in order when none is", () => {
    const ledger = { partners: { A: {}, B: { country: "CA" } } };
    expect(lineOf(parts, ledger, "us")).toMatchObject({
      target: 2,
      actual: 1,
      difference: -1,
      status: "out",
    });
    expect(lineOf(parts, ledger, "ca")).toMatchObject({ target: 1, actual: 1, status: "ok" });
  });

  it("is one unknown line while no partners were imported", () => {
    expect(linesOf(parts).filter(({ kind }) => kind === "coverage")).toMatchObject([
      { subject: "coverage", status: "unknown", because: "no partners were imported", target: null },
    ]);
  });
});

describe("a promise that cannot be read whole", () => {
  const target = { metric: "partner-sourced-revenue", by: "2027-01-31" };

  it("is unknown where its target names no value, and does not vanish", () => {
    expect(lineOf({ objectives: { growth: target } }, north, "growth")).toMatchObject({
      status: "unknown",
      because: expect.stringContaining("atLeast or atMost") as string,
    });
  });

  it("is unknown where a value beneath it does not fit: the rest alone would be another promise", () => {
    const strategy = strategyWith({ objectives: { growth: { ...target, atLeast: "1M" } } });
    const facts = factsOf(strategy, "2026-10-31", { ...north, deals: [won("2026-09-30", 100)] });
    const [judged] = driftReport({ strategy, facts }, "2026-10-31", 1).lines;
    const [unread] = driftReport(
      { strategy, facts, misfits: ["/objectives/growth/over"] },
      "2026-10-31",
      1,
    ).lines;
    expect([judged?.status, unread?.status]).toEqual(["out", "unknown"]);
    expect(unread?.because).toContain("/objectives/growth/over");
  });
});
