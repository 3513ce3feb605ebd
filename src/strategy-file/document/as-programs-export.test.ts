import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ImportedDocument } from "../../domain/document-import/result.ts";
import { at, imported, leftOf, whyNot } from "./test-import.ts";

const document = (name: string): string =>
  readFileSync(new URL(`../../../tests/documents/${name}.md`, import.meta.url), "utf8");
const of = (...lines: readonly string[]) => imported(lines.join("\n"));

describe("a page of Notion", () => {
  const page = imported(document("notion-page"));

  it("has elements in parts that fold away, and rows in tables of HTML", () => {
    expect(at(page, "partnerTypes")).toMatchObject({
      "dental-supply-distributors": { priority: "high", target: { partners: 4 }, earns: ["product-margin"] },
      "practice-consultants": { priority: "medium", target: { partners: 25 }, earns: ["referral-fee"] },
    });
    expect(at(page, "budget", "lines")).toEqual([
      { name: "Co-marketing fund", amount: "120K", kind: "mdf", purpose: "activation" },
      { name: "Partner training", amount: "45K", kind: "training", purpose: "development" },
    ]);
  });

  it("has no picture in its name, and each figure of its tiers is there", () => {
    expect(at(page, "strategy", "name")).toBe("Partner Strategy FY28 — Lumora Dental Cloud");
    expect(at(page, "programs", "partner-program", "tiers", 1)).toMatchObject({
      commitments: [{ kind: "business-review", perYear: 4 }],
      benefits: [
        { kind: "discount", value: "15%" },
        { kind: "deal-registration" },
        { kind: "mdf", value: "5K" },
      ],
    });
  });

  it("has pages that it links to, and they are no milestones", () => {
    expect(at(page, "roadmap")).toHaveLength(3);
    expect(whyNot(page, 93)).toMatch(/^a link/);
    expect(whyNot(page, 80)).toBe("struck out in the document");
  });
});

describe("HTML", () => {
  it("of a table whose cells are merged or that is not closed is no table: nobody can tell the columns", () => {
    const merged = of("# Plan", "<table><tr><th>Risk</th></tr><tr><td colspan=2>Frost</td></tr></table>");
    const open = of(
      "# Plan",
      "<table><tr><th>Risk</th><th>Impact</th></tr><tr><td>Frost</td><td>High</td></tr>",
    );
    for (const result of [merged, open]) {
      expect(at(result, "risks")).toBeUndefined();
      expect(whyNot(result, 2)).toMatch(/^HTML/);
    }
  });

  it("of a table on many lines keeps each line, with the words that its signs stand for", () => {
    const result = of(
      "# Plan",
      "<table>",
      "  <tr>",
      "    <th>Risk</th><th>Impact</th>",
      "  </tr>",
      "  <tr>",
      "    <td>R&amp;D stops</td>",
      "    <td>High</td>",
      "  </tr>",
      "</table>",
    );
    expect(at(result, "risks", "r-d-stops")).toEqual({ risk: "R&D stops", impact: "high" });
  });
});

