import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  monthEnd,
  monthKey,
  monthOf,
  monthStart,
  type Window,
  yearOf,
} from "./dates.ts";

/**
 * A fiscal year (`FY28`), half (`FY28-H2`) or quarter (`FY28-Q1`). A fiscal year is named after the calendar year in which
 * it ends (spec 1, Values); it starts on the first day of `company.fiscalYearStart` (1 to 12).
 */
export type Period = string;

export type PeriodParts = { year: number; kind: "year" | "half" | "quarter"; index: number };

const pattern = /^FY(\d{2})(?:-(?:Q([1-4])|H([12])))?$/;

/** What a period is made of; undefined for a text that is no period. The two digits are of this century. */
export function periodParts(period: Period): PeriodParts | undefined {
  const match = pattern.exec(period);
  if (!match) return undefined;
  const year = 2000 + Number(match[1]);
  if (match[2]) return { year, kind: "quarter", index: Number(match[2]) };
  if (match[3]) return { year, kind: "half", index: Number(match[3]) };
  return { year, kind: "year", index: 1 };
}

const monthsOf = { year: 12, half: 6, quarter: 3 } as const;

/** First and last day of a period. The text must be a period; the schema has checked it. */
export function periodWindow(period: Period, fiscalYearStart: number): Window {
  const parts = periodParts(period);
  if (!parts) throw new Error(`Not a fiscal period: ${period}`);
  const firstOfYear = dayOf(fiscalYearStart === 1 ? parts.year : parts.year - 1, fiscalYearStart, 1);
  const from = addMonths(firstOfYear, (parts.index - 1) * monthsOf[parts.kind]);
  return { from, to: addDays(addMonths(from, monthsOf[parts.kind]), -1) };
}

/** The fiscal year that contains a day, for example `FY28`. */
export function fiscalYearOf(day: Day, fiscalYearStart: number): Period {
  const endsIn = fiscalYearStart > 1 && monthOf(day) >= fiscalYearStart ? yearOf(day) + 1 : yearOf(day);
  return `FY${String(endsIn % 100).padStart(2, "0")}`;
}

/** The fiscal quarter that contains a day, for example `FY28-Q1`. */
export function fiscalQuarterOf(day: Day, fiscalYearStart: number): Period {
  const monthsIn = (monthOf(day) - fiscalYearStart + 12) % 12;
  return `${fiscalYearOf(day, fiscalYearStart)}-Q${Math.floor(monthsIn / 3) + 1}`;
}

/** The four quarters of the year of a period. */
export const quartersOf = (year: Period): Period[] =>
  [1, 2, 3, 4].map((index) => `${year.slice(0, 4)}-Q${index}`);

/** The quarter that comes so many quarters after another one, or before it. The text must be a quarter. */
export function quarterAfter(quarter: Period, steps: number): Period {
  const parts = periodParts(quarter);
  if (parts?.kind !== "quarter") throw new Error(`Not a fiscal quarter: ${quarter}`);
  const place = parts.year * 4 + parts.index - 1 + steps;
  return `FY${String(Math.floor(place / 4) % 100).padStart(2, "0")}-Q${(place % 4) + 1}`;
}

/** What a window can be broken down by: calendar months, fiscal quarters, fiscal years. */
export const periodKinds = ["month", "quarter", "year"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** The periods of a window, in order: `2020-05`, `FY20-Q4` or `FY20`. The first and the last are cut at its ends. */
export function* periodsIn(
  window: Window,
  kind: PeriodKind,
  fiscalYearStart: number,
): Generator<{ readonly key: string; readonly window: Window }> {
  for (let from = window.from; from <= window.to; ) {
    const { key, end } = periodAt(from, kind, fiscalYearStart);
    const to = end < window.to ? end : window.to;
    yield { key, window: { from, to } };
    from = addDays(to, 1);
  }
}

/** The end follows from the day and not from the key, whose two digits say nothing of the century. */
function periodAt(day: Day, kind: PeriodKind, fiscalYearStart: number): { key: string; end: Day } {
  if (kind === "month") return { key: monthKey(day), end: monthEnd(day) };
  const monthsIntoYear = (monthOf(day) - fiscalYearStart + 12) % 12;
  const length = monthsOf[kind];
  const key = kind === "year" ? fiscalYearOf(day, fiscalYearStart) : fiscalQuarterOf(day, fiscalYearStart);
  return { key, end: monthEnd(addMonths(monthStart(day), length - 1 - (monthsIntoYear % length))) };
}
