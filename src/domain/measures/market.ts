import { coverageReport } from "../coverage/coverage.ts";
import type { CellCoverage } from "../coverage/coverage-report.ts";
import type { Day } from "../shared/dates.ts";
import { isSoldByPartners } from "../strategy/segments.ts";
import type { Cell, Strategy } from "../strategy/strategy.ts";
import type { Facts } from "./facts.ts";
import type { Scope } from "./scope.ts";
import { companyMinor } from "../strategy/lookup.ts";
import { catalogue } from "./catalogue.ts";
import { asCount, asMoney, type Formula, known, ratio, unknown } from "./outcome.ts";
import { attachedOfYear } from "./revenue.ts";

/** Addressable accounts in cells with at least one qualified partner ÷ addressable accounts of partner and shared cells. */
export const marketCoverage: Formula = byRegionOnly((context) => {
  const cells = soldByPartners(context.strategy, context.facts, context.asOf, context.scope);
  if (cells.length === 0) return unknown(catalogue["market-coverage"].unknownWhen);
  const untold = cells.find(({ qualified }) => qualified === null);
  if (untold) return unknown(untold.unknown ?? "a cell cannot be told");
  const served = cells.filter(({ qualified }) => (qualified ?? 0) > 0);
  return ratio(
    asCount("accounts in cells with a qualified partner", accountsOf(served, cells)),
    asCount("addressable accounts", accountsOf(cells)),
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
  const accounts = accountsOf(cells);
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
  const { strategy, scope } = context;
  const markets = marketsOf(cellsOfPartners(strategy, scope)).map((cells) =>
    cells.flatMap(({ arr }) => arr ?? []),
  );
  const untold = markets.filter((amounts) => amounts.length === 0).length;
  if (untold === markets.length) return unknown(catalogue["channel-share-of-market"].unknownWhen);
  if (untold > 0) return unknown(`${untold} cells name no addressable ARR`);
  const revenue = attachedOfYear(context);
  if (revenue.value === null) return revenue;
  const amounts = markets.map((named) => named.map((amount) => companyMinor(strategy, amount)));
  if (amounts.flat().includes(undefined)) return unknown("the cells name ARR in several currencies");
  const arr = amounts.reduce((sum, named) => sum + Math.max(...named.map((minor) => minor ?? 0)), 0);
  return ratio(
    asMoney("partner-attached revenue of 12 months", revenue.value),
    asMoney("addressable ARR", arr),
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
      isSoldByPartners({ route }) && accounts !== null && (regions === undefined || regions.includes(region)),
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
    (cell) => isSoldByPartners(cell) && (regions === undefined || regions.includes(cell.region)),
  );

/**
 * Cells for different partner types in one region, vertical and size look at the same customers (docs/decisions/0005): their
 * demand counts once, the largest that one of them names. `known` are cells that may name it for those that are counted.
 */
function accountsOf(cells: readonly CellCoverage[], known: readonly CellCoverage[] = cells): number {
  const counted = new Set(cells.map(marketName));
  return marketsOf(known.filter((cell) => counted.has(marketName(cell)))).reduce(
    (sum, same) => sum + Math.max(...same.map(({ accounts }) => accounts ?? 0)),
    0,
  );
}

type Place = {
  readonly region: string;
  readonly vertical?: string | null | undefined;
  readonly size?: string | null | undefined;
};

const marketName = ({ region, vertical, size }: Place): string =>
  JSON.stringify([region, vertical ?? null, size ?? null]);

function marketsOf<Of extends Place>(cells: readonly Of[]): Of[][] {
  const markets = new Map<string, Of[]>();
  for (const cell of cells) markets.set(marketName(cell), [...(markets.get(marketName(cell)) ?? []), cell]);
  return [...markets.values()];
}

/** Cells without accounts are on neither side of a quotient; the reader is told how many there are. */
function withoutAccounts(strategy: Strategy, scope: Scope): string[] {
  const left = cellsOfPartners(strategy, scope).filter(({ accounts }) => accounts === undefined).length;
  return left === 0 ? [] : [`${left} cells name no accounts and are left out`];
}
