import type { Ground } from "../ground.ts";

/** Company sizes of every starter, by people. */
export const sizeClasses = {
  small: { name: "Up to 199 people", employees: { from: 1, to: 199 } },
  medium: { name: "200 to 1,999 people", employees: { from: 200, to: 1999 } },
  large: { name: "2,000 people and more", employees: { from: 2000 } },
} as const;
export type SizeName = keyof typeof sizeClasses;
export const sizeNames: readonly SizeName[] = ["small", "medium", "large"];

/** Only a mature programme tells one vertical from the rest: before that, every distinction is one to maintain and none to use. */
export const specialistVertical = ({
  answers,
  industry,
}: Ground): Ground["industry"]["vertical"] | undefined =>
  answers.stage === "mature" ? industry.vertical : undefined;

/** The markets in which partners sell: before the sale is proven, the first alone. */
export const partnerMarkets = ({ answers, markets }: Ground): Ground["markets"] =>
  answers.stage === "early" ? markets.slice(0, 1) : markets;
