import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { at, imported, leftOf, whyNot } from "./test-import.ts";

const document = (name: string): string =>
  readFileSync(new URL(`../../../tests/documents/${name}.md`, import.meta.url), "utf8");
const of = (...lines: readonly string[]) => imported(lines.join("\n"));

describe("a deck of consultants", () => {
  const deck = imported(document("consulting-deck"));

  it("has its incentives, rules, candidates and signatures under titles that are sentences", () => {
    expect(Object.keys(at(deck, "incentives") as object)).toEqual([
      "electrical-installers-closed-deal",
      "electrical-installers-first-registered-deal-of-a-quarter",
      "energy-consultants-referred-customer-signs",
    ]);
    expect(at(deck, "coverage", "rulesOfEngagement")).toHaveLength(5);
    expect(at(deck, "landscape", "stromkraft-gruppe")).toEqual({
      name: "Stromkraft Gruppe",
      type: "electrical-installers",
      tier: "A",
      rationale: "600 roofs a year",
      sources: ["annual-report-2026"],
    });
    expect(at(deck, "strategy", "signoff")).toEqual(["cro"]);
    expect(at(deck, "budget", "approved")).toEqual({ by: "cfo", on: "2027-03-12" });
  });

  it("asks in its summary for more than its table spends, and that is named", () => {
    expect(at(deck, "budget", "year")).toBe("FY28");
    expect(leftOf(deck, 11)).toEqual(["€1.2M"]);
    expect(leftOf(deck, 88)).toEqual(["€360K", "€360K"]);
    expect(at(deck, "thesis")).toEqual({ arrShare: "35%", within: "3 years" });
  });

  it("has comments between its slides", () => {
    expect(whyNot(deck, 15)).toBe("a comment of the writer");
  });
});

describe("a page of a wiki", () => {
  const page = imported(document("wiki-page"));

  it("has boxes for what is chosen, for what is done and for what is asked", () => {
    expect(Object.keys(at(page, "partnerTypes") as object)).toEqual([
      "practice-consultants",
      "supply-distributors",
    ]);
    expect(whyNot(page, 41)).toBe("not ticked in the document");
    expect(at(page, "programs", "partner-program", "tiers")).toHaveLength(2);
  });

  it("puts targets without a year into the one of its title", () => {
    expect(at(page, "metrics")).toEqual([
      { metric: "active-partners", targets: { FY29: 25 } },
      { metric: "partner-sourced-arr", targets: { FY29: "3M" } },
    ]);
  });

  it("is owned by whom its head says, signed by who approved, and its callouts say nothing", () => {
    expect(at(page, "strategy")).toMatchObject({
      owner: "dana-whitlock",
      signoff: ["chief-partner-officer", "vp-sales"],
    });
    expect(whyNot(page, 13)).toMatch(/^a word to the writer/);
  });
});

describe("a plan in prose under numbered strong lines", () => {
  const plan = imported(document("prose-plan"));

  it("has the types of its third chapter in 3.1 and 3.2", () => {
    expect(at(plan, "partnerTypes", "regional-system-integrators")).toEqual({
      name: "Regional system integrators",
      kind: "si",
      role: { primary: "Install and train" },
      earns: ["services-margin"],
      priority: "high",
    });
    expect(at(plan, "bets", "law-firms-through-bar-associations", "partnerType")).toBe("bar-associations");
  });

  it("keeps the amounts of its sentences, and names the total that they do not reach", () => {
    expect(at(plan, "budget", "lines")).toEqual([
      { name: "Training", amount: "300K", kind: "training" },
      { name: "Joint marketing", amount: "180K" },
    ]);
    expect(leftOf(plan, 33)).toContain("€1.2M");
    expect(leftOf(plan, 33)).toContain("The rest is a reserve of about €700K.");
  });
});

