import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dateOf,
  dayFromNumber,
  dayNumber,
  daysBetween,
  monthEnd,
  monthStart,
  parseDay,
  trailingMonths,
  within,
} from "./dates.ts";

/** Days from 1600 to 2399: every kind of leap year. */
const days = fc.integer({ min: dayNumber("1600-01-01"), max: dayNumber("2399-12-31") }).map(dayFromNumber);

describe("a day", () => {
  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-1",
    "26-01-01",
    "2026-01-01T00:00",
    "soon",
    "",
  ])("is not %s", (text) => expect(parseDay(text)).toBeUndefined());

  it.each(["2028-02-29", "2000-02-29", "2026-12-31"])("is %s", (text) => expect(parseDay(text)).toBe(text));

  it("knows that 2100 is no leap year", () => expect(parseDay("2100-02-29")).toBeUndefined());

  it("has a number from which it comes back", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    expect(dayNumber("2026-11-20")).toBe(20_777);
    fc.assert(fc.property(days, (day) => dayFromNumber(dayNumber(day)) === day && parseDay(day) === day));
  });

  it("compares as text", () => {
    fc.assert(fc.property(days, days, (a, b) => a < b === dayNumber(a) < dayNumber(b)));
  });

  it("adds and counts days both ways", () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -5000, max: 5000 }),
        (day, n) => daysBetween(day, addDays(day, n)) === n,
      ),
    );
  });
});

describe("months", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-11-20", 12, "2027-11-20"],
    ["2026-11-20", -11, "2025-12-20"],
    ["2026-12-31", 0, "2026-12-31"],
  ])("%s and %i months is %s", (day, months, result) => expect(addMonths(day, months)).toBe(result));

  it("keep the date, or take the last day that the month has", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const later = addMonths(day, months);
        return (
          parseDay(later) === later &&
          (dateOf(later) === dateOf(day) || (later === monthEnd(later) && dateOf(later) < dateOf(day)))
        );
      }),
    );
  });

  it("begin and end", () => {
    expect([monthStart("2028-02-17"), monthEnd("2028-02-17")]).toEqual(["2028-02-01", "2028-02-29"]);
  });
});

describe("the months up to a day", () => {
  it.each([
    ["2020-05-31", 12, "2019-06-01"],
    ["2027-02-28", 12, "2026-03-01"],
    ["2028-02-29", 12, "2027-03-01"],
    ["2026-11-20", 3, "2026-08-21"],
    ["2026-04-30", 1, "2026-04-01"],
  ])("to %s, %i of them, begin on %s", (to, months, from) =>
    expect(trailingMonths(to, months)).toEqual({ from, to }),
  );

  it("follow each other without a gap or an overlap from month-end to month-end", () => {
    fc.assert(
      fc.property(days.map(monthEnd), fc.integer({ min: 1, max: 36 }), (to, months) => {
        const { from } = trailingMonths(to, months);
        expect(addDays(from, -1)).toBe(monthEnd(addDays(from, -1)));
        expect(within(trailingMonths(addDays(from, -1), months), from)).toBe(false);
      }),
    );
  });

  it("include both ends", () => {
    const window = trailingMonths("2020-05-31", 12);
    expect(
      ["2019-05-31", "2019-06-01", "2020-05-31", "2020-06-01"].map((day) => within(window, day)),
    ).toEqual([false, true, true, false]);
  });
});
