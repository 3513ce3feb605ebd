import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Raw, exampleWith } from "../check/test-example.ts";
import { readStrategy } from "./read.ts";
import { zeroPartnerTest } from "./zero-partner.ts";

function tested(edit: (raw: Raw) => void = () => {}) {
  const { strategy } = readStrategy(exampleWith(edit));
  if (!strategy) throw new Error("The edit left no strategy");
  return zeroPartnerTest(strategy);
}

describe("the zero-partner test", () => {
  test("shows every figure it used", () => {
    expect(tested()).toEqual({
      ok: true,
      value: {
        currency: "USD",
        targetMinor: 30_000_000_00,
        neededMinor: 18_000_000_00,
        sellers: 9,
        quotaMinor: 900_000_00,
        attainment: 0.65,
        directPerYearMinor: 5_265_000_00,
        years: 2.25,
        directMinor: 11_846_250_00,
        partnersMinor: 6_153_750_00,
        share: 0.205125,
        promised: 0.3,
      },
    });
  });

  test("partners need bring nothing when the sellers reach the target alone, or when it is passed already", () => {
    const none = { ok: true, value: { partnersMinor: 0, share: 0 } };
    expect(tested((raw) => (raw.company.direct.sellers = 30))).toMatchObject(none);
    expect(tested((raw) => (raw.company.arr.current = "31M"))).toMatchObject(none);
  });

  test("without sellers partners bring all that is needed", () => {
    expect(tested((raw) => (raw.company.direct.sellers = 0))).toMatchObject({
      value: { directMinor: 0, partnersMinor: 18_000_000_00, share: 0.6 },
    });
  });

  test("a thesis that promises no share promises null, not zero", () => {
    expect(tested((raw) => delete raw.thesis)).toMatchObject({ ok: true, value: { promised: null } });
  });

  test.each([
    ["2027-01-31", "2028-01-31", 1],
    ["2027-02-01", "2028-01-31", (11 + 30 / 31) / 12],
    ["2027-11-30", "2028-02-29", 0.25],
    ["2027-03-10", "2027-09-10", 0.5],
  ])("counts years by the calendar: %s to %s", (on, by, years) => {
    expect(tested((raw) => Object.assign(raw.company.arr, { on, by }))).toMatchObject({ value: { years } });
  });

  test.each<[what: string, edit: (raw: Raw) => void, reason: string]>([
    [
      "no ARR",
      (raw) => delete raw.company.arr,
      "the company does not say today's ARR, the day of today's ARR, the target ARR, the day of the target",
    ],
    [
      "no attainment",
      (raw) => delete raw.company.direct.attainment,
      "the company does not say the attainment of quotas",
    ],
    [
      "a target in another currency",
      (raw) => (raw.company.arr.target = "EUR 30M"),
      "ARR and quota are not all in USD",
    ],
    [
      "a target that is not in the future",
      (raw) => (raw.company.arr.by = "2026-10-31"),
      "the target's day, 31 October 2026, is not after 31 October 2026",
    ],
    ["a target of zero", (raw) => (raw.company.arr.target = 0), "the target ARR is zero"],
  ])("is unknown with %s", (_, edit, reason) => {
    expect(tested(edit)).toMatchObject({ ok: false, reason });
  });

  test("direct and partners together always reach the target, and never beyond it by partners", () => {
    const millions = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(millions, millions, fc.integer({ min: 0, max: 60 }), (current, target, sellers) => {
        const test = tested((raw) => {
          Object.assign(raw.company.arr, { current: `${current}M`, target: `${target}M` });
          raw.company.direct.sellers = sellers;
        });
        if (!test.ok) return false;
        const { neededMinor, directMinor, partnersMinor } = test.value;
        return partnersMinor === 0 ? directMinor >= neededMinor : directMinor + partnersMinor === neededMinor;
      }),
      { numRuns: 30 },
    );
  });
});
