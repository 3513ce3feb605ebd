import { counted, listed, percent } from "../check/figures.ts";
import { designAlignment } from "../strategy/design-alignment.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { entries } from "../strategy/lookup.ts";
import type { PartnerType } from "../strategy/strategy.ts";
import { list, paragraph } from "./blocks.ts";
import type { Block, Chart, Section } from "./document.ts";
import { budgetMissing, linesWords, peopleTable, previousTable } from "./parts/budget.ts";
import { engagementBlocks } from "./parts/engagement.ts";
import { investmentChart, investmentFinding, purposeTable, typeInvestmentTable } from "./parts/investment.ts";
import { designBlocks } from "./parts/design.ts";
import { industryBlocks, industryFinding } from "./parts/industry-fit.ts";
import { cellsTable, coverageFinding, dimensionsBlocks, routeChart } from "./parts/market.ts";
import { metricsBlocks, metricsFinding } from "./parts/measuring.ts";
import { compositionTable, exchangeTable, typesFinding } from "./parts/partner-types.ts";
import { effortTable } from "./parts/programs.ts";
import { rationaleTable } from "./parts/rationale.ts";
import { stageBlocks, stageFinding } from "./parts/stage-fit.ts";
import { questionsTable } from "./parts/strategic-measures.ts";

/** The five decisions in their order, each narrowing the next; then whether they fit the company's stage and industry. */
export const fiveDecisionsSections = (strategy: Strategy): Section[] => [
  {
    title: "Decision 1 · Ecosystem composition: which types, and why",
    finding: typesFinding(strategy),
    blocks: [
      rationaleTable(strategy),
      compositionTable(strategy),
      ...charts(mixChart(strategy)),
      exchangeTable(strategy),
    ],
  },
  {
    title: "Decision 2 · Market coverage: who serves which market",
    finding: coverageFinding(strategy),
    blocks: [
      ...dimensionsBlocks(strategy),
      ...charts(routeChart(strategy)),
      cellsTable(strategy),
      paragraph([{ strong: "The boundary between direct and channel; the first rule that fits decides:" }]),
      ...engagementBlocks(strategy),
    ],
  },
  {
    title: "Decision 3 · Investment: what each category warrants",
    finding: investmentFinding(strategy),
    blocks: [
      ...budgetMissing(strategy),
      ...charts(investmentChart(strategy)),
      typeInvestmentTable(strategy),
      purposeTable(strategy),
      peopleTable(strategy),
      ...previousTable(strategy),
    ],
  },
  {
    title: "Decision 4 · Programme design: what makes partners act",
    finding: designFinding(strategy),
    blocks: [...designBlocks(strategy), ...strays(strategy), effortTable(strategy)],
  },
  {
    title: "Decision 5 · Measurement: which figures say that it works",
    finding: metricsFinding(strategy),
    blocks: [questionsTable(strategy), ...metricsBlocks(strategy)],
  },
  { title: "Fit with the stage of growth", finding: stageFinding(strategy), blocks: stageBlocks(strategy) },
  { title: "Fit with the industry", finding: industryFinding(strategy), blocks: industryBlocks(strategy) },
];

/** The five answers in a line. */
export function fiveFinding(strategy: Strategy): string | null {
  const { elements, aligned } = designAlignment(strategy);
  const types = entries<PartnerType>(strategy.partnerTypes).length;
  if (types === 0) return null;
  return listed([
    counted(types, "partner type"),
    counted(strategy.coverage?.cells?.length ?? 0, "coverage cell"),
    `${linesWords(strategy)} in lines`,
    `${aligned} of ${elements} programme elements with a reason`,
    counted(strategy.metrics?.length ?? 0, "metric"),
  ]);
}

const charts = (chart: Chart | null): Block[] => (chart === null ? [] : [{ kind: "chart", chart }]);

function designFinding(strategy: Strategy): string | null {
  const { elements, aligned, ratio } = designAlignment(strategy);
  if (ratio === null) return null;
  return `${aligned} of ${elements} programme elements (${percent(ratio)}) lead back to a gap or a live bet`;
}

function strays(strategy: Strategy): Block[] {
  const { without } = designAlignment(strategy);
  if (without.length === 0) return [];
  return [
    paragraph([{ strong: "Elements without a reason in this strategy:" }]),
    list(without.map(({ subject, path, reason }) => `${String(path[0])}, ${subject}: ${reason}`)),
  ];
}

/** What each type is to bring beside what it gets of the lines; null where no type says its share. */
function mixChart(strategy: Strategy): Chart | null {
  const types = entries<PartnerType>(strategy.partnerTypes);
  if (!types.some(([, { target }]) => target?.share !== undefined)) return null;
  const shares = strategy.budget?.share ?? {};
  return {
    shape: "bars",
    finding: mixFinding(types),
    unit: "share",
    categories: types.map(([, { name }]) => name),
    series: [
      { name: "Share of partner revenue", values: types.map(([, { target }]) => target?.share ?? null) },
      {
        name: "Intended share of the lines",
        values: types.map(([slug]) => (Object.hasOwn(shares, slug) ? (shares[slug] ?? null) : null)),
      },
    ],
    flows: [],
    currency: strategy.company.currency,
    note: "Shares that the strategy intends, over 12 months.",
  };
}

function mixFinding(types: readonly [string, PartnerType][]): string {
  const most = Math.max(...types.map(([, { target }]) => target?.share ?? 0));
  const first = types.filter(([, { target }]) => target?.share === most).map(([, { name }]) => name);
  return `${listed(first)} ${first.length === 1 ? "is" : "are"} to bring ${percent(most)} of partner revenue`;
}
