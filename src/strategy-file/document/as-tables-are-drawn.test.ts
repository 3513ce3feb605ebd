import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ImportedDocument } from "../../domain/document-import/result.ts";
import { at, imported, leftOf, whyNot } from "./test-import.ts";

const of = (...lines: readonly string[]): ImportedDocument => imported(lines.join("\n"));
const document = (name: string): string =>
  readFileSync(new URL(`../../../tests/documents/${name}.md`, import.meta.url), "utf8");
/** A table under a heading of its own: its titles stand in line 3, its rows in lines 5 and following. */
const table = (heading: string, header: string, ...rows: readonly string[]): ImportedDocument =>
  of("# Partner plan", `## ${heading}`, header, header.replaceAll(/[^|]+/g, "---"), ...rows);

const assumed = ({ assumptions }: ImportedDocument) => assumptions.map(({ words }) => words).join("\n");
const whyLeft = ({ recognised }: ImportedDocument, at: number) =>
  recognised.find(({ line }) => line === at)?.left[0]?.why;
const fiscal = /Calendar years are read as fiscal years/;

describe("measures by quarter", () => {
  const quarters = { "FY27-Q1": "100K", "FY27-Q2": "250K" };

  it.each([
    "| KPI | Q1 27 | Q2 27 |",
    "| Metric | Q1'27 | Q2’27 |",
    "| Metric | Q1 2027 | 2027-Q2 |",
    "| KPI | 1Q27 | Q2/27 |",
  ])("may be named by the calendar year, which is an assumption: %s", (header) => {
    const result = table("Targets", header, "| Partner-sourced revenue (k€) | 100 | 250 |");
    expect(at(result, "metrics")).toEqual([{ metric: "partner-sourced-revenue", targets: quarters }]);
    expect(assumed(result)).toMatch(fiscal);
  });

  it.each(["| KPI | Q1 FY27 | Q2 FY27 |", "| KPI | FY27-Q1 | FY27 Q2 |"])(
    "may be named by the fiscal year, and nothing is assumed of it: %s",
    (header) => {
      const result = table("Targets", header, "| Partner-sourced revenue (k€) | 100 | 250 |");
      expect(at(result, "metrics", 0, "targets")).toEqual(quarters);
      expect(assumed(result)).not.toMatch(fiscal);
    },
  );

  it.each(["Targets 2027", "KPIs FY27"])("take the year of their heading: %s", (heading) => {
    const result = table(
      heading,
      "| Metric | Q1 | Q2 | Full year |",
      "| Partner-sourced revenue | €100K | €250K | €1M |",
    );
    expect(at(result, "metrics", 0, "targets")).toEqual({ ...quarters, FY27: "1M" });
  });

  it("are of the only year that stands beside them", () => {
    const result = table(
      "Targets",
      "| Metric | 2026A | Q1 | Q2 | 2027 |",
      "| Active partners | 2 | 3 | 5 | 9 |",
    );
    expect(at(result, "metrics", 0, "targets")).toEqual({ "FY27-Q1": 3, "FY27-Q2": 5, FY27: 9 });
    expect(leftOf(result, 5)).toEqual(["2"]);
  });

  it("take no year of a heading that names two", () => {
    const result = table("Targets 2027–2028", "| Metric | Q1 | Q2 |", "| Active partners | 3 | 5 |");
    expect(at(result, "metrics")).toEqual([{ metric: "active-partners" }]);
    expect(whyLeft(result, 5)).toMatch(/its fiscal year is not said/);
  });

  it("are calendar quarters and no fiscal ones where the fiscal year starts in another month", () => {
    const of2027 = ["## Targets", "| KPI | Q1 2027 |", "|---|---|", "| Active partners | 3 |"];
    const april = of("# Plan", "Fiscal year starts: April", ...of2027);
    expect(at(april, "metrics")).toEqual([{ metric: "active-partners" }]);
    expect(whyLeft(april, 6)).toMatch(/does not start in January/);
    const january = of("# Plan", "Fiscal year starts: January", ...of2027);
    expect(at(january, "metrics", 0, "targets")).toEqual({ "FY27-Q1": 3 });
    expect(assumed(january)).not.toMatch(fiscal);
  });

  it("may be years, beside a column of what is and of what was", () => {
    const result = table(
      "Targets",
      "| KPI | 2026 actual | Target 2027 | 2028 |",
      "| Active partners | 4 | 9 | 15 |",
      "| Installer happiness | 6 | 7 | 8 |",
    );
    expect(at(result, "metrics")).toEqual([{ metric: "active-partners", targets: { FY27: 9, FY28: 15 } }]);
    expect(leftOf(result, 5)).toEqual(["4"]);
    expect(whyNot(result, 6)).toMatch(/no measure of that name/);
  });

  it("have the unit behind their name, a share and days too, or all the money in the one of the heading", () => {
    const result = table(
      "Goals (in € million)",
      "| | 2027 | 2028 |",
      "| Partner-sourced revenue | 1.2 | 2.5 |",
      "| Partner-sourced share (%) | 9 | 13 |",
      "| Time to first revenue (days) | 120 | 100 |",
    );
    expect(at(result, "metrics")).toEqual([
      { metric: "partner-sourced-revenue", targets: { FY27: "1.2M", FY28: "2.5M" } },
      { metric: "partner-sourced-share", targets: { FY27: "9%", FY28: "13%" } },
      { metric: "time-to-first-revenue", targets: { FY27: "120 days", FY28: "100 days" } },
    ]);
  });

  it("are no targets under a heading of what was reached", () => {
    const result = table("Track record", "| Metric | 2024 | 2025 |", "| Active partners | 1 | 2 |");
    expect(at(result, "metrics")).toBeUndefined();
    expect(whyNot(result, 5)).toMatch(/what was reached/);
  });
});

