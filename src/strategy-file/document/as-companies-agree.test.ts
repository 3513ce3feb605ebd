import { describe, expect, it } from "vitest";
import { at, imported, leftOf, whyNot } from "./test-import.ts";

const of = (...lines: readonly string[]) => imported(lines.join("\n"));

describe("incentives as who, trigger and amount", () => {
  const plan = of(
    "# Plan",
    "| Partner type | Role |",
    "|---|---|",
    "| Fitters | Sell and fit |",
    "| Advisers | Refer |",
    "",
    "## What partners earn",
    "| Who | Trigger | Amount |",
    "|---|---|---|",
    "| Fitters | Closed deal | 12% margin |",
    "| Fitters | Quarterly closed revenue over $100K | Rebate of 3% |",
    "| Advisers | The customer signs | Referral fee of 8% of first-year revenue, at most $20K per deal |",
    "| Advisers | 5 referrals in a year | $250 SPIFF |",
    "| Advisers | Ten referrals | A weekend away |",
    "| Fitters | Registered deals | 5–8% margin |",
  );

  it("are called by who earns and for what, where they have no name", () => {
    expect(at(plan, "incentives")).toEqual({
      "fitters-closed-deal": {
        kind: "margin",
        types: ["fitters"],
        on: "closed-revenue",
        bands: { steps: [{ from: 0, rate: "12%" }] },
      },
      "fitters-quarterly-closed-revenue-over-100k": {
        kind: "rebate",
        types: ["fitters"],
        on: "closed-revenue",
        per: "quarter",
        bands: {
          steps: [
            { from: 0, rate: "0%" },
            { from: "100K", rate: "3%" },
          ],
        },
      },
      "advisers-the-customer-signs": {
        kind: "referral-fee",
        types: ["advisers"],
        on: "first-year-revenue",
        bands: { steps: [{ from: 0, rate: "8%" }] },
        cap: { amount: "20K", per: "deal" },
      },
      "advisers-5-referrals-in-a-year": { kind: "spiff", types: ["advisers"] },
      "fitters-registered-deals": { kind: "margin", types: ["fitters"], on: "registered-deal" },
    });
  });

  it("no amount stands without the figure of its trigger, and what has no kind is no incentive", () => {
    expect(leftOf(plan, 12)).toEqual(["The customer signs"]);
    expect(leftOf(plan, 13)).toEqual(["5 referrals in a year", "$250 SPIFF"]);
    expect(whyNot(plan, 14)).toMatch(/the kind of incentive is not said/);
    expect(leftOf(plan, 15)).toEqual(["5–8% margin"]);
  });

  it("what limits a reward is left, and a kind of partner that is named only here becomes a type", () => {
    const found = of(
      "# Plan",
      "| Partner | Trigger | Reward |",
      "|---|---|---|",
      "| MSPs | ARR | 15% revenue share for 3 years |",
      "| MSPs | Registered deal | $1,000 SPIFF per deal |",
    );
    expect(at(found, "incentives")).toMatchObject({
      "msps-arr": { kind: "revenue-share", types: ["msps"], bands: { steps: [{ rate: "15%" }] } },
      "msps-registered-deal": { kind: "spiff", per: "deal", bands: { steps: [{ amount: 1000 }] } },
    });
    expect(leftOf(found, 4)).toEqual(["for 3 years"]);
  });

  it("may stand in a list under their heading, as a sentence or behind their name", () => {
    const listed = of(
      "# Plan",
      "## Incentives",
      "- Resellers earn 12% margin on every closed deal.",
      "- Referral fee: 10% of first-year revenue, paid after 60 days",
      "- Partners get a warm welcome",
      "",
      "| Incentive | Earned when | Value | Who |",
      "|---|---|---|---|",
      "| Growth rebate | Closed revenue | 3% | Reseller |",
    );
    expect(at(listed, "incentives")).toMatchObject({
      "resellers-closed-deal": { kind: "margin", on: "closed-revenue", types: ["resellers"] },
      "referral-fee": { kind: "referral-fee", on: "first-year-revenue", hold: "60 days" },
      "growth-rebate": { types: ["resellers"] },
    });
    expect(whyNot(listed, 5)).toBe("a sentence that names no field of the model");
  });

  it("a table of tiers is none, whatever its tiers are worth", () => {
    const tiers = of(
      "# Plan",
      "| Tier | Condition | Value |",
      "|---|---|---|",
      "| Gold | $500K revenue | 20% discount |",
    );
    expect(at(tiers, "incentives")).toBeUndefined();
  });

  it("what stands in brackets beside a name is left, because the name is only a slug", () => {
    const named = of(
      "# Plan",
      "| Incentive | Earned when | Value |",
      "|---|---|---|",
      "| Resale discount (courts only) | Registered deals | 25% |",
    );
    expect(at(named, "incentives", "resale-discount")).toMatchObject({
      kind: "margin",
      on: "registered-deal",
    });
    expect(leftOf(named, 4)).toEqual(["courts only"]);
  });
});

