import { coverageReport } from "../coverage/coverage.ts";
import type { CellCoverage } from "../coverage/coverage-report.ts";
import type { Day } from "../shared/dates.ts";
import type { Cell, Strategy } from "../strategy/strategy.ts";
import type { Facts } from "./facts.ts";
import type { Scope } from "./scope.ts";
import { sumMinor } from "../strategy/lookup.ts";
import { catalogue } from "./catalogue.ts";
import { type Formula, type Input, known, ratio, unknown } from "./outcome.ts";
import { attachedOfYear } from "./revenue.ts";

const asCount = (label: string, value: number): Input => ({ label, value, unit: "count" });

/** Addressable accounts in cells with at least one qualified partner ÷ addressable accounts of partner and shared cells. */
export const marketCoverage: Formula = byRegionOnly((context) => {
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
    withoutAccounts(context.strategy, context.scope),
  );
});

/** Qualified partners, each divided among the cells it serves, per 100 addressable accounts. */
export const coverageDensity: Formula = byRegionOnly((context) => {
  const cells = soldByPartners(context.strategy, context.facts, context.asOf, context.scope);
  if (cells.length === 0) return unknown(catalogue["coverage-density"].unknownWhen);
  const untold = cells.find(({ capacity }) => capacity === null);
  if (untold) return unknown(untold.unknown ?? "a cell cannot be told");
  const accounts = cells.reduce((sum, cell) => sum + (cell.accounts ?? 0), 0);
  const capacity = cells.reduce((sum, cell) => sum + (cell.capacity ?? 0), 0);
  if (accounts === 0) return unknown(catalogue["coverage-density"].unknownWhen);
  return known(
    (100 * capacity) / accounts,
    cells.length,
    [asCount("qualified partners by capacity", capacity), asCount("addressable accounts", accounts)],
    withoutAccounts(context.strategy, context.scope),
  );
});

/** Partner-attached revenue of 12 months ÷ addressable ARR of partner and shared cells. */
export const channelShareOfMarket: Formula = (context) => {
  const cells = cellsOfPartners(context.strategy, context.scope);
  const addressable = cells.map(({ arr }) => arr).filter((arr) => arr !== undefined);
  if (addressable.length === 0) return unknown(catalogue["channel-share-of-market"].unknownWhen);
  if (addressable.length < cells.length)
    return unknown(`${cells.length - addressable.length} cells name no addressable ARR`);
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
export function soldByPartners(
  strategy: Strategy,
  facts: Facts,
  asOf: Day,
  { region: regions }: Scope,
): CellCoverage[] {
  return coverageReport(strategy, facts, asOf).cells.filter(
    ({ route, region, accounts }) =>
      route !== "direct" && accounts !== null && (regions === undefined || regions.includes(region)),
  );
}

/** Cells have a region and nothing else that partners have; any other cut of them would be made up. */
function byRegionOnly(formula: Formula): Formula {
  return (context) =>
    Object.keys(context.scope).every((dimension) => dimension === "region")
      ? formula(context)
      : unknown("coverage of the market is counted by cell, so by region only");
}

const cellsOfPartners = ({ coverage }: Strategy, { region: regions }: Scope): Cell[] =>
  (coverage?.cells ?? []).filter(
    ({ route, region }) =>
      (route === "partner" || route === "shared") && (regions === undefined || regions.includes(region)),
  );

/** Cells without accounts are on neither side of a quotient; the reader is told how many there are. */
function withoutAccounts(strategy: Strategy, scope: Scope): string[] {
  const left = cellsOfPartners(strategy, scope).filter(({ accounts }) => accounts === undefined).length;
  return left === 0 ? [] : [`${left} cells name no accounts and are left out`];
}
