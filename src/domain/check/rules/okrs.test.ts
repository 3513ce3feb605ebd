import { describe, expect, it } from "vitest";
import { findingsOf } from "../test-example.ts";
import { okrRules } from "./okrs.ts";

const found = findingsOf(okrRules);

describe("OKR-001: every objective has a leading and a lagging key result", () => {
  it("accepts the example", () => expect(found("OKR-001")).toEqual([]));

  it("reports an objective whose outcomes are gone", () => {
    const [finding] = found("OKR-001", (raw) => raw.okrs.ecosystem.keyResults.splice(2));
    expect(finding).toMatchObject({
      subject: "ecosystem",
      path: "/okrs/ecosystem",
      message: "`ecosystem` has no lagging key result",
    });
  });

  it("reports both for an objective without key results", () => {
    const [finding] = found("OKR-001", (raw) => delete raw.okrs.scale.keyResults);
    expect(finding?.message).toBe("`scale` has no leading or lagging key result");
  });

  it("takes the stated kind before the catalogue's", () => {
    expect(found("OKR-001", (raw) => delete raw.okrs.scale.keyResults[1].kind)).toHaveLength(1);
    expect(found("OKR-001", (raw) => (raw.okrs.scale.keyResults[1].kind = "lagging"))).toEqual([]);
  });

  it("counts an outcome as lagging without being told", () => {
    expect(
      found("OKR-001", (raw) =>
        raw.okrs.ecosystem.keyResults.forEach((result: { kind?: string }) => delete result.kind),
      ),
    ).toEqual([]);
  });

  it("does not count an activity as leading", () => {
    const edit = (raw: { okrs: { scale: { keyResults: object[] } } }) => {
      raw.okrs.scale.keyResults[0] = { id: "KR-2.1", metric: "trainings-held", atLeast: 10 };
    };
    expect(found("OKR-001", edit)[0]?.message).toBe("`scale` has no leading key result");
  });

  it("leaves an unknown metric to REF-001", () => {
    expect(
      found("OKR-001", (raw) => {
        raw.okrs.scale.keyResults = [{ id: "KR-2.1", metric: "no-such-metric", atLeast: 1 }];
      }),
    ).toEqual([]);
  });

  it("stays silent about an objective with a misfit value, and judges the others", () => {
    const findings = found("OKR-001", (raw) => {
      raw.okrs.scale.keyResults[0].kind = "early";
      raw.okrs.ecosystem.keyResults.splice(2);
    });
    expect(findings.map(({ subject }) => subject)).toEqual(["ecosystem"]);
  });
});

describe("OKR-002: a key result counts results", () => {
  it("accepts the example", () => expect(found("OKR-002")).toEqual([]));

  it("reports a count of activity, even when it is said to lead", () => {
    const findings = found("OKR-002", (raw) => (raw.okrs.ecosystem.keyResults[0].metric = "meetings-held"));
    expect(findings).toMatchObject([
      {
        subject: "KR-1.1",
        path: "/okrs/ecosystem/keyResults/0/metric",
        message: "KR-1.1 counts an activity: `meetings-held`",
      },
    ]);
  });

  it("reports an activity of one's own", () => {
    const findings = found("OKR-002", (raw) => {
      raw.measures.webinars = { name: "Webinars", unit: "count", kind: "activity" };
      raw.okrs.scale.keyResults[1].metric = "webinars";
    });
    expect(findings.map(({ subject }) => subject)).toEqual(["KR-2.2"]);
  });
});