describe("a document of Google Docs", () => {
  const plan = imported(document("google-document"));

  it("has its chapters as headings and its elements as strong lines", () => {
    expect(at(plan, "strategy", "name")).toBe("Partnership Strategy 2027-2029");
    expect(at(plan, "partnerTypes", "marine-consultancies")).toMatchObject({
      role: { primary: "Advise operators on crew rules; refer" },
      target: { partners: 8 },
    });
    expect(at(plan, "programs", "partner-program", "tiers")).toMatchObject([
      { name: "Silver", criteria: [{ atLeast: 2 }, { atLeast: "100K" }] },
      { name: "Gold", criteria: [{ atLeast: 5 }, { atLeast: "400K" }] },
    ]);
  });

  it("may say two things on one line", () => {
    expect(at(plan, "company", "arr")).toEqual({ current: "6.8M", target: "20M", by: "2029-12-31" });
  });

  it("budgets the year that its heading names, and the amounts of the other are left", () => {
    expect(at(plan, "budget", "year")).toBe("FY27");
    expect(at(plan, "budget", "lines", 0)).toEqual({ name: "MDF", amount: 60_000, kind: "mdf" });
    expect(at(plan, "budget", "people", 0)).toMatchObject({ role: "Partner manager", fte: 1, cost: 145_000 });
    expect(leftOf(plan, 70)).toEqual(["$90,000"]);
    const unsaid = of(
      "# Plan",
      "## Budget",
      "| Item | FY27 | FY28 |",
      "|---|---|---|",
      "| MDF | $6K | $9K |",
    );
    expect(at(unsaid, "budget", "lines")).toEqual([{ name: "MDF", kind: "mdf" }]);
    expect(leftOf(unsaid, 5)).toEqual(["$6K", "$9K"]);
  });

  it("has pictures, and they are no places to fill", () => {
    expect(plan.placeholders).toEqual([]);
  });

  it("a strong line is an element only where a field of one stands under it", () => {
    const result = of("# Plan", "## Partner types", "**Please read this twice**", "", "Words.", "");
    expect(at(result, "partnerTypes")).toBeUndefined();
  });
});

describe("a note of Obsidian", () => {
  const text = document("obsidian-note");
  const note = imported(`\uFEFF${text.replaceAll("\n", "\r\n")}`);

  it("has front matter with a tab, parts and lists, and of a key that is there twice both are shown", () => {
    expect(at(note, "company")).toMatchObject({
      name: "Helix Greenhouse Controls",
      product: "Climate computers for greenhouses",
      stage: "early",
      arr: { current: "4.1M", target: "12M", by: "2029-12-31" },
    });
    expect(at(note, "strategy", "owner")).toBeUndefined();
    expect(note.conflicts.map(({ where, sides }) => [where, sides.map(({ line }) => line)])).toEqual([
      ["/strategy/owner", [10, 11]],
    ]);
  });

  it("has links between brackets, addresses and comments; that a link is read as its words is said", () => {
    expect(at(note, "bets", "almeria-tomato-growers", "owner")).toBe("sanne-visser");
    expect(at(note, "gaps", "growers-trust-their-crop-adviser-not-a-vendor", "kind")).toBe("credibility");
    expect(note.assumptions.map(({ words }) => words)).toContain(
      "“[[…]]” is read as a link to a page, by the words in it",
    );
    expect(note.placeholders).toEqual([]);
    expect(whyNot(note, 57)).toBe("a comment of the writer");
  });

  it("whose front matter is no YAML is read line by line, and what is none says so", () => {
    const result = of(
      "---",
      "title: Plan: the one",
      "company: 'Fell & Sons'",
      "- what",
      "---",
      "",
      "# Words",
    );
    expect(at(result, "strategy", "name")).toBe("Plan: the one");
    expect(at(result, "company", "name")).toBe("Fell & Sons");
    expect(whyNot(result, 4)).toBe("a line of front matter that is no YAML");
  });
});

describe("a board paper", () => {
  const paper = imported(document("board-paper"));

  it("has measures by year without a title above them", () => {
    expect(at(paper, "metrics")).toEqual([
      { metric: "partner-sourced-arr", targets: { FY28: "2M", FY29: "6M", FY30: "15M" } },
      { metric: "active-partners", targets: { FY28: 15, FY29: 30, FY30: 45 } },
    ]);
    expect(whyNot(paper, 21)).toMatch(/did you mean Programme ROI\?/);
  });

  it("counts partners of competitors, and a count is never a name", () => {
    expect(at(paper, "competitors", "hydrant-io")).toMatchObject({ channel: { partners: 30 } });
    expect(at(paper, "competitors", "aqualogic", "channel")).toBeUndefined();
    expect(at(paper, "competitors", "aqualogic", "partners")).toBeUndefined();
    expect(leftOf(paper, 28)).toContain("~400");
  });

  it("rates a risk where it says which is the likelihood and which the impact", () => {
    expect(at(paper, "risks")).toEqual({
      "municipal-tenders-forbid-fees": {
        risk: "Municipal tenders forbid fees",
        owner: "general-counsel",
      },
      "channel-conflict-with-the-direct-team": {
        risk: "Channel conflict with the direct team",
        owner: "cro",
      },
      "slow-ramp": { risk: "Slow ramp", likelihood: "medium", impact: "medium" },
    });
    expect(leftOf(paper, 46)).toEqual(["Medium / High – Rules of engagement before launch"]);
    expect(leftOf(paper, 47)).toEqual(["quarterly gates"]);
  });
});

