import { describe, expect, it } from "vitest";
import type { ImportedDocument } from "../../domain/document-import/result.ts";
import { at, imported, leftOf, whyNot } from "./test-import.ts";

const of = (...lines: readonly string[]): ImportedDocument => imported(lines.join("\n"));
/** A table under a heading of its own, in lines 4 and following. */
const table = (heading: string, header: string, ...rows: readonly string[]): ImportedDocument =>
  of("# Partner plan", `## ${heading}`, header, header.replaceAll(/[^|]+/g, "---"), ...rows);

const assumed = ({ assumptions }: ImportedDocument) => assumptions.map(({ words }) => words).join("\n");

describe("who decides", () => {
  const swapped = {
    "deal-registration": { "channel-manager": "R", revops: "A" },
    "mdf-allocation": { "channel-manager": "R", revops: "C" },
  };

  it.each(["Role", ""])("with people in the rows is the same grid on its side: “%s”", (corner) => {
    const result = table(
      "RACI",
      `| ${corner} | Deal registration | MDF approval |`,
      "| Channel manager | R | R |",
      "| RevOps | A | C |",
    );
    expect(at(result, "raci")).toEqual(swapped);
    expect(at(result, "people")).toEqual({
      "channel-manager": { title: "Channel manager" },
      revops: { title: "RevOps" },
    });
  });

  it("may have one letter for the title of each column", () => {
    const result = table(
      "Decision rights",
      "| Decision | R | A | C | I |",
      "| Change of discount | Channel manager | CRO | CFO, Legal | |",
    );
    expect(at(result, "raci", "change-of-discount")).toEqual({
      "channel-manager": "R",
      cro: "A",
      cfo: "C",
      legal: "C",
    });
  });
});

describe("boxes", () => {
  it("choose only what is ticked, where some are", () => {
    const result = of("# Plan", "## Thesis", "**Models:**", "- [x] Co-sell", "- [ ] OEM");
    expect(at(result, "thesis", "models")).toEqual([{ model: "co-sell" }]);
    expect(whyNot(result, 5)).toBe("not ticked in the document");
  });

  it("of work are no choice: what is open is still to be done", () => {
    const result = of("# Plan", "## Roadmap", "### Q1 FY28", "- [x] Hire", "- [ ] Sign the first partner");
    expect(at(result, "roadmap")).toMatchObject([{ title: "Hire" }, { title: "Sign the first partner" }]);
  });
});

describe("the unit of money", () => {
  it.each([
    ["Budget (FY27, € thousand)", "120K"],
    ["Budget FY27, NOK million", "120M"],
    ["Budget FY27 €k", "120K"],
  ])("in a heading is the one of figures alone, which is an assumption: %s", (heading, amount) => {
    const result = table(heading, "| Cost item | Amount |", "| MDF | 120 |");
    expect(at(result, "budget", "lines")).toEqual([{ name: "MDF", amount, kind: "mdf" }]);
    expect(assumed(result)).toContain(`Figures alone under “${heading}”`);
  });

  it("may be all of the title of a column", () => {
    const result = of(
      "# Plan",
      "Currency: NOK",
      "## Investment",
      "| Line | NOKm |",
      "|---|---|",
      "| MDF | 3.0 |",
    );
    expect(at(result, "budget", "lines")).toEqual([{ name: "MDF", amount: "3.0M", kind: "mdf" }]);
  });

  it("may stand behind a measure, and is of that row only", () => {
    const result = table(
      "Targets",
      "| Metric | FY28 |",
      "| Partner-sourced ARR ($K) | 400 |",
      "| Active partners | 40 |",
    );
    expect(at(result, "metrics")).toEqual([
      { metric: "partner-sourced-arr", targets: { FY28: "400K" } },
      { metric: "active-partners", targets: { FY28: 40 } },
    ]);
  });

  it("may stand in the corner, and is of the rows that are money", () => {
    const result = of(
      "# Plan",
      "Currency: EUR",
      "## Business case",
      "| €M | FY28 | FY29 |",
      "|---|---|---|",
      "| Partner-sourced ARR | 2.5 | 7 |",
      "| Active partners | 12 | 20 |",
    );
    expect(at(result, "metrics")).toEqual([
      { metric: "partner-sourced-arr", targets: { FY28: "2.5M", FY29: "7M" } },
      { metric: "active-partners", targets: { FY28: 12, FY29: 20 } },
    ]);
  });
});

