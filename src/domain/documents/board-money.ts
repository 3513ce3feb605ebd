import { amountText, counted, plain } from "../check/figures.ts";
import { inWords } from "../measures/in-words.ts";
import { type Flow, type FlowNode, flowLayers, investmentFlow } from "../strategy/investment-flow.ts";
import { programReturn, type ProgramReturn } from "../strategy/program-return.ts";
import type { Strategy } from "../strategy/strategy.ts";
import type { Amount } from "../strategy/values.ts";
import { type Cell, column, figureColumn, missing, tableOr } from "./blocks.ts";
import type { Block, Chart, Section } from "./document.ts";
import { betName, gapName, typeName } from "./names.ts";
import { budgetFinding, fullCost, totalAmount } from "./parts/budget.ts";
import { fundedFinding } from "./parts/funded-gaps.ts";
import { investmentChart } from "./parts/investment.ts";

/** The return on the programme with its arithmetic: every figure that goes in, and what comes out. */
export function returnSlide(strategy: Strategy): Section {
  const planned = programReturn(strategy);
  if (!planned.ok)
    return {
      title: "Return on investment",
      finding: `The return is unknown: ${planned.reason}`,
      blocks: [
        {
          kind: "missing",
          text: `The return, because ${planned.reason}. It needs ${planned.accepted ?? "budget and metrics"}.`,
        },
      ],
    };
  return {
    title: "Return on investment",
    finding: returnFinding(planned.value, strategy.company.currency),
    blocks: [
      arithmetic(strategy, planned.value),
      { kind: "chart", chart: returnChart(strategy, planned.value) },
    ],
  };
}

function returnFinding({ ratio, target, year }: ProgramReturn, currency: string): string {
  const held =
    target === null
      ? "no return is asked for"
      : ratio >= target
        ? `above the ${plain(target)} that is asked for`
        : `below the ${plain(target)} that is asked for`;
  return `Each ${currency} spent in ${year} is to bring ${plain(ratio)}, ${held}`;
}

function arithmetic(strategy: Strategy, value: ProgramReturn): Block {
  const { currency } = strategy.company;
  const rows: Cell[][] = [
    ...costParts(strategy).map(([name, amounts]): Cell[] => [name, totalAmount(strategy, amounts)]),
    [{ strong: `Cost in ${value.year}` }, amountText(value.costMinor, currency)].map((cell) =>
      typeof cell === "string" ? cell : [cell],
    ),
    ["Partner-sourced revenue wanted", amountText(value.revenueMinor, currency)],
    [
      value.formula === "net-return" ? "(Revenue − cost) ÷ cost" : "Revenue ÷ cost",
      [{ strong: plain(value.ratio) }],
    ],
    ["Return asked for", value.target === null ? null : plain(value.target)],
  ];
  return tableOr(
    { what: "the return", part: "budget" },
    "How the return is reckoned",
    [column("What goes in", 3), figureColumn("Figure", 1.4)],
    rows,
  );
}

/** The three parts of the cost, each only where it holds something. */
function costParts({ budget }: Strategy): [name: string, amounts: Amount[]][] {
  const parts: [string, (Amount | undefined)[]][] = [
    ["People", (budget?.people ?? []).map(({ cost }) => cost)],
    ["Lines: what is spent on partners", (budget?.lines ?? []).map(({ amount }) => amount)],
    ["Systems", (budget?.systems ?? []).map(({ cost }) => cost)],
  ];
  return parts.flatMap(([name, all]) => {
    const amounts = all.filter((amount) => amount !== undefined);
    return amounts.length > 0 ? [[name, amounts]] : [];
  });
}

const returnChart = (strategy: Strategy, value: ProgramReturn): Chart => ({
  shape: "bars",
  finding: `${inWords(value.revenueMinor, "money", strategy.company.currency)} on ${inWords(value.costMinor, "money", strategy.company.currency)}`,
  unit: "money",
  categories: ["Cost", "Partner-sourced revenue"],
  series: [{ name: value.year, values: [value.costMinor, value.revenueMinor] }],
  flows: [],
  currency: strategy.company.currency,
  note: `Budget of ${value.year}; the highest of the year's revenue targets.`,
});

