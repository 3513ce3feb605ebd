import { scopeOf } from "../../measures/scope.ts";
import type { Day } from "../../shared/dates.ts";
import { fiscalYearOf } from "../../shared/fiscal.ts";
import { entries, fiscalStart, metricOf } from "../../strategy/lookup.ts";
import { valueFor } from "../../strategy/quantities.ts";
import type { Entry } from "../../strategy/strategy.ts";
import { expectedByQuarters, periodTarget } from "../expectation.ts";
import { type DriftInput, evaluate, type Promised, promisedTarget, type Reading } from "../promised.ts";

const inFiscalYear = { kind: "fiscal-year" } as const;

/** The north star: the one outcome the strategy is judged by. */
export function northStar(input: DriftInput): Promised[] {
  const star = input.strategy.thesis?.northStar;
  if (!star?.metric) return [];
  const name = metricOf(input.strategy, star.metric)?.name ?? star.metric;
  const promised = promisedTarget(
    input,
    "north-star",
    star.metric,
    name,
    "/thesis/northStar",
    star,
    inFiscalYear,
  );
  return promised ? [promised] : [];
}

/** The share of ARR that the thesis promises. */
export function thesis(input: DriftInput): Promised[] {
  const share = input.strategy.thesis?.arrShare;
  if (share === undefined) return [];
  const target = {
    metric: "partner-sourced-arr-share",
    atLeast: { form: "share", text: "", decimal: String(share) },
  } as const;
  const title = "Share of ARR from partners";
  const promised = promisedTarget(
    input,
    "thesis",
    "arrShare",
    title,
    "/thesis/arrShare",
    target,
    inFiscalYear,
  );
  return promised ? [promised] : [];
}

/** Each objective, from the first day of the fiscal year of its `by` (spec 1, "What a target counts"). */
export const objectives = (input: DriftInput): Promised[] =>
  entries<Entry<"objectives">>(input.strategy.objectives).flatMap(([slug, objective]) => {
    const title = objective.partner ?? objective.business ?? slug;
    return (
      promisedTarget(input, "objective", slug, title, `/objectives/${slug}`, objective, inFiscalYear) ?? []
    );
  });

/** Each key result, counted as objectives are. */
export const keyResults = (input: DriftInput): Promised[] =>
  entries<Entry<"okrs">>(input.strategy.okrs).flatMap(([slug, { keyResults: results }]) =>
    (results ?? []).flatMap((result, index) => {
      const path = `/okrs/${slug}/keyResults/${index}`;
      return (
        promisedTarget(
          input,
          "key-result",
          result.id,
          result.statement ?? result.id,
          path,
          result,
          inFiscalYear,
        ) ?? []
      );
    }),
  );

/** The success measure of each partner type, over the 12 months to the day. */
export const roles = (input: DriftInput): Promised[] =>
  entries<Entry<"partnerTypes">>(input.strategy.partnerTypes).flatMap(([slug, { name, role }]) => {
    const success = role?.success;
    if (!success?.metric) return [];
    const title = `${name}: ${metricOf(input.strategy, success.metric)?.name ?? success.metric}`;
    const path = `/partnerTypes/${slug}/role/success`;
    const own = success.where ? {} : { type: [slug] };
    return promisedTarget(input, "role", slug, title, path, success, { kind: "twelve-months" }, own) ?? [];
  });

/** Success metrics: the target of the running year, held against finished quarters and the running one pro rata. */
export const metrics = (input: DriftInput): Promised[] =>
  (input.strategy.metrics ?? []).flatMap((row, index) => {
    const described = metricOf(input.strategy, row.metric);
    if (!described) return [];
    const scope = scopeOf(row.where);
    const scoped = Object.values(scope).flat().join(" ");
    return [
      {
        kind: "metric",
        subject: scoped === "" ? row.metric : `${row.metric} ${scoped}`,
        title: scoped === "" ? described.name : `${described.name}, ${scoped}`,
        path: `/metrics/${index}`,
        unit: described.unit,
        better: described.direction,
        on: (day: Day) => metricOn(input, index, day),
      } satisfies Promised,
    ];
  });

function metricOn(input: DriftInput, index: number, day: Day): Reading | undefined {
  const { strategy } = input;
  const row = strategy.metrics?.[index];
  const described = row && metricOf(strategy, row.metric);
  if (!row || !described) return undefined;
  const start = fiscalStart(strategy);
  const targets = targetsByPeriod(input, index);
  const running = periodTarget(targets, start, day);
  if (!running) return undefined;
  const wholeYear = described.shape === "flow" && running.period === fiscalYearOf(day, start);
  const { direction: better, unit } = described;
  return evaluate(input, {
    // Less is better: there is no way to a bound that must never be passed.
    target: { metric: row.metric, ...(better === "down" ? { atMost: zero } : {}), by: running.window.to },
    scope: scopeOf(row.where),
    unit,
    bound: { value: running.value, better },
    whole: running.window,
    counted: { from: running.window.from, to: day },
    expected: wholeYear ? expectedByQuarters(targets, start, day) : undefined,
  });
}

const zero = { form: "number", text: "0", decimal: "0" } as const;

function targetsByPeriod({ strategy }: DriftInput, index: number): Map<string, number> {
  const row = strategy.metrics?.[index];
  const targets = new Map<string, number>();
  for (const [period, quantity] of Object.entries(row?.targets ?? {})) {
    const value = row && valueFor(strategy, row.metric, quantity);
    if (value !== undefined) targets.set(period, value);
  }
  return targets;
}
