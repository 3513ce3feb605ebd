import type { Path } from "../strategy/path.ts";
import { type Book, homeOf } from "./book.ts";
import { fiscalQuarterFor } from "./calendar-years.ts";
import { amountIn, boundIn, dayIn, durationIn, inCurrencyOf, periodIn, shareIn } from "./figures.ts";
import { directionOf, measureName, measureNamed, noMeasure, shareOfTotal, unitOf } from "./measure-names.ts";
import { plainFigures, unclear } from "./number-form.ts";
import { isBlank, isPlaceholder, members, type Said } from "./said.ts";
import { memberIn, type Words } from "./member-in.ts";

/** Reads what a place says and puts it down at a path, or leaves it with the reason. Never called for a placeholder or a blank. */
export type Reader = (book: Book, said: Said, path: Path) => void;

/** Reads one place: a blank says nothing, a placeholder is listed as one, anything else goes to the reader. */
export function take(book: Book, said: Said, path: Path, reader: Reader): void {
  if (isBlank(said.text)) return book.unread(said.line, "says that there is nothing to say");
  if (isPlaceholder(said.text)) return book.toFill(said, wordsOf(path));
  reader(book, said, path);
}

/** A path in words: "price of msp". */
export const wordsOf = (path: Path): string => {
  const names = path.filter((step) => typeof step === "string");
  const [part = "", element, ...field] = names;
  return field.length > 0 ? `${field.join(" ")} of ${String(element)} (${String(part)})` : names.join(" ");
};

export const asText: Reader = (book, said, path) =>
  book.put(said, path, said.text.replaceAll(/\s+/g, " ").trim());
export const asTextOn: Reader = (book, said, path) =>
  book.goOn(said, path, said.text.replaceAll(/\s+/g, " ").trim());
export const asTexts: Reader = (book, said, path) => {
  for (const member of members(said.text)) book.add(said, path, member);
};
/** One sentence is one member: what is in it is not split. */
export const asOneOfTexts: Reader = (book, said, path) => book.add(said, path, said.text.trim());

/** `$4.1M (Dec 2026)`: a figure, and what stands in brackets behind it is left. */
export const besideRemark =
  (read: Reader): Reader =>
  (book, said, path) => {
    const match = /^([^()]*\d[^()\s]*)\s*\(([^()]+)\)$/.exec(said.text.trim());
    read(book, { ...said, text: match?.[1] ?? said.text }, path);
    if (match) book.leave({ ...said, text: match[2] ?? "" }, "a remark beside a figure");
  };

export const asAmount: Reader = (book, said, path) => {
  const amount = amountIn(
    said.text.replace(/\s*(?:\/\s?(?:yr|year)|per year|annually|a year|p\.a\.|each)$/i, ""),
    book.options.numbers,
  );
  if (!amount) return leaveFigure(book, said, "no amount such as $120K");
  if (book.options.isScaled && /^[\d.,\s]+$/.test(said.text))
    return book.leave(
      said,
      "the document says that amounts are in thousands or millions: write this one with its unit, such as $120K",
    );
  book.put(said, path, inCurrencyOf(amount, book.options.currency));
};
export const asShare: Reader = (book, said, path) => {
  const share = shareIn(said.text, book.options.numbers);
  return share === undefined ? leaveFigure(book, said, "no share such as 30%") : book.put(said, path, share);
};
export const asDuration: Reader = (book, said, path) => {
  const duration = durationIn(said.text);
  return duration === undefined
    ? leaveFigure(book, said, "no duration such as 90 days")
    : book.put(said, path, duration);
};
export const asDay: Reader = (book, said, path) => {
  const day = dayIn(said.text);
  if (day !== undefined) return book.put(said, path, day);
  book.leave(
    said,
    periodIn(said.text) === undefined
      ? "no date such as 2027-01-31"
      : "a year or a part of it is no day; write its last one, such as 2027-12-31",
  );
};
export const asNumber: Reader = (book, said, path) => {
  const text = plainFigures(said.text.trim(), book.options.numbers) ?? "";
  if (!/^\d+(?:\.\d+)?$/.test(text)) return leaveFigure(book, said, "no number such as 12");
  book.put(said, path, Number(text));
};

