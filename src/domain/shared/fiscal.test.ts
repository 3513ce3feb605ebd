import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayFromNumber, dayNumber, within } from "./dates.ts";
import {
  fiscalQuarterOf,
  fiscalYearOf,
  periodKinds,
  periodParts,
  periodsIn,
  periodWindow,
  quartersOf,
} from "./fiscal.ts";

const days = fc.integer({ min: dayNumber("2001-01-01"), max: dayNumber("2098-12-31") }).map(dayFromNumber);
const starts = fc.integer({ min: 1, max: 12 });

describe("a fiscal period", () => {
  it.each([
    ["FY28", 2, "2027-02-01", "2028-01-31"],
    ["FY28-Q1", 2, "2027-02-01", "2027-04-30"],
    ["FY28-Q4", 2, "2027-11-01", "2028-01-31"],
    ["FY28-H2", 2, "2027-08-01", "2028-01-31"],
    ["FY28", 1, "2028-01-01", "2028-12-31"],
    ["FY20-Q4", 7, "2020-04-01", "2020-06-30"],
    ["FY28-Q1", 12, "2027-12-01", "2028-02-29"],
  ])("%s of a year that starts in month %i is %s to %s", (period, start, from, to) =>
    expect(periodWindow(period, start)).toEqual({ from, to }),
  );

  it.each(["FY2028", "FY28-Q5", "FY28-Q0", "FY28-H3", "28", "fy28", "FY28-", "Q1"])("is not %s", (text) =>
    expect(periodParts(text)).toBeUndefined(),
  );

  it("is named after the calendar year in which it ends", () => {
    expect(fiscalYearOf("2027-02-01", 2)).toBe("FY28");
    expect(fiscalYearOf("2027-01-31", 2)).toBe("FY27");
    expect(fiscalYearOf("2028-12-31", 1)).toBe("FY28");
  });

  it("contains the days that it is found by", () => {
    fc.assert(
      fc.property(days, starts, (day, start) => {
        expect(within(periodWindow(fiscalYearOf(day, start), start), day)).toBe(true);
        expect(within(periodWindow(fiscalQuarterOf(day, start), start), day)).toBe(true);
      }),
    );
  });

  it("is made of four quarters without a gap", () => {
    fc.assert(
      fc.property(days, starts, (day, start) => {
        const year = fiscalYearOf(day, start);
        const windows = quartersOf(year).map((quarter) => periodWindow(quarter, start));
        expect(windows[0]?.from).toBe(periodWindow(year, start).from);
        expect(windows[3]?.to).toBe(periodWindow(year, start).to);
        for (const [index, next] of windows.slice(1).entries())
          expect(next.from).toBe(addDays(windows[index]?.to ?? "", 1));
      }),
    );
  });
});

describe("the periods of a window", () => {
  it("are cut at its ends", () => {
    const window = { from: "2020-02-15", to: "2020-04-10" };
    const told = (kind: (typeof periodKinds)[number]) =>
      [...periodsIn(window, kind, 7)].map(({ key, window: { from, to } }) => `${key} ${from} ${to}`);
    expect(told("month")).toEqual([
      "2020-02 2020-02-15 2020-02-29",
      "2020-03 2020-03-01 2020-03-31",
      "2020-04 2020-04-01 2020-04-10",
    ]);
    expect(told("quarter")).toEqual(["FY20-Q3 2020-02-15 2020-03-31", "FY20-Q4 2020-04-01 2020-04-10"]);
    expect(told("year")).toEqual(["FY20 2020-02-15 2020-04-10"]);
  });

  it("are right across the turn of a century, which their names do not tell", () => {
    const window = { from: "1999-07-01", to: "2001-06-30" };
    const years = [...periodsIn(window, "year", 1)].map(
      ({ key, window: { from, to } }) => `${key} ${from} ${to}`,
    );
    expect(years).toEqual([
      "FY99 1999-07-01 1999-12-31",
      "FY00 2000-01-01 2000-12-31",
      "FY01 2001-01-01 2001-06-30",
    ]);
  });

  it("follow each other without a gap or an overlap, from its first day to its last", () => {
    fc.assert(
      fc.property(
        days,
        fc.nat(1500),
        fc.constantFrom(...periodKinds),
        starts,
        (from, length, kind, start) => {
          const to = addDays(from, length);
          const windows = [...periodsIn({ from, to }, kind, start)].map(({ window }) => window);
          const edges = windows.map((window, index) => windows[index + 1]?.from ?? addDays(window.to, 1));
          expect([windows[0]?.from, windows.at(-1)?.to]).toEqual([from, to]);
          expect(edges).toEqual(windows.map((window) => addDays(window.to, 1)));
        },
      ),
    );
  });
});
