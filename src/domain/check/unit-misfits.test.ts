import { describe, expect, it } from "vitest";
import { readStrategy } from "../strategy/read.ts";
import { type CheckReport, check } from "./check.ts";
import { type Raw, exampleDay, exampleWith } from "./test-example.ts";

const checked = (edit: (raw: Raw) => void): CheckReport => check(readStrategy(exampleWith(edit)), exampleDay);
const listed = (report: CheckReport): string[] =>
  report.findings.map(({ rule, subject }) => `${rule} ${subject}`);

describe("a target of the wrong kind", () => {
  it("is FMT-001 at the value, and says what would fit", () => {
    expect(checked((raw) => (raw.metrics[0].targets.FY28 = "30%")).findings[0]).toMatchObject({
      rule: "FMT-001",
      path: "/metrics/0/targets/FY28",
      message: "`30%` is a share; `partner-sourced-revenue` takes an amount such as 2M or 250000",
      fix: "write an amount such as 2M or 250000",
    });
  });

  it.each<[string, (raw: Raw) => void, string]>([
    [
      "an objective",
      (raw) => (raw.objectives["managed-service"].atLeast = "2 months"),
      "/objectives/managed-service/atLeast",
    ],
    [
      "the north star's baseline",
      (raw) => (raw.thesis.northStar.baseline = "10%"),
      "/thesis/northStar/baseline",
    ],
    [
      "a role",
      (raw) => (raw.partnerTypes.msp.role.success.atLeast = "9%"),
      "/partnerTypes/msp/role/success/atLeast",
    ],
    [
      "the evidence that opens a bet",
      (raw) => (raw.bets["regional-resale"].after[0].when.atLeast = "6%"),
      "/bets/regional-resale/after/0/when/atLeast",
    ],
    [
      "a tier",
      (raw) => (raw.programs.managed.tiers[1].criteria[1].atLeast = "10%"),
      "/programs/managed/tiers/1/criteria/1/atLeast",
    ],
    ["a milestone", (raw) => (raw.roadmap[5].done.atLeast = 30), "/roadmap/5/done/atLeast"],
    [
      "a scenario",
      (raw) => (raw.scenarios["market-shift"].when.atMost = "2M"),
      "/scenarios/market-shift/when/atMost",
    ],
  ])("is found in %s", (_, edit, path) => {
    expect(
      checked(edit)
        .findings.filter(({ rule }) => rule === "FMT-001")
        .map((each) => each.path),
    ).toEqual([path]);
  });

  it("may be a share of change of anything", () => {
    expect(
      listed(
        checked(
          (raw) =>
            (raw.objectives["managed-service"] = {
              ...raw.objectives["managed-service"],
              change: "year",
              atLeast: "0%",
            }),
        ),
      ),
    ).not.toContain("FMT-001 managed-service");
  });

  it("is not an amount in another currency, which is only never compared", () => {
    expect(listed(checked((raw) => (raw.thesis.northStar.atLeast = "EUR 9M")))).not.toContain(
      "FMT-001 thesis",
    );
  });

  it("is found although the company's currency does not fit", () => {
    const report = checked((raw) => {
      raw.company.currency = "XXX";
      raw.metrics[2].targets.FY28 = "30%";
    });
    expect(report.findings.filter(({ rule }) => rule === "FMT-001").map((each) => each.path)).toEqual([
      "/company/currency",
      "/metrics/2/targets/FY28",
    ]);
  });
});

describe("an amount that its currency cannot pay", () => {
  it.each<[string, (raw: Raw) => void]>([
    ["half a cent", (raw) => (raw.budget.lines[0].amount = "12.345")],
    ["a sum beyond exact counting", (raw) => (raw.budget.lines[0].amount = "99999999B")],
  ])("is FMT-001: %s", (_, edit) => {
    expect(
      checked(edit)
        .findings.filter(({ rule }) => rule === "FMT-001")
        .map(({ path }) => path),
    ).toEqual(["/budget/lines/0/amount"]);
  });

  it("is judged by its own currency", () => {
    expect(listed(checked((raw) => (raw.budget.lines[0].amount = "KWD 12.345")))).not.toContain(
      "FMT-001 budget",
    );
    expect(listed(checked((raw) => (raw.budget.lines[0].amount = "JPY 12.34")))).toContain("FMT-001 budget");
  });
});
