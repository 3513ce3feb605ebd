import type { Strategy } from "../strategy/strategy.ts";
import { facts, inOneCell, said } from "./blocks.ts";
import type { Section } from "./document.ts";
import { competitorsFinding, competitorsTable, counterBlocks } from "./parts/competitors.ts";
import { arrWords, industryAndStage, marketNames } from "./parts/context.ts";
import { decisionsBlocks, decisionsFinding } from "./parts/decisions.ts";
import { raciBlocks, raciFinding, sponsorsBlocks, sponsorsFinding } from "./parts/governance.ts";
import { landscapeBlocks, landscapeFinding, scoresBlocks, scoresFinding } from "./parts/landscape.ts";
import { okrBlocks, okrFinding } from "./parts/measuring.ts";
import { modelsFinding, modelsNotUsed, modelsWithEarnings } from "./parts/models.ts";
import { programBlocks, programsFinding } from "./parts/programs.ts";
import { mechanismsFinding, rationaleFinding, rationaleTable, thesisBlocks } from "./parts/rationale.ts";
import { roadmapBlocks, roadmapFinding } from "./parts/roadmap.ts";
import { promiseWords } from "./parts/context.ts";

/** The thesis in full: why partners, with whom, on what terms, in which order, and who decides. */
export const thesisSections = (strategy: Strategy): Section[] => [
  {
    title: "The company",
    finding: null,
    blocks: facts([
      ["Company", strategy.company.name, "company.name"],
      ["Product", said(strategy.company.product), "company.product"],
      ["Industry and stage", industryAndStage(strategy), "company.industry and company.stage"],
      ["ARR", arrWords(strategy), "company.arr"],
      ["Ideal customers", inOneCell(strategy.company.idealCustomers), "company.idealCustomers"],
      ["Markets where partners should help", marketNames(strategy), "thesis.markets"],
    ]),
  },
  { title: "Why partnerships", finding: rationaleFinding(strategy), blocks: [rationaleTable(strategy)] },
  {
    title: "Partnership models",
    finding: modelsFinding(strategy),
    blocks: [modelsWithEarnings(strategy), ...modelsNotUsed(strategy)],
  },
  { title: "Partnership thesis", finding: mechanismsFinding(strategy), blocks: thesisBlocks(strategy) },
  { title: "Partner landscape", finding: landscapeFinding(strategy), blocks: landscapeBlocks(strategy) },
  { title: "Attractiveness", finding: scoresFinding(strategy), blocks: scoresBlocks(strategy) },
  {
    title: "Competitors' partners",
    finding: competitorsFinding(strategy),
    blocks: [competitorsTable(strategy), ...counterBlocks(strategy)],
  },
  { title: "Programme tiers", finding: programsFinding(strategy), blocks: programBlocks(strategy) },
  {
    title: "Build, partner or acquire",
    finding: decisionsFinding(strategy),
    blocks: decisionsBlocks(strategy),
  },
  { title: "Objectives and key results", finding: okrFinding(strategy), blocks: okrBlocks(strategy) },
  { title: "Roadmap", finding: roadmapFinding(strategy), blocks: roadmapBlocks(strategy) },
  { title: "Who decides", finding: raciFinding(strategy), blocks: raciBlocks(strategy) },
  { title: "Executive sponsors", finding: sponsorsFinding(strategy), blocks: sponsorsBlocks(strategy) },
];

/** What partners are to bring; the thesis' own promise is its finding. */
export const thesisFinding = (strategy: Strategy): string | null => {
  const promise = promiseWords(strategy);
  return promise === null ? null : `Partners bring ${promise}`;
};
