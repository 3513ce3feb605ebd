import { answer } from "../measures/answer.ts";
import type { Unit } from "../measures/catalogue-entry.ts";
import type { Facts } from "../measures/facts.ts";
import { type Scope, scopeOf } from "../measures/scope.ts";
import { addDays, type Day, type Window } from "../shared/dates.ts";
import { dayInWords } from "../shared/day-in-words.ts";
import { metricOf } from "../strategy/lookup.ts";
import { inWords } from "../measures/in-words.ts";
import { quantityFor } from "../strategy/quantities.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Target } from "../strategy/target.ts";
import { toleranceOf } from "../strategy/tolerances.ts";
import type { DriftKind, DriftLine, DriftStatus } from "./drift-report.ts";
import { boundOf, expectedOn, type Place, windowBefore, windowsOf } from "./expectation.ts";
import { mover } from "./mover.ts";

export type DriftInput = {
  readonly strategy: Strategy;
  readonly facts: Facts;
  /** JSON Pointers of values that do not fit; the strategy is read without them. */
  readonly misfits?: readonly string[];
  /** Since when the strategy is in force; `from` null is every day. Absent for what nobody adopted, as a draft. */
  readonly adopted?: { readonly from: Day | null } | undefined;
};

/** What a promise looks like on one day. */
export type Reading = Pick<
  DriftLine,
  "target" | "actual" | "difference" | "tolerance" | "status" | "because" | "rows" | "question" | "inputs"
>;

/** Something the strategy promises, readable on any day; undefined on days on which it promises nothing yet. */
export type Promised = {
  readonly kind: DriftKind;
  readonly subject: string;
  readonly title: string;
  readonly path: string;
  readonly unit: Unit;
  readonly better: "up" | "down" | "exact";
  readonly on: (day: Day) => Reading | undefined;
};

/** A figure beside what was promised: out when it is on the wrong side by more than the tolerance. */
export function reading(
  target: number,
  actual: number,
  tolerance: number,
  better: "up" | "down" | "exact",
  more: Pick<Reading, "because" | "rows"> & Partial<Pick<Reading, "question" | "inputs">>,
): Reading {
  const difference = rounded(actual - target);
  const wrong = better === "up" ? -difference : better === "down" ? difference : Math.abs(difference);
  const status: DriftStatus = wrong > tolerance + 1e-9 ? "out" : "ok";
  return { target, actual, difference, tolerance, status, question: null, inputs: [], ...more };
}

/** A promise that nobody can judge on the day, with what is missing; the target where at least that is known. */
export const unknownReading = (because: string, target: number | null = null): Reading => ({
  target,
  actual: null,
  difference: null,
  tolerance: null,
  status: "unknown",
  because,
  rows: 0,
  question: null,
  inputs: [],
});

/** A target of the strategy as a promise: the expected value on the way to it, the figure, and what moved it. */
export function promisedTarget(
  input: DriftInput,
  kind: DriftKind,
  subject: string,
  title: string,
  path: string,
  target: Target,
  place: Place,
  narrowTo: Scope = {},
): Promised | undefined {
  const bound = boundOf(input.strategy, target);
  if (target.metric === undefined) return undefined;
  const { metric } = target;
  const scope = { ...scopeOf(target.where), ...narrowTo };
  const unit: Unit = target.change ? "share" : (metricOf(input.strategy, metric)?.unit ?? "count");
  if (bound === undefined) {
    const reason =
      inOtherCurrency(input.strategy, target) ??
      (target.atLeast || target.atMost
        ? "its value does not fit its metric"
        : "it names no value: atLeast or atMost");
    const better = target.atLeast ? "up" : "down";
    return { kind, subject, title, path, unit, better, on: () => unknownReading(reason) };
  }
  const on = (day: Day): Reading | undefined => {
    const windows = windowsOf(input.strategy, target, place, day);
    return windows && evaluate(input, { target: { ...target, metric }, scope, unit, bound, ...windows });
  };
  return { kind, subject, title, path, unit, better: bound.better, on };
}

