import type { Day } from "../domain/shared/dates.ts";

/** The day of a moment where the strategy lives (spec 1, Values: days in `strategy.timeZone`); in UTC where it names no zone that exists. */
export function dayIn(timeZone: string | undefined, moment: Date): Day {
  try {
    const parts = new Intl.DateTimeFormat("en", {
      timeZone: timeZone ?? "UTC",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    }).formatToParts(moment);
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
    return `${of("year")}-${of("month")}-${of("day")}`;
  } catch {
    return moment.toISOString().slice(0, 10);
  }
}
