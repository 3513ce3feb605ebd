import { type Dimension, dimensions } from "../../domain/measures/dimensions.ts";
import { type Scope, unknownMember } from "../../domain/measures/scope.ts";
import { type Day, parseDay, trailingMonths, type Window } from "../../domain/shared/dates.ts";
import { type PeriodKind, periodKinds } from "../../domain/shared/fiscal.ts";
import { monthsOf } from "../../domain/shared/durations.ts";
import { readDuration } from "../../domain/strategy/values.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { badQuery } from "./problems.ts";

type Asked = Readonly<Record<string, string | undefined>>;

/**
 * The query of a URL as plain texts: a repeated parameter is a mistake, an unknown one too (it would be ignored silently), but
 * where others write the address.
 */
export function queryOf(raw: unknown, known: readonly string[], dropsStrays = false): Asked {
  const asked: Record<string, string> = {};
  for (const [key, value] of Object.entries(raw as Record<string, unknown>)) {
    if (!known.includes(key) && dropsStrays) continue;
    if (!known.includes(key))
      throw badQuery(key, String(value), `one of: ${known.join(", ") || "no parameters"}`);
    if (typeof value !== "string") throw badQuery(key, String(value), "once; several values are written a,b");
    if (value !== "") asked[key] = value;
  }
  return asked;
}

export function dayAsked(asked: Asked, parameter: string): Day | undefined {
  const text = asked[parameter];
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (day === undefined || day < "1900-01-01" || day > "2199-12-31")
    throw badQuery(parameter, text, "a date such as 2020-05-31");
  return day;
}

/** The dimensions of a query as a scope; a member the strategy does not know is refused with those it does. */
export function scopeAsked(asked: Asked, strategy: Strategy): Scope {
  const named = dimensions.filter((dimension) => asked[dimension] !== undefined);
  const scope: Scope = Object.fromEntries(
    named.map((dimension) => [dimension, (asked[dimension] ?? "").split(",")]),
  );
  const wrong = unknownMember(scope, strategy);
  if (wrong) {
    const [parameter = "", value = ""] = wrong.value.split("=");
    throw badQuery(parameter, value, `one of: ${wrong.accepted.join(", ") || "the strategy names none"}`);
  }
  return scope;
}

/** The window a query asks for: `from` and `to`, or `over` up to the as-of day; undefined leaves it to the measure. */
export function windowAsked(asked: Asked, asOf: Day): Window | undefined {
  const [from, to] = [dayAsked(asked, "from"), dayAsked(asked, "to")];
  if (asked["over"] !== undefined) {
    if (from !== undefined || to !== undefined)
      throw badQuery("over", asked["over"], "over without from and to");
    return windowOver(asked["over"], asOf);
  }
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined) throw badQuery("to", to ?? "", "together with from");
  // What happens after the as-of day is not known on it.
  const end = to !== undefined && to < asOf ? to : asOf;
  if (from > end) throw badQuery("from", from, `a day up to ${end}`);
  return { from, to: end };
}

function windowOver(text: string, asOf: Day): Window {
  const duration = readDuration(text);
  const months = duration && monthsOf(duration);
  if (!months || months > mostMonths)
    throw badQuery("over", text, 'months, quarters or years up to a century, such as "12 months"');
  return trailingMonths(asOf, months);
}

const mostMonths = 1200;

export type By = Dimension | PeriodKind;
export const byAccepted: readonly By[] = [
  "type",
  "category",
  "program",
  "tier",
  "region",
  "partner",
  ...periodKinds,
];

/** Up to two ways to break a figure down. */
export function byAsked(asked: Asked): By[] {
  const by = asked["by"]?.split(",") ?? [];
  for (const one of by)
    if (!byAccepted.includes(one as By)) throw badQuery("by", one, `one or two of: ${byAccepted.join(", ")}`);
  if (by.length > 2) throw badQuery("by", by.join(","), "at most two");
  if (new Set(by).size < by.length) throw badQuery("by", by.join(","), "two different ones");
  return by as By[];
}

/** The number in a name that people say: `P-142`, or plainly `142`. */
export function numberNamed(text: string, letter: "P" | "D"): number | undefined {
  const digits = text.startsWith(`${letter}-`) ? text.slice(2) : text;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}