describe("a budget by calendar year", () => {
  const rows = [
    "| Partner managers (3 FTE) | 390 | 520 |",
    "| Marketing fund | 150 | 220 |",
    "| **Total** | **540** | **740** |",
  ] as const;

  it("is the one of the year in its heading, in the unit of its heading", () => {
    const result = table("6. Budget 2027 (in k€)", "| Item | 2027 | 2028 |", ...rows);
    expect(at(result, "budget")).toEqual({
      year: "FY27",
      people: [{ role: "Partner managers", fte: 3, cost: "390K", kind: "partner-manager" }],
      lines: [{ name: "Marketing fund", amount: "150K", kind: "mdf" }],
    });
    expect(leftOf(result, 6)).toEqual(["€220K"]);
    expect(result.conflicts).toEqual([]);
    expect(assumed(result)).toMatch(/Figures alone under “6. Budget 2027 \(in k€\)” are read in the unit/);
    expect(assumed(result)).toMatch(fiscal);
  });

  it("has the lines of the year before beside it", () => {
    const result = table("Budget 2028", "| Item | 2027 | 2028 |", "| Events | €90K | €110K |");
    expect(at(result, "budget")).toEqual({
      year: "FY28",
      lines: [{ name: "Events", amount: "110K", kind: "event" }],
      previous: [{ name: "Events", amount: "90K" }],
    });
  });

  it("is none where no year is chosen, or a range of them", () => {
    for (const heading of ["Budget", "Budget 2027–2028"]) {
      const result = table(heading, "| Item | 2027 | 2028 |", "| Events | €90K | €110K |");
      expect(at(result, "budget")).toEqual({ lines: [{ name: "Events", kind: "event" }] });
      expect(leftOf(result, 5)).toEqual(["€90K", "€110K"]);
    }
  });

  it("is held against its total, people and lines together", () => {
    const result = table(
      "Budget 2027 (k€)",
      "| Item | 2027 |",
      "| 2 FTE presales | 90 |",
      "| Events | 40 |",
      "| Total | 140 |",
    );
    expect(result.conflicts.map(({ sides }) => sides[0]?.text)).toEqual([
      "the total says €140K, and its rows add up to 130,000",
    ]);
  });

  it("may name its unit in the corner; a sign without the scale could be either", () => {
    const result = table(
      "Spend",
      "| Item (k€) | Spend |",
      "| Events | 40 |",
      "| Portal | €90 |",
      "| Training | €12,500 |",
    );
    expect(at(result, "budget", "lines")).toMatchObject([
      { name: "Events", amount: "40K" },
      { name: "Portal" },
      { name: "Training", amount: 12_500 },
    ]);
    expect(leftOf(result, 6)).toEqual(["€90 or €90K"]);
  });

  it("may be of initiatives, whose owner and region it does not keep", () => {
    const result = table(
      "Initiatives",
      "| Initiative | Region | Owner | Investment |",
      "| Distributor launch | Iberia | CMO | €120k |",
    );
    expect(at(result, "budget", "lines")).toEqual([{ name: "Distributor launch", amount: "120K" }]);
    expect(leftOf(result, 5)).toEqual(["Iberia", "CMO"]);
  });

  it("names lines and no counts: a column of heads beside a region names nobody", () => {
    const result = table("Regions", "| Region | Headcount | Spend |", "| Brazil | 2 | $240K |");
    expect(at(result, "budget")).toBeUndefined();
    expect(whyNot(result, 5)).toMatch(/name no part of the model/);
  });
});