describe("notes in nested lists", () => {
  const notes = imported(document("nested-bullets"));

  it("have tiers, quarters and tiers of candidates as items over lists", () => {
    expect(at(notes, "programs", "partner-program", "tiers", 1)).toEqual({
      id: "accredited",
      name: "Accredited",
      criteria: [
        { metric: "certified-people", atLeast: 2 },
        { metric: "partner-sourced-revenue", over: "12 months", atLeast: "150K" },
      ],
      benefits: [{ kind: "discount", value: "25%" }, { kind: "partner-manager" }, { kind: "mdf" }],
    });
    expect(at(notes, "roadmap", 2)).toEqual({
      id: "M-03",
      title: "first joint win in Chile",
      quarter: "FY28-Q2",
    });
    expect(Object.keys(at(notes, "landscape") as object)).toEqual([
      "andes-lab-supply",
      "qori-instrumentos",
      "ore-assay-advisors",
    ]);
    expect(at(notes, "landscape", "ore-assay-advisors")).toMatchObject({
      tier: "B",
      type: "mining-consultancies",
    });
  });

  it("have targets by year under the name of a measure", () => {
    expect(at(notes, "metrics", 0)).toEqual({
      metric: "partner-sourced-revenue",
      targets: { FY28: "2M", FY29: "4M" },
    });
  });
});

describe("tables on their side", () => {
  const tables = imported(document("tables-on-their-side"));

  it("hold an element to a column, each value on its own line", () => {
    expect(at(tables, "partnerTypes", "practice-consultants")).toMatchObject({
      role: { primary: "Refer" },
      earns: ["referral-fee"],
      target: { partners: 20 },
      gives: ["Fee", "leads"],
    });
    expect(at(tables, "risks", "resellers-bundle-a-rival")).toMatchObject({
      likelihood: "high",
      impact: "high",
    });
    expect(at(tables, "bets", "irish-boutiques")).toMatchObject({ status: "next", budget: "40K" });
    expect(tables.recognised.find(({ line }) => line === 27)?.where).toEqual([
      "/partnerTypes/legal-it-resellers/target/partners",
      "/partnerTypes/practice-consultants/target/partners",
    ]);
  });

  it("who sells where is read where the first cell names rows and columns, and else left with that reason", () => {
    expect(at(tables, "coverage", "cells")).toHaveLength(7);
    expect(at(tables, "coverage", "cells", 2)).toEqual({
      region: "ireland",
      size: "large-firms",
      route: "partner",
    });
    const unnamed = of(
      "# Coverage",
      "",
      "| | North | South |",
      "|---|---|---|",
      "| Large | Direct | Partner |",
    );
    expect(at(unnamed, "coverage")).toBeUndefined();
    expect(whyNot(unnamed, 5)).toMatch(/write Size \/ Region/);
  });
});

