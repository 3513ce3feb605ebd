import fc from "fast-check";
import { expect, it } from "vitest";
import { durationUnits, readDuration } from "../strategy/values.ts";
import { dayNumber } from "./dates.ts";
import { daysOf, monthsOf, windowUpTo } from "./durations.ts";

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

it.each([
  ["12 months", "2020-05-31", "2019-06-01"],
  ["1 quarter", "2020-02-29", "2019-12-01"],
  ["2 weeks", "2020-05-31", "2020-05-18"],
  ["5 business days", "2020-05-31", "2020-05-25"],
  ["1 hour", "2020-05-31", "2020-05-31"],
  ["0 months", "2020-05-31", "2020-05-31"],
])("%s up to %s begin on %s", (text, to, from) => {
  const duration = readDuration(text);
  expect(duration && windowUpTo(to, duration)).toEqual({ from, to });
});

it("only months, quarters and years are counted in months", () => {
  const counted = durationUnits.filter((unit) => monthsOf({ count: 1, unit }) !== undefined);
  expect(counted).toEqual(["months", "quarters", "years"]);
});

it("a window is about as long as its duration", () => {
  fc.assert(
    fc.property(fc.constantFrom(...durationUnits), fc.integer({ min: 1, max: 60 }), (unit, count) => {
      const { from, to } = windowUpTo("2026-10-31", { count, unit });
      const days = dayNumber(to) - dayNumber(from) + 1;
      expect(Math.abs(days - daysOf({ count, unit }))).toBeLessThanOrEqual(3);
    }),
  );
});
