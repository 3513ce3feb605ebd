import { type Decision, no, yes } from "../shared/decision.ts";
import { flowLayers, type FlowLayer, type FlowNode, investmentFlow } from "./investment-flow.ts";
import { entryOf } from "./lookup.ts";
import type { Bet, Entry, PartnerType, Strategy } from "./strategy.ts";

/** A place that money passes, with its name and how much passes it. `slug` is null for what is not allocated. */
export type MoneyPlace = {
  readonly id: string;
  readonly layer: FlowLayer;
  readonly slug: string | null;
  readonly name: string;
  readonly minor: number;
};
export type MoneyFlow = { readonly from: string; readonly to: string; readonly minor: number };
export type MoneyFlows = {
  readonly currency: string;
  /** The lines, with what bets count on beyond them. */
  readonly totalMinor: number;
  readonly places: readonly MoneyPlace[];
  readonly flows: readonly MoneyFlow[];
};

/**
 * The money of the budget (investment-flow.ts) as places and ribbons to be drawn, layer by layer in the order of the file,
 * what is not allocated last. Says no when there is no amount, or when one is in another currency.
 */
export function moneyFlows(strategy: Strategy): Decision<MoneyFlows> {
  const { currency } = strategy.company;
  const all = investmentFlow(strategy);
  if (all === undefined) return no(`the amounts are not all in ${currency}`, `amounts in ${currency}`);
  if (all.length === 0) return no("no line and no bet has an amount", "an amount under budget.lines");
  const flows = all.map(({ from, to, amountMinor }) => ({
    from: idOf(from),
    to: idOf(to),
    minor: amountMinor,
  }));
  const nodes = new Map(all.flatMap(({ from, to }) => [from, to]).map((node) => [idOf(node), node]));
  const places = [...nodes].map(([id, node]) => placeOf(strategy, id, node, flows));
  const totalMinor = places
    .filter(({ layer }) => layer === "line")
    .reduce((sum, { minor }) => sum + minor, 0);
  return yes({ currency, totalMinor, places: inOrder(strategy, places), flows });
}

const idOf = ({ layer, slug }: FlowNode): string => (slug === null ? layer : `${layer}/${slug}`);

function placeOf(
  strategy: Strategy,
  id: string,
  { layer, slug }: FlowNode,
  flows: readonly MoneyFlow[],
): MoneyPlace {
  const through = (end: "from" | "to") =>
    flows.filter((flow) => flow[end] === id).reduce((sum, { minor }) => sum + minor, 0);
  return {
    id,
    layer,
    slug,
    name: nameOf(strategy, layer, slug),
    minor: Math.max(through("from"), through("to")),
  };
}

function inOrder(strategy: Strategy, places: readonly MoneyPlace[]): MoneyPlace[] {
  const written = [strategy.gaps, strategy.bets, strategy.partnerTypes].flatMap((part) =>
    Object.keys(part ?? {}),
  );
  const rank = ({ layer, slug }: MoneyPlace) =>
    slug === null ? Infinity : layer === "line" ? Number(slug) : written.indexOf(slug);
  return places.toSorted(
    (a, b) =>
      flowLayers.indexOf(a.layer) - flowLayers.indexOf(b.layer) ||
      (rank(a) === rank(b) ? 0 : rank(a) - rank(b)),
  );
}

const unallocated: Record<FlowLayer, string> = {
  gap: "No gap named",
  bet: "Outside every bet",
  type: "No partner type named",
  line: "Not in the lines",
};

function nameOf(strategy: Strategy, layer: FlowLayer, slug: string | null): string {
  if (slug === null) return unallocated[layer];
  if (layer === "gap") return entryOf<Entry<"gaps">>(strategy.gaps, slug)?.statement ?? slug;
  if (layer === "bet") return entryOf<Bet>(strategy.bets, slug)?.name ?? slug;
  if (layer === "type") return entryOf<PartnerType>(strategy.partnerTypes, slug)?.name ?? slug;
  return strategy.budget?.lines?.[Number(slug)]?.name ?? slug;
}
