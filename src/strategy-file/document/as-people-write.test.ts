import { describe, expect, it } from "vitest";
import type { ImportedDocument, ImportOptions } from "../../domain/document-import/result.ts";
import { at, imported, leftOf, whyNot } from "./test-import.ts";

const of = (lines: readonly string[], options?: ImportOptions): ImportedDocument =>
  imported(lines.join("\n"), options);

describe("elements in lists", () => {
  it("are the names of a list whose heading names the part, with their fields below or behind them", () => {
    const result = of([
      "# Plan",
      "## Partner types",
      "* System integrators",
      "    * Role: install and commission",
      "    * Target partners: 8",
      "    * Works at night",
      "* Resellers (mid-size shippers)",
      "",
      "## 4. Risks and mitigation",
      "1. **Risk:** Funding ends. **Likelihood:** Low. **Impact:** High.",
      "2. Largest integrator leaves (likelihood: medium)",
      "    - Mitigation: two alternates",
      "",
      "## Budget",
      "- Partner training: $40K",
      "- Portal: $25k/year",
      "- Partner manager: 2 people",
    ]);
    expect(at(result, "partnerTypes", "system-integrators")).toEqual({
      name: "System integrators",
      kind: "si",
      role: { primary: "install and commission" },
      target: { partners: 8 },
    });
    expect(whyNot(result, 6)).toMatch(/names no field of a partner type/);
    expect(leftOf(result, 7)).toEqual(["mid-size shippers"]);
    expect(at(result, "risks")).toEqual({
      "funding-ends": { risk: "Funding ends", likelihood: "low", impact: "high" },
      "largest-integrator-leaves": {
        risk: "Largest integrator leaves",
        likelihood: "medium",
        mitigation: "two alternates",
      },
    });
    expect(at(result, "budget", "lines")).toEqual([
      { name: "Partner training", amount: "40K", kind: "training" },
      { name: "Portal", amount: "25K" },
      { name: "Partner manager" },
    ]);
    expect(leftOf(result, 17)).toEqual(["2 people"]);
  });

  it("a question to the writer, a struck line and a list under any other heading are none", () => {
    const result = of([
      "# Plan",
      "## Risks",
      "- What would your board fear?",
      "- ~~Frost~~",
      "",
      "## Our story",
      "- Frost: it came",
    ]);
    expect(at(result, "risks")).toBeUndefined();
    expect(whyNot(result, 4)).toBe("struck out in the document");
  });

  it("a label right below a list is the next label, and never the end of the last item", () => {
    const result = of([
      "# Plan",
      "### Gold tier",
      "**Criteria**:",
      "- Executive sponsor",
      "**Benefits**:",
      "- Deal registration",
    ]);
    expect(at(result, "programs", "partner-program", "tiers", 0)).toEqual({
      id: "gold",
      name: "Gold",
      criteria: [{ fact: "executive-sponsor" }],
      benefits: [{ kind: "deal-registration" }],
    });
  });
});

describe("two names that differ in a remark", () => {
  it("are two elements, and a name without it is found where it can be only one", () => {
    const result = of([
      "# Plan",
      "| Partner type | Role |",
      "|---|---|",
      "| Resellers (DACH) | Sell in Germany |",
      "| Resellers (Nordics) | Sell in Sweden |",
      "| Integrators (all) | Install |",
      "",
      "| Bet | Partner type | Wedge |",
      "|---|---|---|",
      "| Ports | Resellers (Nordics) | One form |",
      "| Mills | Integrators | One bill |",
      "",
      "| Risk | Owner |",
      "|---|---|",
      "| Frost | Maria Lopez (CRO) |",
      "| Flood | @Maria Lopez |",
    ]);
    expect(result.conflicts).toEqual([]);
    expect(Object.keys(at(result, "partnerTypes") as object)).toEqual([
      "resellers",
      "resellers-2",
      "integrators",
    ]);
    expect(at(result, "bets", "ports", "partnerType")).toBe("resellers-2");
    expect(at(result, "bets", "mills", "partnerType")).toBe("integrators");
    expect(at(result, "people")).toEqual({ cro: { title: "CRO", name: "Maria Lopez" } });
  });
});

