import type { Facts } from "../measures/facts.ts";
import type { Day } from "../shared/dates.ts";
import { type Money, money } from "../shared/money.ts";
import { companyMinor, entries } from "../strategy/lookup.ts";
import type { Cell, Strategy } from "../strategy/strategy.ts";
import { cellName } from "../strategy/subject.ts";
import { type CellCoverage, type CellStatus, cellStatuses, type CoverageReport } from "./coverage-report.ts";
import { serving } from "./serving.ts";

/**
 * Cell by cell: who is qualified, who of them is active, what is missing, whom to recruit (spec 2, "Coverage"). A partner is
 * qualified when it serves the cell's dimensions, is of one of the cell's types, is enrolled, and is certified where its
 * programme has certifications.
 */
export function coverageReport(strategy: Strategy, facts: Facts, asOf: Day): CoverageReport {
  const cells = (strategy.coverage?.cells ?? []).map((cell, _, all) =>
    coverageOf(strategy, facts, asOf, cell, all),
  );
  const gaps = cells
    .filter(
      ({ status, need, qualified }) =>
        status !== "direct" &&
        status !== "unknown" &&
        need !== null &&
        qualified !== null &&
        qualified < need,
    )
    .map((cell) => ({
      cell: cell.cell,
      name: cell.name,
      missing: (cell.need ?? 0) - (cell.qualified ?? 0),
      candidates: cell.candidates,
      worth: cell.gapArr,
    }))
    .toSorted((a, b) => (b.worth?.amountMinor ?? 0) - (a.worth?.amountMinor ?? 0) || b.missing - a.missing)
    .map(({ worth: _, ...gap }) => gap);
  const summary = Object.fromEntries(
    cellStatuses.map((status) => [status, cells.filter((cell) => cell.status === status).length]),
  ) as Record<CellStatus, number>;
  return { asOf, cells, gaps, summary };
}

function coverageOf(
  strategy: Strategy,
  facts: Facts,
  asOf: Day,
  cell: Cell,
  all: readonly Cell[],
): CellCoverage {
  const served = serving(strategy, facts, asOf, cell, all);
  const need = cell.need ?? null;
  const status = statusOf(cell, need, served);
  return {
    cell: cellName(cell, all),
    name: nameOf(strategy, cell, cellName(cell, all).split("/").length),
    region: cell.region,
    vertical: cell.vertical ?? null,
    size: cell.size ?? null,
    types: cell.types ?? [],
    route: cell.route ?? "direct",
    owner: cell.owner ?? null,
    accounts: cell.accounts ?? null,
    need,
    ...served,
    candidates: candidatesFor(strategy, cell),
    status,
    unknown: status === "unknown" ? (served.unknown ?? "the cell names no need") : null,
    gapArr: status === "unknown" ? null : gapArr(strategy, cell, need, served.qualified),
  };
}

/** Names of the dimensions; of the types too where the cell is called by them. */
export function nameOf({ coverage, partnerTypes }: Strategy, cell: Cell, called: number): string {
  const dimensions = [
    coverage?.regions?.[cell.region]?.name ?? cell.region,
    cell.vertical && (coverage?.verticals?.[cell.vertical]?.name ?? cell.vertical),
    cell.size && (coverage?.sizes?.[cell.size]?.name ?? cell.size),
  ].filter((name) => name !== undefined);
  const types = (cell.types ?? []).map((type) => partnerTypes?.[type]?.name ?? type);
  return [...dimensions, ...(called > dimensions.length ? [types.join(" or ")] : [])].join(", ");
}

function statusOf(
  cell: Cell,
  need: number | null,
  { qualified, unknown }: Pick<CellCoverage, "qualified" | "unknown">,
): CellStatus {
  if ((cell.route ?? "direct") === "direct") return "direct";
  if (qualified === null || need === null || unknown !== null) return "unknown";
  if (qualified >= need) return "covered";
  return qualified > 0 ? "partly" : "open";
}

/** Candidates that could serve a cell: of its types, in its place, neither signed nor declined. */
export const candidatesFor = (strategy: Strategy, cell: Cell): string[] =>
  entries(strategy.landscape)
    .filter(([, { status }]) => status !== "signed" && status !== "declined")
    .filter(([, { type }]) => type !== undefined && (cell.types ?? [type]).includes(type))
    .filter(([, { region }]) => region === undefined || region === cell.region)
    .filter(
      ([, { vertical }]) =>
        vertical === undefined || cell.vertical === undefined || vertical === cell.vertical,
    )
    .filter(([, { size }]) => size === undefined || cell.size === undefined || size === cell.size)
    .map(([slug]) => slug);

function gapArr(strategy: Strategy, cell: Cell, need: number | null, qualified: number | null): Money | null {
  const arr = cell.arr === undefined ? undefined : companyMinor(strategy, cell.arr);
  if (arr === undefined || need === null || need === 0 || qualified === null) return null;
  return money(Math.round((arr * Math.max(0, need - qualified)) / need), strategy.company.currency);
}
