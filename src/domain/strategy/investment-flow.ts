import { periodWindow } from "../shared/fiscal.ts";
import { budgetYear } from "./funding.ts";
import { companyMinor, entries, fiscalStart, isLive } from "./lookup.ts";
import type { Bet, PartnerType, Strategy } from "./strategy.ts";

/** The four columns through which the money of the lines is followed. */
export const flowLayers = ["gap", "bet", "type", "line"] as const;
export type FlowLayer = (typeof flowLayers)[number];
/** A slug of the layer (for a line its index); null for money that belongs to none. */
export type FlowNode = { readonly layer: FlowLayer; readonly slug: string | null };
export type Flow = { readonly from: FlowNode; readonly to: FlowNode; readonly amountMinor: number };

/**
 * The lines of the budget followed back: line ← partner type ← bet ← gap, in minor units of the company's currency. A bet
 * takes its budget from the lines of its type (without one, from all types in proportion to what is left), never more than
 * they hold; what a bet asks beyond that goes straight to line null: it is not funded. What no bet takes goes through bet
 * null, back to the gaps that the type fills. A sum for several gaps is split evenly, to the last minor unit. So every
 * node between gap and line gives as much as it gets. Bets count when they are live and start within the budget year or
 * before it. Undefined when an amount is in another currency.
 */
export function investmentFlow(strategy: Strategy): Flow[] | undefined {
  const lines = (strategy.budget?.lines ?? []).map(({ type, amount }, index) => ({
    slug: String(index),
    type: type ?? null,
    minor: amount ? companyMinor(strategy, amount) : 0,
  }));
  const bets = fundedBets(strategy);
  if ([...lines, ...bets].some(({ minor }) => minor === undefined)) return undefined;
  const left = new Map<string | null, number>();
  for (const { type, minor = 0 } of lines) left.set(type, (left.get(type) ?? 0) + minor);
  const flows = new Flows();
  for (const { slug, type, fills, minor = 0 } of bets) {
    const taken = take(left, type, minor);
    for (const [from, amount] of taken) flows.add("bet", slug, "type", from, amount);
    flows.add("bet", slug, "line", null, minor - sum(taken.values()));
    for (const [gap, amount] of evenly(fills, minor)) flows.add("gap", gap, "bet", slug, amount);
  }
  restOf(strategy, left, flows);
  for (const { slug, type, minor = 0 } of lines) flows.add("type", type, "line", slug, minor);
  return flows.all();
}

/** What no bet took, type by type, back to the gaps that the type fills. */
function restOf(strategy: Strategy, left: ReadonlyMap<string | null, number>, flows: Flows): void {
  const types = new Map(entries<PartnerType>(strategy.partnerTypes));
  for (const [type, amount] of left) {
    flows.add("bet", null, "type", type, amount);
    const fills = type === null ? undefined : types.get(type)?.fills;
    for (const [gap, part] of evenly(fills, amount)) flows.add("gap", gap, "bet", null, part);
  }
}

type FundedBet = {
  readonly slug: string;
  readonly type: string | undefined;
  readonly fills: readonly string[] | undefined;
  readonly minor: number | undefined;
};

/** Bets with a type come first: one that plays with every type takes what they leave. */
function fundedBets(strategy: Strategy): FundedBet[] {
  const year = budgetYear(strategy);
  const end = year === undefined ? undefined : periodWindow(year, fiscalStart(strategy)).to;
  const starts = ({ start }: Bet): boolean =>
    start === undefined || end === undefined || periodWindow(start, fiscalStart(strategy)).from <= end;
  return entries<Bet>(strategy.bets)
    .filter(([, bet]) => isLive(bet) && starts(bet) && bet.budget !== undefined)
    .map(([slug, { partnerType, fills, budget }]) => ({
      slug,
      type: partnerType,
      fills,
      minor: budget && companyMinor(strategy, budget),
    }))
    .toSorted((a, b) => Number(a.type === undefined) - Number(b.type === undefined));
}

/** Takes up to an amount from one type, or from all in proportion to what each has left. */
function take(
  left: Map<string | null, number>,
  type: string | undefined,
  wanted: number,
): Map<string | null, number> {
  const from = type === undefined ? [...left.keys()] : left.has(type) ? [type] : [];
  const available = sum(from.map((one) => left.get(one) ?? 0));
  const total = Math.min(wanted, available);
  const taken = new Map<string | null, number>();
  let [rest, before] = [total, available];
  for (const one of from) {
    const has = left.get(one) ?? 0;
    const part = before === 0 ? 0 : Math.min(has, rest, Math.round((rest * has) / before));
    taken.set(one, part);
    left.set(one, has - part);
    rest -= part;
    before -= has;
  }
  return taken;
}

/** Equal parts in whole minor units, the first ones a unit larger where it does not come out even; null where there is nobody. */
function evenly(among: readonly string[] | undefined, amount: number): [string | null, number][] {
  const all = among && among.length > 0 ? [...new Set(among)] : [null];
  const part = Math.floor(amount / all.length);
  const extra = amount - part * all.length;
  return all.map((one, index) => [one, part + (index < extra ? 1 : 0)]);
}

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, amount) => total + amount, 0);

/** Flows added up by their two ends; nothing flows where the amount is zero. */
class Flows {
  readonly #flows = new Map<string, Flow>();

  add(
    fromLayer: FlowLayer,
    from: string | null,
    toLayer: FlowLayer,
    to: string | null,
    amountMinor: number,
  ): void {
    if (amountMinor === 0) return;
    const key = JSON.stringify([fromLayer, from, toLayer, to]);
    const before = this.#flows.get(key)?.amountMinor ?? 0;
    this.#flows.set(key, {
      from: { layer: fromLayer, slug: from },
      to: { layer: toLayer, slug: to },
      amountMinor: before + amountMinor,
    });
  }

  all(): Flow[] {
    return [...this.#flows.values()];
  }
}
