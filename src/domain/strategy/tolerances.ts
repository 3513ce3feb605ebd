import type { Strategy } from "./strategy.ts";

export type Tolerance = keyof NonNullable<Strategy["tolerances"]>;

/** How far is too far for a strategy that does not say: what the published example uses. */
const usual: Record<Tolerance, number> = { mix: 0.05, investment: 0.05, objective: 0.1 };

/** The distance, in share of one, beyond which a figure counts as off its target (spec 1, `tolerances`). */
export const toleranceOf = (strategy: Strategy, of: Tolerance): number =>
  strategy.tolerances?.[of] ?? usual[of];
