import { categoryNames, strategyEvents } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { assumeLastDay, limitIn } from "./calendar-ends.ts";
import { durationIn } from "./figures.ts";
import { type measureName, measureNamed, noMeasure, shapeOf } from "./measure-names.ts";
import { knownSlug, type Reader, takeBound } from "./readers.ts";
import { isPlaceholder, normal, type Said, singleSpaced } from "./said.ts";
import { memberIn } from "./member-in.ts";

type MeasureId = Parameters<typeof measureName>[0];
type Phrase = {
  readonly metric: MeasureId;
  readonly scope: string | undefined;
  readonly over: string | undefined;
  readonly bound: string | undefined;
  readonly baseline: string | undefined;
  readonly by: string | undefined;
  /** The day is the last one of a year, a quarter or a month that the sentence names. */
  readonly isLastDay?: boolean;
};

/** `Partner-sourced pipeline from $0 to $3M`: a figure at the start and one at the end, and no other words between them. */
const fromTo =
  /^(.+?)\s+from\s+((?:[A-Z]{3}\s)?\p{Sc}?\d[\d.,]*(?:\s?[KMB]\b|\s?%|\s(?:days|months))?)\s+to\s+((?:[A-Z]{3}\s)?\p{Sc}?\d[\d.,]*(?:\s?[KMB]\b|\s?%|\s(?:days|months))?)(\s+by\s.+)?[.]?$/iu;

/**
 * A target in one sentence: a measure, in brackets what of it is counted, its window, the bound, where it starts and its day.
 * `Partner-sourced pipeline (MSP) over 12 months at least USD 1.2M, from USD 900K by 31 July 2027`. Undefined where the measure
 * or a part of the sentence is not known.
 */
export function phraseIn(given: string): Phrase | undefined {
  const text = singleSpaced(given)
    .replace(/^(.+?) from (\S.*?) to (at (?:least|most) .+?)( by .+)?$/, "$1 $3, from $2$4")
    .replace(fromTo, "$1: $3, from $2$4");
  const { timed, day, isLastDay, span } = timeOf(text);
  const from = /,\s+(?:up )?from\s+(\S.*)$/.exec(timed);
  const bounded = from ? timed.slice(0, from.index) : timed;
  const window = /\s+in (\d+ (?:months|days|weeks|quarters|years))$/.exec(bounded);
  const match =
    /^(.+?)\s*(?:[:,]\s*(?=[<>≥≤]?\s*\p{Sc}?\d)|\s(?:of\s+)?(?=at least|at most|(?:below|under|above|less than|more than|no less than|no more than)\s+\p{Sc}?\d)|(?=[<>≥≤])|\sof\s+(?=[A-Z]{3}\s\d|\p{Sc}?\d)|\s(?=(?:(?!ARR|NPS|ROI|CAC)[A-Z]{3}\s)?\p{Sc}?\d+(?:\.\d+)?(?:[KMBx%]|\s(?:days|months))?$))(.*)$/u.exec(
      (window ? bounded.slice(0, window.index) : bounded).trim(),
    );
  const subject = (match?.[1] ?? bounded).trim();
  const over = /\s+over\s+(\d+ \w+(?: \w+)?)$/.exec(subject);
  const counted = over ? subject.slice(0, over.index) : subject;
  const whole = measureNamed(counted);
  const scoped = /^(.+?)\s*\(([^()]+)\)$/.exec(counted);
  const metric = (scoped && !/^nps$/i.test(scoped[2] ?? "") ? measureNamed(scoped[1] ?? "") : whole) ?? whole;
  if (metric === undefined) {
    const first = figureFirst(bounded, day);
    return first && { ...first, isLastDay, over: spanOf(first.metric, span) };
  }
  const scope = scoped && !/^nps$/i.test(scoped[2] ?? "") ? scoped[2] : undefined;
  return {
    metric,
    scope,
    over: durationIn(over?.[1] ?? window?.[1] ?? "") ?? spanOf(metric, span),
    bound: match?.[2]?.trim(),
    baseline: from?.[1],
    by: day,
    isLastDay,
  };
}

type Time = {
  readonly timed: string;
  readonly day: string | undefined;
  readonly isLastDay: boolean;
  readonly span?: string | undefined;
};

/** What a sentence says of its time: `by 30 June 2027`, `by Q2 2027`, and `in 2027`, which is all of that year. */
function timeOf(text: string): Time {
  const by = /\s+by\s+([^,;]*\d{4}[^,;]*?|[A-Z][a-z]+ \d{1,2}, \d{4})\s*[.]?$/.exec(text);
  const limit = by && limitIn(by[1] ?? "");
  if (by && limit) return { timed: text.slice(0, by.index), day: limit.day, isLastDay: limit.isPart };
  const during = /\s+(?:in|during)\s+((?:Q[1-4]\s)?\d{4})\s*[.]?$/i.exec(text);
  const end = during && limitIn(during[1] ?? "");
  if (!during || !end) return { timed: text, day: undefined, isLastDay: false };
  const span = /^Q/i.test(during[1] ?? "") ? "3 months" : "12 months";
  return { timed: text.slice(0, during.index), day: end.day, isLastDay: true, span };
}

