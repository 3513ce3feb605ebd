import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "../shared/money.ts";
import { type Bands, payoutOn } from "./payout.ts";

const amount = (decimal: number) => ({ decimal: String(decimal), currency: undefined });
const dollars = (whole: number) => money(whole * 100, "USD");
const bands = (method: Bands["method"], steps: readonly [from: number, rate: number][]): Bands => ({
  method,
  steps: steps.map(([from, rate]) => ({ from: amount(from), rate })),
});
const pays = (of: Bands, whole: number) => payoutOn(of, dollars(whole), "USD")?.amountMinor;

const marginal = bands("marginal", [
  [0, 0],
  [100_000, 0.03],
  [250_000, 0.05],
]);
const retroactive = { ...marginal, method: "retroactive" } as const;

describe("marginal bands", () => {
  it("pay each rate on its own part", () => {
    expect(pays(marginal, 100_000)).toBe(0);
    expect(pays(marginal, 250_000)).toBe(450_000);
    expect(pays(marginal, 300_000)).toBe(700_000);
  });

  it("never jump: one more dollar pays at most one more dollar", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (whole) => {
        const step = (pays(marginal, whole + 1) ?? 0) - (pays(marginal, whole) ?? 0);
        expect(step).toBeGreaterThanOrEqual(0);
        expect(step).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe("retroactive bands", () => {
  it("pay the rate that was reached on everything, so that a step is a cliff", () => {
    expect(pays(retroactive, 99_999)).toBe(0);
    expect(pays(retroactive, 100_000)).toBe(300_000);
  });

  it("pay at least what the same bands pay as marginal ones, where rates rise", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (whole) => {
        expect(pays(retroactive, whole)).toBeGreaterThanOrEqual(pays(marginal, whole) ?? 0);
      }),
    );
  });
});

describe("what cannot be counted is unknown", () => {
  it.each([
    ["bands that do not start at zero", bands("marginal", [[100, 0.1]])],
    [
      "bands that do not rise",
      bands("marginal", [
        [0, 0.1],
        [50, 0.2],
        [50, 0.3],
      ]),
    ],
    ["a band without a rate", { method: "marginal", steps: [{ from: amount(0) }] }],
    [
      "a band in another currency",
      { method: "marginal", steps: [{ from: { decimal: "0", currency: "EUR" }, rate: 0.1 }] },
    ],
    ["no bands", { method: "marginal", steps: [] }],
  ] as [string, Bands][])("%s", (_, of) => {
    expect(payoutOn(of, dollars(1000), "USD")).toBeUndefined();
  });
});
