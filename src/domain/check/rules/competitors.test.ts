import { describe, expect, it } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { competitorRules } from "./competitors.ts";

const found = findingsOf(competitorRules);
const named =
  (...slugs: string[]) =>
  (raw: Raw) => {
    raw.competitors = Object.fromEntries(slugs.map((slug) => [slug, { name: slug, reviewed: "2026-11-01" }]));
  };

it.each(competitorRules)("the page of $id shows what it finds and what it accepts", (rule) => {
  expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
});

describe("CMP-001: competitors are reviewed every 180 days", () => {
  it("holds on the 180th day and not on the next", () => {
    // The example's one competitor was reviewed on 2026-10-01.
    expect(found("CMP-001", undefined, "2027-03-30")).toEqual([]);
    expect(found("CMP-001", undefined, "2027-03-31")).toMatchObject([
      {
        subject: "palisade",
        path: "/competitors/palisade/reviewed",
        message: "palisade was last reviewed 181 days ago, on 2026-10-01",
      },
    ]);
  });

  it("finds one that was never reviewed", () => {
    expect(found("CMP-001", (raw) => delete raw.competitors.palisade.reviewed)).toMatchObject([
      { subject: "palisade", path: "/competitors/palisade", message: "palisade was never reviewed" },
    ]);
  });

  it("a misfit date silences its competitor only", () => {
    const one = (raw: Raw) => {
      raw.competitors.palisade.reviewed = "last autumn";
      raw.competitors.rampart = { name: "Rampart" };
    };
    expect(found("CMP-001", one).map(({ subject }) => subject)).toEqual(["rampart"]);
  });
});

describe("CMP-002 and CMP-003: rivals are known", () => {
  it("none is a warning and not a note besides", () => {
    for (const none of [named(), (raw: Raw) => delete raw.competitors]) {
      expect(found("CMP-002", none)).toMatchObject([
        { subject: "competitors", message: "no competitor is named" },
      ]);
      expect(found("CMP-003", none)).toEqual([]);
    }
  });

  it("one or two are a note", () => {
    expect(found("CMP-002", named("a"))).toEqual([]);
    expect(found("CMP-003", named("a"))).toMatchObject([{ message: "only 1 competitor is named" }]);
    expect(found("CMP-003", named("a", "b"))).toMatchObject([{ message: "only 2 competitors are named" }]);
  });

  it("three are enough", () => {
    expect(found("CMP-003", named("a", "b", "c"))).toEqual([]);
  });
});