describe("a page that begins with a table of what it is", () => {
  const page = imported(document("alliance-page"));

  it("has labels in it, and a remark in brackets tells two of them apart", () => {
    expect(at(page, "company")).toMatchObject({
      product: "Booking platform for ocean freight",
      arr: { current: "7.5M", target: "18M", by: "2030-03-31" },
    });
    expect(whyNot(page, 5)).toBe("a label that names no field of this place");
  });

  it("has gaps by their kind, candidates with their tier and state, and tiers under its programme", () => {
    expect(Object.values(at(page, "gaps") as object)).toMatchObject([
      { kind: "delivery" },
      { kind: "geographic" },
      { kind: "competitive-pressure" },
    ]);
    expect(at(page, "landscape", "ostrava-forwarding")).toEqual({
      name: "Ostrava Forwarding",
      tier: "A",
      status: "contacted",
      owner: "priya-natarajan",
    });
    expect(leftOf(page, 30)).toEqual(["parked"]);
    expect(at(page, "programs", "partner-program", "tiers", 1)).toMatchObject({
      name: "Premier",
      criteria: [{ metric: "certified-people", atLeast: 4 }],
      benefits: [
        { kind: "discount", value: "20%" },
        { kind: "mdf", value: "10K", per: "half" },
      ],
    });
    expect(leftOf(page, 47)).toContain("resale; registered deals 25 %");
  });

  it("budgets the year that is called a budget, in the unit of its heading", () => {
    expect(at(page, "budget", "year")).toBe("FY28");
    expect(at(page, "budget", "people", 0)).toEqual({ role: "Salaries", fte: 3.5, cost: "385K" });
    expect(leftOf(page, 55)).toEqual(["£400K"]);
  });

  it("is signed by the roles beside the names", () => {
    expect(at(page, "strategy", "signoff")).toEqual(["cro", "cfo"]);
    expect(at(page, "people", "cro")).toEqual({ title: "CRO", name: "Tom Reed", function: "sales" });
  });
});

describe("a memo", () => {
  const memo = imported(document("memo"));

  it("has people by headcount, which is an assumption, and risks under single letters", () => {
    expect(at(memo, "budget", "people", 0)).toEqual({
      role: "Partner managers",
      kind: "partner-manager",
      fte: 3,
      cost: "450K",
    });
    expect(memo.assumptions.map(({ words }) => words)).toContain("Headcount is read as full-time people");
    expect(at(memo, "risks", "brokers-churn")).toEqual({
      risk: "Brokers churn",
      likelihood: "low",
      impact: "medium",
      mitigation: "Two brokers per state",
    });
  });

  it("declines in a sentence", () => {
    expect(at(memo, "declined")).toEqual({
      "oem-embeds-this-year": {
        option: "OEM embeds this year",
        reason: "truck makers take 18 months to decide",
      },
    });
  });
});

describe("flowing prose", () => {
  it("gives the sentences that can be read with certainty, and the rest is listed by its words", () => {
    const plan = of(
      "# Plan",
      "",
      "We sell to courts. Our target ARR is €15M by 31 December 2030. We will win district courts",
      "through system integrators. Owner: Head of Partnerships. Courts buy slowly.",
      "They always did.",
    );
    expect(at(plan, "company", "arr")).toEqual({ target: "15M", by: "2030-12-31" });
    expect(at(plan, "bets")).toEqual({
      "district-courts-through-system-integrators": {
        name: "District courts through system integrators",
        partnerType: "system-integrators",
      },
    });
    expect(at(plan, "strategy", "owner")).toBe("head-of-partnerships");
    expect(leftOf(plan, 3)).toEqual(["We sell to courts."]);
    expect(leftOf(plan, 4)).toEqual(["Courts buy slowly."]);
    expect(whyNot(plan, 5)).toBe("a sentence that names no field of the model");
  });

  it("does not guess the wedge of a bet, and names a route that is no partner type", () => {
    const plan = of(
      "# Plan",
      "## Direction",
      "We will win farms through word of mouth, because farmers talk.",
    );
    expect(at(plan, "bets")).toEqual({
      "farms-through-word-of-mouth": { name: "Farms through word of mouth" },
    });
    expect(leftOf(plan, 3)).toEqual(["farmers talk", "word of mouth"]);
  });

  it("of a thesis names what stands beside a sentence that was read", () => {
    const plan = of(
      "# Plan",
      "## Thesis",
      "It will be judged by: partner-sourced ARR of at least 8M. Rivals are loud.",
    );
    expect(at(plan, "thesis", "northStar")).toEqual({ metric: "partner-sourced-arr", atLeast: "8M" });
    expect(leftOf(plan, 3)).toEqual(["Rivals are loud."]);
  });

  it("an owner in a chapter on one part is none of the strategy", () => {
    const plan = of("# Risks", "Everything can fail. Owner: Chief Risk Officer.");
    expect(at(plan, "strategy", "owner")).toBeUndefined();
  });
});

