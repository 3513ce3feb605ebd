import { describe, expect, it } from "vitest";
import { findingsOf } from "../test-example.ts";
import { reviewRules } from "./review.ts";

const found = findingsOf(reviewRules);
const day = (asOf: string) => found("REV-001", () => {}, asOf);

describe("REV-001: the strategy is looked at again every period", () => {
  it("asks for nothing before the strategy takes effect", () => {
    expect(found("REV-001", (raw) => (raw.horizon.reviewed = []), "2027-01-31")).toEqual([]);
  });

  it("asks from the first day of `horizon.from` on", () => {
    expect(found("REV-001", (raw) => (raw.horizon.reviewed = []), "2027-02-01")).toMatchObject([
      {
        subject: "horizon",
        path: "/horizon/reviewed",
        message: "the strategy was not reviewed since 2026-11-02; no review is recorded",
      },
    ]);
  });

  it("accepts a review for exactly one quarter", () => {
    expect(day("2027-02-09")).toEqual([]);
    expect(day("2027-02-10")[0]?.message).toBe(
      "the strategy was not reviewed since 2026-11-11; the last review was on 2026-11-10",
    );
  });

  it("counts by the rhythm that the strategy chose", () => {
    expect(found("REV-001", (raw) => (raw.horizon.review = "year"), "2027-11-09")).toEqual([]);
    expect(found("REV-001", (raw) => (raw.horizon.review = "month"), "2027-02-01")).toHaveLength(1);
  });

  it("does not count a review that is still to come", () => {
    expect(found("REV-001", (raw) => (raw.horizon.reviewed = ["2027-03-01"]), "2027-02-20")).toHaveLength(1);
  });

  it("knows no first day without `horizon.from`", () => {
    expect(found("REV-001", (raw) => (raw.horizon = {}), "2027-02-20")).toEqual([]);
  });
});
