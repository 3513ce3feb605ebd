import { type Decision, no, yes } from "../shared/decision.ts";
import { betsOfBudgetYear, type BudgetLine } from "./funding.ts";
import { companyMinor, entryOf, sumMinor } from "./lookup.ts";
import type { Bet, Entry, PartnerType, Strategy } from "./strategy.ts";

export const flowColumns = ["gap", "bet", "type", "line"] as const;
export type FlowColumn = (typeof flowColumns)[number];

/** A place that money passes. `slug` is null for what is not allocated: money outside every bet, or a bet beyond the lines. */
export type FlowNode = {
  readonly id: string;
  readonly column: FlowColumn;
  readonly slug: string | null;
  readonly name: string;
  readonly minor: number;
};
export type Flow = { readonly from: string; readonly to: string; readonly minor: number };
export type MoneyFlows = {
  readonly currency: string;
  readonly totalMinor: number;
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly Flow[];
};

/**
 * How the lines of the budget follow the strategy: from gap to bet to partner type to line, in whole minor units of the
 * company's currency. Everything balances: what enters a bet or a type leaves it. A bet of the budget year spends its
 * `budget` on its partner type; one that fills several gaps does so in equal parts, because the file says no more. Money of
 * a type beyond its bets comes from "Outside every bet"; bets beyond the lines of their type end in "Not in the lines".
 * Says no when there is no amount, or when one is in another currency.
 */
export function moneyFlows(strategy: Strategy): Decision<MoneyFlows> {
  const { currency } = strategy.company;
  const bets = betsOfBudgetYear(strategy).filter(([, { budget }]) => budget !== undefined);
  const lines = (strategy.budget?.lines ?? []).filter(({ amount }) => amount !== undefined);
  if (bets.length === 0 && lines.length === 0)
    return no("no line and no bet of the budget year has an amount", "an amount under budget.lines");
  const all = [...bets.map(([, { budget }]) => budget), ...lines.map(({ amount }) => amount)];
  if (sumMinor(strategy, all) === undefined)
    return no(`the amounts are not all in ${currency}`, `amounts in ${currency}`);
  const flows = [...flowsOf(strategy, bets, lines)].filter(({ minor }) => minor > 0);
  const nodes = nodesOf(strategy, flows);
  const totalMinor = nodes
    .filter(({ column }) => column === "line")
    .reduce((sum, { minor }) => sum + minor, 0);
  return yes({ currency, totalMinor, nodes, flows });
}

type NamedBet = readonly [slug: string, bet: Bet];

function* flowsOf(
  strategy: Strategy,
  bets: readonly NamedBet[],
  lines: readonly BudgetLine[],
): Generator<Flow> {
  const minorOf = (amount: Bet["budget"]) =>
    amount === undefined ? 0 : (companyMinor(strategy, amount) ?? 0);
  for (const [slug, { fills, budget }] of bets) {
    const gaps = fills?.length ? fills : [null];
    const parts = equalParts(minorOf(budget), gaps.length);
    for (const [at, gap] of gaps.entries())
      yield { from: idOf("gap", gap), to: idOf("bet", slug), minor: parts[at] ?? 0 };
  }
  const types = new Set([
    ...Object.keys(strategy.partnerTypes ?? {}),
    ...bets.map(([, { partnerType }]) => partnerType ?? null),
    ...lines.map(({ type }) => type ?? null),
  ]);
  for (const type of types) {
    const own = bets.filter(([, { partnerType = null }]) => partnerType === type);
    const inBets = own.reduce((sum, [, { budget }]) => sum + minorOf(budget), 0);
    const inLines = lines
      .filter((line) => (line.type ?? null) === type)
      .reduce((sum, { amount }) => sum + minorOf(amount), 0);
    for (const [slug, { budget }] of own)
      yield { from: idOf("bet", slug), to: idOf("type", type), minor: minorOf(budget) };
    yield { from: idOf("bet", null), to: idOf("type", type), minor: inLines - inBets };
    for (const [at, line] of (strategy.budget?.lines ?? []).entries())
      if ((line.type ?? null) === type)
        yield { from: idOf("type", type), to: idOf("line", String(at)), minor: minorOf(line.amount) };
    yield { from: idOf("type", type), to: idOf("line", null), minor: inBets - inLines };
  }
}

/** Whole parts that add up to the whole; the first ones take the units that cannot be divided. */
const equalParts = (minor: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => Math.floor(minor / count) + (at < minor % count ? 1 : 0));

const idOf = (column: FlowColumn, slug: string | null): string =>
  slug === null ? column : `${column}/${slug}`;

function nodesOf(strategy: Strategy, flows: readonly Flow[]): FlowNode[] {
  const ids = new Set(flows.flatMap(({ from, to }) => [from, to]));
  const nodes = [...ids].map((id): FlowNode => {
    const [column = "gap", slug = null] = id.split(/\/(.*)/) as [FlowColumn, string?];
    const through = (end: "from" | "to") =>
      flows.filter((flow) => flow[end] === id).reduce((sum, { minor }) => sum + minor, 0);
    const minor = column === "line" ? through("to") : through("from");
    return { id, column, slug, name: nameOf(strategy, column, slug), minor };
  });
  return nodes.toSorted((a, b) => flowColumns.indexOf(a.column) - flowColumns.indexOf(b.column));
}

const unallocated: Record<FlowColumn, string> = {
  gap: "No gap named",
  bet: "Outside every bet",
  type: "No partner type named",
  line: "Not in the lines",
};

function nameOf(strategy: Strategy, column: FlowColumn, slug: string | null): string {
  if (slug === null) return unallocated[column];
  if (column === "gap") return entryOf<Entry<"gaps">>(strategy.gaps, slug)?.statement ?? slug;
  if (column === "bet") return entryOf<Bet>(strategy.bets, slug)?.name ?? slug;
  if (column === "type") return entryOf<PartnerType>(strategy.partnerTypes, slug)?.name ?? slug;
  return strategy.budget?.lines?.[Number(slug)]?.name ?? slug;
}
