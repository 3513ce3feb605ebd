import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyOf, readAmount, readDuration, readQuantity, readShare, scalarShapes } from "./values.ts";

describe("an amount", () => {
  it.each([
    ["12M", "12000000", undefined],
    ["1.4M", "1400000", undefined],
    ["900K", "900000", undefined],
    ["2B", "2000000000", undefined],
    [250000, "250000", undefined],
    [12.1, "12.1", undefined],
    ["0.5K", "500", undefined],
    ["007", "7", undefined],
    ["EUR 40K", "40000", "EUR"],
    [" 12M ", "12000000", undefined],
    ["1.2345678M", "1234567.8", undefined],
  ])("%s", (written, decimal, currency) => expect(readAmount(written)).toEqual({ decimal, currency }));

  it("is never less than nothing; a target may be", () => {
    expect([readAmount("-5K"), readAmount(-5)]).toEqual([undefined, undefined]);
    expect(readQuantity("-5K")).toMatchObject({ decimal: "-5000" });
  });

  it.each([
    "5 apples",
    "12m",
    "1,000",
    "EUR40K",
    "40K EUR",
    "$5",
    "1e6",
    "",
    "12.",
    ".5",
    "XXX 5",
    "30%",
    "1.23456",
    Number.NaN,
    Infinity,
    1e21,
  ])("is not %s", (written) => expect(readAmount(written)).toBeUndefined());

  it("is exact: no binary dust on the way to minor units", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (cents) => {
        const written = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
        const amount = readAmount(written);
        expect(amount && moneyOf(amount, "USD")).toEqual({ amountMinor: cents, currency: "USD" });
      }),
    );
  });

  it("keeps its own currency beside the company's", () => {
    const amount = readAmount("EUR 40K");
    expect(amount && moneyOf(amount, "USD")).toEqual({ amountMinor: 4_000_000, currency: "EUR" });
  });
});

describe("a share", () => {
  it.each([
    ["30%", 0.3],
    ["12.5%", 0.125],
    ["100%", 1],
    ["0%", 0],
    ["-20%", -0.2],
    ["150%", 1.5],
    ["0.1%", 0.001],
    ["07%", 0.07],
    [0.3, 0.3],
    [1, 1],
    [0, 0],
  ])("%s is %s", (written, share) => expect(readShare(written)).toBe(share));

  it.each([30, 1.01, -0.1, "0.3", "30", "30 %", "%", "thirty", ""])("is not %s", (written) =>
    expect(readShare(written)).toBeUndefined(),
  );

  it("is the nearest number to what is written, for every percentage with two decimals", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (hundredths) => {
        const percent = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}%`;
        expect(readShare(percent)).toBe(hundredths / 10_000);
      }),
    );
  });
});

describe("a duration", () => {
  it.each([
    ["48 hours", 48, "hours"],
    ["1 day", 1, "days"],
    ["2 business days", 2, "business days"],
    ["1 quarters", 1, "quarters"],
    ["12 months", 12, "months"],
    ["3 years", 3, "years"],
  ])("%s", (written, count, unit) => expect(readDuration(written)).toEqual({ count, unit }));

  it.each([90, "90", "90days", "ninety days", "1.5 years", "-3 days", "3 fortnights", ""])(
    "is not %s",
    (written) => expect(readDuration(written)).toBeUndefined(),
  );
});

describe("the value of a target", () => {
  it.each([
    ["2M", { form: "amount", text: "2M", decimal: "2000000" }],
    ["EUR 2M", { form: "amount", text: "EUR 2M", decimal: "2000000", currency: "EUR" }],
    [28, { form: "number", text: "28", decimal: "28" }],
    [1.5, { form: "number", text: "1.5", decimal: "1.5" }],
    ["0.12345", { form: "number", text: "0.12345", decimal: "0.12345" }],
    ["80%", { form: "share", text: "80%", decimal: "0.8" }],
    ["0%", { form: "share", text: "0%", decimal: "0" }],
    ["90 days", { form: "duration", text: "90 days", decimal: "90", duration: { count: 90, unit: "days" } }],
  ])("%s", (written, quantity) => expect(readQuantity(written)).toEqual(quantity));

  it.each(["lots", "", "1e9", "2 M", "a%"])("is not %s", (written) =>
    expect(readQuantity(written)).toBeUndefined(),
  );
});

describe("the pattern that editors get", () => {
  const readers = {
    amount: readAmount,
    share: readShare,
    duration: readDuration,
    quantity: readQuantity,
  } as const;
  const words = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.stringMatching(/^(?:[A-Z]{3} )?-?\d{1,4}(?:\.\d{1,3})?[KMB%]?$/),
    fc.stringMatching(/^\d{1,3} (?:hour|day|business day|week|month|quarter|year)s?$/),
  );

  it.each(["amount", "share", "duration", "quantity"] as const)("of %s accepts whatever is read", (name) => {
    const pattern = new RegExp(scalarShapes[name].pattern);
    fc.assert(fc.property(words, (word) => readers[name](word) === undefined || pattern.test(word.trim())));
  });
});
