import type { Unit } from "../../../../domain/measures/catalogue-entry.ts";
import { addDays, addMonths, type Day, parseDay } from "../../../../domain/shared/dates.ts";
import { daysOf, monthsOf } from "../../../../domain/shared/durations.ts";
import { periodParts, periodWindow } from "../../../../domain/shared/fiscal.ts";
import type { Form } from "../../../../domain/strategy/forms.ts";
import {
  type Duration,
  readAmount,
  readDuration,
  readQuantity,
  readShare,
} from "../../../../domain/strategy/values.ts";
import { longDay, percent } from "../../../ui/numbers.ts";
import { quantityInWords, scalarInWords } from "../../strategy/scalars.ts";
import type { Entry, Json } from "../../strategy/references.ts";

export type EchoContext = {
  readonly currency: string;
  readonly fiscalYearStart: number;
  readonly asOf: Day;
  /** What the metric beside a bound is counted in. */
  readonly unit: Unit | undefined;
};

/** What a value means, said back under its field: 2M is US$2,000,000. Null where the value already says it. */
export function echoOf(kind: Form["kind"], raw: unknown, context: EchoContext): string | null {
  if (typeof raw !== "string" && typeof raw !== "number") return null;
  const { currency, asOf } = context;
  switch (kind) {
    case "amount": {
      const amount = readAmount(raw);
      return amount ? (scalarInWords(amount as unknown as Json, [], currency) ?? null) : null;
    }
    case "share": {
      const share = readShare(raw);
      return share === undefined || typeof raw === "string" ? null : percent(share);
    }
    case "duration": {
      const duration = readDuration(raw);
      return duration ? `From today until ${longDay(endOf(asOf, duration))}` : null;
    }
    case "quantity": {
      const quantity = readQuantity(raw);
      if (!quantity || context.unit === undefined) return null;
      return quantityInWords(quantity as unknown as Entry, context.unit, currency);
    }
    case "day":
      return typeof raw === "string" && parseDay(raw) ? longDay(raw) : null;
    case "quarter":
    case "period":
    case "year":
      return periodInWords(String(raw), context.fiscalYearStart);
    case "text":
    case "number":
    case "flag":
    case "zone":
    case "country":
    case "currency":
    case "choice":
    case "reference":
    case "several":
    case "terms":
    case "list":
    case "map":
    case "group":
      return null;
  }
}

function endOf(from: Day, duration: Duration): Day {
  const months = monthsOf(duration);
  return months ? addMonths(from, months) : addDays(from, Math.round(daysOf(duration)));
}

function periodInWords(period: string, fiscalYearStart: number): string | null {
  if (!periodParts(period)) return null;
  const { from, to } = periodWindow(period, fiscalYearStart);
  return `${longDay(from)} to ${longDay(to)}`;
}