describe("a level from 1 to 5", () => {
  const risk = (title: string, cell: string) =>
    table("Risks", `| Risk | ${title} | Impact |`, `| Frost | ${cell} | high |`);

  it("is low, medium or high where its scale is said, and that is told", () => {
    for (const result of [
      risk("Likelihood (1-5)", "4"),
      risk("Likelihood (1–5)", "5"),
      risk("Likelihood", "4/5"),
    ]) {
      expect(at(result, "risks", "frost", "likelihood")).toBe("high");
      expect(assumed(result)).toContain("Levels from 1 to 5");
    }
    expect(at(risk("Likelihood (1 to 5)", "3"), "risks", "frost", "likelihood")).toBe("medium");
    expect(at(risk("Likelihood (1-5)", "2"), "risks", "frost", "likelihood")).toBe("low");
  });

  it("is left where its scale is not said", () => {
    const result = risk("Likelihood", "4");
    expect(at(result, "risks", "frost")).toEqual({ risk: "Frost", impact: "high" });
    expect(leftOf(result, 5)).toEqual(["4"]);
  });
});

describe("tiers side by side", () => {
  const tiers = table(
    "Programme",
    "| Requirement / Benefit | Silver | Gold |",
    "| **Requirements** | | |",
    "| Joint business plan | No | Yes |",
    "| Certified people | 2 | 4 |",
    "| **Benefits** | | |",
    "| Deal registration | – | ✓ |",
    "| Deal registration bonus | 3% | 5% |",
  );

  it("ask and give as the row above says", () => {
    expect(at(tiers, "programs", "partner-program", "tiers")).toMatchObject([
      { id: "silver", criteria: [{ metric: "certified-people", atLeast: 2 }] },
      {
        id: "gold",
        criteria: [{ metric: "certified-people", atLeast: 4 }],
        commitments: [{ kind: "joint-plan" }],
        benefits: [{ kind: "deal-registration" }],
      },
    ]);
  });

  it("have no registration where a bonus on one is paid", () => {
    expect(at(tiers, "programs", "partner-program", "tiers", 0)).not.toHaveProperty("benefits");
    expect(whyNot(tiers, 10)).toMatch(/^no benefit that the model knows/);
  });

  it("may be told by who qualifies, what they get and what they commit to", () => {
    const result = of(
      "# Plan",
      "## Programme",
      "### Tier 1: Strategic",
      "**Who qualifies:** NOK 5M annual revenue, 5 certified reps",
      "**What they get:** 30% discount, NOK 500K MDF",
      "**What they commit to:** Quarterly business review",
    );
    expect(at(result, "programs", "partner-program", "tiers", 0)).toMatchObject({
      criteria: [{ atLeast: "5M" }, { metric: "certified-people", atLeast: 5 }],
      benefits: [
        { kind: "discount", value: "30%" },
        { kind: "mdf", value: "500K" },
      ],
      commitments: [{ kind: "business-review", perYear: 4 }],
    });
  });
});

describe("a score that is added up", () => {
  it.each(["Weighted score", "Total", "Overall score"])("is no criterion: %s", (name) => {
    const result = of(
      "# Plan",
      "## Candidates",
      "- Gridwise",
      "",
      "## Scoring",
      "| Criteria | Weight | Gridwise |",
      "|---|---|---|",
      "| Market influence | 100% | 70 |",
      `| ${name} | 100% | 70 |`,
    );
    expect(at(result, "scoring", "weights")).toEqual({ marketInfluence: "100%" });
    expect(at(result, "landscape", "gridwise", "scores")).toEqual({ marketInfluence: 70 });
  });
});