describe("nothing is guessed", () => {
  it("a value of what is no measure has no side; the measure that a key result names has its own", () => {
    const result = of([
      "# Plan",
      "| Objective | Key result | Target |",
      "|---|---|---|",
      "| Faster | Time to first revenue | 60 days |",
      "| | Customer churn | 5% |",
      "| | Tickets | at most 9 |",
    ]);
    expect(at(result, "okrs", "faster", "keyResults")).toEqual([
      {
        id: "KR-1.1",
        statement: "Time to first revenue",
        metric: "time-to-first-revenue",
        atMost: "60 days",
      },
      { id: "KR-1.2", statement: "Customer churn" },
      { id: "KR-1.3", statement: "Tickets", atMost: 9 },
    ]);
    expect(leftOf(result, 5)).toEqual(["5%"]);
  });

  it("a quarter of a calendar year is none of the one fiscal year that the document names", () => {
    const result = of(["# Plan for FY28", "## Roadmap", "### Q2 2027", "- Launch", "### Q3", "- Grow"]);
    expect(at(result, "roadmap", 0)).toEqual({ id: "M-01", title: "Launch" });
    expect(at(result, "roadmap", 1)).toEqual({ id: "M-02", title: "Grow", quarter: "FY28-Q3" });
    expect(leftOf(result, 4)).toEqual(["Q2 2027"]);
  });

  it("a heading such as Benefits by tier is no tier, and what is optional is no commitment", () => {
    const result = of([
      "# Plan",
      "## Requirements by tier",
      "| Requirement | Silver | Gold |",
      "|---|---|---|",
      "| QBR participation | Optional | Required |",
    ]);
    expect(at(result, "programs", "partner-program", "tiers")).toEqual([
      { id: "silver", name: "Silver" },
      { id: "gold", name: "Gold", commitments: [{ kind: "business-review", perYear: 4 }] },
    ]);
  });
});

describe("the currency of the company", () => {
  it.each([
    ["€", "€40K, €50K and once $9K", "EUR"],
    ["a code", "EUR 40K and CHF 20K, CHF 30K", "CHF"],
    ["a sign behind the figure", "40 €", "EUR"],
    ["none", "FY28 has 3 quarters of ARR", "USD"],
  ])("is the one that most amounts are in: %s", (_what, words, code) => {
    expect(at(of(["# Plan", words]), "company", "currency")).toBe(code);
  });
});

describe("the unit of a column", () => {
  it("is written into the figures that stand alone under it, and never lost", () => {
    const result = of([
      "# Plan",
      "| Investment | Amount (k€) | Type |",
      "|---|---|---|",
      "| Training | 40 | – |",
      "| MDF | 1.200 | – |",
      "| Events | €9K | – |",
      "",
      "| Region | Accounts | ARR in $M |",
      "|---|---|---|",
      "| Benelux | 300 | 2.5 |",
      "",
      "| Criterion | Weight (%) |",
      "|---|---|",
      "| ICP overlap | 40 |",
    ]);
    expect(at(result, "budget", "lines")).toEqual([
      { name: "Training", amount: "40K", kind: "training" },
      { name: "MDF", kind: "mdf" },
      { name: "Events", amount: "9K", kind: "event" },
    ]);
    expect(leftOf(result, 5)).toEqual(["1.200"]);
    expect(at(result, "coverage", "cells", 0)).toMatchObject({ accounts: 300, arr: "USD 2.5M" });
    expect(at(result, "scoring", "weights")).toEqual({ icpOverlap: "40%" });
  });

  it.each(["All amounts in thousands of euros.", "Figures are in $K."])(
    "in a sentence is too far from its figures: %s",
    (words) => {
      const result = of([
        "# Plan",
        words,
        "",
        "| Investment | Amount |",
        "|---|---|",
        "| Training | 40 |",
        "| MDF | €9K |",
      ]);
      expect(at(result, "budget", "lines")).toMatchObject([{ name: "Training" }, { amount: "9K" }]);
      expect(leftOf(result, 6)).toEqual(["40"]);
    },
  );
});

describe("a document without a title", () => {
  it("is not called after its first chapter", () => {
    const result = of(["Some words", "", "## Executive summary", "", "We sell maps."]);
    expect(at(result, "strategy")).toEqual({ name: "Imported strategy", summary: "We sell maps." });
  });
});

