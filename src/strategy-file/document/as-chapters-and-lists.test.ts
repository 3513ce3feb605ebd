import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { at, imported, leftOf, whyNot } from "./test-import.ts";

const of = (...lines: readonly string[]) => imported(lines.join("\n"));
const assumed = ({ assumptions }: ReturnType<typeof imported>) => assumptions.map(({ words }) => words);

describe("a channel plan in chapters and lists", () => {
  const plan = imported(
    readFileSync(new URL("../../../tests/documents/plan-in-chapters.md", import.meta.url), "utf8"),
  );

  it("names its company in its title, which is assumed, and who wrote it owns nothing", () => {
    expect(at(plan, "company", "name")).toBe("Torvik Cranes");
    expect(assumed(plan)).toContain("“Torvik Cranes” in the title is read as the name of the company");
    expect(at(plan, "strategy", "owner")).toBeUndefined();
    expect(whyNot(plan, 3)).toMatch(/^who wrote a document need not own the strategy/);
  });

  it("has objectives whose sentences hold their measure, where it starts and the day", () => {
    const objectives = Object.values(at(plan, "objectives") as object);
    expect(objectives).toMatchObject([
      { metric: "partner-sourced-arr", atLeast: "9M", baseline: "1.5M", by: "2030-12-31" },
      { metric: "time-to-first-revenue", atMost: "90 days", baseline: "200 days" },
      { business: "Open two countries with local partners by end of FY2028" },
      { metric: "active-partners", atLeast: 30, by: "2029-06-30" },
    ]);
    expect(objectives[2]).not.toHaveProperty("metric");
    expect(assumed(plan)).toContain("“by FY2030” is read as the last day of FY30, 2030-12-31");
  });

  it("has a partner type to a section, with what each side gives and how many are wanted", () => {
    expect(at(plan, "partnerTypes")).toEqual({
      "site-planners": {
        name: "Site planners",
        priority: "high",
        gives: ["margin (18%)", "demo units", "joint marketing"],
        gets: ["sight of projects a year before the tender"],
        target: { partners: 20 },
        models: ["resale"],
      },
      "crane-dealers": {
        name: "Crane dealers",
        priority: "medium",
        target: { partners: 12 },
        earns: ["referral-fee"],
      },
      "site-equipment-hire": {
        name: "Site equipment hire",
        role: { primary: "lend controls with the crane" },
      },
    });
    expect(at(plan, "metrics")).toEqual([
      { metric: "enrolled-partners", where: { type: "site-planners" }, targets: { FY28: 8, FY30: 20 } },
      { metric: "enrolled-partners", where: { type: "crane-dealers" }, targets: { FY30: 12 } },
    ]);
  });

  it("lists what a partner type has no place for, and what is no number", () => {
    expect(leftOf(plan, 22)).toEqual(["They draw the site and say which cranes stand on it."]);
    expect(whyNot(plan, 26)).toBe("no hours a quarter and no number of vendors");
    expect(leftOf(plan, 31)).toEqual(["4%", "repair contracts"]);
    expect(leftOf(plan, 34)).toEqual(["3"]);
    expect(whyNot(plan, 37)).toMatch(/^about so much is no value/);
  });

  it("has options that are not pursued, with the reason and the quarter in which to look again", () => {
    expect(at(plan, "declined")).toEqual({
      "general-contractors": {
        option: "General contractors",
        reason: "they change suppliers with every site",
        revisit: "FY29-Q1",
      },
      "auction-houses": {
        option: "Auction houses",
        reason: "nobody buys controls there",
        revisit: "FY29-Q3",
      },
      "government-tenders": { option: "Government tenders", reason: "two years each" },
    });
    expect(leftOf(plan, 43)).toEqual(["2031"]);
    expect(whyNot(plan, 44)).toBe("a sentence that names no field of the model");
  });

  it("calls a type by its last word where only one is called so, and says that it is assumed", () => {
    expect(at(plan, "landscape", "nordkran-plan", "type")).toBe("site-planners");
    expect(at(plan, "landscape", "havn-maskin", "type")).toBe("crane-dealers");
    expect(at(plan, "landscape", "brekke-utleie", "type")).toBeUndefined();
    expect(assumed(plan)).toContain(
      "“Dealer” is read as the partner type “Crane dealers”, the only one that is called so",
    );
  });

  it("has tiers as items: before the arrow what is asked for, behind it what is given", () => {
    expect(at(plan, "programs", "partner-program", "tiers")).toEqual([
      {
        id: "authorized",
        name: "Authorized",
        criteria: [{ fact: "agreement-signed" }, { metric: "certified-people", atLeast: 2 }],
        benefits: [{ kind: "discount", value: "15%" }],
      },
      {
        id: "preferred",
        name: "Preferred",
        criteria: [
          { metric: "partner-sourced-revenue", over: "12 months", atLeast: "400K" },
          { metric: "certified-people", atLeast: 4 },
        ],
        benefits: [
          { kind: "discount", value: "20%" },
          { kind: "mdf", value: "2%" },
          { kind: "portal-access" },
          { kind: "training" },
        ],
      },
      {
        id: "elite",
        name: "Elite",
        criteria: [{ metric: "partner-sourced-revenue", over: "12 months", atLeast: "1.5M" }],
        commitments: [{ kind: "joint-plan" }],
        benefits: [
          { kind: "discount", value: "25%" },
          { kind: "mdf", value: "3%" },
          { kind: "partner-manager", value: "dedicated", ratio: 1 },
        ],
      },
    ]);
    expect(leftOf(plan, 58)).toEqual(["a stand at our fair"]);
    expect(whyNot(plan, 59)).toBe("a sentence that names no field of the model");
  });

  it("asks for the amount that its budget adds up to", () => {
    expect(at(plan, "budget")).toEqual({
      year: "FY28",
      lines: [
        { name: "Channel managers", amount: "800K" },
        { name: "Demo units", amount: "500K" },
      ],
    });
    expect(leftOf(plan, 9)).toEqual([]);
  });

  it("has its sources in a list: a title, its day and its address", () => {
    expect(Object.values(at(plan, "sources") as object)).toEqual([
      { title: "Board minutes", date: "2026-10-14" },
      { title: "Board minutes 12 Nov 2026", date: "2026-11-12" },
      { title: "Nordic Crane Survey 2026", url: "https://example.org/crane-survey" },
      { title: "Dealer interviews", date: "2026-11-03", url: "https://example.org/dealers" },
    ]);
    expect(whyNot(plan, 72)).toBe("a sentence about the sources, and no title of one");
  });
});

