import { describe, expect, it } from "vitest";
import { findingsOf } from "../test-example.ts";
import { waiverRules } from "./waivers.ts";

const found = findingsOf(waiverRules);
const waiver = { rule: "CMP-003", subject: "competitors", until: "2026-11-20", reason: "Survey under way" };

describe("WAI-001: a waiver ends", () => {
  it("holds on its last day", () => expect(found("WAI-001", (raw) => (raw.waivers = [waiver]))).toEqual([]));

  it("is reported from the day after", () => {
    expect(found("WAI-001", (raw) => (raw.waivers = [waiver]), "2026-11-21")).toMatchObject([
      {
        subject: "waivers",
        path: "/waivers/0/until",
        message: "the waiver of CMP-003 for `competitors` ended on 2026-11-20",
      },
    ]);
  });

  it("leaves a misfit date to FMT-001, and reports the other waiver", () => {
    const findings = found(
      "WAI-001",
      (raw) => (raw.waivers = [{ ...waiver, until: "soon" }, waiver]),
      "2027-01-01",
    );
    expect(findings.map(({ path }) => path)).toEqual(["/waivers/1/until"]);
  });
});
