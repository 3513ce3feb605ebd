import { describe, expect, it } from "vitest";
import { payoutCurve } from "./curve.ts";
import type { Bands } from "./payout.ts";

const amount = (decimal: string) => ({ decimal, currency: undefined });
const steps = [
  { from: amount("0"), rate: 0 },
  { from: amount("1000"), rate: 0.1 },
];
const otherwise = 100_000_00;

describe("the curve of a payout", () => {
  it("of marginal bands bends at each step and never jumps", () => {
    expect(payoutCurve({ method: "marginal", steps }, "USD", otherwise)).toEqual({
      points: [
        { baseMinor: 0, payoutMinor: 0 },
        { baseMinor: 100_000, payoutMinor: 0 },
        { baseMinor: 150_000, payoutMinor: 5_000 },
      ],
      cliffs: [],
    });
  });

  it("of retroactive bands shows the cliff at its step", () => {
    expect(payoutCurve({ method: "retroactive", steps }, "USD", otherwise)).toEqual({
      points: [
        { baseMinor: 0, payoutMinor: 0 },
        { baseMinor: 100_000, payoutMinor: 0 },
        { baseMinor: 100_000, payoutMinor: 10_000 },
        { baseMinor: 150_000, payoutMinor: 15_000 },
      ],
      cliffs: [{ atMinor: 100_000, before: 0, after: 10_000 }],
    });
  });

  it("of one band is a line as far as one asks", () => {
    const fee: Bands = { method: "marginal", steps: [{ from: amount("0"), rate: 0.1 }] };
    expect(payoutCurve(fee, "USD", otherwise)?.points.at(-1)).toEqual({
      baseMinor: otherwise,
      payoutMinor: otherwise / 10,
    });
  });

  it("is not drawn where the payout cannot be counted", () => {
    expect(
      payoutCurve({ method: "marginal", steps: [{ from: amount("5"), rate: 0.1 }] }, "USD", otherwise),
    ).toBeUndefined();
  });
});
