import { describe, expect, it } from "vitest";
import { type Raw, findingsOf } from "../test-example.ts";
import { metricRules } from "./metrics.ts";

const found = findingsOf(metricRules);
const metric = (raw: Raw, id: string) => raw.metrics.find((each: { metric: string }) => each.metric === id);

describe("MET-001: success is not an activity", () => {
  it("accepts the example", () => expect(found("MET-001")).toEqual([]));

  it("reports an activity among the metrics", () => {
    expect(
      found("MET-001", (raw) =>
        raw.metrics.push({ metric: "trainings-held", targets: { FY28: 10 }, owner: "ops" }),
      ),
    ).toMatchObject([
      { subject: "metrics", path: "/metrics/11/metric", message: "`trainings-held` counts an activity" },
    ]);
  });

  it("reports a role that is judged by activity", () => {
    expect(
      found(
        "MET-001",
        (raw) => (raw.partnerTypes.msp.role.success = { metric: "meetings-held", atLeast: 12 }),
      ),
    ).toMatchObject([
      {
        subject: "msp",
        path: "/partnerTypes/msp/role/success/metric",
        message: "the success of `msp` is judged by an activity: `meetings-held`",
      },
    ]);
  });
});

describe("MET-002: a year and its quarters can both be meant", () => {
  const withTargets = (id: string, targets: object) =>
    found("MET-002", (raw) => (metric(raw, id).targets = targets));

  it("accepts the example", () => expect(found("MET-002")).toEqual([]));

  it("adds up the quarters of a flow, all or some of them", () => {
    expect(
      withTargets("partner-sourced-revenue", { "FY28-Q1": "600K", "FY28-Q2": "900K", FY28: "1.2M" }),
    ).toMatchObject([
      {
        subject: "metrics",
        path: "/metrics/0/targets/FY28",
        message: "FY28 of `partner-sourced-revenue` is 1.2M, below the sum of its quarters, 1.5M",
      },
    ]);
  });

  it("accepts a year that is exactly the sum", () => {
    const quarters = { "FY28-Q1": "100K", "FY28-Q2": "200K", "FY28-Q3": "300K", "FY28-Q4": "400.01K" };
    expect(withTargets("partner-sourced-revenue", { ...quarters, FY28: "1000.01K" })).toEqual([]);
    expect(withTargets("partner-sourced-revenue", { ...quarters, FY28: "1M" })).toHaveLength(1);
  });

  it("compares a stock with its last quarter", () => {
    expect(withTargets("active-partners", { "FY28-Q1": 30, "FY28-Q3": 20, FY28: 20 })).toEqual([]);
    expect(withTargets("active-partners", { "FY28-Q3": 21, FY28: 20 })[0]?.message).toBe(
      "FY28 of `active-partners` is 20, below FY28-Q3, 21",
    );
  });

  it("turns round where less is better", () => {
    expect(withTargets("time-to-first-revenue", { "FY28-Q4": "90 days", FY28: "90 days" })).toEqual([]);
    expect(withTargets("time-to-first-revenue", { "FY28-Q4": "90 days", FY28: "4 months" })[0]?.message).toBe(
      "FY28 of `time-to-first-revenue` is 4 months, above FY28-Q4, 90 days",
    );
  });

  it("lets a yearly ceiling be above some quarters of a flow, and not above all four", () => {
    const ceiling = (targets: object) =>
      found("MET-002", (raw) => raw.metrics.push({ metric: "channel-conflicts", targets }));
    expect(ceiling({ "FY28-Q1": 5, FY28: 12 })).toEqual([]);
    expect(ceiling({ "FY28-Q1": 1, "FY28-Q2": 1, "FY28-Q3": 1, "FY28-Q4": 1, FY28: 12 })).toHaveLength(1);
  });

  it("does not mix the quarters of another year in", () => {
    expect(withTargets("partner-sourced-revenue", { "FY29-Q1": "3M", FY28: "2M" })).toEqual([]);
  });

  it("says nothing about amounts in another currency", () => {
    expect(withTargets("partner-sourced-revenue", { "FY28-Q1": "EUR 3M", FY28: "2M" })).toEqual([]);
  });
});

