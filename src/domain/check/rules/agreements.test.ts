import { describe, expect, it } from "vitest";
import { keyTerms } from "../../strategy/agreement-terms.ts";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { agreementRules } from "./agreements.ts";

const found = findingsOf(agreementRules);

it.each(agreementRules.map(({ id }) => id))("%s is silent about the example", (id) => {
  expect(found(id)).toEqual([]);
});

it.each(agreementRules)("the page of $id shows what it finds and what it accepts", (rule) => {
  expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
});

describe("AGR-001: an agreement covers every partner type", () => {
  it("finds the type that none names", () => {
    const uncovered = (raw: Raw) => {
      raw.agreements["resale-agreement"].types = ["msp"];
    };
    expect(found("AGR-001", uncovered)).toMatchObject([
      {
        subject: "regional-reseller",
        path: "/partnerTypes/regional-reseller",
        message: "no agreement covers `regional-reseller`",
      },
    ]);
  });

  it("an agreement without types covers nobody", () => {
    expect(
      found("AGR-001", (raw) => delete raw.agreements["consultant-referral-agreement"].types),
    ).toHaveLength(1);
  });

  it("finds all types when there are no agreements", () => {
    expect(found("AGR-001", (raw) => delete raw.agreements)).toHaveLength(3);
  });
});

describe("AGR-002: an agreement settles the key terms of its kind", () => {
  it("names what is missing", () => {
    const open = (raw: Raw) => {
      delete raw.agreements["resale-agreement"].territory;
      delete raw.agreements["resale-agreement"].quota;
    };
    expect(found("AGR-002", open)).toMatchObject([
      {
        subject: "resale-agreement",
        path: "/agreements/resale-agreement",
        message: "`resale-agreement` (resale) does not settle `territory` and `quota`",
        fix: "write `territory` and `quota`",
      },
    ]);
  });

  it("of two terms that say the same, one is enough", () => {
    const otherWords = (raw: Raw) => {
      const agreement = raw.agreements["consultant-referral-agreement"];
      Object.assign(agreement, { scope: agreement.territory, commercial: agreement.pricing });
      delete agreement.territory;
      delete agreement.pricing;
    };
    expect(found("AGR-002", otherWords)).toEqual([]);
    const neither = (raw: Raw) => delete raw.agreements["consultant-referral-agreement"].territory;
    expect(found("AGR-002", neither)[0]?.message).toContain("`territory` or `scope`");
  });

  it("a term without content is missing", () => {
    const blank = (raw: Raw) =>
      Object.assign(raw.agreements["resale-agreement"], { reporting: " ", pricing: {} });
    expect(found("AGR-002", blank)[0]?.message).toContain("`pricing` and `reporting`");
  });

  it.each(Object.keys(keyTerms))("an agreement of kind %s with nothing but its kind is found", (kind) => {
    expect(found("AGR-002", (raw) => (raw.agreements = { bare: { kind } }))).toMatchObject([
      { subject: "bare" },
    ]);
  });
});
