import type { Strategy } from "../../strategy/strategy.ts";
import { type Rule, eachOf, rule } from "../rule.ts";

type Milestone = NonNullable<Strategy["roadmap"]>[number];

export const roadmapRules: readonly Rule[] = [
  rule({
    id: "ROA-001",
    severity: "error",
    finds: "a milestone that waits for one of a later quarter, or a circle",
    why: "Such a milestone cannot be reached on its date, and everybody who plans on it is late with it.",
    fix: "move the milestone to the quarter of what it waits for, or take the waiting out",
    example: {
      bad: "- { id: M-01, quarter: FY28-Q1, title: Portal open, after: [M-02] }\n- { id: M-02, quarter: FY28-Q3, title: Terms agreed }",
      good: "- { id: M-01, quarter: FY28-Q3, title: Portal open, after: [M-02] }\n- { id: M-02, quarter: FY28-Q1, title: Terms agreed }",
    },
    *faults({ strategy }) {
      const milestones = strategy.roadmap ?? [];
      yield* eachOf(milestones, ["roadmap"], function* (milestone, path) {
        for (const [index, id] of (milestone.after ?? []).entries()) {
          const first = milestones.find((other) => other.id === id);
          if (first && isLater(first.quarter, milestone.quarter))
            yield {
              path: [...path, "after", index],
              message: `${milestone.id} is due in ${milestone.quarter} and waits for ${id} of ${first.quarter}`,
              fix: `move ${milestone.id} to ${first.quarter} or later, or ${id} to ${milestone.quarter} or earlier`,
            };
        }
      });
      yield* circles(milestones);
    },
  }),
  rule({
    id: "ROA-002",
    severity: "warning",
    finds: "an active or next bet without a milestone",
    why: "A bet without a milestone has no next step that anybody will miss. It is found again at its review, untouched.",
    fix: "add a milestone that serves the bet (`bet`)",
    example: {
      bad: "roadmap:\n  - { id: M-01, quarter: FY28-Q1, title: Tiers adopted, objective: growth }",
      good: "roadmap:\n  - { id: M-02, quarter: FY28-Q1, title: Portal open, bet: msp-first }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.bets, ["bets"], function* ({ status }, path, slug) {
        if (status !== "active" && status !== "next") return;
        if (!strategy.roadmap?.some(({ bet }) => bet === slug))
          yield { path, message: `no milestone serves the ${status} bet \`${slug}\`` };
      }),
  }),
  rule({
    id: "ROA-003",
    severity: "warning",
    finds: "a milestone that serves neither a bet nor an objective",
    why: "Work that serves nothing chosen is the first to eat the time of what was chosen.",
    fix: "name the bet (`bet`) or the objective (`objective`) that it serves, or take the milestone out",
    example: {
      bad: "- { id: M-07, quarter: FY28-Q2, title: New partner logo }",
      good: "- { id: M-07, quarter: FY28-Q2, title: Console in the portal, bet: msp-first }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.roadmap, ["roadmap"], function* (milestone, path) {
        if (milestone.bet === undefined && milestone.objective === undefined)
          yield { path, message: `${milestone.id} serves neither a bet nor an objective` };
      }),
  }),
];

/** Quarters compare as text: FY28-Q4 comes before FY29-Q1. */
const isLater = (quarter: string | undefined, than: string | undefined): boolean =>
  quarter !== undefined && than !== undefined && quarter > than;

/** One fault for each circle, at its first milestone in the file. */
function* circles(milestones: readonly Milestone[]) {
  const waits = new Map(
    milestones.map(({ id, after = [] }) => [
      id,
      after.filter((other) => milestones.some((known) => known.id === other)),
    ]),
  );
  const told = new Set<string>();
  for (const [index, { id }] of milestones.entries()) {
    const circle = told.has(id) ? undefined : circleFrom(id, waits);
    if (!circle) continue;
    for (const member of circle) told.add(member);
    yield {
      path: ["roadmap", index, "after"],
      message: `milestones wait for each other: ${[...circle, id].join(" → ")}`,
    };
  }
}

/** The shortest way from a milestone back to itself. */
function circleFrom(start: string, waits: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const ways = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of waits.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}