describe("gaps and who closes them", () => {
  it("are stated with what they cost; the kind is read where the words are one, the type says what it fills", () => {
    const result = of(
      "# Partner plan",
      "| Gap | What it costs us | Partner type that closes it |",
      "|---|---|---|",
      "| Implementation capacity | 6-month backlog | System integrator |",
      "| Market access in the south | 0 customers | Dealers |",
      "## Partner types",
      "| Type | Role |",
      "|---|---|",
      "| System integrator (SI) | Implements |",
    );
    expect(at(result, "gaps")).toEqual({
      "implementation-capacity": { statement: "Implementation capacity; 6-month backlog", kind: "delivery" },
      "market-access-in-the-south": { statement: "Market access in the south; 0 customers" },
    });
    expect(at(result, "partnerTypes", "system-integrator", "fills")).toEqual(["implementation-capacity"]);
    expect(leftOf(result, 5)).toEqual(["Dealers"]);
  });

  it("have a kind beside them that is no partner type", () => {
    const result = table(
      "Gaps",
      "| Gap | Type | What we lose | Who closes it |",
      "| Nobody runs projects in Brazil | Delivery | $1.1M | SI |",
    );
    expect(at(result, "gaps", "nobody-runs-projects-in-brazil")).toEqual({
      kind: "delivery",
      statement: "Nobody runs projects in Brazil; $1.1M",
    });
    expect(at(result, "partnerTypes")).toEqual({
      si: { name: "SI", kind: "si", fills: ["nobody-runs-projects-in-brazil"] },
    });
  });
});

describe("partner types", () => {
  it("are one type in the singular and in the plural, wherever they are named first", () => {
    const result = of(
      "# Partner plan",
      "| Gap | Filled by |",
      "|---|---|",
      "| Eleven weeks of backlog | Agencies |",
      "",
      "| Incentive | Partner type | Trigger | Amount |",
      "|---|---|---|---|",
      "| Referral fee | Agency | Deal won | 15% |",
    );
    expect(Object.keys(at(result, "partnerTypes") as object)).toEqual(["agencies"]);
  });

  it("have what they get and how many are wanted, which is an assumption", () => {
    const result = table(
      "Who we want",
      "| Type | Role | Value they get | Target 2027 |",
      "| Regional reseller | Resells, first-line support | 30% margin | 6 |",
      "| OEM | Embeds | Better retention | 15% |",
    );
    expect(at(result, "partnerTypes", "regional-reseller")).toEqual({
      name: "Regional reseller",
      role: { primary: "Resells, first-line support" },
      gives: ["30% margin"],
      target: { partners: 6 },
    });
    expect(leftOf(result, 6)).toEqual(["15%"]);
    expect(assumed(result)).toMatch(
      /“Target 2027” of a partner type is read as the number of partners wanted/,
    );
  });

  it("have no number where two years have one each", () => {
    const result = table(
      "Who we want",
      "| Type | Role | Target 2027 | Target 2028 |",
      "| OEM | Embeds | 4 | 8 |",
    );
    expect(at(result, "partnerTypes", "oem", "target")).toBeUndefined();
    expect(leftOf(result, 5)).toEqual(["4", "8"]);
  });
});

