import { listed } from "../check/figures.ts";
import { categoryNames } from "../strategy/closed-sets.ts";
import { entries } from "../strategy/lookup.ts";
import type { PartnerType, Strategy } from "../strategy/strategy.ts";
import { thesisSentence } from "../strategy/thesis-sentence.ts";
import { facts, list, missing, paragraph, said, statement } from "./blocks.ts";
import type { Block, Section } from "./document.ts";
import { agreementsFinding, frameworkBlocks } from "./parts/agreements.ts";
import { categoryBlocks, philosophyBlocks } from "./parts/categories.ts";
import { assumptionsTable, evidenceFinding, groundingBlocks, sourcesTable } from "./parts/evidence.ts";
import { incentivesTable } from "./parts/incentives.ts";
import { metricsFinding, periodTable } from "./parts/measuring.ts";
import { programBlocks, programsFinding } from "./parts/programs.ts";
import { roadmapBlocks, roadmapFinding, scaleTargets } from "./parts/roadmap.ts";
import { countingBlocks } from "./parts/counting.ts";

/** The strategy as a document of reference: philosophy, categories, tiers, deal frameworks, roadmap, metrics, assumptions, sources. */
export const partnershipStrategySections = (strategy: Strategy): Section[] => [
  { title: "Executive summary", finding: null, blocks: summaryBlocks(strategy) },
  {
    title: "Partnership philosophy",
    finding: null,
    blocks: [...philosophyBlocks(strategy), ...goalBlocks(strategy)],
  },
  { title: "Partnership categories", finding: categoriesFinding(strategy), blocks: categoryBlocks(strategy) },
  {
    title: "Partnership tiers",
    finding: programsFinding(strategy),
    blocks: [...programBlocks(strategy), incentivesTable(strategy)],
  },
  { title: "Deal frameworks", finding: agreementsFinding(strategy), blocks: frameworkBlocks(strategy) },
  {
    title: "Prioritized roadmap",
    finding: roadmapFinding(strategy),
    blocks: [...roadmapBlocks(strategy), ...scaleBlocks(strategy)],
  },
  { title: "Success metrics", finding: metricsFinding(strategy), blocks: [periodTable(strategy)] },
  {
    title: "Assumptions, sources and grounding",
    finding: evidenceFinding(strategy),
    blocks: [assumptionsTable(strategy), sourcesTable(strategy), ...groundingBlocks(strategy)],
  },
  { title: "How this company counts", finding: null, blocks: countingBlocks(strategy) },
];

function summaryBlocks(strategy: Strategy): Block[] {
  const summary = said(strategy.strategy.summary);
  return [
    summary ? paragraph(summary) : missing("the strategy in two sentences", "strategy.summary"),
    ...(strategy.thesis
      ? [statement(thesisSentence(strategy))]
      : [missing("the partnership thesis", "thesis")]),
    ...facts([["Product", said(strategy.company.product), "company.product"]]),
  ];
}

/** The goals are what the business wants of partners, in the order of the file. */
function goalBlocks(strategy: Strategy): Block[] {
  const goals = entries(strategy.objectives).map(([slug, { business, partner }]) =>
    partner ? `${business ?? slug}: ${partner}` : (business ?? slug),
  );
  return goals.length > 0
    ? [paragraph([{ strong: "Strategic goals" }]), list(goals, true)]
    : [missing("the strategic goals", "objectives")];
}

function categoriesFinding(strategy: Strategy): string | null {
  const used = categoryNames.map((category) => ({
    category,
    types: entries<PartnerType>(strategy.partnerTypes).filter(([, type]) => type.category === category)
      .length,
  }));
  if (used.every(({ types }) => types === 0)) return null;
  const most = Math.max(...used.map(({ types }) => types));
  const first = used.filter(({ types }) => types === most).map(({ category }) => category);
  const none = used.filter(({ types }) => types === 0).map(({ category }) => category);
  const rest = none.length > 0 ? `; ${listed(none)} has no partner type yet` : "";
  return `${first.length === used.length ? "All three categories carry the same weight" : `Most partner types are in ${listed(first)}`}${rest}`;
}

function scaleBlocks(strategy: Strategy): Block[] {
  const scale = scaleTargets(strategy);
  return scale.length === 0
    ? [missing("how many partners of each type are wanted", "partnerTypes")]
    : [paragraph([{ strong: "Partners wanted when the strategy is in place" }]), list(scale)];
}
