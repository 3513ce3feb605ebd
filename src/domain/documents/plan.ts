import type { Strategy } from "../strategy/strategy.ts";
import { missing, statement } from "./blocks.ts";
import type { Block, Section } from "./document.ts";
import { betsFinding, betsInShort, declinedTable } from "./parts/bets.ts";
import { budgetFinding, linesTable, peopleTable, systemsTable } from "./parts/budget.ts";
import { checklistBlocks, checklistsFinding } from "./parts/checklists.ts";
import {
  businessContext,
  objectivesFinding,
  objectivesTable,
  ownersBlocks,
  zeroPartnerBlocks,
} from "./parts/context.ts";
import { valueTable } from "./parts/evidence.ts";
import { fundedGapsChart } from "./parts/funded-gaps.ts";
import { decidesBlocks } from "./parts/governance.ts";
import { incentivesTable } from "./parts/incentives.ts";
import { topTargets } from "./parts/landscape.ts";
import { regionsBlocks } from "./parts/market.ts";
import { metricsBlocks, metricsFinding } from "./parts/measuring.ts";
import { modelsFinding, modelsTable } from "./parts/models.ts";
import { rolesTable, typesFinding, typesTable } from "./parts/partner-types.ts";
import { pathChart } from "./parts/path.ts";
import { tiersTable } from "./parts/programs.ts";
import { contingencyTable, risksFinding, risksTable, scenariosTable } from "./parts/risks.ts";
import { gapsTable } from "./parts/rationale.ts";
import { roadmapFinding, roadmapSummary } from "./parts/roadmap.ts";
import { thesisSentence } from "../strategy/thesis-sentence.ts";

/** The plan that sales, marketing, product and finance act on: alignment, segmentation, market, resources, metrics, risks. */
export const planSections = (strategy: Strategy): Section[] => [
  {
    title: "Strategic alignment",
    finding: objectivesFinding(strategy),
    blocks: [
      ...businessContext(strategy),
      strategy.thesis ? statement(thesisSentence(strategy)) : missing("the partnership thesis", "thesis"),
      ...zeroPartnerBlocks(strategy),
      ...pictures(strategy),
      gapsTable(strategy),
      objectivesTable(strategy),
    ],
  },
  {
    title: "Where partners win",
    finding: betsFinding(strategy),
    blocks: [betsInShort(strategy), declinedTable(strategy)],
  },
  {
    title: "Partner segmentation",
    finding: typesFinding(strategy),
    blocks: [typesTable(strategy), tiersTable(strategy), ...regionsBlocks(strategy), topTargets(strategy)],
  },
  {
    title: "Go-to-market",
    finding: modelsFinding(strategy),
    blocks: [modelsTable(strategy), rolesTable(strategy), valueTable(strategy)],
  },
  {
    title: "Resources",
    finding: budgetFinding(strategy),
    blocks: [peopleTable(strategy), linesTable(strategy), incentivesTable(strategy), systemsTable(strategy)],
  },
  {
    title: "Roadmap",
    finding: roadmapFinding(strategy),
    blocks: [roadmapSummary(strategy), ...decidesBlocks(strategy)],
  },
  { title: "Success metrics", finding: metricsFinding(strategy), blocks: metricsBlocks(strategy) },
  {
    title: "Risks",
    finding: risksFinding(strategy),
    blocks: [risksTable(strategy), contingencyTable(strategy), scenariosTable(strategy)],
  },
  { title: "Owners", finding: null, blocks: ownersBlocks(strategy) },
  { title: "Checklists", finding: checklistsFinding(strategy), blocks: checklistBlocks(strategy) },
];

/** What partners are to bring, and what the money is for: the two halves of the plan's finding, each where it is known. */
function pictures(strategy: Strategy): Block[] {
  const charts = [pathChart(strategy), fundedGapsChart(strategy)].filter((chart) => chart !== null);
  return charts.length > 0 ? [{ kind: "charts", charts }] : [];
}
