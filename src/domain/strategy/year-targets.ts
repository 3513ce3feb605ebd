import { within } from "../shared/dates.ts";
import { periodWindow } from "../shared/fiscal.ts";
import { entries, fiscalStart } from "./lookup.ts";
import type { Path } from "./path.ts";
import { quantityFor } from "./quantities.ts";
import type { Entry, Strategy } from "./strategy.ts";
import type { Target } from "./target.ts";
import type { Quantity } from "./values.ts";

/** A target and the value it asks for in the unit of its metric. */
export type YearTarget = { readonly path: Path; readonly value: number };

/**
 * What the strategy wants of a metric in a fiscal year, for the whole business: the year's entry under `metrics`, and
 * objectives and key results due within the year. Targets of a part (`where`), of a change, over another window, and in another currency are left out.
 */
export function yearTargets(strategy: Strategy, metric: string, year: string): YearTarget[] {
  const found: YearTarget[] = [];
  const add = (path: Path, quantity: Quantity | undefined) => {
    const measured = quantity && quantityFor(strategy, metric, quantity);
    if (measured && "value" in measured) found.push({ path, value: measured.value });
  };
  for (const [index, one] of (strategy.metrics ?? []).entries()) {
    if (one.metric === metric && one.where === undefined)
      add(["metrics", index, "targets", year], one.targets?.[year]);
  }
  const window = periodWindow(year, fiscalStart(strategy));
  for (const [path, target] of datedTargets(strategy)) {
    const whole = target.metric === metric && !target.where && !target.change && !target.over;
    if (whole && target.by !== undefined && within(window, target.by))
      add([...path, "atLeast"], target.atLeast);
  }
  return found;
}

const datedTargets = ({ objectives, okrs }: Strategy): [path: Path, target: Target][] => [
  ...entries<Entry<"objectives">>(objectives).map(([slug, objective]): [Path, Target] => [
    ["objectives", slug],
    objective,
  ]),
  ...entries<Entry<"okrs">>(okrs).flatMap(([slug, { keyResults }]) =>
    (keyResults ?? []).map((one, index): [Path, Target] => [["okrs", slug, "keyResults", index], one]),
  ),
];