/** A target in another currency than the company's cannot be held against its figures; other misfits are the check's. */
function inOtherCurrency(strategy: Strategy, { metric, atLeast, atMost }: Target): string | undefined {
  const quantity = atLeast ?? atMost;
  const read =
    metric === undefined || quantity === undefined ? undefined : quantityFor(strategy, metric, quantity);
  return read && "foreign" in read
    ? `the target is in ${read.foreign} and the figures are in ${strategy.company.currency}`
    : undefined;
}

type Evaluation = {
  readonly target: Pick<Target, "by" | "over" | "baseline" | "atMost" | "change"> & {
    readonly metric: string;
  };
  readonly scope: Scope;
  readonly unit: Unit;
  readonly bound: { readonly value: number; readonly better: "up" | "down" };
  readonly whole: Window;
  readonly counted: Window;
  /** What should be true by now, where the place knows better than a straight line. */
  readonly expected?: number | undefined;
};

/** Holds one figure against what should be true of it at the end of the counted window. */
export function evaluate(input: DriftInput, evaluation: Evaluation): Reading {
  const { target, scope, unit, bound, whole, counted } = evaluation;
  const { value, unknown, rows, inputs } = figure(input, target.metric, scope, counted, target.change);
  const question = { measure: target.metric, scope, window: counted };
  const atStart = () => valueOn(input, target.metric, scope, addDays(whole.from, -1));
  const expected =
    evaluation.expected ?? expectedOn(input.strategy, target, bound.value, whole, counted.to, atStart);
  if (value === null) return { ...unknownReading(unknown ?? "unknown", expected), question };
  if (expected === null)
    return {
      ...unknownReading("the value at the start of the window is unknown"),
      actual: value,
      rows,
      question,
      inputs,
    };
  return reading(
    wholeUnits(unit, expected),
    value,
    wholeUnits(unit, toleranceOf(input.strategy, "objective") * Math.abs(expected)),
    bound.better,
    { because: causeOf(input, evaluation, expected, value), rows, question, inputs },
  );
}

function valueOn(input: DriftInput, measure: string, scope: Scope, day: Day): number | null {
  return answer(input.strategy, input.facts, { measure, asOf: day, scope, window: { from: day, to: day } })
    .value;
}

/** A figure over a window; with `change`, its growth on the same window a year or a quarter before. */
export function figure(
  input: DriftInput,
  metric: string,
  scope: Scope,
  window: Window,
  change: Target["change"],
) {
  const ask = (of: Window) =>
    answer(input.strategy, input.facts, { measure: metric, asOf: of.to, scope, window: of });
  const now = ask(window);
  if (change === undefined || now.value === null) return now;
  const before = ask(windowBefore(window, change));
  if (before.value === null || before.value === 0)
    return {
      ...now,
      value: null,
      unknown: before.unknown ?? `there is nothing to compare with a ${change} before`,
    };
  return { ...now, value: now.value / before.value - 1 };
}

function causeOf(
  { strategy, facts }: DriftInput,
  evaluation: Evaluation,
  expected: number,
  value: number,
): string {
  const { target, scope, unit, bound, counted } = evaluation;
  const words = (of: number) => inWords(of, unit, strategy.company.currency);
  const promise = `${bound.better === "up" ? "at least" : "at most"} ${words(bound.value)}${target.by ? ` by ${dayInWords(target.by)}` : ""}`;
  const line = Math.abs(expected - bound.value) > 1e-9 ? `${words(expected)} expected by now` : "";
  const wrong = bound.better === "up" ? value < expected : value > expected;
  const { lastDay } = facts.holdings;
  const ends = lastDay !== null && lastDay < counted.to ? `the facts end on ${dayInWords(lastDay)}` : "";
  const moved =
    wrong && target.change === undefined && ends === ""
      ? mover(strategy, facts, target.metric, scope, counted, bound.better)
      : undefined;
  return [promise, line, moved ?? "", ends].filter((part) => part !== "").join("; ");
}

/** Money is whole minor units, other units keep what they need to be read. */
const wholeUnits = (unit: Unit, value: number): number =>
  unit === "money" ? Math.round(value) : rounded(value);
const rounded = (value: number): number => Math.round(value * 1e8) / 1e8;
