import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayFromNumber, dayNumber, within } from "./dates.ts";
import { fiscalQuarterOf, fiscalYearOf, periodParts, periodWindow, quartersOf } from "./fiscal.ts";

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