describe("a heading is an element where its labels can be of one part only", () => {
  it("whatever the heading above it is called", () => {
    const result = of(
      "# Plan",
      "## Whom we go with",
      "### Engineering firms",
      "- Revenue model: Referral fee",
      "- Target partners: 12",
      "### Contacts",
      "- Status: active",
      "- Owner: Ann",
    );
    expect(at(result, "partnerTypes")).toEqual({
      "engineering-firms": {
        name: "Engineering firms",
        earns: ["referral-fee"],
        target: { partners: 12 },
      },
    });
    expect(at(result, "bets")).toBeUndefined();
  });

  it("and under a heading that speaks of partners one such label with another field is enough", () => {
    const result = of(
      "# Plan",
      "## Roles",
      "**Drone services**",
      "Role: collect samples",
      "Priority: Medium",
    );
    expect(at(result, "partnerTypes", "drone-services")).toEqual({
      name: "Drone services",
      role: { primary: "collect samples" },
      priority: "medium",
    });
    const elsewhere = of("# Plan", "## Our team", "**Ann Lee**", "Role: writes", "Priority: Medium");
    expect(at(elsewhere, "partnerTypes")).toBeUndefined();
  });

  it("a label above a list names its elements as a heading does", () => {
    const result = of(
      "# Plan",
      "Words.",
      "",
      "Risks:",
      "- Frost. Likelihood: low",
      "",
      "Not doing:",
      "- Kiosks: slow",
    );
    expect(at(result, "risks", "frost")).toEqual({ risk: "Frost", likelihood: "low" });
    expect(at(result, "declined", "kiosks")).toEqual({ option: "Kiosks", reason: "slow" });
  });

  it("a bet has its state behind its name, and the partner type that it names is one", () => {
    const result = of(
      "# Plan",
      "## Bet 2: Ports (next)",
      "**Partner type:** Pilots",
      "**Capacity:** 1.5 FTE",
    );
    expect(at(result, "bets")).toEqual({
      ports: { name: "Ports", status: "next", partnerType: "pilots", effort: 1.5 },
    });
    expect(at(result, "partnerTypes")).toEqual({ pilots: { name: "Pilots" } });
  });

  it("a strong line that names nothing ends no chapter", () => {
    const result = of(
      "# Plan FY28",
      "## KPIs",
      "**First year**",
      "",
      "- Active partners: 40",
      "## Bet 1: Ports",
      "**Please note**",
      "",
      "Wedge: tides",
    );
    expect(at(result, "metrics")).toEqual([{ metric: "active-partners", targets: { FY28: 40 } }]);
    expect(at(result, "bets", "ports")).toEqual({ name: "Ports", wedge: "tides" });
  });

  it("a strong line in a tier announces what it gives or asks, and figures that are two are left", () => {
    const result = of(
      "# Plan",
      "## Tiers",
      "### Harbour — by invitation",
      "**Benefits**",
      "",
      "- 20% discount (30% for registered deals)",
      "- MDF of $10K–$20K",
      "",
      "**Requirements**",
      "",
      "- $500K+ in annual revenue",
      "- 3–5 certified people",
    );
    expect(at(result, "programs", "partner-program", "tiers")).toEqual([
      {
        id: "harbour",
        name: "Harbour",
        criteria: [{ metric: "partner-sourced-revenue", over: "12 months", atLeast: "500K" }],
        benefits: [{ kind: "discount", value: "20%" }, { kind: "mdf" }],
      },
    ]);
    expect(leftOf(result, 3)).toEqual(["by invitation"]);
    expect(leftOf(result, 6)).toEqual(["30% for registered deals"]);
    expect(leftOf(result, 7)).toEqual(["MDF of $10K–$20K"]);
    expect(whyNot(result, 12)).toMatch(/no criterion/);
  });

  it("also where the tier itself is a strong line", () => {
    const result = of(
      "# Tiers",
      "## Tiers",
      "**Silver**",
      "",
      "**Benefits**",
      "",
      "- MDF",
      "",
      "**Gold**",
      "",
      "Benefits: portal",
    );
    expect(at(result, "programs", "partner-program", "tiers")).toMatchObject([
      { name: "Silver", benefits: [{ kind: "mdf" }] },
      { name: "Gold", benefits: [{ kind: "portal-access" }] },
    ]);
  });

  it("the heading of a list of targets may name their year", () => {
    const result = of("# Plan for FY27 and FY28", "## Targets FY28", "- Certified people: 12");
    expect(at(result, "metrics", 0, "targets")).toEqual({ FY28: 12 });
  });

  it("what declined is not what we decline", () => {
    const result = of(
      "# Plan",
      "## Why revenue declined",
      "- Price: too high",
      "## What we decline",
      "- Kiosks: slow",
    );
    expect(Object.keys(at(result, "declined") as object)).toEqual(["kiosks"]);
  });

  it("strong words with a full stop begin a paragraph as a label does", () => {
    const result = of(
      "# Plan",
      "## 2. Why partners",
      "**Delivery.** Every deployment needs 400 hours.",
      "",
      "We recommend that partner-sourced ARR contribute 30% of total ARR within 36 months.",
    );
    expect(at(result, "gaps")).toEqual({
      "every-deployment-needs-400-hours": {
        statement: "Every deployment needs 400 hours.",
        kind: "delivery",
      },
    });
    expect(at(result, "thesis")).toEqual({ arrShare: "30%", within: "36 months" });
  });

  it("a label of an element that is none says which are", () => {
    const result = of("# Plan", "## Bet 1: Ports", "Wedge: tides", "Opens when: the tide is in");
    expect(whyNot(result, 4)).toMatch(/“Opens when” names no field of a bet; known are: wedge, motion/);
  });

  it("and who of a bet may be its customers: it is no owner", () => {
    const result = of("# Plan", "## Bet 1: Ports", "**Who:** Harbour masters", "**Owner:** Ann Lee");
    expect(at(result, "people")).toEqual({ "ann-lee": { title: "Ann Lee" } });
    expect(result.conflicts).toEqual([]);
  });
});

