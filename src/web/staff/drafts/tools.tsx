import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import type { PartName } from "../../../domain/strategy/strategy.ts";

type Tool = LazyExoticComponent<ComponentType>;

const objectives = lazy(async () => ({
  default: (await import("./objectives/ObjectivesTool.tsx")).ObjectivesTool,
}));
const gaps = lazy(async () => ({ default: (await import("./gaps/GapsTool.tsx")).GapsTool }));
const thesis = lazy(async () => ({ default: (await import("./thesis/ThesisTool.tsx")).ThesisTool }));
const partnerTypes = lazy(async () => ({
  default: (await import("./partner-types/PartnerTypesTool.tsx")).PartnerTypesTool,
}));
const weights = lazy(async () => ({ default: (await import("./landscape/WeightsTool.tsx")).WeightsTool }));
const landscape = lazy(async () => ({
  default: (await import("./landscape/LandscapeTool.tsx")).LandscapeTool,
}));
const competitors = lazy(async () => ({
  default: (await import("./competitors/CompetitorsTool.tsx")).CompetitorsTool,
}));
const budget = lazy(async () => ({ default: (await import("./budget/BudgetTool.tsx")).BudgetTool }));
const decisions = lazy(async () => ({
  default: (await import("./decisions/DecisionsTool.tsx")).DecisionsTool,
}));
const okrs = lazy(async () => ({ default: (await import("./okrs/OkrsTool.tsx")).OkrsTool }));
const metrics = lazy(async () => ({ default: (await import("./metrics/MetricsTool.tsx")).MetricsTool }));

/** The tools of each part, shown above its fields; each loads when its part is opened. */
export const tools: Partial<Record<PartName, readonly Tool[]>> = {
  objectives: [objectives],
  gaps: [gaps],
  thesis: [thesis],
  partnerTypes: [partnerTypes],
  scoring: [weights],
  landscape: [landscape, weights],
  competitors: [competitors],
  budget: [budget],
  decisions: [decisions],
  okrs: [okrs],
  metrics: [metrics],
};
