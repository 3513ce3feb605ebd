import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { at, imported, leftOf, whyNot } from "./test-import.ts";

const document = (name: string): string =>
  readFileSync(new URL(`../../../tests/documents/${name}.md`, import.meta.url), "utf8");
const of = (...lines: readonly string[]) => imported(lines.join("\n"));
const words = (result: ReturnType<typeof of>): string =>
  result.assumptions.map((one) => one.words).join("\n");

describe("a plan of a page, in lists", () => {
  const plan = imported(document("fleet-plan"));

  it("says in a callout where the company stands, and in a quotation nothing", () => {
    expect(at(plan, "company", "arr")).toEqual({ current: "6.4M", target: "20M", by: "2030-03-31" });
    expect(leftOf(plan, 7)).toEqual(["Nobody in this company has sold through partners before."]);
    expect(whyNot(plan, 9)).toMatch(/^a quotation/);
  });

  it("plays in countries, and plays not elsewhere", () => {
    expect(at(plan, "thesis", "markets")).toEqual(["united-states", "canada", "mexico"]);
    expect(at(plan, "declined")).toEqual({
      "passenger-cars": { option: "Passenger cars" },
      "school-buses": { option: "School buses", revisit: "FY29-Q1" },
      rail: { option: "Rail", reason: "needs a certification we do not have" },
      "truck-makers": { option: "Truck makers", reason: "18 months to be fitted" },
      "an-own-dealer-network": { option: "An own dealer network" },
      marketplaces: { option: "Marketplaces" },
    });
  });

  it("numbers its ideal customers, of which one is to be written", () => {
    expect(at(plan, "company", "idealCustomers")).toHaveLength(2);
    expect(plan.placeholders.map(({ line }) => line)).toEqual([20, 62]);
  });

  it("has its sellers in a sentence, and leaves what else it says", () => {
    expect(at(plan, "company", "direct")).toEqual({ sellers: 6, quota: "700K", attainment: "64%" });
    expect(leftOf(plan, 24)).toEqual(["Each of them covers four states."]);
  });

  it("proves and ends its bets by measures and last days", () => {
    expect(at(plan, "bets", "tyre-dealers-as-resellers")).toEqual({
      name: "Tyre dealers as resellers",
      lagging: { metric: "active-partners", atLeast: 25, by: "2027-12-31" },
      retireIf: { metric: "partner-sourced-pipeline", atMost: "300K", by: "2027-06-30" },
      budget: 250_000,
      owner: "director-of-alliances",
    });
    expect(at(plan, "bets", "insurers-as-referrers", "lagging")).toEqual({
      metric: "partner-sourced-leads",
      over: "3 months",
      atLeast: 40,
      by: "2027-09-30",
    });
    expect(whyNot(plan, 42)).toMatch(/^about so much/);
    expect(words(plan)).toContain("as its last day");
  });

  it("keeps what a bet believes among the assumptions, which is said", () => {
    expect(Object.keys(at(plan, "assumptions") as object)).toHaveLength(2);
    expect(words(plan)).toContain("The hypotheses of bets stand among the assumptions");
  });

  it("has terms of registration on one line, and leaves the one that the model has not", () => {
    expect(at(plan, "programs", "dealer-programme", "registration")).toEqual({
      protection: "60 days",
      answerWithin: "2 business days",
      extension: "30 days",
      extensions: 1,
    });
    expect(leftOf(plan, 48)).toEqual(["the dealer may not resell online"]);
  });

  it("knows people by name, by role and by first name", () => {
    expect(at(plan, "people")).toEqual({
      "director-of-alliances": { title: "Director of Alliances", name: "Priya Raman" },
      "head-of-insurance-sales": { title: "Head of Insurance Sales", name: "Tomás Ibarra" },
    });
    expect(words(plan)).toContain("“Priya” is read as Priya Raman");
    expect(words(plan)).toContain("“Tomás” is read as Tomás Ibarra");
  });

  it("has next steps in boxes: what is ticked is done, and a milestone has no such state", () => {
    expect(at(plan, "roadmap")).toEqual([
      {
        id: "M-01",
        title: "Contract with two insurers (by 15 June 2027)",
        owner: "head-of-insurance-sales",
        quarter: "FY27-Q2",
      },
      { id: "M-02", title: "Dealer portal live by 31 May 2027", quarter: "FY27-Q2" },
      { id: "M-03", title: "Hire a dealer manager", owner: "director-of-alliances" },
      { id: "M-04", title: "Price list" },
      { id: "M-05", title: "Announce at the tyre fair", quarter: "FY27-Q3" },
    ]);
    expect(whyNot(plan, 57)).toMatch(/^ticked as done/);
    expect(words(plan)).toContain("a year that starts in January");
  });
});