describe("names and figures", () => {
  it("below and above a bound are two sizes, and all of a country is a region", () => {
    const result = of(
      "# Plan",
      "| Segment | Region | Direct / Partner |",
      "|---|---|---|",
      "| Banks < $1B | US Midwest | Partner |",
      "| Banks > $1B | All US | Direct |",
      "| Banks > $1B | All regions | Direct |",
    );
    expect(at(result, "coverage", "sizes")).toEqual({
      "banks-1b": { name: "Banks < $1B" },
      "banks-1b-2": { name: "Banks > $1B" },
    });
    expect(at(result, "coverage", "cells", 1)).toEqual({
      region: "all-us",
      size: "banks-1b-2",
      route: "direct",
    });
    expect(leftOf(result, 6)).toContain("All regions");
  });

  it("one amount in two spellings is no contradiction, and two amounts are one", () => {
    const result = of("# Plan", "Current ARR: $18M", "Target ARR: $30M", "", "## Company");
    expect(result.conflicts).toEqual([]);
    const same = of("---", "arr: 18000000", "---", "# Plan", "Current ARR: $18M");
    expect(at(same, "company", "arr", "current")).toBe(18_000_000);
    const other = of("---", "arr: 18000001", "---", "# Plan", "Current ARR: $18M");
    expect(other.conflicts).toHaveLength(1);
  });

  it.each(["## Budget (in T€)", "## Budget FY28 (k€)", "## Budget in TEUR"])(
    "under %s a figure alone is in that unit",
    (heading) => {
      const result = of("# Plan", heading, "| Position | Amount |", "|---|---|", "| MDF | 120 |");
      expect(at(result, "company", "currency")).toBe("EUR");
      expect(at(result, "budget", "lines")).toEqual([{ name: "MDF", amount: "120K", kind: "mdf" }]);
    },
  );

  it.each([
    ["~80 %", /about so much/],
    ["70–80%", /a range has two ends/],
    ["often", /no share such as 30%/],
  ])("%s is left with its reason", (written, why) => {
    expect(whyNot(of("# Plan", `Attainment: ${written}`), 2)).toMatch(why);
  });

  it("a figure may stand before what is counted", () => {
    const result = of(
      "# Plan",
      "## OKRs",
      "**Objective 1: Grow**",
      "- KR1: $5M partner-sourced ARR",
      "- KR2: Time to first revenue below 60 days",
      "**Objective 2: Last**",
      "- KR1: Partner NPS ≥ 50",
    );
    expect(at(result, "okrs", "grow", "keyResults")).toMatchObject([
      { id: "KR-1", metric: "partner-sourced-arr", atLeast: "5M" },
      { id: "KR-2", metric: "time-to-first-revenue", atMost: "60 days" },
    ]);
    expect(at(result, "okrs", "last", "keyResults", 0, "id")).not.toBe("KR-1");
  });

  it("scores beside the weights are those of a candidate that stands in the document", () => {
    const result = of(
      "# Plan",
      "| Partner | Status | Next step |",
      "|---|---|---|",
      "| AgriNova | Contacted | Call |",
      "",
      "| Criterion | Weight | AgriNova | TerraCoop |",
      "|---|---|---|---|",
      "| Skills | 100% | 60 | 80 |",
    );
    expect(at(result, "landscape")).toEqual({
      agrinova: { name: "AgriNova", status: "contacted", scores: { skills: 60 } },
    });
    expect(leftOf(result, 8)).toEqual(["80"]);
  });

  it("what a milestone waits for is a milestone by its title", () => {
    const result = of(
      "# Plan FY28",
      "| Quarter | Milestone | Depends on |",
      "|---|---|---|",
      "| Q1 | Portal live | – |",
      "| Q2 | First win | Portal live, Budget |",
    );
    expect(at(result, "roadmap", 1)).toEqual({
      id: "M-02",
      title: "First win",
      quarter: "FY28-Q2",
      after: ["M-01"],
    });
    expect(leftOf(result, 5)).toEqual(["Budget"]);
  });

  it("people certified in one thing are not the certified people, and what is not understood of a demand is left", () => {
    const result = of(
      "# Plan",
      "| Requirement | Silver | Gold |",
      "|---|---|---|",
      "| Sales-certified individuals | 3 | 8 |",
      "| Deal registration | Standard | Exclusive |",
    );
    expect(whyNot(result, 4)).toMatch(/no criterion/);
    expect(leftOf(result, 5)).toEqual(["Standard", "Exclusive"]);
  });
});

