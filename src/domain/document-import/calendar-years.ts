import type { Book } from "./book.ts";
import { periodIn } from "./figures.ts";
import type { Said } from "./said.ts";

/** A year, half or quarter that is named after a calendar year, in the spelling of a fiscal one: `2027`, `Q1 2027`, `Q1 27`, `Q1'27`, `2027-Q1`, `1Q27`. Two digits alone are no year. */
export function calendarPeriodIn(text: string): string | undefined {
  const plain = text
    .trim()
    .toUpperCase()
    .replaceAll("’", "'")
    .replace(/\bCY ?(?=\d)/, "");
  const year = /^20(\d{2})$/.exec(plain)?.[1];
  if (year) return `FY${year}`;
  const [, part, after] = /^(Q[1-4]|H[12])[\s,/'-]+(?:20)?(\d{2})$/.exec(plain) ?? [];
  if (part && after) return `FY${after}-${part}`;
  const [, before, behind] = /^20(\d{2})[\s,/-]*(Q[1-4]|H[12])$/.exec(plain) ?? [];
  if (before && behind) return `FY${before}-${behind}`;
  const [, quarter, short] = /^([1-4])Q ?'?(?:20)?(\d{2})$/.exec(plain) ?? [];
  return quarter && short ? `FY${short}-Q${quarter}` : undefined;
}

/** A calendar period as the fiscal one that it is; undefined where the fiscal year starts in another month. */
export function fiscalFor(book: Book, { text, line }: Said): string | undefined {
  const period = calendarPeriodIn(text);
  if (period === undefined || book.options.calendarYears === "apart") return undefined;
  if (book.options.calendarYears !== "same")
    book.assume({
      words:
        "Calendar years are read as fiscal years (2027 as FY27), because the document does not say when the fiscal year starts",
      change: "say when the fiscal year starts; where that is not January, write periods such as FY27-Q1",
      line,
    });
  return period;
}

/**
 * The same for the quarter of a single milestone, which no table of its year stands around: in a plan for FY28 that speaks of
 * Q2 2027 nobody knows which quarter of the plan that is.
 */
export const fiscalQuarterFor = (book: Book, said: Said): string | undefined =>
  book.options.calendarYears === "beside" ? undefined : fiscalFor(book, said);

export const calendarApart =
  "a calendar year or a part of one, and the fiscal year of the company does not start in January; write it as in FY28-Q1";

export type NamedYear = { readonly year: string; readonly isCalendar: boolean };

/** The years that a heading names, each one of a range: `Budget FY28`, `Targets 2027`, `2027–2029`. */
export function yearsNamedIn(title: string): NamedYear[] {
  const found = [...title.matchAll(/\bFY\s?(?:20)?(\d{2})\b|\b20(\d{2})\b(?:\/\d{2}\b)?/gi)].flatMap(
    (match) =>
      // `2027/28` is a year across two calendar years, which nobody has numbered.
      /\//.test(match[0]) ? [] : [{ at: match.index, end: match.index + match[0].length, match }],
  );
  return found.flatMap(({ at, match: [, fiscal, calendar] }, index) => {
    const number = Number(fiscal ?? calendar);
    const before = found[index - 1];
    const isRange = before && /^\s*(?:[-–—]|to|until)\s*$/i.test(title.slice(before.end, at));
    const first = isRange ? Number(before.match[1] ?? before.match[2]) + 1 : number;
    return Array.from({ length: Math.max(1, number - first + 1) }, (_, step) => ({
      year: `FY${String(Math.min(first, number) + step).padStart(2, "0")}`,
      isCalendar: fiscal === undefined,
    }));
  });
}

/**
 * The year of quarters and targets that name none: the only one of the heading right above them, else the only one among the columns
 * beside them, else the one that the whole import goes by, else the only one of a heading further up.
 */
export function yearAround(
  book: Book,
  { titles, columns, line }: { titles: readonly string[]; columns: readonly string[]; line: number },
): string | undefined {
  const [own, ...outer] = titles.toReversed();
  const [beside, ...others] = columns.filter((column) => yearsNamedIn(column).length > 0);
  return (
    onlyYear(book, own ?? "", line) ??
    onlyYear(book, others.length === 0 ? (beside ?? "") : "", line) ??
    book.options.year ??
    outer.map((title) => onlyYear(book, title, line)).find((year) => year !== undefined)
  );
}

function onlyYear(book: Book, title: string, line: number): string | undefined {
  const [first, ...others] = yearsNamedIn(title);
  if (!first || others.length > 0) return undefined;
  return first.isCalendar
    ? fiscalFor(book, { text: `20${first.year.slice(2)}`, line })
    : periodIn(first.year);
}
