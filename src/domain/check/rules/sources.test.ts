import { describe, expect, it } from "vitest";
import { findingsOf } from "../test-example.ts";
import { sourceRules } from "./sources.ts";

const found = findingsOf(sourceRules);

describe("SRC-001: nineteen of twenty claims stand on a source", () => {
  it("accepts the example, where all do", () => expect(found("SRC-001")).toEqual([]));

  it("reports one of eleven without, and names it", () => {
    expect(found("SRC-001", (raw) => delete raw.gaps["cost-to-reach"].sources)).toMatchObject([
      {
        subject: "sources",
        message: "10 of 11 claims have a source; the aim is 95%",
        fix: "give a source to the gap `cost-to-reach` (`gaps.cost-to-reach.sources`)",
      },
    ]);
  });

  it("accepts exactly 95%", () => {
    expect(
      found("SRC-001", (raw) => {
        for (let number = 12; number <= 20; number++)
          raw.value[`v-${number}`] = {
            element: "x",
            statement: "x",
            sources: number === 20 ? [] : ["cac-study"],
          };
      }),
    ).toEqual([]);
  });

  it("says how many more than five are without", () => {
    const [finding] = found("SRC-001", (raw) => {
      for (const part of [raw.gaps, raw.landscape])
        for (const entry of Object.values<{ sources?: string[] }>(part)) delete entry.sources;
    });
    expect(finding?.fix).toMatch(
      /the candidate `northgate-managed` \(`landscape.northgate-managed.sources`\); the page of the sources lists the 2 others$/,
    );
  });

  it("names a mechanism of the thesis by its words, and the place where its sources are written", () => {
    const [finding] = found("SRC-001", (raw) => delete raw.thesis.mechanisms[1].sources);
    expect(finding?.fix).toBe(
      'give a source to the mechanism "Regional resellers reach accounts we would need n…" (`thesis.mechanisms[1].sources`)',
    );
  });

  it("says nothing of a strategy that claims nothing", () => {
    expect(
      found("SRC-001", (raw) => {
        for (const part of ["gaps", "landscape", "value", "thesis"]) delete raw[part];
      }),
    ).toEqual([]);
  });
});

describe("SRC-002: a source is at most 18 months old", () => {
  it("accepts exactly 18 months", () => expect(found("SRC-002", () => {}, "2027-12-15")).toEqual([]));

  it("reports the day after", () => {
    expect(found("SRC-002", () => {}, "2027-12-16")).toMatchObject([
      {
        subject: "msp-census",
        path: "/sources/msp-census/date",
        message: "`msp-census` is of 2026-06-15, more than 18 months ago",
      },
    ]);
  });

  it("does not guess the age of a source without a date", () => {
    expect(found("SRC-002", (raw) => delete raw.sources["msp-census"].date, "2027-12-16")).toEqual([]);
  });
});