/** A count of full-time people, also where it says so: `1.0`, `0.5 FTE`. */
export const asFte: Reader = (book, said, path) => {
  const bound = boundIn(said.text.replace(/\s*FTEs?$/i, ""), book.options.numbers);
  if (bound?.form !== "number") return book.leave(said, "no number of full-time people such as 1.5");
  book.put(said, path, bound.value);
};

/** Leaves what is no figure; of one that could be two, of a range and of what is only about so much, that is the reason. */
export function leaveFigure(book: Book, said: Said, why: string): void {
  const isClear = plainFigures(said.text, book.options.numbers) !== undefined;
  book.leave(said, isClear ? (inexact(said.text) ?? why) : unclear);
}

function inexact(text: string): string | undefined {
  if (/^\s*(?:[~≈]|ca\.?\s|circa\b|c\.\s|about\b|around\b|approx|roughly\b)/i.test(text))
    return "about so much is no value to be held to; write the figure that counts";
  if (/\d\s?(?:[KMB%]|days|months|weeks)?\s?(?:[-–—]|to)\s?(?:\p{Sc}|[A-Z]{3}\s)?\d/iu.test(text))
    return "a range has two ends; write the figure that counts, such as at least 1.5M";
  return undefined;
}

/** A fiscal quarter; one without its year takes the year that was asked for, and is left where none was. */
export const asQuarter: Reader = (book, said, path) => {
  const period = periodOf(book, said.text) ?? fiscalQuarterFor(book, said);
  if (period && /-Q/.test(period)) return book.put(said, path, period);
  book.leave(said, /^Q[1-4]$/i.test(said.text.trim()) ? yearMissing : "no fiscal quarter such as FY28-Q1");
};
export const yearMissing = "its fiscal year is not said; read it again with its year, such as FY28";

export function periodOf({ options }: Book, text: string): string | undefined {
  const plain = text.trim();
  if (/^[QH][1-4]$/i.test(plain))
    return options.year === undefined ? undefined : periodIn(`${options.year}-${plain}`);
  return periodIn(plain);
}

export const asOneOf =
  <T extends string>(set: readonly T[], words?: Words<T>): Reader =>
  (book, said, path) => {
    const member = memberIn(set, words, said.text);
    if (member === undefined) return book.leave(said, `none of: ${set.join(", ")}`);
    book.put(said, path, member);
    leaveRemark(book, said, (text) => memberIn(set, words, text) === member);
  };

/** What stands in brackets beside a word that was read, unless it says the same once more: `Partner (with PermitPro)`. */
function leaveRemark(book: Book, said: Said, isSame: (text: string) => boolean): void {
  for (const [, remark = ""] of book.options.isOurs ? [] : said.text.matchAll(/\(([^()]*)\)/g))
    if (!isSame(remark)) book.leave({ ...said, text: remark }, "a remark beside a word that was read");
}

/** A list of members; what is none of them is left by itself. */
export const asSomeOf =
  <T extends string>(set: readonly T[], words?: Words<T>): Reader =>
  (book, said, path) => {
    const whole = memberIn(set, words, said.text);
    for (const text of whole ? [said.text] : members(said.text)) {
      const member = memberIn(set, words, text);
      if (member === undefined) book.leave({ ...said, text }, `none of: ${set.join(", ")}`);
      else {
        book.add(said, path, member);
        leaveRemark(book, { ...said, text }, (remark) => memberIn(set, words, remark) === member);
      }
    }
  };

/** Elements of another part by name; one that is named here and nowhere else is left. */
export const asNamed =
  (part: string, what: string, every = false): Reader =>
  (book, said, path) =>
    book.later(said.line, () => {
      for (const text of every ? members(said.text) : [said.text.trim()]) {
        const slug = knownSlug(book, part, text);
        if (slug === undefined)
          book.leave({ ...said, text }, `no ${what} of that name stands in the document`);
        else if (every) book.add(said, path, slug);
        else book.put(said, path, slug);
      }
    });