describe("who decides", () => {
  it("stands with a person to a column, or with a letter to a column", () => {
    const result = of([
      "# Plan",
      "| Decision | Responsible | Accountable | Consulted | Informed |",
      "|---|---|---|---|---|",
      "| New partnership | Partner manager | CRO | Legal, Finance | – |",
    ]);
    expect(at(result, "raci", "partnership-approval")).toEqual({
      "partner-manager": "R",
      cro: "A",
      legal: "C",
      finance: "C",
    });
  });
});

describe("tables of other shapes", () => {
  it("a label and its value to a row, under titles that say nothing", () => {
    const result = of([
      "# Plan",
      "| | |",
      "|---|---|",
      "| **Company** | Moraine |",
      "| Target ARR | €18M by 31.12.2029 |",
      "| Mood | Good |",
    ]);
    expect(at(result, "company")).toEqual({
      name: "Moraine",
      currency: "EUR",
      arr: { target: "18M", by: "2029-12-31" },
    });
    expect(whyNot(result, 6)).toBe("a label that names no field of this place");
  });

  it("tiers as columns: each row is what they ask or what they give, and what could be both is left", () => {
    const result = of([
      "# Plan",
      "## Tiers",
      "| | Silver | Gold |",
      "|---|---|---|",
      "| Certified people | 2 | 5+ |",
      "| Partner portal | ✓ | ✓ |",
      "| Deal registration | ✓ | ✓ |",
    ]);
    expect(at(result, "programs", "partner-program", "tiers", 1)).toEqual({
      id: "gold",
      name: "Gold",
      criteria: [{ metric: "certified-people", atLeast: 5 }],
      benefits: [{ kind: "portal-access" }],
    });
    expect(whyNot(result, 7)).toMatch(/could be both/);
  });

  it("amounts of a budget under the title of their fiscal year", () => {
    const result = of(["# Plan", "## Budget", "| Item | FY27 |", "|---|---|", "| Portal | £25k |"]);
    expect(at(result, "budget")).toEqual({ year: "FY27", lines: [{ name: "Portal", amount: "25K" }] });
  });

  it("incentives: rows of one name are bands of one incentive, and what is below the first band pays nothing", () => {
    const result = of([
      "# Plan",
      "| Incentive | Earned on | Rate | Band | Cap |",
      "|---|---|---|---|---|",
      "| Growth rebate | Closed revenue | 3% | from €250K | €50K a year |",
      "| Growth rebate | | 5% | from €500K | |",
      "| Referral fee | Year one revenue | 10% | | |",
      "| Trip to Rome | | 1% | | |",
      "",
      "| Incentive | Kind | Bands |",
      "|---|---|---|",
      "| Launch | SPIFF | 0-100K: 0%; 100K+: $500 |",
    ]);
    expect(at(result, "incentives")).toEqual({
      "growth-rebate": {
        kind: "rebate",
        on: "closed-revenue",
        bands: {
          steps: [
            { from: 0, rate: "0%" },
            { from: "250K", rate: "3%" },
            { from: "500K", rate: "5%" },
          ],
        },
        cap: { amount: "50K", per: "year" },
      },
      "referral-fee": {
        kind: "referral-fee",
        on: "first-year-revenue",
        bands: { steps: [{ from: 0, rate: "10%" }] },
      },
      launch: {
        kind: "spiff",
        bands: {
          steps: [
            { from: 0, rate: "0%" },
            { from: "100K", amount: "USD 500" },
          ],
        },
      },
    });
    expect(whyNot(result, 7)).toMatch(/the kind of incentive is not said/);
  });

  it("how the budget is shared, by purpose and by partner type", () => {
    const result = of([
      "# Plan",
      "| Purpose | Share of budget |",
      "|---|---|",
      "| Recruitment | 25% |",
      "| Activation | 75% |",
      "| Fun | 0% |",
      "| Total | 100% |",
      "",
      "| Partner type | Share of budget |",
      "|---|---|",
      "| Resellers | 100% |",
    ]);
    expect(at(result, "budget")).toEqual({
      share: { resellers: "100%" },
      purposeShare: { acquisition: "25%", activation: "75%" },
    });
    expect(whyNot(result, 6)).toMatch(/none of: acquisition/);
  });
});