describe("tiers side by side", () => {
  it.each([
    "Revenue / year",
    "Revenue per year",
    "Annual revenue",
    "Minimum annual revenue",
    "Revenue (annual)",
  ])("ask for revenue over twelve months: %s", (label) => {
    const result = table("Tiers", "| | Listed | Lead |", `| ${label} | – | €1M |`, "| Margin | 5% | 15% |");
    expect(at(result, "programs", "partner-program", "tiers", 1, "criteria")).toEqual([
      { metric: "partner-sourced-revenue", over: "12 months", atLeast: "1M" },
    ]);
    expect(assumed(result)).toContain(`“${label}” of a tier is read as partner-sourced revenue`);
  });

  it("stand in the programme that their heading names", () => {
    const result = table(
      "Reseller programme",
      "| Requirement | Silver | Gold |",
      "| Annual revenue | €50K | €1M |",
    );
    expect(Object.keys(at(result, "programs") as object)).toEqual(["reseller-programme"]);
  });
});

describe("a plan of a company that counts its year from April", () => {
  const plan = imported(document("channel-plan"));

  it("has its gaps, its types and its team from tables in its own words", () => {
    expect(at(plan, "gaps", "geographic-reach")).toEqual({
      statement: "Geographic reach; No installer north of Leeds; 11 tenders not bid",
      kind: "geographic",
      owner: "sales-director",
    });
    expect(at(plan, "partnerTypes", "installers")).toEqual({
      name: "Installers",
      gives: ["£140 per meter", "steady work"],
      gets: ["Reach"],
      target: { partners: 25, share: "60%" },
      fills: ["geographic-reach"],
    });
    expect(at(plan, "budget", "people")).toEqual([
      { role: "Partner manager", fte: 2, cost: "150K", kind: "partner-manager" },
      { role: "Solution engineer, North", fte: 0.5, cost: "40K" },
    ]);
    expect(plan.conflicts).toEqual([]);
  });

  it("leaves quarters of a calendar year and reads fiscal ones", () => {
    expect(at(plan, "metrics", 0)).toEqual({ metric: "active-partners", owner: "head-of-partnerships" });
    expect(at(plan, "metrics", 1, "targets")).toMatchObject({ "FY28-Q1": "200K", FY28: "1750K" });
  });

  it("has levels that are its tiers", () => {
    expect(at(plan, "programs", "partner-program", "tiers")).toMatchObject([
      { id: "listed" },
      { id: "approved" },
      { id: "lead-installer" },
    ]);
  });
});

describe("a plan in tables that counts in calendar years", () => {
  const plan = imported(document("plan-in-tables"));

  it("has budget, measures and roadmap of the same year, with the year before", () => {
    expect(at(plan, "budget", "year")).toBe("FY28");
    expect(at(plan, "budget", "people", 0)).toEqual({
      role: "Channel managers",
      fte: 4,
      cost: "560K",
      kind: "partner-manager",
    });
    expect(at(plan, "budget", "previous", 3)).toEqual({ name: "MDF", amount: "100K" });
    expect(at(plan, "metrics", 0, "targets")).toMatchObject({ "FY28-Q4": "600K", FY28: "1500K" });
    expect(at(plan, "roadmap", 0)).toMatchObject({ title: "First SI signed", quarter: "FY28-Q1" });
    expect(assumed(plan)).toMatch(fiscal);
  });
});
