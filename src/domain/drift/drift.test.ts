import { describe, expect, it } from "vitest";
import { lineOf, linesOf, msp, north, reseller, won } from "../../../tests/world.ts";

/** The list of drift as a whole: since when, in which order, and what it says where there are no facts. */
const types = { partnerTypes: { msp, "regional-reseller": reseller } };

describe("since when a line is out", () => {
  const parts = { ...types, metrics: [{ metric: "active-partners", targets: { FY27: 1 }, owner: "cpo" }] };
  const role = {
    partnerTypes: {
      msp: { ...msp, role: { success: { metric: "partner-sourced-revenue", atLeast: "100" } } },
    },
    tolerances: { objective: "0%" },
  };

  it("is the first month-end of the unbroken run, however often it was out before", () => {
    // Twelve months of revenue: out until June 2025, in order until May 2026, out again from 15 June 2026 on.
    const deals = [won("2024-07-10", 50), won("2025-06-15", 100), won("2026-10-01", 1)];
    const line = lineOf(role, { ...north, deals }, "msp");
    expect(line).toMatchObject({ status: "out", since: "2026-06-30" });
    const inOrder = Array.from({ length: 7 }, () => 10_000);
    expect(line?.trend.map(({ value }) => value)).toEqual([...inOrder, 0, 0, 0, 0, 100]);
  });

  it("goes no further back than the facts do", () => {
    const deals = [won("2026-03-10", 50), won("2026-10-01", 1)];
    expect(lineOf(role, { ...north, deals }, "msp")?.since).toBe("2026-03-31");
  });

  it("is the day itself when it went out since the last month-end", () => {
    const deals = [won("2024-07-10", 50), won("2025-10-15", 100), won("2026-10-01", 1)];
    expect(lineOf(role, { ...north, deals }, "msp", "2026-10-20")?.since).toBe("2026-10-20");
  });

  it("is nothing where the line is in order", () => {
    expect(lineOf(parts, { ...north, deals: [won("2026-10-01", 1)] }, "active-partners")?.since).toBeNull();
  });
});

describe("the list", () => {
  it("puts what is out first, then what is unknown, then what is in order, each with the largest drift on top", () => {
    const objective = (atLeast: string) => ({
      metric: "partner-sourced-revenue",
      atLeast,
      over: "12 months",
    });
    const lines = linesOf(
      {
        objectives: {
          near: objective("120"),
          far: objective("1000"),
          kept: objective("100"),
          exceeded: objective("10"),
          untold: { metric: "partner-nps", atLeast: 40 },
        },
      },
      { ...north, deals: [won("2026-10-01", 100)] },
    ).filter(({ kind }) => kind === "objective");
    expect(lines.map(({ subject }) => subject)).toEqual(["far", "near", "untold", "exceeded", "kept"]);
  });

  it("says of each kind without facts once what is missing", () => {
    const lines = linesOf({
      ...types,
      budget: {
        share: { msp: "100%" },
        lines: [{ name: "Funds", type: "msp", kind: "mdf", amount: "10K", purpose: "activation" }],
      },
      programs: { managed: { name: "Managed", types: ["msp"], registration: { protection: "90 days" } } },
      sponsors: {},
      coverage: { rulesOfEngagement: [{ seller: "partner" }] },
    });
    const unknown = lines.filter(({ status }) => status === "unknown");
    expect(unknown.map(({ kind, because }) => `${kind}: ${because}`)).toEqual([
      "return: no spend was imported",
      "investment: no spend was imported",
      "budget: no spend was imported",
      "commitment: no benefits delivered or commitments kept are recorded",
      "sponsor: no touches were imported",
      "registration: no deal registrations were imported",
      "conflict: no conflict cases are recorded",
    ]);
  });

  it("is empty for a strategy that promises nothing", () => {
    expect(linesOf({})).toEqual([]);
  });
});