describe("what stands beside", () => {
  it("an owner is of another field and no part of a name", () => {
    const result = of("# Plan", "## Assumptions", "1. Leads come in May (owner: CFO; look again in June)");
    expect(at(result, "people")).toEqual({ cfo: { title: "CFO" } });
    expect(leftOf(result, 3)).toEqual(["look again in June"]);
  });

  it("a word that was read in brackets is left, unless it says the same once more", () => {
    const result = table(
      "Capabilities",
      "| Capability | Decision | Rationale |",
      "| Permits | Partner (with PermitPro) | near |",
      "| Loans | Acquire (buy) | ours |",
    );
    expect(at(result, "decisions", "D-001", "decision")).toBe("partner");
    expect([leftOf(result, 5), leftOf(result, 6)]).toEqual([["with PermitPro"], []]);
  });

  it("the name of a tier may be any benefit or demand, a column to each", () => {
    const result = table(
      "Tiers",
      "| Tier | Annual revenue | Discount | Joint business plan | Colour |",
      "| Gold | $500K | 20% | Yes | Yellow |",
      "| Silver | $100K | 10% | No | – |",
    );
    expect(at(result, "programs", "partner-program", "tiers")).toMatchObject([
      { id: "silver", benefits: [{ kind: "discount", value: "10%" }] },
      { id: "gold", benefits: [{ kind: "discount", value: "20%" }], commitments: [{ kind: "joint-plan" }] },
    ]);
    expect(at(result, "programs", "partner-program", "tiers", 0)).not.toHaveProperty("commitments");
    expect(leftOf(result, 5)).toEqual(["Yellow"]);
  });

  it("a label in brackets is left where it says more than the label", () => {
    const result = of("# Plan", "Company: Brinova (required)", "Current ARR (Dec 2026): $9M");
    expect(at(result, "company", "arr", "current")).toBe("9M");
    expect(leftOf(result, 3)).toEqual(["Dec 2026"]);
  });

  it("a kind of agreement is whom it is with", () => {
    const result = of("# Plan", "## Agreements", "### Installer resale agreement", "- Territory: West");
    expect(at(result, "agreements", "installer-resale-agreement")).toEqual({
      kind: "resale",
      territory: "West",
    });
  });

  it("a figure of the company in brackets is left", () => {
    const result = of(
      "# Plan",
      "## Company profile",
      "- ARR: $4.1M (Dec 2026)",
      "- Sellers: 4 (two in Asia)",
    );
    expect(at(result, "company")).toMatchObject({ arr: { current: "4.1M" }, direct: { sellers: 4 } });
    expect([leftOf(result, 3), leftOf(result, 4)]).toEqual([["Dec 2026"], ["two in Asia"]]);
  });

  it("the kind of a gap states it", () => {
    const result = table("Gaps", "| Gap | Evidence |", "| Credibility | Two of nine tenders lost |");
    expect(at(result, "gaps", "credibility")).toEqual({
      statement: "Credibility; Two of nine tenders lost",
      kind: "credibility",
    });
  });
});

describe("key results", () => {
  it("may be called KR at the head of their column", () => {
    const result = table("OKRs", "| Objective | KR | Target |", "| Win | Active partners | 40 |");
    expect(at(result, "okrs", "win", "keyResults", 0)).toMatchObject({
      metric: "active-partners",
      atLeast: 40,
    });
    expect(at(result, "objectives")).toBeUndefined();
  });

  it("begin at a baseline, in a table and in a sentence", () => {
    const rows = table(
      "OKRs",
      "| Objective | Key result | Baseline | Target |",
      "| Lead | Active partners | 4 | 12 |",
      "| | Cups of coffee | 5 | at least 9 |",
    );
    expect(at(rows, "okrs", "lead", "keyResults")).toMatchObject([
      { metric: "active-partners", baseline: 4, atLeast: 12 },
      { statement: "Cups of coffee", atLeast: 9 },
    ]);
    expect(leftOf(rows, 6)).toEqual(["5"]);
    const list = of("# Plan", "## OKRs", "### O1: Lead", "- KR1: Partner-sourced pipeline from $0 to $3M");
    expect(at(list, "okrs", "lead", "keyResults", 0)).toMatchObject({
      metric: "partner-sourced-pipeline",
      baseline: 0,
      atLeast: "3M",
    });
  });
});

