import fc from "fast-check";
import { expect, it } from "vitest";
import { durationUnits, readDuration } from "../strategy/values.ts";
import { daysOf } from "./durations.ts";

const days = (text: string): number => {
  const duration = readDuration(text);
  if (!duration) throw new Error(`Not a duration: ${text}`);
  return daysOf(duration);
};

it.each([
  ["48 hours", 2],
  ["1 hour", 0.041667],
  ["90 days", 90],
  ["5 business days", 7],
  ["2 business days", 2.8],
  ["3 weeks", 21],
  ["2 months", 60.875],
  ["1 year", 365.25],
  ["0 days", 0],
])("%s are %d days", (text, expected) => {
  expect(days(text)).toBe(expected);
});

it("a length does not depend on the unit it is written in", () => {
  expect(days("12 months")).toBe(days("1 year"));
  expect(days("4 quarters")).toBe(days("1 year"));
  expect(days("3 months")).toBe(days("1 quarter"));
  expect(days("24 hours")).toBe(days("1 day"));
});

it("more of a unit is longer", () => {
  const unit = fc.constantFrom(...durationUnits);
  fc.assert(
    fc.property(
      unit,
      fc.nat(10_000),
      (of, count) => daysOf({ count: count + 1, unit: of }) > daysOf({ count, unit: of }),
    ),
  );
});
