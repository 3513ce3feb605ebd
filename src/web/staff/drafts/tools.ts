import { type ComponentType, lazy } from "react";
import type { PartName } from "../../../domain/strategy/strategy.ts";

/** A tool shows one part in a form of its own and edits it through `useDraft()`; it takes no properties. */
type Tool = ComponentType;

const weights = tool(async () => (await import("./landscape/WeightsTool.tsx")).WeightsTool);

/** The tools of each part, in the order in which its page shows them, above the fields. Each loads when its page is opened. */
export const tools: Partial<Record<PartName, readonly Tool[]>> = {
  strategy: [tool(async () => (await import("./signoff/SignoffTool.tsx")).SignoffTool)],
  objectives: [tool(async () => (await import("./objectives/ObjectivesTool.tsx")).ObjectivesTool)],
  gaps: [tool(async () => (await import("./gaps/GapsTool.tsx")).GapsTool)],
  thesis: [tool(async () => (await import("./thesis/ThesisTool.tsx")).ThesisTool)],
  partnerTypes: [tool(async () => (await import("./partner-types/PartnerTypesTool.tsx")).PartnerTypesTool)],
  scoring: [weights],
  landscape: [tool(async () => (await import("./landscape/LandscapeTool.tsx")).LandscapeTool), weights],
  bets: [tool(async () => (await import("./bets/BetsTool.tsx")).BetsTool)],
  coverage: [tool(async () => (await import("./coverage/CoverageTool.tsx")).CoverageTool)],
  competitors: [tool(async () => (await import("./competitors/CompetitorsTool.tsx")).CompetitorsTool)],
  programs: [tool(async () => (await import("./programs/ProgramsTool.tsx")).ProgramsTool)],
  incentives: [tool(async () => (await import("./incentives/IncentivesTool.tsx")).IncentivesTool)],
  agreements: [tool(async () => (await import("./agreements/AgreementsTool.tsx")).AgreementsTool)],
  budget: [tool(async () => (await import("./budget/BudgetTool.tsx")).BudgetTool)],
  decisions: [tool(async () => (await import("./decisions/DecisionsTool.tsx")).DecisionsTool)],
  okrs: [tool(async () => (await import("./okrs/OkrsTool.tsx")).OkrsTool)],
  metrics: [tool(async () => (await import("./metrics/MetricsTool.tsx")).MetricsTool)],
  roadmap: [tool(async () => (await import("./roadmap/RoadmapTool.tsx")).RoadmapTool)],
  raci: [tool(async () => (await import("./raci/RaciTool.tsx")).RaciTool)],
  sponsors: [tool(async () => (await import("./sponsors/SponsorsTool.tsx")).SponsorsTool)],
  risks: [tool(async () => (await import("./risks/RisksTool.tsx")).RisksTool)],
  scenarios: [tool(async () => (await import("./risks/ScenariosTool.tsx")).ScenariosTool)],
  assumptions: [tool(async () => (await import("./risks/AssumptionsTool.tsx")).AssumptionsTool)],
  sources: [tool(async () => (await import("./sources/SourcesTool.tsx")).SourcesTool)],
};

/** `tool(async () => (await import("./bets/BetsBoard.tsx")).BetsBoard)`, for the list above. */
function tool(load: () => Promise<ComponentType>): Tool {
  return lazy(async () => ({ default: await load() }));
}