describe("a target in a few words", () => {
  const keyResult = (text: string) =>
    at(of("# Plan", "## OKRs", "### O1: Lead", `- ${text}`), "okrs", "lead", "keyResults", 0);

  it("may end in its figure: the last word of a measure is no currency", () => {
    expect(keyResult("Partner-sourced ARR $4M")).toMatchObject({
      metric: "partner-sourced-arr",
      atLeast: "4M",
    });
    expect(keyResult("Partner NPS 45")).toMatchObject({ metric: "partner-nps", atLeast: 45 });
    expect(keyResult("Programme ROI 3x")).toMatchObject({ metric: "program-roi", atLeast: 3 });
  });

  it("may begin with it: fewer than so many", () => {
    const result = of("# Plan", "## Bets", "### Bet 1: Hub", "Retire if: fewer than 5 active partners");
    expect(at(result, "bets", "hub", "retireIf")).toEqual({ metric: "active-partners", atMost: 5 });
  });
});

describe("columns that belong together", () => {
  it("tick build, partner or acquire", () => {
    const result = table(
      "Capabilities",
      "| Capability | Build | Partner | Acquire | Rationale |",
      "| Billing | | X | | faster |",
      "| Router | ✓ | – | | ours |",
    );
    expect(at(result, "decisions")).toEqual({
      "D-001": { need: "Billing", decision: "partner", rationale: "faster" },
      "D-002": { need: "Router", decision: "build", rationale: "ours" },
    });
  });

  it("are read as no decision where one row has two ticks", () => {
    const result = table("Capabilities", "| Capability | Build | Partner |", "| Billing | ✓ | ✓ |");
    expect(at(result, "decisions")).toBeUndefined();
  });

  it("say the unit of each row", () => {
    const result = table(
      "Targets",
      "| KPI | Unit | FY29 |",
      "| Partner-sourced ARR | €k | 1,200 |",
      "| Active partners | # | 25 |",
      "| Time to first deal | days | 90 |",
      "| Active partner rate | % | 60 |",
    );
    expect(at(result, "metrics")).toMatchObject([
      { targets: { FY29: expect.stringMatching(/1200K$/) } },
      { targets: { FY29: 25 } },
      { targets: { FY29: "90 days" } },
      { targets: { FY29: "60%" } },
    ]);
  });

  it("are the quarters of a budget, and their total is its amount", () => {
    const result = table("Budget", "| Item | Q1 | Q2 | Total |", "| MDF | €10k | €20k | €30k |");
    expect(at(result, "budget", "lines")).toEqual([{ name: "MDF", amount: "30K", kind: "mdf" }]);
    expect(leftOf(result, 5)).toEqual(["€10k", "€20k"]);
  });
});

describe("boards and grids", () => {
  it("of bets have a state to a column, and what is never to be done is declined", () => {
    const result = table(
      "Bets board",
      "| Now | Next | Later | Never |",
      "| London clinics | Marketplace | | Private hospitals |",
    );
    expect(at(result, "bets")).toEqual({
      "london-clinics": { name: "London clinics", status: "active" },
      marketplace: { name: "Marketplace", status: "next" },
    });
    expect(at(result, "declined")).toEqual({ "private-hospitals": { option: "Private hospitals" } });
  });

  it("of a roadmap have a quarter to a column; the workstream of a row is left", () => {
    const result = table(
      "Roadmap",
      "| Workstream | Q1 FY28 | Q2 FY28 |",
      "| Recruit | Sign Gridwise; sign Amperio | |",
      "| Systems | | Portal live |",
    );
    expect(at(result, "roadmap")).toMatchObject([
      { title: "Sign Gridwise", quarter: "FY28-Q1" },
      { title: "sign Amperio", quarter: "FY28-Q1" },
      { title: "Portal live", quarter: "FY28-Q2" },
    ]);
    expect(leftOf(result, 5)).toEqual(["Recruit"]);
  });

  it("of who sells have regions over sizes that are called so", () => {
    const result = table("Coverage", "| Region | SMB | Enterprise |", "| West | Partner | Direct |");
    expect(at(result, "coverage", "cells")).toEqual([
      { size: "smb", region: "west", route: "partner" },
      { size: "enterprise", region: "west", route: "direct" },
    ]);
    const unsaid = table("Coverage", "| Region | Banks | Insurers |", "| West | Partner | Direct |");
    expect(at(unsaid, "coverage")).toBeUndefined();
  });

  it("a bet in a list may have its state before its name, and is not called by it", () => {
    const result = of("# Plan", "## Bets", "- Now: clinics", "- Later: labs");
    expect(at(result, "bets")).toEqual({
      clinics: { name: "clinics", status: "active" },
      labs: { name: "labs", status: "parked" },
    });
  });

  it("a bet may have its state before its name", () => {
    const result = of("# Plan", "## Bets", "### Parked: Vendors of records");
    expect(at(result, "bets")).toEqual({
      "vendors-of-records": { name: "Vendors of records", status: "parked" },
    });
  });
});

