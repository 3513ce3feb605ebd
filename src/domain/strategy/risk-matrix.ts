import { levels } from "./closed-sets.ts";
import { entries } from "./lookup.ts";
import type { Entry, Strategy } from "./strategy.ts";

export type Risk = Entry<"risks">;
export type Level = (typeof levels)[number];
export type RiskMatrix = {
  /** Worst first: by impact, then by likelihood, then in the order of the file; risks that are not rated come last. */
  readonly register: readonly (readonly [slug: string, risk: Risk])[];
  readonly at: (likelihood: Level, impact: Level) => readonly (readonly [slug: string, risk: Risk])[];
  /** Risks without a likelihood or an impact: they have no place, which is not a low one. */
  readonly unrated: readonly (readonly [slug: string, risk: Risk])[];
};

/** Risks by likelihood and impact. The scales are ranks and not amounts, so nothing is multiplied (spec 1, RSK rules read impact alone). */
export function riskMatrix(strategy: Strategy): RiskMatrix {
  const all = entries<Risk>(strategy.risks);
  const isRated = ({ likelihood, impact }: Risk) => likelihood !== undefined && impact !== undefined;
  const weight = ({ likelihood, impact }: Risk) =>
    (impact ? levels.indexOf(impact) + 1 : 0) * levels.length + (likelihood ? levels.indexOf(likelihood) : 0);
  return {
    register: all.toSorted(
      ([, a], [, b]) => Number(isRated(b)) - Number(isRated(a)) || weight(b) - weight(a),
    ),
    at: (likelihood, impact) =>
      all.filter(([, risk]) => risk.likelihood === likelihood && risk.impact === impact),
    unrated: all.filter(([, risk]) => !isRated(risk)),
  };
}
