import { type Day, parseDay } from "../domain/shared/dates.ts";
import { type Decision, no, yes } from "../domain/shared/decision.ts";
import { valueAt } from "../domain/strategy/plain-data.ts";

/** The day that was asked for, else today where the strategy lives (spec 1: days in `strategy.timeZone`). */
export function asOfDay(asked: string | undefined, strategy: unknown, now: Date): Decision<Day> {
  if (asked === undefined) return yes(today(valueAt(strategy, ["strategy", "timeZone"]), now));
  const day = parseDay(asked);
  return day === undefined ? no(`--as-of ${asked} is not a day`, "a date such as 2027-01-31") : yes(day);
}

function today(timeZone: unknown, now: Date): Day {
  try {
    // Sweden writes dates as ISO 8601 does.
    return new Intl.DateTimeFormat("sv-SE", typeof timeZone === "string" ? { timeZone } : {}).format(now);
  } catch {
    // An unknown time zone is a matter for the check, not for the clock.
    return new Intl.DateTimeFormat("sv-SE").format(now);
  }
}
