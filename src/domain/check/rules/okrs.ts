import { paceOf } from "../../strategy/key-results.ts";
import { metricOf } from "../../strategy/lookup.ts";
import { type Rule, eachOf, rule } from "../rule.ts";

export const okrRules: readonly Rule[] = [
  rule({
    id: "OKR-001",
    severity: "warning",
    finds: "an objective under `okrs` without both a leading and a lagging key result",
    why: "With lagging results alone the miss is seen when the year is over. With leading ones alone everybody was busy and nobody can say what came of it.",
    fix: "give the objective one key result that moves first and one that is the outcome; their kind (`kind`) says which is which where the metric does not",
    example: {
      bad: "keyResults:\n  - { id: KR-1, metric: partner-sourced-revenue, atLeast: 2M, by: 2028-01-31 }",
      good: "keyResults:\n  - { id: KR-1, metric: partner-sourced-pipeline, atLeast: 4M, by: 2027-07-31 }\n  - { id: KR-2, metric: partner-sourced-revenue, atLeast: 2M, by: 2028-01-31 }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.okrs, ["okrs"], function* (okr, path, slug) {
        const found = (okr.keyResults ?? []).map((result) => paceOf(strategy, result));
        if (found.includes("unknown")) return;
        const missing = (["leading", "lagging"] as const).filter((kind) => !found.includes(kind));
        if (missing.length > 0)
          yield { path, message: `\`${slug}\` has no ${missing.join(" or ")} key result` };
      }),
  }),
  rule({
    id: "OKR-002",
    severity: "warning",
    finds: "a key result that counts activity",
    why: "Trainings and meetings can all be held while nothing changes at the partner. The key result turns green and the objective is missed.",
    fix: "count what the activity is meant to bring: pipeline, registrations, certified people, revenue",
    example: {
      bad: "- { id: KR-1, statement: Hold ten trainings, metric: trainings-held, atLeast: 10 }",
      good: "- { id: KR-1, statement: Twenty certified people, metric: certified-people, atLeast: 20 }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.okrs, ["okrs"], (okr, path) =>
        eachOf(okr.keyResults, [...path, "keyResults"], function* ({ id, metric }, at) {
          if (metric !== undefined && metricOf(strategy, metric)?.kind === "activity")
            yield { path: [...at, "metric"], message: `${id} counts an activity: \`${metric}\`` };
        }),
      ),
  }),
];