describe("a company in the title", () => {
  const company = (title: string) =>
    at(of(`# ${title}`, "", "## Summary", "At Kestrel Labs we sell through partners."), "company", "name");

  it.each([
    ["Solvara Health — Partner Strategy 2027–2029", "Solvara Health"],
    ["Acme & Sons of Leeds: Alliances Playbook (FY28)", "Acme & Sons of Leeds"],
    ["Partner Strategy 2027 | Kestrel Labs", "Kestrel Labs"],
  ])("stands beside the name of a plan: %s", (title, name) => {
    expect(company(title)).toBe(name);
  });

  it.each([
    "Partner Strategy: Winning the Mid-Market",
    "Growing Up: A Partner Plan",
    "EMEA: Channel Plan",
    "Healthcare – Partner Strategy",
    "Solvara – Partner Strategy – Draft 3",
    "Solvara Partner Strategy",
    "Partner Strategy: Channel Plan",
  ])("is not guessed where a place, a matter or a motto could be meant: %s", (title) => {
    expect(company(title)).toBe("Company to be named");
  });
});

describe("an objective in one sentence", () => {
  const objective = (sentence: string, ...more: readonly string[]) =>
    Object.values(at(of("# Plan", "", ...more, "## Goals", `- ${sentence}`), "objectives") as object)[0];

  it("is reached at the end of a fiscal period, counted from the month in which the year starts", () => {
    expect(
      objective("Improve partner NPS from 20 to 45 by end of FY28", "Fiscal year starts: July", ""),
    ).toMatchObject({ metric: "partner-nps", atLeast: 45, baseline: 20, by: "2028-06-30" });
  });

  it("stays a statement where its verb goes against the measure or the change has no value", () => {
    for (const sentence of [
      "Cut partner-sourced revenue from $4M to $3M by FY28",
      "Grow partner-sourced ARR from $5M to $3M by FY29",
      "Grow partner-sourced pipeline by 40% by FY28",
      "Sign and activate 12 integrators in Benelux by end of FY2027",
    ])
      expect(objective(sentence)).toEqual({ business: sentence });
  });

  it("may say at least how much it is", () => {
    expect(objective("Increase partner-sourced ARR to at least $3M by 31 Dec 2028")).toMatchObject({
      metric: "partner-sourced-arr",
      atLeast: "3M",
      by: "2028-12-31",
    });
  });

  it("has no day where a year could be its first or its last", () => {
    const sentence = "Grow partner-sourced revenue from $1.2M to $4M by 2028";
    const goals = of("# Plan", "", "## Goals", `- ${sentence}`);
    expect(Object.values(at(goals, "objectives") as object)).toEqual([
      { business: sentence, metric: "partner-sourced-revenue", atLeast: "4M", baseline: "1.2M" },
    ]);
    expect(leftOf(goals, 4)).toEqual(["2028"]);
  });
});