describe("a page whose fiscal year begins in April", () => {
  const page = imported(document("lab-alliances"));

  it("puts days into the quarters of that year", () => {
    expect(at(page, "roadmap")).toEqual([
      {
        id: "M-01",
        title: "Integrator agreement signed (by 30 June 2028)",
        owner: "alliance-manager",
        quarter: "FY29-Q1",
      },
      {
        id: "M-02",
        title: "First joint customer (by 15 Sep 2028)",
        owner: "head-of-alliances",
        quarter: "FY29-Q2",
      },
      { id: "M-03", title: "Training ready by Q4 2028", quarter: "FY29-Q3" },
    ]);
    expect(words(page)).not.toContain("January");
    expect(whyNot(page, 50)).toBe("a sentence that names no field of the model");
  });

  it("says its growth in a callout, its sellers in brackets and its markets in lists", () => {
    expect(at(page, "company", "arr")).toEqual({ current: "9M", target: "24M", by: "2030-12-31" });
    expect(at(page, "company", "direct")).toEqual({ sellers: 14, quota: "520K", attainment: "81%" });
    expect(leftOf(page, 18)).toEqual(["(3 of them in Leeds)"]);
    expect(at(page, "thesis", "markets")).toEqual(["uk", "ireland", "germany", "austria"]);
    expect(at(page, "declined", "universities", "reason")).toBe("budgets are frozen");
    expect(at(page, "declined", "instrument-makers", "reason")).toBe("they compete");
  });

  it("protects deals under a heading of its own", () => {
    expect(at(page, "programs", "partner-program", "registration")).toEqual({
      protection: "120 days",
      answerWithin: "3 business days",
      extension: "60 days",
      extensions: 1,
    });
  });
});

describe("what is not certain", () => {
  it("a first name of two people is a person of its own, and a name with two roles has neither", () => {
    const two = of(
      "# Plan",
      "## Milestones",
      "- [ ] Portal (by 31 March 2027, Ana)",
      "",
      "Owners: Ana Ruiz (VP Sales), Ana Berg (Head of Legal)",
    );
    expect(at(two, "roadmap", 0, "owner")).toBe("ana");
    const risks = ["| Risk | Owner |", "|---|---|"];
    const changing = of("# Plan", ...risks, "| Frost | Ana Ruiz (VP Sales) |", "| Hail | Ana Ruiz (CRO) |");
    expect(Object.keys(at(changing, "people") as object)).toHaveLength(2);
  });

  it("two words with a bracket are a person only where the bracket is a role", () => {
    const result = of("# Plan", "| Risk | Owner |", "|---|---|", "| Frost | Northern Sales (Field team) |");
    expect(at(result, "people")).toEqual({
      "northern-sales": { title: "Northern Sales (Field team)" },
    });
  });

  it("pipeline in a bet is the measure of that name, which is said", () => {
    const result = of("# Plan", "## Bets", "### Bet 1: Ports", "- Kill if: < $200K pipeline by Q2 2027");
    expect(at(result, "bets", "ports", "retireIf")).toEqual({
      metric: "pipeline",
      atMost: "200K",
      by: "2027-06-30",
    });
    expect(words(result)).toContain("counts all open deals");
  });

  it("markets that are described, and options that run into a sentence, are left whole", () => {
    const result = of(
      "# Plan",
      "## Where we play",
      "- **In:** Hospitals in growing towns",
      "- **Out:** Clinics, which buy late, and spas",
    );
    expect(at(result, "thesis")).toBeUndefined();
    expect(at(result, "declined")).toBeUndefined();
    expect(whyNot(result, 3)).toMatch(/^names no countries or regions alone/);
    expect(whyNot(result, 4)).toMatch(/^where one option ends/);
  });

  it("who is quoted by name is not the writer, and nothing is no option", () => {
    const result = of(
      "# Plan",
      "> We will win ports through resellers — Ana Berg, CEO of Portco",
      "",
      "Not now: (to be discussed)",
      "",
      "## Where we play",
      "- In: DACH & the Nordics",
      "- Out: none",
    );
    expect(at(result, "bets")).toBeUndefined();
    expect(at(result, "declined")).toBeUndefined();
    expect(at(result, "thesis", "markets")).toEqual(["dach", "nordics"]);
    expect(whyNot(result, 8)).toBe("says that there is nothing to say");
  });

  it("a target about so much is none, and figures of others than the direct team are not its own", () => {
    const result = of(
      "# Plan",
      "We are at $5M ARR and need about $9M by end of 2029.",
      "",
      "Our partner team of 9 sellers has a quota of $1M.",
      "",
      "Our direct team of 4 AEs (quota ~$600K).",
    );
    expect(at(result, "company", "arr")).toBeUndefined();
    expect(at(result, "company", "direct")).toEqual({ sellers: 4 });
    expect(leftOf(result, 6)).toEqual(["(quota ~$600K)"]);
  });
});
