import { addDays, type Day } from "../shared/dates.ts";
import { fiscalYearOf, periodWindow } from "../shared/fiscal.ts";
import { fiscalStart } from "../strategy/lookup.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Target } from "../strategy/target.ts";

/**
 * Days up to the as-of day on which promises look at the state of partners, beside the month-ends before it: the last day of a
 * target, whose state is final after it, and the day before its window begins, where the line of a stock starts (spec 1,
 * "Expected today").
 */
export function promisedDays(strategy: Strategy, asOf: Day): Day[] {
  const start = fiscalStart(strategy);
  const lastDays = targetsOf(strategy).flatMap(({ by }) => by ?? []);
  const firstDays = [
    ...lastDays.map((by) => periodWindow(fiscalYearOf(by, start), start).from),
    ...[strategy.horizon?.from, ...Object.values(strategy.bets ?? {}).map((bet) => bet.start)].flatMap(
      (period) => (period === undefined ? [] : periodWindow(period, start).from),
    ),
  ];
  const days = [...lastDays, ...firstDays.map((day) => addDays(day, -1))];
  return [...new Set(days)].filter((day) => day <= asOf);
}

function targetsOf({ thesis, objectives, okrs, bets, scenarios }: Strategy): Pick<Target, "by">[] {
  return [
    thesis?.northStar,
    ...Object.values(objectives ?? {}),
    ...Object.values(okrs ?? {}).flatMap(({ keyResults }) => keyResults ?? []),
    ...Object.values(bets ?? {}).flatMap(({ leading, lagging, retireIf, after }) => [
      leading,
      lagging,
      retireIf,
      ...(after ?? []).map(({ when }) => when),
    ]),
    ...Object.values(scenarios ?? {}).map(({ when }) => when),
  ].filter((target) => target !== undefined);
}
