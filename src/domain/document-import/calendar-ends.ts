import { dayOf, monthEnd } from "../shared/dates.ts";
import { fiscalQuarterOf } from "../shared/fiscal.ts";
import type { Book } from "./book.ts";
import { dayIn } from "./figures.ts";
import type { Said } from "./said.ts";

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** The last day of a time of the calendar: `2029` is its year, `Q2 2027` its quarter, `June 2027` its month; undefined for any other. */
function endOf(text: string): string | undefined {
  const year = /^(\d{4})$/.exec(text)?.[1];
  if (year) return `${year}-12-31`;
  const quarter = /^Q([1-4])[\s,/-]*(\d{4})$/i.exec(text);
  const turned = /^(\d{4})[\s,/-]*Q([1-4])$/i.exec(text);
  const [of, index] = quarter ? [quarter[2], quarter[1]] : [turned?.[1], turned?.[2]];
  if (of && index) return monthEnd(dayOf(Number(of), Number(index) * 3, 1));
  const month = /^(\p{L}{3})\p{L}*[.,]? (\d{4})$/u.exec(text);
  const at = months.indexOf((month?.[1] ?? "").toLowerCase());
  return month && at >= 0 ? monthEnd(dayOf(Number(month[2]), at + 1, 1)) : undefined;
}

/** A day as a limit is said: a day, `end of 2029`, `year-end 2029`; and with `isPart` a part of the calendar, whose last day is meant. */
export function limitIn(text: string): { readonly day: string; readonly isPart: boolean } | undefined {
  const plain = text.trim().replace(/[.]$/, "");
  const day = dayIn(plain);
  if (day) return { day, isPart: false };
  const end = /^(?:the )?(?:end(?: of)?|close of|year[ -]end) (?:the year )?(.+)$/i.exec(plain)?.[1];
  const last = endOf((end ?? plain).trim());
  return last === undefined ? undefined : { day: last, isPart: end === undefined };
}

/** `by Q2 2027` is by its last day: the common reading, and said. */
export const assumeLastDay = (book: Book, { line }: Said): void =>
  book.assume({
    words:
      "A year, quarter or month in which something is due is read as one of the calendar, and as its last day",
    change: "write the day that is meant",
    line,
  });

/**
 * The fiscal quarter of a day, once all has been read: where the document does not say when its fiscal year starts, January counts, and that is said.
 */
export function quarterOfDay(book: Book, { line }: Said, day: string): string {
  const start = book.valueAt(["company", "fiscalYearStart"]);
  if (typeof start !== "number")
    book.assume({
      words:
        "Days and quarters of the calendar are put into fiscal quarters of a year that starts in January, because the document does not say when it starts",
      change: "set `company.fiscalYearStart`, and move them where it starts in another month",
      line,
    });
  return fiscalQuarterOf(day, typeof start === "number" ? start : 1);
}
