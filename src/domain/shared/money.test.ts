import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalFromMinor, minorFromDecimal, money, sumMoney } from "./money.ts";

const codes = fc.constantFrom("USD", "JPY", "KWD", "EUR");

describe("minor units", () => {
  it.each([
    ["1234.5", "USD", 123_450],
    ["0.01", "USD", 1],
    ["-0.10", "USD", -10],
    ["1234", "JPY", 1234],
    ["1.234", "KWD", 1234],
    ["1.2300", "USD", 123],
    ["-0", "USD", 0],
  ])("%s %s is %i", (decimal, currency, minor) => expect(minorFromDecimal(decimal, currency)).toBe(minor));

  it.each([
    ["0.005", "USD"],
    ["1.5", "JPY"],
    ["99999999999999999", "USD"],
    ["1e3", "USD"],
    ["", "USD"],
    ["1,000", "USD"],
  ])("%s %s is no whole number of them", (decimal, currency) =>
    expect(minorFromDecimal(decimal, currency)).toBeUndefined(),
  );

  it("come back from their decimal, to the last one", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), codes, (minor, currency) => {
        expect(minorFromDecimal(decimalFromMinor(minor, currency), currency)).toBe(minor);
      }),
    );
  });
});

describe("money", () => {
  it("is whole", () => expect(() => money(0.5, "USD")).toThrow("Not a whole number of minor units"));

  it("adds up to zero of the currency where there is none", () => {
    expect(sumMoney([], "EUR")).toEqual({ amountMinor: 0, currency: "EUR" });
  });

  it("is never added across currencies", () => {
    expect(() => sumMoney([money(1, "USD"), money(1, "EUR")], "USD")).toThrow("Cannot add EUR to USD");
  });
});
