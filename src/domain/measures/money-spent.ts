import { dayNumber, type Window } from "../shared/dates.ts";
import { periodWindow } from "../shared/fiscal.ts";
import { budgetYear } from "../strategy/funding.ts";
import { fiscalStart, sumMinor } from "../strategy/lookup.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { catalogue } from "./catalogue.ts";
import { type Facts, foreignCurrencies, total, withoutPartner } from "./facts.ts";
import { asCount, asMoney, type Formula, ratio, unknown } from "./outcome.ts";
import { wonRevenue } from "./revenue.ts";
import type { Scope } from "./scope.ts";

/**
 * Partner-sourced revenue ÷ cost, or (revenue − cost) ÷ cost, by `definitions.roi`. Cost is recorded spend plus the people
 * and systems of the budget, by the days that the window shares with the budget year. Unknown without spend, and for a part of
 * the partners as soon as people or systems cost something: nothing says which part they serve.
 */
export const programRoi: Formula = (context) => {
  const { strategy, facts, window, scope } = context;
  const untold = spendUntold(facts, window, scope);
  if (untold !== undefined) return unknown(untold);
  const revenue = wonRevenue("sourced")(context);
  if (revenue.value === null) return revenue;
  const spent = total(facts, "spend", "any", window, scope);
  const standing = standingCost(strategy, window);
  if (standing === undefined) return unknown("the budget's people and systems are in several currencies");
  if (standing > 0 && Object.keys(scope).length > 0)
    return unknown("the budget's people and systems belong to no part of the partners");
  const cost = spent.amountMinor + standing;
  const net = strategy.definitions?.roi === "net-return";
  return ratio(
    net
      ? asMoney("partner-sourced revenue less cost", revenue.value - cost)
      : asMoney("partner-sourced revenue", revenue.value),
    asMoney("cost: spend, people and systems", cost),
    revenue.rows + spent.things,
    [net ? "(revenue − cost) ÷ cost" : "revenue ÷ cost"],
  );
};

/** Attached revenue ÷ spend, in the scope asked for (usually by type). */
export const returnOnSpend: Formula = (context) => {
  const { facts, window, scope } = context;
  const untold = spendUntold(facts, window, scope);
  if (untold !== undefined) return unknown(untold);
  const revenue = wonRevenue("attached")(context);
  if (revenue.value === null) return revenue;
  const spent = total(facts, "spend", "any", window, scope);
  return ratio(
    asMoney("partner-attached revenue", revenue.value),
    asMoney("spend", spent.amountMinor),
    revenue.rows + spent.things,
  );
};

/** Touches with the partners of the scope ÷ all touches of the window. */
export const attentionShare: Formula = ({ facts, window, scope }) => {
  if (facts.holdings.touches === 0) return unknown(catalogue["attention-share"].unknownWhen);
  const of = total(facts, "touch", "any", window, scope).things;
  const all = total(facts, "touch", "any", window, {}).things;
  return ratio(asCount("touches in scope", of), asCount("touches", all), all);
};

/** Why the spend of a window cannot be summed, or not for a part of the partners; undefined when it can. */
export function spendUntold(facts: Facts, window: Window, scope: Scope): string | undefined {
  if (facts.holdings.spend === 0) return catalogue["program-roi"].unknownWhen;
  const foreign = foreignCurrencies(facts, "spend", "any", window, {});
  if (foreign.length > 0) return `spend in ${foreign.join(" and ")} cannot be added to ${facts.currency}`;
  const unbooked = Object.keys(scope).length === 0 ? 0 : withoutPartner(facts, "spend", "any", window).things;
  return unbooked > 0 ? `${unbooked} amounts were spent on no partner, so they belong to no part` : undefined;
}

function standingCost(strategy: Strategy, window: Window): number | undefined {
  const { people, systems } = strategy.budget ?? {};
  const year = budgetYear(strategy);
  if (year === undefined) return 0;
  const cost = sumMinor(
    strategy,
    [...(people ?? []), ...(systems ?? [])].map((item) => item.cost),
  );
  if (cost === undefined) return undefined;
  const budget = periodWindow(year, fiscalStart(strategy));
  const from = Math.max(dayNumber(budget.from), dayNumber(window.from));
  const to = Math.min(dayNumber(budget.to), dayNumber(window.to));
  const days = dayNumber(budget.to) - dayNumber(budget.from) + 1;
  return Math.round((cost * Math.max(0, to - from + 1)) / days);
}
