import type { DriftKind } from "../../../domain/drift/drift-report.ts";
import { capital } from "../../../domain/shared/capital.ts";

/** Where a promise stands, so that "8 on tiers" can be said of any kind. */
const places = {
  "north-star": "the north star",
  thesis: "the thesis",
  mix: "the mix of partners",
  return: "returns",
  investment: "spending",
  budget: "the budget",
  coverage: "coverage",
  objective: "objectives",
  "key-result": "key results",
  metric: "metrics",
  role: "the roles of partner types",
  bet: "bets",
  tier: "tiers",
  commitment: "commitments",
  milestone: "milestones",
  design: "programme design",
  decision: "decisions",
  risk: "risks",
  scenario: "scenarios",
  assumption: "assumptions",
  sponsor: "sponsors",
  registration: "deal registrations",
  conflict: "conflicts",
} as const satisfies Record<DriftKind, string>;

/** Which kinds come up most: "8 on tiers, 5 on metrics, 4 on coverage and 12 elsewhere". */
export function kindsInWords(kinds: readonly DriftKind[]): string {
  const counts = [...new Set(kinds)]
    .map((kind) => ({ kind, times: kinds.filter((one) => one === kind).length }))
    .toSorted((a, b) => b.times - a.times);
  const named = counts.slice(0, 3);
  const rest = kinds.length - named.reduce((sum, { times }) => sum + times, 0);
  const words = named.map(({ kind, times }) => `${times} on ${places[kind]}`);
  const last = rest > 0 ? `${rest} elsewhere` : words.length > 1 ? words.pop() : undefined;
  return last === undefined ? words.join(", ") : `${words.join(", ")} and ${last}`;
}

export const kindInWords = (kind: DriftKind): string => capital(kind.replaceAll("-", " "));