describe("a document of another matter", () => {
  it("is said to speak of no partners, though its headings are those of a strategy", () => {
    const words = (result: ImportedDocument) => result.assumptions.map((one) => one.words);
    const bread = of("# Rye bread", "## Goals", "- A dark crust", "", "## Risks", "- It collapses");
    expect(words(bread)[0]).toMatch(/^Nothing in the document speaks of partners/);
    const plan = of("# Plan", "## Goals", "- Ten resellers");
    expect(words(plan).some((one) => one.startsWith("Nothing in the document"))).toBe(false);
  });
});

describe("a long text", () => {
  const many = (lines: readonly string[]) =>
    Array.from({ length: 4_000 }, (_, at) => lines.map((line) => line.replace("#", String(at))).join("\n"));

  it("is read in time, also where one list, one table of HTML or one fold in another takes all of it", () => {
    const list = of("# Plan", "## Risks", ...many(["- Risk #", "  - Likelihood: low", "  - Impact: high"]));
    expect(Object.keys(at(list, "risks") as object)).toHaveLength(4_000);
    const html = ["<tr><th>Risk</th><th>Impact</th></tr>", ...many(["<tr><td>Risk #</td><td>Low</td></tr>"])];
    const table = of("# Plan", "<table>", ...html, "</table>");
    expect(Object.keys(at(table, "risks") as object)).toHaveLength(4_000);
    of("# Plan", "", ...many(["<details><summary>Part #</summary>", ""]));
  }, 60_000);
});
