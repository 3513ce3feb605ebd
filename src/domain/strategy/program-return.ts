import { type Decision, no, yes } from "../shared/decision.ts";
import { budgetYear, costMinor } from "./funding.ts";
import type { Strategy } from "./strategy.ts";
import { yearTargets } from "./year-targets.ts";

/** The return that the strategy plans for its budget year; amounts in minor units of the company's currency. */
export type ProgramReturn = {
  readonly year: string;
  readonly revenueMinor: number;
  readonly costMinor: number;
  readonly formula: "revenue-to-cost" | "net-return";
  readonly ratio: number;
  /** What the strategy asks for (`program-roi`); null where it asks for nothing. */
  readonly target: number | null;
};

/**
 * Return on the programme in the budget year: partner-sourced revenue wanted ÷ (people + lines + systems), or that revenue
 * less the cost ÷ cost where `definitions.roi` is net-return (spec 2, `program-roi`). Of several targets the highest counts,
 * as in BUD-008. Unknown without a year, a cost or a revenue target, and where amounts are in several currencies.
 */
export function programReturn(strategy: Strategy): Decision<ProgramReturn> {
  const year = budgetYear(strategy);
  if (year === undefined) return no("no budget year is said", "the year of the budget");
  const cost = costMinor(strategy);
  if (cost === undefined)
    return no("the budget is in several currencies", `amounts in ${strategy.company.currency}`);
  if (cost <= 0)
    return no("the budget holds no amounts", "people, lines or systems with their amounts, in budget");
  const revenue = highest(strategy, "partner-sourced-revenue", year);
  if (revenue === null)
    return no(`nothing is wanted of partner-sourced revenue in ${year}`, `a target for ${year}, in metrics`);
  const formula = strategy.definitions?.roi ?? "revenue-to-cost";
  const ratio = (revenue - (formula === "net-return" ? cost : 0)) / cost;
  return yes({
    year,
    revenueMinor: revenue,
    costMinor: cost,
    formula,
    ratio,
    target: highest(strategy, "program-roi", year),
  });
}

function highest(strategy: Strategy, metric: string, year: string): number | null {
  const values = yearTargets(strategy, metric, year).map(({ value }) => value);
  return values.length === 0 ? null : Math.max(...values);
}
