import type { Stage, StageStarter } from "./stage.ts";
import { earlyStage } from "./stages/early.ts";
import { expansionStage } from "./stages/expansion.ts";
import { growthStage } from "./stages/growth.ts";
import { matureStage } from "./stages/mature.ts";

export const stageStarters: Record<Stage, StageStarter> = {
  early: earlyStage,
  growth: growthStage,
  mature: matureStage,
  expansion: expansionStage,
};
