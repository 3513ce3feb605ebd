import { describe, expect, it } from "vitest";
import { exampleWith } from "../check/test-example.ts";
import { quantityFor, writtenAs } from "./quantities.ts";
import { readableStrategy } from "./read.ts";
import { readQuantity } from "./values.ts";

const strategy = readableStrategy(
  exampleWith((raw) => (raw.measures["days-to-plan"] = { name: "Days", unit: "days", kind: "leading" })),
);

function read(metric: string, written: string | number) {
  const quantity = readQuantity(written);
  if (!strategy || !quantity) throw new Error(`Cannot read ${written}`);
  return quantityFor(strategy, metric, quantity);
}

describe("a target's quantity in its metric's unit", () => {
  it.each([
    ["partner-sourced-revenue", "2M", 200_000_000],
    ["partner-sourced-revenue", 250000, 25_000_000],
    ["partner-sourced-revenue", "USD 12.34", 1234],
    ["partner-retention", "80%", 0.8],
    ["partner-retention", 0.8, 0.8],
    ["partner-retention", "12.5%", 0.125],
    ["time-to-first-revenue", "90 days", 90],
    ["time-to-first-revenue", "2 weeks", 14],
    ["time-to-first-revenue", 90, 90],
    ["days-to-plan", "1 quarter", 91.3125],
    ["active-partners", 28, 28],
    ["deal-registrations", "2K", 2000],
    ["partner-nps", -10, -10],
    ["program-roi", 1.5, 1.5],
  ])("%s: %s is %s", (metric, written, value) => expect(read(metric, written)).toEqual({ value }));

  it.each([
    ["partner-sourced-revenue", "30%", "is a share", "an amount such as 2M or 250000"],
    ["partner-sourced-revenue", "90 days", "is a duration", "an amount such as 2M or 250000"],
    ["partner-retention", 80, "is a number", "a share: `80%`"],
    ["partner-retention", "2M", "is an amount", "a share such as 30%"],
    ["time-to-first-revenue", "30%", "is a share", "a duration such as 90 days"],
    ["active-partners", "30%", "is a share", "a number such as 12"],
    ["active-partners", "USD 2K", "is an amount in USD", "a number such as 12"],
    ["program-roi", "150%", "is a share", "a number: `1.5`"],
  ])("%s: %s does not fit", (metric, written, misfit, accepted) =>
    expect(read(metric, written)).toEqual({ misfit, accepted }),
  );

  it("does not read an amount in another currency as the company's", () => {
    expect(read("partner-sourced-revenue", "EUR 2M")).toEqual({ foreign: "EUR" });
  });

  it("refuses parts of a cent", () => {
    expect(read("partner-sourced-revenue", "10.005")).toMatchObject({ misfit: "has parts of a minor unit" });
  });

  it("knows nothing about an unknown metric", () => expect(read("no-such-metric", 1)).toBeUndefined());
});

describe("a value as it would be written", () => {
  it.each([
    ["money", 215_000_000, "2.15M"],
    ["money", 90_000_000, "900K"],
    ["money", 123_456_789, "1234567.89"],
    ["money", 123_456_700, "1234.567K"],
    ["money", 0, "0"],
    ["money", -200_000_000, "-2M"],
    ["share", 0.3, "30%"],
    ["share", 0.125, "12.5%"],
    ["days", 90, "90 days"],
    ["count", 28, "28"],
  ] as const)("%s %s is %s", (unit, value, text) => expect(writtenAs(unit, value, "USD")).toBe(text));
});
