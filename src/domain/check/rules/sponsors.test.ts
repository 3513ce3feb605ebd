import { describe, expect, it } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { sponsorRules } from "./sponsors.ts";

const found = findingsOf(sponsorRules);

it.each(sponsorRules)("the page of $id shows what it finds and what it accepts", (rule) => {
  expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
});

describe("SPO-001: a tier-A candidate has an executive sponsor", () => {
  it("is silent about the example", () => {
    expect(found("SPO-001")).toEqual([]);
  });

  it("finds a candidate in tier A that nobody sponsors", () => {
    const [fault, ...others] = found("SPO-001", (raw) => {
      raw.landscape["summit-systems"].tier = "A";
    });
    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      subject: "summit-systems",
      path: "/landscape/summit-systems",
      message: "`summit-systems` is in tier A and has no executive sponsor",
    });
    expect(fault?.fix).toContain("cpo, cro,");
  });

  it("a sponsorship needs our counterpart", () => {
    expect(found("SPO-001", (raw) => delete raw.sponsors["northgate-managed"].counterpart)).toMatchObject([
      { subject: "northgate-managed", path: "/sponsors/northgate-managed" },
    ]);
  });

  it("asks for none in tiers B and C, nor for a candidate that was declined", () => {
    const unsponsored = (change: Raw) => (raw: Raw) => {
      delete raw.sponsors;
      Object.assign(raw.landscape["northgate-managed"], change);
    };
    expect(found("SPO-001", unsponsored({}))).toHaveLength(1);
    expect(found("SPO-001", unsponsored({ tier: "B" }))).toEqual([]);
    expect(found("SPO-001", unsponsored({ status: "declined" }))).toEqual([]);
  });
});