describe("what is not done", () => {
  it("stands beside what is done: the one is declined, the other is left", () => {
    const result = table(
      "Five decisions",
      "| We will | We will not | Why not |",
      "| Savings banks | Global banks | Sales take two years |",
    );
    expect(at(result, "declined", "global-banks")).toEqual({
      option: "Global banks",
      reason: "Sales take two years",
    });
    expect(leftOf(result, 5)).toEqual(["Savings banks"]);
  });

  it("may be told as people speak", () => {
    const result = of("# Plan", "## What we won't do", "- marketplaces — no budget to staff them");
    expect(at(result, "declined", "marketplaces", "reason")).toBe("no budget to staff them");
  });
});

describe("a budget in a list", () => {
  const budget = (total: string) =>
    of("# Plan", "## Budget FY28", "- MDF: €80k", "- Training – €20k", `- Total: ${total}`);

  it("has a total that is no line of its own", () => {
    const result = budget("€100k");
    expect(at(result, "budget", "lines")).toMatchObject([{ name: "MDF" }, { name: "Training" }]);
    expect(result.form).toContain(5);
  });

  it("has a total that is left where the lines do not add up to it", () => {
    const result = budget("€120k");
    expect(at(result, "budget", "lines")).toHaveLength(2);
    expect(whyNot(result, 5)).toBe("a total, and the lines of the budget add up to 100,000");
  });
});

it("the unit over the amounts is the company's currency, where no amount has a sign", () => {
  const result = table("Budget", "| Line | Amount (k€) |", "| MDF | 80 |");
  expect(at(result, "budget", "lines")).toEqual([{ name: "MDF", amount: "80K", kind: "mdf" }]);
  expect(assumed(result)).toContain("read as EUR");
});

it("agreements may be rows, a term to a column", () => {
  const result = table(
    "Agreements at a glance",
    "| Agreement | Type | Term | Territory | Stamp |",
    "| Master | Resale | 24 months | Benelux | blue |",
    "| Letter | Of intent | 6 months | – | – |",
  );
  expect(at(result, "agreements")).toEqual({
    master: { kind: "resale", term: "24 months", territory: "Benelux" },
  });
  expect(leftOf(result, 5)).toEqual(["blue"]);
  expect(whyNot(result, 6)).toMatch(/^the kind of agreement is not said/);
});

it("a metric may have its quarters below it", () => {
  const result = of("# Plan FY28", "## Metrics", "- Active partners", "  - Q1: 10", "  - Q4: 30");
  expect(at(result, "metrics")).toEqual([
    { metric: "active-partners", targets: { "FY28-Q1": 10, "FY28-Q4": 30 } },
  ]);
});