const naming: Readonly<Record<string, string>> = {
  people: "title",
  objectives: "business",
  gaps: "statement",
  partnerTypes: "name",
  bets: "name",
  landscape: "name",
  sources: "title",
  programs: "name",
  declined: "option",
};

/** The slug of an element that the document has; by its name, or by the slug itself. */
export function knownSlug(book: Book, part: string, name: string): string | undefined {
  const direct = name.trim();
  const field = naming[part] ?? "name";
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(direct) && book.has([...homeOf(part), direct, field])) return direct;
  const found = [
    name,
    name.replace(/ies$/, "y").replace(/s$/, ""),
    `${name}s`,
    name.trim().replace(/y$/, "ies"),
  ].map((one) => book.known(part, one));
  return found.find((slug) => slug !== undefined && book.has([...homeOf(part), slug, field]));
}

/** The metric that a name means. */
export const asMetric: Reader = (book, said, path) => {
  const metric = measureNamed(said.text);
  return metric === undefined ? book.leave(said, noMeasure(said.text)) : book.put(said, path, metric);
};

type MeasureId = Parameters<typeof measureName>[0];

/** A target's value beside its metric; the metric at `path` changes to the share where the figure is a part of the total. */
export function takeBound(book: Book, said: Said, path: Path, metric: MeasureId | undefined): void {
  if (isBlank(said.text)) return;
  if (isPlaceholder(said.text)) return book.toFill(said, wordsOf([...path, "atLeast"]));
  const bound = boundIn(said.text, book.options.numbers);
  if (!bound)
    return leaveFigure(book, said, "no value that can be reached, such as 3M, 30%, 50+ or <90 days");
  if (metric === undefined && bound.bound === undefined)
    return book.leave(
      said,
      "a value of something that is no measure of the model: write “at least” or “at most”, because more is not always better",
    );
  const counted = metricFor(bound, metric);
  if (metric !== undefined && counted === undefined) return book.leave(said, countedIn(metric));
  if (counted) book.put(said, [...path, "metric"], counted);
  const side = bound.bound ?? (counted && directionOf(counted) === "down" ? "atMost" : "atLeast");
  book.put(said, [...path, side], quantityOf(book, bound));
  if (bound.beside !== undefined)
    book.leave(
      { ...said, text: `(${bound.beside})` },
      "a second figure for one target; write it as a target of its own",
    );
  if (bound.strict) assumeInclusive(book, said);
}

const examples = {
  money: "3M",
  share: "30%",
  days: "90 days",
  count: "12",
  score: "50",
  ratio: "3",
} as const;

/** Why a figure is none of a measure, with one that would be. */
export const countedIn = (metric: MeasureId): string =>
  `not a value of ${measureName(metric).toLowerCase()}, which is counted in ${unitOf(metric)}, such as ${examples[unitOf(metric)]}`;

export const quantityOf = (
  { options }: Book,
  { form, value, currency }: NonNullable<ReturnType<typeof boundIn>>,
): string | number =>
  form === "amount" ? inCurrencyOf({ written: String(value), currency }, options.currency) : value;

/** The measure that a value belongs to: its own, or the share of it for a part of the total; undefined where the units differ. */
export function metricFor(
  bound: NonNullable<ReturnType<typeof boundIn>>,
  metric: MeasureId | undefined,
): MeasureId | undefined {
  if (metric === undefined) return undefined;
  const unit = unitOf(metric);
  const fits: Readonly<Record<typeof bound.form, readonly string[]>> = {
    amount: ["money"],
    share: ["share"],
    duration: ["days"],
    number: ["count", "score", "ratio"],
  };
  if (fits[bound.form].includes(unit)) return metric;
  return bound.form === "share" && bound.ofTotal ? shareOfTotal[metric] : undefined;
}

export const assumeInclusive = (book: Book, { line }: Said): void =>
  book.assume({
    words: "“>” and “<” are written as at least and at most: the model's bounds include their value",
    change: "raise or lower the value where that matters",
    line,
  });
