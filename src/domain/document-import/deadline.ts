import type { Day } from "../shared/dates.ts";
import { periodWindow } from "../shared/fiscal.ts";
import type { Book } from "./book.ts";
import { dayIn, periodIn } from "./figures.ts";

/** `FY2027-end`, `the end of FY27`, `Q4 FY28`: the fiscal period whose end is meant; undefined for any other time. */
export const periodEnding = (text: string): string | undefined =>
  periodIn(
    text
      .trim()
      .replace(/^(?:the )?end of (?:the )?/i, "")
      .replace(/[\s-]+(?:year[\s-]?)?end$/i, ""),
  );

/**
 * The last day by which something is to be reached. The end of a fiscal period is a day once it is known when the year starts;
 * where the document does not say it, January counts, as everywhere. What is assumed for it is listed.
 */
export function takeDeadline(book: Book, text: string, line: number): Day | undefined {
  const day = dayIn(text) ?? endOfYear(text);
  if (day !== undefined) return day;
  const period = periodEnding(text);
  if (period === undefined) return undefined;
  const start = book.valueAt(["company", "fiscalYearStart"]);
  const last = periodWindow(period, typeof start === "number" && start >= 1 && start <= 12 ? start : 1).to;
  book.assume({
    words: `“by ${text}” is read as the last day of ${period}, ${last}`,
    change: "set `by` where another day is meant, or `company.fiscalYearStart` where the year is another",
    line,
  });
  return last;
}

/** `end of 2028`: of a calendar year the end is certain; `by 2028` could be its first day. */
const endOfYear = (text: string): Day | undefined => {
  const year = /^(?:the )?end of (\d{4})$/i.exec(text.trim())?.[1];
  return year === undefined ? undefined : `${year}-12-31`;
};
