import { scopeOf } from "../../measures/scope.ts";
import type { Unit } from "../../measures/catalogue-entry.ts";
import type { Day } from "../../shared/dates.ts";
import { daysOf } from "../../shared/durations.ts";
import { dayInWords } from "../../shared/day-in-words.ts";
import { entries, metricOf } from "../../strategy/lookup.ts";
import type { Entry } from "../../strategy/strategy.ts";
import type { Quantity } from "../../strategy/values.ts";
import { boundOf, windowsOf } from "../expectation.ts";
import { type DriftInput, evaluate, type Promised, type Reading, unknownReading } from "../promised.ts";
import { signalOn } from "../signals.ts";

const unitOfSignal: Readonly<Record<string, Unit>> = {
  "revenue-change-quarter": "share",
  "pipeline-change-quarter": "share",
  "partner-concentration": "share",
  "days-since-contact": "days",
  "competitor-review-age": "days",
};

/** A bound of a signal as a number; durations are days, as the signals about time are. */
const numberOf = (quantity: Quantity | undefined): number | undefined =>
  quantity?.duration ? daysOf(quantity.duration) : quantity && Number(quantity.decimal);

/** The early warnings of each risk that are signals; one that fires is out. */
export const risks = (input: DriftInput): Promised[] =>
  entries<Entry<"risks">>(input.strategy.risks).flatMap(([slug, { risk, warnings }]) =>
    (warnings ?? []).flatMap(({ signal, over, under }, index) => {
      if (signal === undefined) return [];
      return [
        {
          kind: "risk",
          subject: `${slug}/${signal}`,
          title: `${risk}: ${signal.replaceAll("-", " ")}`,
          path: `/risks/${slug}/warnings/${index}`,
          unit: unitOfSignal[signal] ?? "count",
          better: under === undefined ? "down" : "up",
          on: (day) => warningOn(input, signal, numberOf(over), numberOf(under), day),
        } satisfies Promised,
      ];
    }),
  );

function warningOn(
  input: DriftInput,
  signal: string,
  over: number | undefined,
  under: number | undefined,
  day: Day,
): Reading {
  const bound = over ?? under ?? 0;
  const { value, unknown, ...behind } = signalOn(input, signal, day);
  if (value === null) return { ...unknownReading(unknown ?? "unknown", bound), question: behind.question };
  const fires = under === undefined ? value > bound : value < bound;
  return fired(bound, value, fires, fires ? "the early warning fires" : "quiet", behind);
}

const fired = (
  bound: number,
  value: number,
  fires: boolean,
  because: string,
  { question, rows, inputs }: Pick<Reading, "question" | "rows" | "inputs">,
): Reading => ({
  target: bound,
  actual: value,
  difference: value - bound,
  tolerance: 0,
  status: fires ? "out" : "ok",
  because,
  rows,
  question,
  inputs,
});

/** Scenarios whose condition has come true: the plan they name is due. */
export const scenarios = (input: DriftInput): Promised[] =>
  entries<Entry<"scenarios">>(input.strategy.scenarios).flatMap(([slug, { when, plan }]) => {
    if (!when) return [];
    const title = `If this happens: ${plan ?? "no plan is written"}`;
    const common = { kind: "scenario" as const, subject: slug, title, path: `/scenarios/${slug}` };
    if (when.signal !== undefined) {
      const { signal } = when;
      return [
        {
          ...common,
          unit: unitOfSignal[signal] ?? "count",
          better: when.atMost ? "up" : "down",
          on: (day: Day) => signalScenario(input, signal, numberOf(when.atLeast), numberOf(when.atMost), day),
        } satisfies Promised,
      ];
    }
    if (when.metric === undefined) return [];
    const on =
      when.missedBy === undefined
        ? (day: Day) => boundScenario(input, when, day)
        : (day: Day) => missedScenario(input, when, day);
    return [
      {
        ...common,
        unit: when.missedBy === undefined ? unitFor(input, when.metric) : "share",
        better: when.atMost ? "up" : "down",
        on,
      } satisfies Promised,
    ];
  });

type When = NonNullable<Entry<"scenarios">["when"]>;

function signalScenario(
  input: DriftInput,
  signal: string,
  atLeast: number | undefined,
  atMost: number | undefined,
  day: Day,
): Reading {
  const bound = atLeast ?? atMost ?? 0;
  const { value, unknown, ...behind } = signalOn(input, signal, day);
  if (value === null) return { ...unknownReading(unknown ?? "unknown", bound), question: behind.question };
  const met = atLeast === undefined ? value <= bound : value >= bound;
  return fired(
    bound,
    value,
    met,
    met ? "the condition is met: the plan is due" : "the condition is not met",
    behind,
  );
}

function boundScenario(input: DriftInput, when: When, day: Day): Reading | undefined {
  const bound = boundOf(input.strategy, when);
  const windows = windowsOf(input.strategy, when, { kind: "fiscal-year" }, day);
  if (!bound || when.metric === undefined || !windows) return undefined;
  const { metric, by } = when;
  const now = evaluate(input, {
    target: { ...when, metric },
    scope: scopeOf(when.where),
    unit: unitFor(input, metric),
    bound,
    ...windows,
    expected: bound.value,
  });
  if (now.actual === null) return now;
  const met = bound.better === "up" ? now.actual >= bound.value : now.actual <= bound.value;
  const early = by !== undefined && day < by;
  return {
    ...now,
    tolerance: 0,
    status: met && !early ? "out" : "ok",
    because: early
      ? `decided on ${dayInWords(by)}`
      : met
        ? "the condition is met: the plan is due"
        : "the condition is not met",
  };
}

/** By how much of what is expected today the target of the same metric is missed: objectives first, then the north star. */
function missedScenario(input: DriftInput, when: When, day: Day): Reading {
  const bound = when.missedBy ?? 0;
  const { strategy } = input;
  const targets = [
    ...Object.values(strategy.objectives ?? {}),
    ...(strategy.thesis?.northStar ? [strategy.thesis.northStar] : []),
  ];
  const asked = JSON.stringify(scopeOf(when.where));
  const target = targets.find(
    ({ metric, atLeast, where }) =>
      metric === when.metric && atLeast !== undefined && JSON.stringify(scopeOf(where)) === asked,
  );
  const aim = target && boundOf(strategy, target);
  const windows = target && windowsOf(strategy, target, { kind: "fiscal-year" }, day);
  if (!target?.metric || !aim || !windows)
    return unknownReading(`no objective names ${when.metric ?? "a metric"} for this day`, bound);
  const now = evaluate(input, {
    target: { ...target, metric: target.metric },
    scope: scopeOf(target.where),
    unit: unitFor(input, target.metric),
    bound: aim,
    ...windows,
  });
  if (now.actual === null || now.target === null || now.target === 0)
    return { ...unknownReading(now.because, bound), question: now.question };
  const missed = Math.max(0, 1 - now.actual / now.target);
  return fired(
    bound,
    missed,
    missed >= bound,
    missed >= bound
      ? "the target is missed by so much: the plan is due"
      : "the target is not missed by so much",
    now,
  );
}

const unitFor = ({ strategy }: DriftInput, metric: string): Unit =>
  metricOf(strategy, metric)?.unit ?? "count";
