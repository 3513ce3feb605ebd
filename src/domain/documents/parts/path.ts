import { inWords } from "../../measures/in-words.ts";
import { dateOf, type Day, yearOf } from "../../shared/dates.ts";
import { quartersOf } from "../../shared/fiscal.ts";
import { arrPath, type ArrPoint } from "../../strategy/arr-path.ts";
import { valueFor } from "../../strategy/quantities.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import { yearTargets } from "../../strategy/year-targets.ts";
import type { Chart } from "../document.ts";
import { dayWords } from "../words.ts";

/**
 * The way from today to the target: ARR where the north star is ARR of partners, else the quarters that the success metrics want
 * of partner-sourced revenue. Null where the strategy says neither.
 */
export const pathChart = (strategy: Strategy): Chart | null => arrChart(strategy) ?? quarterChart(strategy);

function arrChart(strategy: Strategy): Chart | null {
  const path = arrPath(strategy);
  const [first, last] = [path[0], path.at(-1)];
  if (!first || !last) return null;
  const total = { name: "All ARR", values: path.map(({ totalMinor }) => totalMinor) };
  const partners = { name: "Partner-sourced ARR", values: path.map(({ partnersMinor }) => partnersMinor) };
  return {
    shape: "bars",
    finding: arrFinding(strategy, path),
    unit: "money",
    categories: path.map(pointName),
    series: total.values.some((value) => value !== null) ? [total, partners] : [partners],
    flows: [],
    currency: strategy.company.currency,
    note: "On straight lines from today to the targets.",
  };
}

function arrFinding({ company: { currency } }: Strategy, path: readonly ArrPoint[]): string {
  const known = path.filter(({ partnersMinor }) => partnersMinor !== null);
  const of = (point: ArrPoint | undefined) => inWords(point?.partnersMinor ?? null, "money", currency);
  return `Partner-sourced ARR is to go from ${of(known[0])} to ${of(known.at(-1))}`;
}

/** A year where the day ends one; else the day, short enough to stand under a bar. */
const pointName = ({ year, on }: ArrPoint): string => year ?? shortDay(on);

const shortDay = (day: Day): string =>
  `${dateOf(day)} ${(dayWords(day) ?? "").split(" ")[1]?.slice(0, 3) ?? ""} ${yearOf(day)}`;

/** The quarters of the first year that has targets by quarter; a quarter without one is unknown. */
function quarterChart(strategy: Strategy): Chart | null {
  const wanted = (strategy.metrics ?? []).find(
    ({ metric, where, targets }) =>
      metric === revenue && where === undefined && Object.keys(targets ?? {}).some(isQuarter),
  )?.targets;
  const [first] = Object.keys(wanted ?? {})
    .filter(isQuarter)
    .toSorted();
  if (!wanted || !first) return null;
  const quarters = quartersOf(first);
  const year = first.slice(0, 4);
  const values = quarters.map((quarter) => {
    const quantity = Object.hasOwn(wanted, quarter) ? wanted[quarter] : undefined;
    return (quantity && valueFor(strategy, revenue, quantity)) ?? null;
  });
  const all = yearTargets(strategy, revenue, year).map(({ value }) => value);
  const sum = all.length === 0 ? "" : ` ${inWords(Math.max(...all), "money", strategy.company.currency)}`;
  return {
    shape: "bars",
    finding: `Partners are to source${sum === "" ? " revenue by quarter" : sum} in ${year}`,
    unit: "money",
    categories: quarters,
    series: [{ name: "Partner-sourced revenue", values }],
    flows: [],
    currency: strategy.company.currency,
    note: "Partner-sourced revenue wanted in each quarter.",
  };
}

const revenue = "partner-sourced-revenue";
const isQuarter = (period: string): boolean => /^FY\d\d-Q[1-4]$/.test(period);
