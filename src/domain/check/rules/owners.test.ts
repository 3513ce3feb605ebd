import { describe, expect, it } from "vitest";
import { type Raw, findingsOf } from "../test-example.ts";
import { ownerRules } from "./owners.ts";

const found = findingsOf(ownerRules);

describe("OWN-001: what counts has an owner", () => {
  it("accepts the example", () => expect(found("OWN-001")).toEqual([]));

  const cases: [string, (raw: Raw) => object, string][] = [
    ["an objective", (raw) => raw.objectives["managed-service"], "objective `managed-service` has no owner"],
    ["an active bet", (raw) => raw.bets["msp-first"], "bet `msp-first` has no owner"],
    ["a next bet", (raw) => raw.bets["regional-resale"], "bet `regional-resale` has no owner"],
    ["a cell", (raw) => raw.coverage.cells[3], "cell `us-mountain/general/medium` has no owner"],
    ["an objective under okrs", (raw) => raw.okrs.scale, "objective `scale` has no owner"],
    ["a metric", (raw) => raw.metrics[2], "metric `active-partners` has no owner"],
    ["a milestone", (raw) => raw.roadmap[4], "milestone `M-05` has no owner"],
    ["a risk", (raw) => raw.risks["rival-invests"], "risk `rival-invests` has no owner"],
  ];
  it.each(cases)("reports %s without one", (_, element, message) => {
    const findings = found("OWN-001", (raw) => delete (element(raw) as { owner?: string }).owner);
    expect(findings.map((finding) => finding.message)).toEqual([message]);
  });

  it("asks nobody to own a parked bet", () => {
    expect(
      found("OWN-001", (raw) => Object.assign(raw.bets["msp-first"], { status: "parked", owner: undefined })),
    ).toEqual([]);
  });

  it("leaves a misfit owner to FMT-001", () => {
    expect(found("OWN-001", (raw) => (raw.risks["rival-invests"].owner = 5))).toEqual([]);
  });
});

describe("OWN-002: sales, marketing, product and finance have signed off", () => {
  it("accepts the example", () => expect(found("OWN-002")).toEqual([]));

  it("names the missing function and who could give it", () => {
    expect(found("OWN-002", (raw) => raw.strategy.signoff.pop())).toMatchObject([
      {
        subject: "strategy",
        path: "/strategy/signoff",
        message: "nobody of finance has signed off",
        fix: "ask `fin`, and add who agrees to those who signed off (`strategy.signoff`)",
      },
    ]);
  });

  it("does not take a person without that function for it", () => {
    expect(found("OWN-002", (raw) => (raw.strategy.signoff = ["cro", "cmo", "product", "cpo"]))).toHaveLength(
      1,
    );
  });

  it("reports all four where there is no sign-off", () => {
    expect(found("OWN-002", (raw) => delete raw.strategy.signoff)[0]?.message).toBe(
      "nobody of sales, marketing, product or finance has signed off",
    );
  });
});
