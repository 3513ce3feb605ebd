import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { takeDeadline } from "./deadline.ts";
import { boundIn, sizeOf } from "./figures.ts";
import { directionOf } from "./measure-names.ts";
import { phraseIn, takePhrase } from "./phrase.ts";
import { metricFor } from "./readers.ts";
import { isPlaceholder, type Said, singleSpaced } from "./said.ts";

const up = "grow|increase|raise|lift|expand|improve";
const down = "cut|reduce|shorten|lower|decrease";
const verb = new RegExp(String.raw`^(?:(${up})|(${down})|reach|achieve|hit|generate)\s+(?:the |our )?`, "i");

/**
 * `Grow partner-sourced ARR from $2.5M to $21M by FY2029`: the measure, its value at the start, the one to reach and the day stand
 * beside the statement. Only where the whole sentence is understood, and its verb says the side on which the measure is better.
 */
export function takeStatedTarget(book: Book, said: Said, path: Path): void {
  if (book.options.isOurs || isPlaceholder(said.text)) return;
  const text = singleSpaced(said.text).replace(/[.]$/, "");
  const { wanted, by } = timed(text);
  const match = verb.exec(wanted);
  if (!match) return;
  const rest = wanted.slice(match[0].length);
  const phrase = phraseIn(withColon(rest)) ?? phraseIn(wanted);
  const bound = phrase?.bound === undefined ? undefined : boundIn(phrase.bound, book.options.numbers);
  const metric = bound && metricFor(bound, phrase?.metric);
  if (!phrase || !bound || !metric || bound.beside !== undefined || phrase.scope !== undefined) return;
  const side = match[1] ? "up" : match[2] ? "down" : undefined;
  if (side !== undefined && side !== directionOf(metric)) return;
  if (
    phrase.baseline !== undefined &&
    !leadsThere(book, phrase.baseline, phrase.bound ?? "", directionOf(metric))
  )
    return;
  takePhrase(book, said, path, phrase);
  if (by === undefined || phrase.by !== undefined) return;
  book.later(said.line, () => {
    const day = takeDeadline(book, by, said.line);
    if (day === undefined)
      book.leave({ ...said, text: by }, "no day by which it is to be reached, such as 2027-12-31");
    else book.put(said, [...path, "by"], day);
  });
}

/** `active partners to 40`, `partner-sourced ARR to at least $3M` in the form of a target. */
const withColon = (text: string): string =>
  text
    .replace(/^(\D+?) to ((?:at least|at most) .+)$/i, "$1 $2")
    .replace(/^(\D+?) to (\S*\d\S*(?: (?:days|months|weeks))?)$/, "$1: $2");

/** Whether the value to reach lies where the measure is better than at the start. */
function leadsThere(book: Book, from: string, to: string, direction: "up" | "down"): boolean {
  const [start, end] = [from, to].map((text) => boundIn(text, book.options.numbers)?.value);
  const [less, more] = direction === "up" ? [start, end] : [end, start];
  return less !== undefined && more !== undefined && sizeOf(less) < sizeOf(more);
}

/** The words before the last `by`, and the time behind it. */
function timed(text: string): { wanted: string; by: string | undefined } {
  const match = /^(.+?)\s+by\s+((?:(?:the )?end of |[A-Z\d]).*)$/i.exec(text);
  return /\d/.test(match?.[2] ?? "")
    ? { wanted: match?.[1] ?? text, by: match?.[2] }
    : { wanted: text, by: undefined };
}
