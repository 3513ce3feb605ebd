import { expect, it } from "vitest";
import type { DriftLine, DriftReport } from "./drift-report.ts";
import { driftHeadline } from "./headline.ts";

/** A promise as far as a headline reads it. */
const line = (status: DriftLine["status"], measured: boolean): DriftLine => ({
  kind: measured ? "metric" : "decision",
  subject: "one",
  title: "One",
  path: "/metrics/0",
  unit: "count",
  target: 1,
  better: "up",
  actual: null,
  difference: null,
  tolerance: null,
  status,
  since: null,
  because: "",
  rows: 0,
  question: measured
    ? { measure: "active-partners", scope: {}, window: { from: "2026-01-01", to: "2026-12-31" } }
    : null,
  inputs: [],
  trend: [],
});

const headline = (...lines: DriftLine[]): string => {
  const of = (status: DriftLine["status"]) => lines.filter((one) => one.status === status).length;
  const report: DriftReport = {
    asOf: "2026-11-30",
    strategy: { name: "Plan", version: 2 },
    lines,
    summary: { out: of("out"), unknown: of("unknown"), ok: of("ok") },
  };
  return driftHeadline(report, "EUR");
};

it("praises nobody for days that have not come while nothing is measured", () => {
  expect(headline(line("ok", false), line("unknown", true))).toBe(
    "One promise waits for facts; no day that was set has passed",
  );
});

it("says what is late also while nothing is measured", () => {
  expect(headline(line("out", false), line("unknown", true))).toBe(
    "1 of 1 promises that can be judged is out of tolerance",
  );
});

it("counts what can be judged once partners are measured", () => {
  expect(headline(line("ok", true), line("ok", false), line("unknown", true))).toBe(
    "All 2 promises that can be judged are kept",
  );
});
