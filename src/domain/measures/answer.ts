import { type Day, trailingMonths, type Window } from "../shared/dates.ts";
import { untoldTier } from "../programs/tier-standing.ts";
import { metricOf, tiersNamed } from "../strategy/lookup.ts";
import type { Strategy, Tier } from "../strategy/strategy.ts";
import type { Unit } from "./catalogue-entry.ts";
import { isMeasureId } from "./catalogue.ts";
import type { Facts } from "./facts.ts";
import { formulas } from "./formulas.ts";
import { type Outcome, unknown } from "./outcome.ts";
import { outsideFacts } from "./revenue.ts";
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
  const hidden = readsOnlyTheModel.has(measure)
    ? undefined
    : (unknownScope(scope) ?? untoldScope(strategy, facts, scope));
  if (hidden !== undefined) return unknown(hidden);
  return formulas[measure]({ strategy, facts, asOf: window.to, window, scope });
}

/** Why nobody can tell which partners are in a scope: facts not kept by partner, or a tier that no fact can give. */
function untoldScope(strategy: Strategy, facts: Facts, { partner, tier }: Scope): string | undefined {
  if (partner && !facts.groups.some((group) => group.partner !== null))
    return "these facts are not kept partner by partner";
  for (const named of (tier ?? []).flatMap((name) => tiersNamed(strategy, name))) {
    const reason = untoldTier(strategy, named.tier, facts.holdings) ?? untoldOn(named.tier, facts);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** A tier with criteria stands on the 12 months to the day for which tiers were computed. */
const untoldOn = ({ criteria }: Tier, facts: Facts): string | undefined =>
  (criteria ?? []).length === 0 ? undefined : outsideFacts(facts, trailingMonths(facts.tierDay, 12));

/** Measures of the strategy itself, which knows its verticals and sizes. */
const readsOnlyTheModel: ReadonlySet<string> = new Set(["candidates", "design-alignment"]);
