import { capital } from "../../shared/capital.ts";
import { listed } from "../../check/figures.ts";
import { inWords } from "../../measures/in-words.ts";
import { type Flow, investmentFlow } from "../../strategy/investment-flow.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Chart } from "../document.ts";
import { gapName } from "../names.ts";

/** What the lines of the budget are for, gap by gap; null where no money can be followed, or not in one currency. */
export function fundedGapsChart(strategy: Strategy): Chart | null {
  const flows = (investmentFlow(strategy) ?? []).filter(({ from }) => from.layer === "gap");
  if (flows.length === 0) return null;
  const into = (gap: string | null, isInBet: boolean): number =>
    sumOf(flows.filter(({ from, to }) => from.slug === gap && (to.slug !== null) === isInBet));
  const total = (gap: string | null): number => into(gap, true) + into(gap, false);
  const gaps = [...new Set(flows.map(({ from }) => from.slug))].toSorted((a, b) => total(b) - total(a));
  const series = [
    { name: "Behind a bet", values: gaps.map((gap) => into(gap, true)) },
    { name: "Outside the bets", values: gaps.map((gap) => into(gap, false)) },
  ];
  return {
    shape: "stacked-bars",
    finding: fundedFinding(strategy, investmentFlow(strategy) ?? []),
    unit: "money",
    categories: gaps.map((gap) => (gap === null ? "No gap" : gapName(strategy, gap))),
    series: series.filter(({ values }) => values.some((value) => value !== 0)),
    flows: [],
    currency: strategy.company.currency,
    note: "What each gap gets; a sum for several is split evenly.",
  };
}

/** How much of the lines is behind a bet, and what bets ask for that no line holds. */
export function fundedFinding(strategy: Strategy, flows: readonly Flow[]): string {
  const total = (of: (flow: Flow) => boolean) => sumOf(flows.filter(of));
  const all = total(({ from }) => from.layer === "type");
  const outside = total(({ from, to }) => from.layer === "bet" && from.slug === null && to.layer === "type");
  const unfunded = total(({ from, to }) => from.layer === "bet" && to.layer === "line");
  const of = (minor: number) => inWords(minor, "money", strategy.company.currency);
  const parts = [
    `${of(all - outside)} of ${of(all)} in lines ${all - outside === all ? "is" : "are"} behind a bet`,
    ...(outside > 0 ? [`${of(outside)} outside the bets`] : []),
    ...(unfunded > 0 ? [`${of(unfunded)} that bets ask for has no line`] : []),
  ];
  return capital(listed(parts));
}

const sumOf = (flows: readonly Flow[]): number =>
  flows.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
