import type { Day } from "../../shared/dates.ts";
import { fiscalYearOf, periodWindow } from "../../shared/fiscal.ts";
import { fiscalStart, isLive, metricOf } from "../../strategy/lookup.ts";
import { writtenAs } from "../../strategy/quantities.ts";
import type { Entry, Strategy } from "../../strategy/strategy.ts";
import type { Target } from "../../strategy/target.ts";
import { toleranceOf } from "../../strategy/tolerances.ts";
import { listed } from "../figures.ts";
import { type CheckInput, type Fault, type Rule, eachOf, rule, silentOnMisfit } from "../rule.ts";
import { isAddable, type Split, splitsByType } from "../split.ts";

export const targetRules: readonly Rule[] = [
  rule({
    id: "MET-004",
    severity: "warning",
    finds:
      "an objective, the north star, a key result or a measure of a bet that is due before the strategy takes effect (a bet: before it starts), or a goal whose day has passed",
    why: "Nothing that the strategy does can move a figure of a day before it. And a goal whose day has passed is met or missed already, while people go on working for it.",
    fix: "correct the day (`by`), or set the goal for the next period",
    example: {
      bad: "horizon: { from: FY28-Q1 }\nobjectives:\n  growth: { metric: partner-sourced-revenue, atLeast: 2M, by: 2026-12-31 }",
      good: "horizon: { from: FY28-Q1 }\nobjectives:\n  growth: { metric: partner-sourced-revenue, atLeast: 2M, by: 2028-12-31 }",
    },
    faults: (input) => untimely(input),
  }),
  rule({
    id: "MET-005",
    severity: "warning",
    finds:
      "targets by partner type that together exceed the target of the whole, or miss it although every type has one, by more than `tolerances.objective`",
    why: "Each owner meets the own target and the company misses its own, or the other way round. The sum is the first thing that finance works out.",
    fix: "change the targets of the types until they add up to that of the whole, or change that of the whole",
    example: {
      bad: "metrics:\n  - { metric: partner-sourced-revenue, targets: { FY28: 2M } }\n  - { metric: partner-sourced-revenue, where: { type: msp }, targets: { FY28: 3M } }",
      good: "metrics:\n  - { metric: partner-sourced-revenue, targets: { FY28: 2M } }\n  - { metric: partner-sourced-revenue, where: { type: msp }, targets: { FY28: 900K } }",
    },
    *faults({ strategy }) {
      for (const split of splitsByType(strategy))
        if (isAddable(strategy, split.whole.metric)) yield* sumFaults(strategy, split);
    },
  }),
];

function* untimely(input: CheckInput): Generator<Fault> {
  const { strategy, asOf } = input;
  const { northStar } = strategy.thesis ?? {};
  if (northStar)
    yield* silentOnMisfit(() => early(input, northStar, ["thesis", "northStar"], "the north star", asOf));
  yield* eachOf(strategy.objectives, ["objectives"], (objective, path, slug) =>
    early(input, objective, path, `objective \`${slug}\``, asOf),
  );
  // Key results of a quarter stand until the year is over: they are the record of its way.
  const yearStart = periodWindow(fiscalYearOf(asOf, fiscalStart(strategy)), fiscalStart(strategy)).from;
  yield* eachOf<Entry<"okrs">>(strategy.okrs, ["okrs"], (okr, path) =>
    eachOf(okr.keyResults, [...path, "keyResults"], (result, at) =>
      early(input, result, at, result.id, yearStart),
    ),
  );
  yield* measuresBeforeTheBet(strategy);
}

/** `current`: what is due before this day has passed. */
function* early(
  { strategy: { horizon, company } }: CheckInput,
  { by }: Target,
  path: Fault["path"],
  who: string,
  current: Day,
): Generator<Fault> {
  if (by === undefined) return;
  const from = horizon?.from && periodWindow(horizon.from, company.fiscalYearStart ?? 1).from;
  if (from !== undefined && by < from)
    yield {
      path: [...path, "by"],
      message: `${who} is due on ${by}; the strategy takes effect on ${from}, in ${horizon?.from}`,
      fix: `set its day (\`by\`) after ${from}, or the quarter in which the strategy takes effect (\`horizon.from\`) earlier`,
    };
  else if (by < current)
    yield { path: [...path, "by"], message: `${who} was due on ${by}, which has passed` };
}

function measuresBeforeTheBet(strategy: Strategy): Iterable<Fault> {
  return eachOf(strategy.bets, ["bets"], function* (bet, path, slug) {
    if (!isLive(bet) || bet.start === undefined) return;
    const { from } = periodWindow(bet.start, fiscalStart(strategy));
    for (const [field, words] of betMeasures) {
      const by = bet[field]?.by;
      if (by !== undefined && by < from)
        yield {
          path: [...path, field, "by"],
          message: `the ${words} of \`${slug}\` is due on ${by}; the bet starts on ${from}, in ${bet.start}`,
          fix: `set its day (\`by\`) after ${from}, or the quarter in which the bet starts (\`start\`) earlier`,
        };
    }
  });
}

const betMeasures = [
  ["leading", "leading measure"],
  ["lagging", "lagging measure"],
  ["retireIf", "retirement condition"],
] as const;

function* sumFaults(strategy: Strategy, { whole, parts, isComplete }: Split): Generator<Fault> {
  const sum = parts.reduce((total, { wanted }) => total + wanted.value, 0);
  const slack = whole.value * toleranceOf(strategy, "objective");
  const [first] = parts;
  if (!first || (sum <= whole.value + slack && (!isComplete || sum >= whole.value - slack))) return;
  const unit = metricOf(strategy, whole.metric)?.unit ?? "count";
  const together = writtenAs(unit, sum, strategy.company.currency);
  const names = listed(parts.flatMap(({ types }) => types).map((type) => `\`${type}\``));
  yield {
    path: first.wanted.path,
    message: `the targets for ${names} add up to ${together} of \`${whole.metric}\`; ${whole.who} wants ${whole.words} for the same period`,
  };
}