/** The window of a flow; the state of a day has none. */
const spanOf = (metric: MeasureId, span: string | undefined): string | undefined =>
  shapeOf(metric) === "flow" ? span : undefined;

/** `$2M partner-sourced ARR`, `20 registered deals`: the figure before what is counted. */
function figureFirst(text: string, day: string | undefined): Phrase | undefined {
  const match =
    /^(?:(?:achieve|reach|generate|bring|win|hit|register)\s+)?((?:at least\s+|at most\s+|(?:fewer|less|more) than\s+|(?:under|below|above|over)\s+|[<>]=?\s?|[≥≤]\s?)?(?:[A-Z]{3}\s)?\p{Sc}?\d[\d.,]*(?:[KMB]\b|%)?\+?)\s+(?:(?:in|of)\s+)?(\p{L}.*)$/iu.exec(
      text.trim().replace(/[.]$/, ""),
    );
  const metric = measureNamed(match?.[2] ?? "");
  return metric === undefined
    ? undefined
    : { metric, scope: undefined, over: undefined, bound: match?.[1], baseline: undefined, by: day };
}

/** Reads a target in one sentence, or leaves it whole. */
export const asPhrase: Reader = (book, said, path) => {
  const phrase = phraseIn(said.text);
  if (!phrase) return book.leave(said, noMeasure(said.text));
  takePhrase(book, said, path, phrase);
};

export function takePhrase(book: Book, said: Said, path: Path, phrase: Phrase): void {
  const { metric, scope, over, bound, baseline, by } = phrase;
  book.put(said, [...path, "metric"], metric);
  if (scope !== undefined) takeScope(book, { ...said, text: scope }, path);
  if (over !== undefined) book.put(said, [...path, "over"], over);
  if (bound) takeBound(book, { ...said, text: bound }, path, metric);
  if (baseline !== undefined) takeBaseline(book, { ...said, text: baseline }, path, metric);
  if (by !== undefined) book.put(said, [...path, "by"], by);
  if (by !== undefined && phrase.isLastDay) assumeLastDay(book, said);
}

/** The value at the start: what a bound reads, put under `baseline`. */
export function takeBaseline(book: Book, said: Said, path: Path, metric: MeasureId): void {
  takeBound(
    {
      ...book,
      put: (own, at, value) =>
        at.at(-1) === "metric" ? undefined : book.put(own, [...path, "baseline"], value),
    },
    said,
    path,
    metric,
  );
}

/** What of the business is counted, by the names of its members. */
export function takeScope(book: Book, said: Said, path: Path): void {
  if (isPlaceholder(said.text)) return book.toFill(said, "what is counted");
  book.later(said.line, () => {
    const whole = placeOf(book, said.text);
    const found = (whole ? [said.text] : said.text.split(", ")).map((text) => ({
      text,
      place: placeOf(book, text),
    }));
    for (const { text, place } of found)
      if (!place)
        book.leave({ ...said, text }, "no partner type, tier or region of that name stands in the document");
    for (const field of new Set(found.flatMap(({ place }) => (place ? [place.field] : [])))) {
      const slugs = found.flatMap(({ place }) => (place?.field === field ? [place.slug] : []));
      const many =
        field === "category" || field === "vertical" || field === "size" || field === "program"
          ? field
          : `${field}s`;
      if (slugs.length === 1) book.put(said, [...path, "where", field], slugs[0]);
      else for (const slug of slugs) book.add(said, [...path, "where", many], slug);
    }
  });
}

function placeOf(book: Book, text: string): { field: string; slug: string } | undefined {
  const category = memberIn(categoryNames, {}, normal(text).replace(/ partners$/, ""));
  if (category) return { field: "category", slug: category };
  const type = knownSlug(book, "partnerTypes", text);
  if (type) return { field: "type", slug: type };
  const tier = book.tierNamed(text);
  if (tier) return { field: "tier", slug: tier };
  for (const [part, field] of [
    ["regions", "region"],
    ["verticals", "vertical"],
    ["sizes", "size"],
    ["programs", "program"],
  ] as const) {
    const slug = knownSlug(book, part, text);
    if (slug) return { field, slug };
  }
  return undefined;
}

/** How we know that something is reached: an event that is recorded, or a target. */
export const asDone: Reader = (book, said, path) => {
  const event = memberIn(strategyEvents, {}, said.text);
  if (event) return book.put(said, [...path, "event"], event);
  const phrase = phraseIn(said.text);
  if (phrase?.bound) return takePhrase(book, said, path, phrase);
  book.leave(said, "no recorded event and no measure with its value");
};
