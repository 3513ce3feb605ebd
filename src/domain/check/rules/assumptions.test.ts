import { describe, expect, it } from "vitest";
import { findingsOf } from "../test-example.ts";
import { assumptionRules } from "./assumptions.ts";

const found = findingsOf(assumptionRules);

describe("ASM-001: a low-confidence assumption is to be validated", () => {
  it("accepts the example", () => expect(found("ASM-001")).toEqual([]));

  it("reports one without a way", () => {
    expect(found("ASM-001", (raw) => delete raw.assumptions["bank-referrals"].validate)).toMatchObject([
      {
        subject: "bank-referrals",
        message: "low-confidence assumption `bank-referrals` has no way to find out",
      },
    ]);
  });

  it("reports one without a date", () => {
    expect(found("ASM-001", (raw) => delete raw.assumptions["bank-referrals"].by)).toMatchObject([
      { message: "low-confidence assumption `bank-referrals` has no date" },
    ]);
  });

  it("asks nothing of one that is settled, or that we are sure of", () => {
    expect(
      found(
        "ASM-001",
        (raw) =>
          (raw.assumptions["bank-referrals"] = { statement: "x", confidence: "low", status: "rejected" }),
      ),
    ).toEqual([]);
    expect(
      found(
        "ASM-001",
        (raw) => (raw.assumptions["bank-referrals"] = { statement: "x", confidence: "medium" }),
      ),
    ).toEqual([]);
  });
});

describe("ASM-002: an open assumption is settled by its date", () => {
  it("holds on the day itself", () => expect(found("ASM-002", () => {}, "2027-03-31")).toEqual([]));

  it("reports the day after", () => {
    expect(found("ASM-002", () => {}, "2027-04-01")).toMatchObject([
      {
        subject: "bank-referrals",
        path: "/assumptions/bank-referrals/by",
        message: "`bank-referrals` was to be validated by 2027-03-31 and is still open",
      },
    ]);
  });

  it("takes one without a status as open", () => {
    expect(
      found("ASM-002", (raw) => delete raw.assumptions["bank-referrals"].status, "2027-04-01"),
    ).toHaveLength(1);
  });

  it("leaves a validated one alone", () => {
    expect(
      found("ASM-002", (raw) => (raw.assumptions["bank-referrals"].status = "validated"), "2027-04-01"),
    ).toEqual([]);
  });
});
