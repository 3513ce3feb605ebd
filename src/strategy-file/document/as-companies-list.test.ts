import { describe, expect, it } from "vitest";
import { at, imported, leftOf } from "./test-import.ts";

const of = (...lines: readonly string[]) => imported(lines.join("\n"));

describe("rivals", () => {
  const plan = of(
    "# Plan",
    "## Competitor landscape",
    "| Competitor | Channel approach | Their key partners | Weakness |",
    "|---|---|---|---|",
    "| Kiwa Motion | Resale | Toyo Lift, NordLift | Slow software |",
    "| OttoMat | Direct only | none | No service abroad |",
  );

  it("stand with the partners that they have, each with the model of the row", () => {
    expect(at(plan, "competitors", "kiwa-motion")).toEqual({
      name: "Kiwa Motion",
      partners: [
        { name: "Toyo Lift", model: "resale" },
        { name: "NordLift", model: "resale" },
      ],
    });
  });

  it("have no partner called none, and what the model does not keep is left", () => {
    expect(at(plan, "competitors", "ottomat")).toEqual({ name: "OttoMat" });
    expect(leftOf(plan, 6)).toEqual(["Direct only", "none", "No service abroad"]);
  });
});

describe("candidates in an order", () => {
  const table = (priority: string, ...more: readonly string[]) =>
    of(
      "# Plan",
      "## Target partners",
      `| Partner | Priority |${more.length > 0 ? " Tier |" : ""}`,
      `|---|---|${more.length > 0 ? "---|" : ""}`,
      `| Vanriet | ${priority} |${more.map((tier) => ` ${tier} |`).join("")}`,
    );

  it("of A, B and C are in these tiers, which is an assumption", () => {
    const plan = table("A");
    expect(at(plan, "landscape", "vanriet")).toEqual({ name: "Vanriet", tier: "A" });
    expect(plan.assumptions.map(({ words }) => words)).toContain(
      "The priorities A, B and C of candidates are read as their tiers",
    );
  });

  it("of P0 to P2 have that priority, and any other is left", () => {
    expect(at(table("P0"), "landscape", "vanriet")).toEqual({ name: "Vanriet", priority: "P0" });
    expect(at(table("1"), "landscape", "vanriet")).toEqual({ name: "Vanriet" });
  });

  it("keep the tier that a column of its own gives", () => {
    const plan = table("A", "B");
    expect(at(plan, "landscape", "vanriet")).toEqual({ name: "Vanriet", tier: "B" });
  });
});

describe("a situation in a list", () => {
  const plan = of(
    "# Plan",
    "## Situation",
    "- ARR today: €9.4M",
    "- Goal: €25M ARR by 31 December 2028",
    "- Fiscal year: calendar year",
  );

  it("gives ARR now and wanted with its day, and the year that begins in January", () => {
    expect(at(plan, "company")).toMatchObject({
      fiscalYearStart: 1,
      arr: { current: "9.4M", target: "25M", by: "2028-12-31" },
    });
  });

  it("has no target where a goal does not say of what it is", () => {
    const vague = of("# Plan", "## Situation", "- ARR today: €9.4M", "- Goal: €25M by 31 December 2028");
    expect(at(vague, "company", "arr")).toEqual({ current: "9.4M" });
    expect(vague.unrecognised.map(({ line }) => line)).toContain(4);
  });
});

describe("gaps in a list", () => {
  it("name who fills them, and keep that out of their statement", () => {
    const plan = of(
      "# Plan",
      "## Partner types",
      "| Partner type | Role |",
      "|---|---|",
      "| Agencies | Primary |",
      "## Gaps",
      "1. Delivery – four engineers, a backlog of 11 weeks. Partner type: Agencies",
      "2. No licence in Mexico. Partner type: acquirers",
    );
    expect(at(plan, "partnerTypes", "agencies")).toMatchObject({
      fills: ["four-engineers-a-backlog-of-11-weeks"],
    });
    expect(Object.values(at(plan, "gaps") as object)).toEqual([
      { statement: "four engineers, a backlog of 11 weeks", kind: "delivery" },
      { statement: "No licence in Mexico" },
    ]);
    expect(leftOf(plan, 8)).toEqual(["acquirers"]);
  });
});

describe("risks in a list", () => {
  it("are rated by labels in brackets, and what stands behind them is left", () => {
    const plan = of(
      "# Plan",
      "## Risks",
      "1. Agencies sell a rival (likelihood: high, impact: medium) – exclusivity for three",
    );
    expect(at(plan, "risks", "agencies-sell-a-rival")).toEqual({
      risk: "Agencies sell a rival",
      likelihood: "high",
      impact: "medium",
    });
    expect(leftOf(plan, 3)).toEqual(["– exclusivity for three"]);
  });
});

describe("commissions by partner type", () => {
  const plan = of(
    "# Plan",
    "## Economics",
    "| Partner type | Model | Commission | Condition |",
    "|---|---|---|---|",
    "| Agency | Referral | 15% of first-year revenue | Closed won |",
    "| Bank | | 10% | Closed won |",
    "| Vendor | None | – | – |",
  );

  it("are referral fees where the model is a referral, and commissions where none is named", () => {
    expect(Object.values(at(plan, "incentives") as object)).toMatchObject([
      { kind: "referral-fee", bands: { steps: [{ from: 0, rate: "15%" }] } },
      { kind: "commission", bands: { steps: [{ from: 0, rate: "10%" }] } },
    ]);
  });

  it("are none where nothing is paid", () => {
    expect(plan.unrecognised.map(({ line }) => line)).toContain(7);
  });
});

describe("a budget with a category to a row", () => {
  const plan = of(
    "# Plan",
    "## Investment FY27",
    "| Category | Description | FY27 |",
    "|---|---|---|",
    "| People | 4 channel managers | $720K |",
    "| People | Head of channel | $200K |",
    "| Programs | MDF | $300K |",
    "| Tools | PRM and LMS | $170K |",
    "| | **Total** | **$1.39M** |",
  );

  it("holds people, lines and systems by the name of the row, and people who are counted", () => {
    expect(at(plan, "budget")).toEqual({
      year: "FY27",
      people: [
        { role: "channel managers", kind: "partner-manager", fte: 4, cost: "720K" },
        { role: "Head of channel", cost: "200K" },
      ],
      lines: [{ name: "MDF", amount: "300K", kind: "mdf" }],
      systems: [{ name: "PRM and LMS", cost: "170K" }],
    });
    expect(plan.assumptions.map(({ words }) => words)).toContain("Headcount is read as full-time people");
  });

  it("is held against its total, and the categories of lines are left", () => {
    expect(plan.conflicting).toEqual([]);
    expect(leftOf(plan, 9)).toEqual([]);
    expect(leftOf(plan, 7)).toEqual(["Programs"]);
  });
});

describe("bets in a table", () => {
  it("are known by what ends them, and have their money, their proof and their owner", () => {
    const plan = of(
      "# Plan",
      "## Bets",
      "| # | Bet | Investment | KPI | Stop if | Owner |",
      "|---|---|---|---|---|---|",
      "| B1 | Agencies first | €350K | €1.5M partner-sourced revenue | Active partners below 3 by 30 June 2027 | COO |",
    );
    expect(at(plan, "bets", "agencies-first")).toEqual({
      name: "Agencies first",
      budget: "350K",
      lagging: { metric: "partner-sourced-revenue", atLeast: "1.5M" },
      retireIf: { metric: "active-partners", atMost: 3, by: "2027-06-30" },
      owner: "coo",
    });
  });
});
