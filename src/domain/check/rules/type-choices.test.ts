import { describe, expect, it, test } from "vitest";
import { findingsOf, firesOn, type Raw } from "../test-example.ts";
import { typeChoiceRules } from "./type-choices.ts";

const found = findingsOf(typeChoiceRules);

it.each(typeChoiceRules)("the page of $id shows what it finds and what it accepts", (rule) => {
  expect([firesOn(rule, "bad"), firesOn(rule, "good")]).toEqual([true, false]);
});

describe("TYP-010, a type outside the models of the thesis", () => {
  test("names both", () => {
    expect(found("TYP-010", (raw) => (raw.partnerTypes.msp.models = ["co-sell", "oem"]))).toMatchObject([
      {
        subject: "msp",
        path: "/partnerTypes/msp/models",
        message: "`msp` works by co-sell and oem; the thesis chose resale and referral",
      },
    ]);
  });

  test("one model of the thesis is enough, and a thesis without models chose nothing", () => {
    // The example's resellers also co-sell, which the thesis does not name.
    expect(found("TYP-010")).toEqual([]);
    expect(found("TYP-010", (raw) => delete raw.thesis.models)).toEqual([]);
  });
});

describe("TYP-011, the share of a type and its target", () => {
  const target =
    (metric: string, whole: string, part: string, period = "FY28") =>
    (raw: Raw) =>
      raw.metrics.push(
        { metric, targets: { [period]: whole } },
        { metric, where: { type: "bank-consultant" }, targets: { [period]: part } },
      );

  test("attached revenue beyond the tolerance of five points", () => {
    // The example wants 15% of the attached revenue from bank consultants.
    const attached = (part: string) => target("partner-attached-revenue", "4M", part);
    expect(found("TYP-011", attached("800K"))).toEqual([]);
    expect(found("TYP-011", attached("900K"))).toMatchObject([
      {
        subject: "bank-consultant",
        path: "/partnerTypes/bank-consultant/target/share",
        message:
          "`bank-consultant` is to have 15% of the partner revenue, and its target is 22.5% of it: 900K of 4M of `partner-attached-revenue`",
      },
    ]);
  });

  test("sourced revenue out of all proportion: half, or twice", () => {
    const sourced = (part: string) => target("partner-sourced-revenue", "2M", part);
    expect(found("TYP-011", sourced("160K"))).toEqual([]);
    expect(found("TYP-011", sourced("100K"))).toHaveLength(1);
    expect(found("TYP-011", sourced("600K"))).toEqual([]);
    expect(found("TYP-011", sourced("700K"))).toHaveLength(1);
  });

  test("a quarter has its season, and a type may leave its share open", () => {
    expect(found("TYP-011", target("partner-attached-revenue", "4M", "3M", "FY28-Q1"))).toEqual([]);
    const open = (raw: Raw) => {
      target("partner-attached-revenue", "4M", "3M")(raw);
      delete raw.partnerTypes["bank-consultant"].target.share;
    };
    expect(found("TYP-011", open)).toEqual([]);
    expect(found("TYP-011")).toEqual([]);
  });
});