describe("MET-003: one figure for one thing", () => {
  it("accepts the example, where objective, key result and metric agree", () =>
    expect(found("MET-003")).toEqual([]));

  it("reports a metric that disagrees with an objective on the fiscal year", () => {
    const findings = found("MET-003", (raw) => {
      metric(raw, "partner-sourced-revenue").targets.FY28 = "2.5M";
      raw.okrs.ecosystem.keyResults.splice(2, 1);
    });
    expect(findings).toMatchObject([
      {
        subject: "metrics",
        path: "/metrics/0/targets/FY28",
        message:
          "FY28 of metrics wants 2.5M of `partner-sourced-revenue` and objective `mid-market-growth` wants 2M for the same scope and period",
      },
    ]);
  });

  it("leaves a year and its last quarter in one row to MET-002", () =>
    expect(
      found("MET-003", (raw) => {
        metric(raw, "active-partners").targets = { "FY28-Q1": 8, "FY28-Q4": 26, FY28: 28 };
      }),
    ).toEqual([]));

  it("reports a key result that disagrees with an objective", () => {
    const findings = found("MET-003", (raw) => (raw.okrs.ecosystem.keyResults[2].atLeast = "1.9M"));
    expect(findings.map(({ subject }) => subject)).toContain("KR-1.3");
  });

  it("takes 2M and 2000K as the same figure", () => {
    expect(
      found("MET-003", (raw) => (metric(raw, "partner-sourced-revenue").targets.FY28 = "2000K")),
    ).toEqual([]);
  });

  it("takes `type`, `types` and lists as the same scope", () => {
    const findings = found("MET-003", (raw) =>
      raw.metrics.push({
        metric: "active-partners",
        where: { types: ["msp"] },
        targets: { FY28: 11 },
        owner: "gtm",
      }),
    );
    expect(findings.map(({ path }) => path)).toEqual(["/metrics/11/targets/FY28"]);
  });

  it("takes a bare tier and program/tier as the same scope", () => {
    const platinum = (tier: string, atLeast: number) => ({
      metric: "partners-in-tier",
      where: { tier },
      atLeast,
      by: "2027-10-31",
      owner: "cpo",
    });
    expect(found("MET-003", (raw) => (raw.objectives.top = platinum("managed/platinum", 3)))).toMatchObject([
      { subject: "KR-1.1" },
    ]);
    expect(found("MET-003", (raw) => (raw.objectives.top = platinum("managed/gold", 3)))).toEqual([]);
  });

  it("counts a flow with `over` by its days", () => {
    const objective = { metric: "partner-sourced-revenue", atLeast: "3M", by: "2028-01-31", owner: "cro" };
    expect(
      found("MET-003", (raw) => (raw.objectives.more = { ...objective, over: "12 months" })),
    ).not.toEqual([]);
    expect(found("MET-003", (raw) => (raw.objectives.more = { ...objective, over: "24 months" }))).toEqual(
      [],
    );
  });

  it("accepts a floor below a ceiling, and reports a floor above it", () => {
    const between = (atLeast: number, atMost: number) =>
      found(
        "MET-003",
        (raw) =>
          (raw.objectives.few = {
            metric: "enrolled-partners",
            atLeast,
            atMost,
            by: "2028-01-31",
            owner: "cpo",
          }),
      );
    expect(between(20, 40)).toEqual([]);
    expect(between(40, 20)).toMatchObject([{ subject: "few", path: "/objectives/few/atMost" }]);
  });

  it("takes a metric where less is better as a ceiling", () => {
    const goal = { metric: "time-to-first-revenue", atMost: "80 days", by: "2028-01-31", owner: "ops" };
    expect(found("MET-003", (raw) => (raw.objectives.fast = goal)).map(({ subject }) => subject)).toEqual([
      "metrics",
    ]);
  });

  it("leaves a change and a value apart", () => {
    const goal = { metric: "partner-nps", change: "year", atLeast: "0%", by: "2028-01-31", owner: "cpo" };
    expect(found("MET-003", (raw) => (raw.objectives.nps = goal))).toEqual([]);
  });
});
