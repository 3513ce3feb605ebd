import { describe, expect, it } from "vitest";
import { findingsOf } from "../test-example.ts";
import { riskRules } from "./risks.ts";

const found = findingsOf(riskRules);

describe("RSK-001: a high-impact risk has a mitigation and a contingency", () => {
  it("accepts the example", () => expect(found("RSK-001")).toEqual([]));

  it.each([
    ["mitigation", "high-impact risk `rival-invests` has no mitigation"],
    ["contingency", "high-impact risk `rival-invests` has no contingency"],
  ])("reports one without %s", (field, message) => {
    const findings = found("RSK-001", (raw) => delete raw.risks["rival-invests"][field]);
    expect(findings).toMatchObject([{ subject: "rival-invests", message, fix: `write \`${field}\`` }]);
  });

  it("reports both in one finding", () => {
    const findings = found(
      "RSK-001",
      (raw) => (raw.risks["rival-invests"] = { risk: "A rival", impact: "high" }),
    );
    expect(findings.map(({ message }) => message)).toEqual([
      "high-impact risk `rival-invests` has no mitigation or contingency",
    ]);
  });

  it("asks nothing of a medium risk", () => {
    expect(
      found("RSK-001", (raw) => (raw.risks["rival-invests"] = { risk: "A rival", impact: "medium" })),
    ).toEqual([]);
  });
});

describe("RSK-002: a high-impact risk is watched by a signal", () => {
  it("accepts the example", () => expect(found("RSK-002")).toEqual([]));

  it.each([
    ["no warning", []],
    ["a warning in words only", [{ text: "The partner seems unhappy" }]],
  ])("reports %s", (_, warnings) => {
    const findings = found("RSK-002", (raw) => (raw.risks["top-partner-leaves"].warnings = warnings));
    expect(findings.map(({ subject }) => subject)).toEqual(["top-partner-leaves"]);
  });
});

describe("RSK-003: a scenario says what happens when partners bring less", () => {
  it("accepts the example", () => expect(found("RSK-003")).toEqual([]));

  it("reports scenarios about other things", () => {
    const findings = found("RSK-003", (raw) => {
      delete raw.scenarios["revenue-miss"];
      delete raw.scenarios["market-shift"];
    });
    expect(findings).toMatchObject([{ subject: "scenarios", path: "/scenarios" }]);
  });

  it("reports a strategy without scenarios", () => {
    expect(found("RSK-003", (raw) => delete raw.scenarios)).toHaveLength(1);
  });

  it.each(["partner-sourced-arr", "partner-attached-share", "partner-influenced-revenue"])(
    "accepts one on %s",
    (metric) => {
      expect(
        found(
          "RSK-003",
          (raw) => (raw.scenarios = { miss: { when: { metric, atMost: 0 }, plan: "Sell direct" } }),
        ),
      ).toEqual([]);
    },
  );
});