describe("what a tier gives and asks", () => {
  const plan = of(
    "# Plan",
    "### Gold tier",
    "**Benefits**:",
    "- Resale discount 15% (new customers only)",
    "- Revenue share of 5% for two years",
    "- MDF (matched 50/50): $10K",
    "- Support, business hours only",
    "- Dedicated partner manager",
    "- Portal access",
    "**Requirements**:",
    "- Executive sponsor at board level",
    "- Joint plan, signed by the CEO",
    "- Signed partner agreement",
    "",
    "| Tier | Key Benefits |",
    "|---|---|",
    "| Silver | Resale discount 12% (new logos), portal |",
  );

  it("keeps the figure of a benefit, and names for whom and how it is given, which the model does not keep", () => {
    expect(at(plan, "programs", "partner-program", "tiers")).toMatchObject([
      { benefits: [{ kind: "discount", value: "12%" }, { kind: "portal-access" }] },
      {
        benefits: [
          { kind: "discount", value: "15%" },
          { kind: "revenue-share", value: "5%" },
          { kind: "mdf", value: "10K" },
          { kind: "support" },
          { kind: "partner-manager", value: "dedicated" },
          { kind: "portal-access" },
        ],
      },
    ]);
    expect([4, 5, 6, 7, 8, 9, 17].map((line) => leftOf(plan, line))).toEqual([
      ["resale new customers only"],
      ["two years"],
      ["matched 50/50"],
      ["business hours only"],
      [],
      [],
      ["resale new logos"],
    ]);
  });

  it("has no value where a cell says no more than that it is there", () => {
    const given = of(
      "# Plan",
      "### Gold tier",
      "**Benefits**:",
      "- Deal registration: Available",
      "- Portal: ✓",
    );
    expect(at(given, "programs", "partner-program", "tiers", 0, "benefits")).toEqual([
      { kind: "deal-registration" },
      { kind: "portal-access" },
    ]);
    expect(leftOf(given, 4)).toEqual([]);
  });

  it("names what a demand says beyond that it is one", () => {
    expect([11, 12, 13].map((line) => leftOf(plan, line))).toEqual([
      ["board level"],
      ["signed by the ceo"],
      [],
    ]);
  });
});

describe("a table of signatures", () => {
  it("signs off whom it says has agreed; a condition, a no and a waiting are none", () => {
    const plan = of(
      "# Plan",
      "## Sign-off",
      "| Name | Role | Date | Decision |",
      "|---|---|---|---|",
      "| Ann Lee | VP Sales | 4 March 2028 | Approved |",
      "| Bo Hale | VP Product | 4 March 2028 | Approved with conditions |",
      "| Cy Rao | VP Marketing | | Pending |",
      "| Di Wirth | CFO | 5 March 2028 | Budget approved |",
      "| Ed Moss | COO | | Budget approved |",
      "| ____ | | | |",
    );
    expect(at(plan, "strategy", "signoff")).toEqual(["vp-sales"]);
    expect(at(plan, "budget", "approved")).toEqual({ by: "cfo", on: "2028-03-05" });
    expect(at(plan, "people", "vp-sales")).toEqual({ title: "VP Sales", name: "Ann Lee" });
    expect(leftOf(plan, 5)).toEqual(["4 March 2028"]);
    expect(leftOf(plan, 6)).toEqual(["Approved with conditions", "4 March 2028"]);
    expect(leftOf(plan, 7)).toEqual(["Pending"]);
    expect(leftOf(plan, 9)).toEqual(["Budget approved"]);
    expect(plan.placeholders.map(({ line }) => line)).toEqual([10]);
  });

  it("under a heading of the budget approves the budget", () => {
    const plan = of(
      "# Plan",
      "## Budget approval",
      "| Approver | Status | Signed on |",
      "|---|---|---|",
      "| CFO | ✅ Approved | 2028-01-09 |",
    );
    expect(at(plan, "budget", "approved")).toEqual({ by: "cfo", on: "2028-01-09" });
    expect(at(plan, "strategy", "signoff")).toBeUndefined();
  });

  it("a state is no signature where nothing says so, and neither is the history of a document", () => {
    const signed = of("# Plan", "| Name | Role | Status |", "|---|---|---|", "| Acme | Reseller | Signed |");
    const history = of(
      "# Plan",
      "## Approvals",
      "| Version | Name | Decision |",
      "|---|---|---|",
      "| 1.2 | Ann Lee | Approved |",
    );
    expect([at(signed, "people"), at(history, "people")]).toEqual([undefined, undefined]);
  });
});

