import { type Day, trailingMonths, type Window } from "../shared/dates.ts";
import { metricOf } from "../strategy/lookup.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { isMeasureId, type Unit } from "./catalogue.ts";
import type { Facts } from "./facts.ts";
import { formulas } from "./formulas.ts";
import { type Outcome, unknown } from "./outcome.ts";
import { type Scope, unknownScope } from "./scope.ts";

export type Question = {
  readonly measure: string;
  readonly asOf: Day;
  readonly scope: Scope;
  /** The window of a flow; without it the 12 months to the as-of day. Stocks and ratios look at its last day. */
  readonly window?: Window | undefined;
};

export type Answer = Outcome & {
  readonly measure: string;
  readonly unit: Unit;
  readonly asOf: Day;
  readonly window: Window;
  readonly scope: Scope;
};

/**
 * Answers one question of the catalogue from the facts (spec 2). "12 months" are the 12 months up to and including the as-of
 * day. The answer is unknown, with the reason, when the facts cannot say; it is never a silent zero.
 */
export function answer(strategy: Strategy, facts: Facts, question: Question): Answer {
  const window = question.window ?? trailingMonths(question.asOf, 12);
  const outcome = outcomeOf(strategy, facts, question, window);
  const unit = metricOf(strategy, question.measure)?.unit ?? "count";
  return { measure: question.measure, unit, asOf: question.asOf, window, scope: question.scope, ...outcome };
}

function outcomeOf(strategy: Strategy, facts: Facts, { measure, scope }: Question, window: Window): Outcome {
  if (!isMeasureId(measure)) {
    const own = strategy.measures?.[measure];
    return unknown(own ? `no values of ${own.name} were imported` : `there is no measure ${measure}`);
  }
  const hidden = readsOnlyTheModel.has(measure) ? undefined : unknownScope(scope);
  if (hidden !== undefined) return unknown(hidden);
  return formulas[measure]({ strategy, facts, asOf: window.to, window, scope });
}

/** Measures of the strategy itself, which knows its verticals and sizes. */
const readsOnlyTheModel: ReadonlySet<string> = new Set(["candidates", "design-alignment"]);
