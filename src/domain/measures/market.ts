import { coverageReport } from "../coverage/coverage.ts";
import type { CellCoverage } from "../coverage/coverage-report.ts";
import type { Day } from "../shared/dates.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Facts } from "./facts.ts";
import type { Scope } from "./scope.ts";
import { sumMinor } from "../strategy/lookup.ts";
import { catalogue } from "./catalogue.ts";
import { type Formula, type Input, known, ratio, unknown } from "./outcome.ts";
import { attachedOfYear } from "./revenue.ts";

const asCount = (label: string, value: number): Input => ({ label, value, unit: "count" });

/** Addressable accounts in cells with at least one qualified partner ÷ addressable accounts of partner and shared cells. */
export const marketCoverage: Formula = (context) => {
  const cells = soldByPartners(context.strategy, context.facts, context.asOf, context.scope);
  if (cells.length === 0) return unknown(catalogue["market-coverage"].unknownWhen);
  const untold = cells.find(({ qualified }) => qualified === null);
  if (untold) return unknown(untold.unknown ?? "a cell cannot be told");
  const accounts = (of: typeof cells) => of.reduce((sum, cell) => sum + (cell.accounts ?? 0), 0);
  return ratio(
    asCount(
      "accounts in cells with a qualified partner",
      accounts(cells.filter(({ qualified }) => (qualified ?? 0) > 0)),
    ),
    asCount("addressable accounts", accounts(cells)),
    cells.length,
  );
};

/** Qualified partners, each divided among the cells it serves, per 100 addressable accounts. */
export const coverageDensity: Formula = (context) => {
  const cells = soldByPartners(context.strategy, context.facts, context.asOf, context.scope);
  if (cells.length === 0) return unknown(catalogue["coverage-density"].unknownWhen);
  const untold = cells.find(({ capacity }) => capacity === null);
  if (untold) return unknown(untold.unknown ?? "a cell cannot be told");
  const accounts = cells.reduce((sum, cell) => sum + (cell.accounts ?? 0), 0);
  const capacity = cells.reduce((sum, cell) => sum + (cell.capacity ?? 0), 0);
  if (accounts === 0) return unknown(catalogue["coverage-density"].unknownWhen);
  return known((100 * capacity) / accounts, cells.length, [
    asCount("qualified partners by capacity", capacity),
    asCount("addressable accounts", accounts),
  ]);
};

/** Partner-attached revenue of 12 months ÷ addressable ARR of partner and shared cells. */
export const channelShareOfMarket: Formula = (context) => {
  const cells = (context.strategy.coverage?.cells ?? []).filter(
    ({ route }) => route === "partner" || route === "shared",
  );
  const addressable = cells.map(({ arr }) => arr).filter((arr) => arr !== undefined);
  if (addressable.length === 0) return unknown(catalogue["channel-share-of-market"].unknownWhen);
  const arr = sumMinor(context.strategy, addressable);
  const revenue = attachedOfYear(context);
  if (revenue.value === null) return revenue;
  if (arr === undefined) return unknown("the cells name ARR in several currencies");
  return ratio(
    { label: "partner-attached revenue of 12 months", value: revenue.value, unit: "money" },
    { label: "addressable ARR", value: arr, unit: "money" },
    revenue.rows,
  );
};

/** Cells of partner and shared routes that name their accounts. */
export function soldByPartners(strategy: Strategy, facts: Facts, asOf: Day, scope: Scope): CellCoverage[] {
  return coverageReport(strategy, facts, asOf).cells.filter(
    ({ route, region, accounts }) =>
      route !== "direct" &&
      accounts !== null &&
      (scope.region === undefined || scope.region.includes(region)),
  );
}