/** What is needed, for whom and to what end. */
export function investmentSlide(strategy: Strategy): Section {
  const chart = investmentChart(strategy);
  return {
    title: "Investment required",
    finding: budgetFinding(strategy) ?? "The strategy has no budget yet: unfunded, it is a wish",
    blocks: [
      chart === null ? missing("what is spent on partners", "budget.lines") : { kind: "chart", chart },
      tableOr(
        { what: "what the strategy costs", part: "budget" },
        "Investment of the year",
        [column("What it is for", 3), figureColumn("Amount", 1.4)],
        costParts(strategy).map(([name, amounts]): Cell[] => [name, totalAmount(strategy, amounts)]),
        ["Total", fullCost(strategy)],
      ),
    ],
  };
}

/** From the gap to the line: what the money of the budget is for. */
export function sankeySlide(strategy: Strategy): Section {
  const flows = investmentFlow(strategy);
  const title = "From gap to line";
  if (flows === undefined || flows.length === 0)
    return {
      title,
      finding: flows
        ? "No money can be followed yet"
        : "The money cannot be followed: it is in several currencies",
      blocks: [missing("lines with amounts in one currency", "budget.lines")],
    };
  return {
    title,
    finding: fundedFinding(strategy, flows),
    blocks: [{ kind: "chart", chart: flowChart(strategy, flows) }],
  };
}

function flowChart(strategy: Strategy, flows: readonly Flow[]): Chart {
  const names = nodeNames(strategy, flows);
  const name = (node: FlowNode): string => names.get(JSON.stringify(node)) ?? "";
  return {
    shape: "sankey",
    finding: layersFinding(flows),
    unit: "money",
    categories: [],
    series: [],
    flows: flows.map(({ from, to, amountMinor }) => ({ from: name(from), to: name(to), value: amountMinor })),
    currency: strategy.company.currency,
    note: "Gap → bet → partner type → line, for the lines of the budget alone; a bet with several gaps is split evenly between them.",
  };
}

/** How many gaps, bets, types and lines the money passes. */
function layersFinding(flows: readonly Flow[]): string {
  const nodes = new Map(
    flows.flatMap(({ from, to }) => [from, to]).map((node) => [JSON.stringify(node), node]),
  );
  const members = (layer: FlowNode["layer"]) =>
    [...nodes.values()].filter((node) => node.layer === layer && node.slug !== null).length;
  return `From ${counted(members("gap"), "gap")} through ${counted(members("bet"), "bet")} and ${counted(members("type"), "partner type")} to ${counted(members("line"), "line")}`;
}

/** A name for each node, unique: where two are called the same, the later ones say what they are. */
function nodeNames(strategy: Strategy, flows: readonly Flow[]): Map<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  const nodes = flows
    .flatMap(({ from, to }) => [from, to])
    .toSorted((a, b) => flowLayers.indexOf(a.layer) - flowLayers.indexOf(b.layer));
  for (const node of nodes) {
    const key = JSON.stringify(node);
    if (names.has(key)) continue;
    const plainName = nodeName(strategy, node);
    let name = plainName;
    for (let copy = 1; used.has(name); copy++)
      name = `${plainName} (${node.layer}${copy > 1 ? ` ${copy}` : ""})`;
    used.add(name);
    names.set(key, name);
  }
  return names;
}

function nodeName(strategy: Strategy, { layer, slug }: FlowNode): string {
  if (slug === null) return without[layer];
  if (layer === "gap") return gapName(strategy, slug);
  if (layer === "bet") return betName(strategy, slug);
  if (layer === "type") return typeName(strategy, slug);
  return strategy.budget?.lines?.[Number(slug)]?.name ?? slug;
}

const without = {
  gap: "No gap",
  bet: "Outside the bets",
  type: "No partner type",
  line: "Not funded by a line",
} as const;