describe("candidates by tier", () => {
  const expected = { deloitte: { name: "Deloitte", tier: "A" }, slalom: { name: "Slalom", tier: "B" } };

  it("stand side by side or behind the letter", () => {
    const board = table("Target partners", "| Tier A | Tier B |", "| Deloitte | Slalom |");
    const list = of("# Plan", "## Target partners", "- **Tier A:** Deloitte", "- **Tier B:** Slalom");
    for (const result of [board, list]) expect(at(result, "landscape")).toEqual(expected);
  });
});

describe("what looks alike and is not", () => {
  it("a bet with its hypothesis and owner is a bet", () => {
    const result = table(
      "Bets",
      "| Bet | Hypothesis | Status | Owner |",
      "| Hub | Labs list | active | CRO |",
    );
    expect(at(result, "bets", "hub")).toMatchObject({ status: "active" });
    expect(at(result, "assumptions")).toEqual({ "labs-list": { statement: "Labs list" } });
  });

  it("companies of a competitive landscape are no candidates", () => {
    const result = table("Competitive landscape", "| Company | Price |", "| TrackOne | low |");
    expect(at(result, "landscape")).toBeUndefined();
  });

  it("money by quarter is no milestone", () => {
    const result = table("Roadmap", "| Workstream | Q1 FY28 | Q2 FY28 |", "| Events | €10k | €20k |");
    expect(at(result, "roadmap")).toBeUndefined();
  });

  it("a day without its target is of no target", () => {
    const result = of("# Plan", "## Company profile", "- Company: Ostra", "- Target date: 30 June 2030");
    expect(at(result, "company")).not.toHaveProperty("arr");
    const said = of("# Plan", "## Company profile", "- Target ARR: $6M", "- Target date: 30 June 2030");
    expect(at(said, "company", "arr")).toMatchObject({ target: "6M", by: "2030-06-30" });
  });
});

it("a table under Partner types is of them, whatever else it says", () => {
  const result = table("Partner types", "| Type | Priority | Target # |", "| Installers | High | 40 |");
  expect(at(result, "partnerTypes", "installers")).toMatchObject({
    priority: "high",
    target: { partners: 40 },
  });
});

describe("plain lines", () => {
  it("under Tiers begin a tier by its number, whatever parts the number and the name", () => {
    for (const line of ["Tier 1 – Strategic", "Tier 1: Strategic", "### Tier 1 – Strategic"]) {
      const result = of(
        "# Plan",
        "## Tiers",
        line,
        "Requirements: 5 certified people",
        "Benefits: MDF €20K per year",
      );
      expect(at(result, "programs", "partner-program", "tiers")).toMatchObject([
        {
          id: "strategic",
          criteria: [{ metric: "certified-people", atLeast: 5 }],
          benefits: [{ kind: "mdf", value: "20K", per: "year" }],
        },
      ]);
    }
  });

  it("under OKRs begin an objective with its key results", () => {
    const result = of(
      "# Plan",
      "## OKRs",
      "Objective: Lead",
      "KR1: 40 active partners",
      "",
      "Objective: Fund",
      "KR2: Programme ROI 3x",
    );
    expect(at(result, "okrs")).toMatchObject({
      lead: { keyResults: [{ metric: "active-partners", atLeast: 40 }] },
      fund: { keyResults: [{ metric: "program-roi", atLeast: 3 }] },
    });
  });
});

describe("a heading", () => {
  it("may be numbered in words", () => {
    const result = of("# Plan", "## Section G. Risks", "- Frost. Likelihood: low");
    expect(at(result, "risks", "frost", "likelihood")).toBe("low");
  });

  it("may be numbered without a point, where the headings are counted so", () => {
    const result = of("# Plan", "## 1 Thesis", "Words.", "## 2 Risks", "- Frost. Likelihood: low");
    expect(at(result, "risks", "frost", "likelihood")).toBe("low");
    expect(at(of("# Plan", "## 24 Risks", "- Frost. Likelihood: low"), "risks")).toBeUndefined();
  });

  it("may name a partner type", () => {
    const result = of("# Plan", "## Partner type: Labs", "- Role: sell", "- How many: 4");
    expect(at(result, "partnerTypes", "labs")).toEqual({
      name: "Labs",
      role: { primary: "sell" },
      target: { partners: 4 },
    });
  });
});