describe("a budget in a sentence", () => {
  it("is one line where the document has no other, which is said", () => {
    const plan = of("# Plan", "## Money", "We ask for a budget of $1.2M for FY28.");
    expect(at(plan, "budget")).toEqual({ year: "FY28", lines: [{ name: "Budget", amount: "1.2M" }] });
    expect(plan.assumptions.map(({ words }) => words).join()).toMatch(
      /one amount for the budget and no lines/,
    );
  });

  it("is the total of its lines, whether they stand in a sentence or in a table", () => {
    const told = of(
      "# Plan",
      "## Money",
      "We have a budget of $480K. Of this, $300K is for training and $180K goes to events.",
    );
    expect(at(told, "budget", "lines")).toEqual([
      { name: "Training", amount: "300K", kind: "training" },
      { name: "Events", amount: "180K", kind: "event" },
    ]);
    expect(leftOf(told, 3)).toEqual([]);
    const listed = of(
      "# Plan",
      "We have a budget of $500K.",
      "## Budget",
      "| Item | Amount |",
      "|---|---|",
      "| Training | $300K |",
    );
    expect(at(listed, "budget", "lines")).toEqual([{ name: "Training", amount: "300K", kind: "training" }]);
    expect(whyNot(listed, 2)).toMatch(/^a total, and what the budget holds adds up to 300,000/);
  });

  it("may be a label, and may say what it is spent on", () => {
    const plan = of(
      "# Plan",
      "## Money",
      "Total budget: $320K. We will spend $300K on training and $20K on travel.",
    );
    expect(at(plan, "budget", "lines")).toEqual([
      { name: "Training", amount: "300K", kind: "training" },
      { name: "Travel", amount: "20K" },
    ]);
    expect(leftOf(plan, 3)).toEqual([]);
  });

  it("may begin with its amount in a list, and a range or a revenue is no line", () => {
    const plan = of(
      "# Plan",
      "## Budget",
      "- $300K for training",
      "- $2M to $3M",
      "- $300K in ARR",
      "- $80K for events, $20K for travel",
    );
    expect(at(plan, "budget", "lines")).toMatchObject([
      { name: "Training", amount: "300K" },
      { name: "Events", amount: "80K" },
      { name: "Travel", amount: "20K" },
    ]);
    expect(plan.unrecognised.map(({ line }) => line)).toEqual([4, 5]);
  });

  it("about so much is none, and neither is the budget of somebody else", () => {
    const plan = of(
      "# Plan",
      "## Money",
      "We have a budget of about $1M.",
      "",
      "Customers have a budget of $2M.",
    );
    expect(at(plan, "budget")).toBeUndefined();
  });
});

describe("titles in German, French and Spanish", () => {
  it("name the main parts, and the words below them stay as they are", () => {
    const german = of(
      "# Partnerstrategie FY28",
      "## 1. Ziele",
      "- Drei Bundesländer gewinnen",
      "## 2. Partnertypen",
      "- Systemhäuser",
      "## 3. Risiken",
      "- Der größte Partner geht",
      "## 4. Annahmen",
      "- Gerichte kaufen langsam",
    );
    expect(at(german, "strategy", "name")).toBe("Partnerstrategie FY28");
    expect(at(german, "objectives")).toEqual({
      "drei-bundeslander-gewinnen": { business: "Drei Bundesländer gewinnen" },
    });
    expect(at(german, "partnerTypes")).toEqual({ systemhauser: { name: "Systemhäuser" } });
    expect(at(german, "risks")).toEqual({ "der-gro-te-partner-geht": { risk: "Der größte Partner geht" } });
    expect(german.unrecognised).toEqual([]);
    const french = of("# Plan", "## Objectifs", "- Ouvrir Lyon", "## Hypothèses", "- Les tribunaux tardent");
    expect(Object.keys(french.data)).toEqual(expect.arrayContaining(["objectives", "assumptions"]));
    const spanish = of("# Plan", "## Riesgos", "- El socio mayor se va", "## Competencia", "- Acme");
    expect(Object.keys(spanish.data)).toEqual(expect.arrayContaining(["risks", "competitors"]));
  });

  it("are no name of a strategy", () => {
    const plan = of("# Risiken", "- Der größte Partner geht");
    expect(at(plan, "strategy", "name")).toBe("Imported strategy");
  });
});