describe("rules of engagement in free words", () => {
  const rules = (plan: ReturnType<typeof of>) => at(plan, "coverage", "rulesOfEngagement");

  it("are read as they are said, in their order; what stands beside a rule is left", () => {
    const plan = of(
      "# Plan",
      "## Coverage",
      "| Region | Route | Partner types |",
      "|---|---|---|",
      "| DACH | Partner | Fitters |",
      "| Benelux | Shared | Fitters |",
      "",
      "| Partner type | Role |",
      "|---|---|",
      "| Fitters | Sell and fit |",
      "",
      "### Rules of engagement",
      "- Named accounts: direct leads, partners are introduced",
      "- A registered deal belongs to the partner that registered first",
      "- If it is in DACH, fitters lead",
      "- Existing customers stay with direct sales",
      "- Partners own new customers",
      "- Benelux accounts are sold jointly",
      "- In all other cases, direct leads",
    );
    expect(rules(plan)).toEqual([
      { when: { namedAccount: true }, seller: "direct" },
      { when: { registered: true }, seller: "partner", resolve: "first-registered" },
      { when: { region: "dach" }, seller: "fitters" },
      { when: { existingCustomer: true }, seller: "direct" },
      { when: { existingCustomer: false }, seller: "partner" },
      { when: { region: "benelux" }, seller: "shared" },
      { seller: "direct" },
    ]);
    expect(leftOf(plan, 13)).toEqual(["partners are introduced"]);
  });

  it("may begin with who sells, and may ask for two things at once", () => {
    const plan = of(
      "# Plan",
      "| Region | Route |",
      "|---|---|",
      "| DACH | Partner |",
      "",
      "## Rules of engagement",
      "- Direct: named accounts",
      "- Existing customers in DACH: partners lead",
      "- Existing customers in Atlantis: partners lead",
      "- Partners: everything else",
    );
    expect(rules(plan)).toEqual([
      { when: { namedAccount: true }, seller: "direct" },
      { when: { existingCustomer: true, region: "dach" }, seller: "partner" },
      { seller: "partner" },
    ]);
    expect(plan.unrecognised.map(({ line }) => line)).toEqual([9]);
  });

  it("are taken whole or not at all, because half a condition would decide more than is said", () => {
    const plan = of(
      "# Plan",
      "## Rules of engagement",
      "- Partners own every account in Atlantis",
      "- Large banks: direct leads",
      "- Partners never lead named accounts",
      "- First to register wins",
      "- Be kind to each other",
      "- Named accounts: partners and direct",
      "- Existing customers: never direct",
    );
    expect(rules(plan)).toBeUndefined();
    expect(whyNot(plan, 4)).toMatch(/“Large banks” is no condition that a rule of engagement knows/);
    expect(whyNot(plan, 6)).toMatch(/who sells is not said/);
    expect(plan.unrecognised.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it("may stand in a table, a case to a row", () => {
    const plan = of(
      "# Plan",
      "| Situation | Who leads | Comment |",
      "|---|---|---|",
      "| Named accounts | Direct | By hand |",
      "| Registered deals | Partner | |",
      "| Everything else | Co-sell | |",
    );
    expect(rules(plan)).toEqual([
      { when: { namedAccount: true }, seller: "direct" },
      { when: { registered: true }, seller: "partner" },
      { seller: "shared" },
    ]);
    expect(leftOf(plan, 4)).toEqual(["By hand"]);
  });
});

describe("evidence of a candidate", () => {
  it("is a source of the document, or the words of a link with the page that they lead to", () => {
    const plan = of(
      "# Plan",
      "| Partner | Why | Evidence |",
      "|---|---|---|",
      "| Stromwerk | 600 roofs | [Annual report](https://example.com/a.pdf); Broker interviews |",
      "| Volta | 200 audits | https://example.com/volta |",
      "| Ampere | 40 roofs | [Broker interviews](https://example.com/other) |",
      "| Ohm | 10 roofs | A friend said so |",
      "",
      "| Source | Date | URL |",
      "|---|---|---|",
      "| Broker interviews | 2027-02-03 | https://example.com/b |",
    );
    expect(at(plan, "landscape", "stromwerk", "sources")).toEqual(["annual-report", "broker-interviews"]);
    expect(at(plan, "sources")).toMatchObject({
      "annual-report": { title: "Annual report", url: "https://example.com/a.pdf" },
      "broker-interviews": { url: "https://example.com/b" },
      "https-example-com-volta": { url: "https://example.com/volta" },
    });
    expect(leftOf(plan, 6)).toEqual(["https://example.com/other"]);
    expect(leftOf(plan, 7)).toEqual(["A friend said so"]);
  });
});
