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
        message: "Palisade was last reviewed 181 days ago, on 2026-10-01",
      },
    ]);
  });

  it("finds one that was never reviewed", () => {
    expect(found("CMP-001", (raw) => delete raw.competitors.palisade.reviewed)).toMatchObject([
      { subject: "palisade", path: "/competitors/palisade", message: "Palisade was never reviewed" },
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

describe("CMP-004: a rival is known by what it does better and what we answer", () => {
  it("says what is missing", () => {
    expect(found("CMP-004", (raw) => delete raw.competitors.palisade.counter)).toMatchObject([
      { subject: "palisade", path: "/competitors/palisade", message: "Palisade: nobody says what we answer" },
    ]);
    expect(found("CMP-004", (raw) => (raw.competitors.palisade = { name: "Palisade" }))).toMatchObject([
      { message: "Palisade: nobody says what its channel does better or what we answer" },
    ]);
    expect(found("CMP-004", (raw) => (raw.competitors.palisade.strength = " "))).toHaveLength(1);
  });

  it("asks for no partners: a rival may hold none that we meet", () => {
    expect(found("CMP-004", (raw) => delete raw.competitors.palisade.partners)).toEqual([]);
    expect(found("CMP-004")).toEqual([]);
  });
});
