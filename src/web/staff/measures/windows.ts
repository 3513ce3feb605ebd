import { catalogue, isMeasureId } from "../../../domain/measures/catalogue.ts";
import { trailingMonths, type Window } from "../../../domain/shared/dates.ts";
import { longDay } from "../../ui/numbers.ts";

/** Whether a figure counts what happened in its window; others are the state of its last day. A measure of one's own may be either. */
export const countsWindow = (measure: string): boolean => {
  if (!isMeasureId(measure)) return true;
  const { shape, formula } = catalogue[measure];
  return shape === "flow" || formula.includes("in the window");
};

/** "12 months to 31 May 2020", or both days where the window is no number of months. */
export function windowInWords({ from, to }: Window): string {
  if (from === to) return `the day, ${longDay(to)}`;
  for (let months = 1; months <= 36; months++)
    if (trailingMonths(to, months).from === from)
      return `${months === 1 ? "1 month" : `${months} months`} to ${longDay(to)}`;
  return `${longDay(from)} to ${longDay(to)}`;
}