describe("sections under who the partners are", () => {
  it("are types only where they say so: by kind, by priority or by what types have", () => {
    const plan = of(
      "# Plan",
      "## Who are our partners?",
      "### Deloitte",
      "- Priority: high",
      "### Value-added resellers",
      "They sell.",
      "### Out of scope",
      "- Marketplaces",
    );
    expect(Object.keys(at(plan, "partnerTypes") as object)).toEqual(["value-added-resellers"]);
    expect(at(plan, "declined")).toEqual({ marketplaces: { option: "Marketplaces" } });
  });

  it("may be strong lines, and amounts in what is given stay whole", () => {
    const plan = of(
      "# Plan",
      "## Partner types",
      "### Network firms",
      "We offer them a portal, leads and MDF of $5,000, and they give us reach.",
      "- Target: 10",
      "",
      "**Independent brokers (priority 1)**",
      "- Target: 5",
    );
    expect(at(plan, "partnerTypes")).toEqual({
      "network-firms": {
        name: "Network firms",
        gives: ["a portal", "leads", "MDF of $5,000"],
        gets: ["reach"],
        target: { partners: 10 },
      },
      "independent-brokers": { name: "Independent brokers", priority: "high", target: { partners: 5 } },
    });
  });

  it("leave a word that two types are called by", () => {
    const plan = of(
      "# Plan",
      "## Partner types",
      "### Regional integrators",
      "- Role: install",
      "### Warehouse integrators",
      "- Role: plan",
      "## Candidates",
      "| Partner | Type | Tier |",
      "|---|---|---|",
      "| Vantor | Integrator | A |",
    );
    expect(at(plan, "landscape", "vantor")).toEqual({ name: "Vantor", tier: "A" });
    expect(leftOf(plan, 10)).toEqual(["Integrator"]);
  });
});

describe("what is said no to", () => {
  it("may be a sentence, and a sentence about all of it is no option", () => {
    const plan = of(
      "# Plan",
      "## What we say no to",
      "We will not pursue OEM embeds, because truck makers take 18 months.",
      "",
      "They will be looked at again in spring.",
      "### Not yet",
      "- Japan — no team there (revisit FY30-Q2)",
    );
    expect(at(plan, "declined")).toEqual({
      "oem-embeds": { option: "OEM embeds", reason: "truck makers take 18 months" },
      japan: { option: "Japan", reason: "no team there", revisit: "FY30-Q2" },
    });
  });
});

describe("a decision that is asked for", () => {
  it("is left where it is no money, and is the budget where the document has no lines", () => {
    const plan = of(
      "# Plan",
      "Decision requested: approve two hires.",
      "",
      "Decision required: approve $300K for a channel budget in FY28",
    );
    expect(whyNot(plan, 2)).toBe("a decision that the readers are asked for, and none that was made");
    expect(at(plan, "budget")).toEqual({ year: "FY28", lines: [{ name: "Budget", amount: "300K" }] });
  });
});
