import { describe, expect, test } from "vitest";
import { findingsOf } from "../test-example.ts";
import { gapRules } from "./gaps.ts";

const found = findingsOf(gapRules);
const subjects = (...asked: Parameters<typeof found>) => found(...asked).map(({ subject }) => subject);

describe("GAP-001, a gap that no partner type fills", () => {
  test("the gap of a type that is gone", () => {
    expect(found("GAP-001", (raw) => delete raw.partnerTypes["bank-consultant"])).toMatchObject([
      {
        subject: "bank-credibility",
        path: "/gaps/bank-credibility",
        message: "no partner type fills `bank-credibility`",
      },
    ]);
  });

  test("every gap of the example is filled; one type may fill several", () => {
    expect(subjects("GAP-001")).toEqual([]);
  });

  test("a list that cannot be read may fill it", () => {
    expect(subjects("GAP-001", (raw) => (raw.partnerTypes["bank-consultant"].fills = 4))).toEqual([]);
  });
});

describe("GAP-002, a gap without a source", () => {
  test("an empty list, or none", () => {
    const edit = (raw: { gaps: Record<string, { sources?: string[] }> }) => {
      delete raw.gaps["regional-reach"]?.sources;
      Object.assign(raw.gaps["cost-to-reach"] ?? {}, { sources: [] });
    };
    expect(found("GAP-002", edit)).toMatchObject([
      {
        subject: "regional-reach",
        path: "/gaps/regional-reach",
        message: "`regional-reach` names no source",
      },
      { subject: "cost-to-reach" },
    ]);
  });

  test("one source is enough", () => {
    expect(subjects("GAP-002")).toEqual([]);
  });
});

describe("GAP-003, a gap without a decision", () => {
  test("a decision that names another gap does not count", () => {
    expect(subjects("GAP-003")).toEqual(["regional-reach", "bank-credibility", "cost-to-reach"]);
    expect(subjects("GAP-003", (raw) => delete raw.decisions)).toContain("no-managed-service");
  });

  test("a decision about the gap, whatever was decided", () => {
    expect(subjects("GAP-003", (raw) => (raw.decisions["D-002"].gap = "regional-reach"))).toEqual([
      "bank-credibility",
      "cost-to-reach",
    ]);
  });
});
