import { metricOf } from "../../strategy/lookup.ts";
import { writtenAs } from "../../strategy/quantities.ts";
import type { PartnerType, Strategy } from "../../strategy/strategy.ts";
import { type YearAndQuarters, yearsAndQuarters } from "../../strategy/year-and-quarters.ts";
import { type Fault, type Rule, eachOf, rule } from "../rule.ts";
import { targetRules } from "./targets.ts";
import { type Wanted, disagree, targetsOf } from "../wanted.ts";

export const metricRules: readonly Rule[] = [
  rule({
    id: "MET-001",
    severity: "warning",
    finds: "a success metric (`metrics`, `role.success`) that is an activity",
    why: "Success that is counted in trainings and meetings is reached by holding more of them. Nobody can tell from it whether a partner sells.",
    fix: "count what the activity is meant to bring: revenue, pipeline, active partners, certified people",
    example: {
      bad: "metrics:\n  - { metric: trainings-held, targets: { FY28: 10 }, owner: ops }",
      good: "metrics:\n  - { metric: certified-partners, targets: { FY28: 80% }, owner: ops }",
    },
    *faults({ strategy }) {
      yield* eachOf(strategy.metrics, ["metrics"], function* ({ metric }, path) {
        if (isActivity(strategy, metric))
          yield { path: [...path, "metric"], message: `\`${metric}\` counts an activity` };
      });
      yield* eachOf<PartnerType>(strategy.partnerTypes, ["partnerTypes"], function* ({ role }, path, slug) {
        const metric = role?.success?.metric;
        if (metric !== undefined && isActivity(strategy, metric))
          yield {
            path: [...path, "role", "success", "metric"],
            message: `the success of \`${slug}\` is judged by an activity: \`${metric}\``,
          };
      });
    },
  }),
  rule({
    id: "MET-002",
    severity: "error",
    finds:
      "a year target below the sum of its quarters (flows) or below its last quarter (stocks, ratios; the other way round where less is better)",
    why: "The year is then reached while its quarters are missed, or the other way round. Two people will read the same page and both be right.",
    fix: "raise the year, or lower the quarters",
    example: {
      bad: "targets: { FY28-Q1: 600K, FY28-Q2: 900K, FY28: 1.2M }",
      good: "targets: { FY28-Q1: 200K, FY28-Q2: 450K, FY28: 2M }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.metrics, ["metrics"], function* (metric, path) {
        for (const of of yearsAndQuarters(strategy, metric))
          if (!of.agrees)
            yield { path: [...path, "targets", of.year], message: contradiction(strategy, metric, of) };
      }),
  }),
  rule({
    id: "MET-003",
    severity: "error",
    finds:
      "two targets for the same metric, scope and period that disagree (objectives, key results, metrics)",
    why: "Each reader quotes the figure that suits. The quarter in which it matters is spent on which of the two was agreed.",
    fix: "make them one figure, or change the scope or the day of one of them",
    example: {
      bad: "objectives:\n  growth: { metric: partner-sourced-revenue, atLeast: 2M, by: 2028-01-31 }\nmetrics:\n  - { metric: partner-sourced-revenue, targets: { FY28: 2.5M } }",
      good: "objectives:\n  growth: { metric: partner-sourced-revenue, atLeast: 2M, by: 2028-01-31 }\nmetrics:\n  - { metric: partner-sourced-revenue, targets: { FY28: 2M } }",
    },
    *faults({ strategy }) {
      const earlier = new Map<string, Wanted[]>();
      for (const wanted of targetsOf(strategy)) {
        const others = earlier.get(wanted.about) ?? [];
        const other = others.find((candidate) => !sameRow(candidate, wanted) && disagree(candidate, wanted));
        if (other) yield opposing(wanted, other);
        earlier.set(wanted.about, [...others, wanted]);
      }
    },
  }),
  ...targetRules,
];

/** A year and its last quarter in one row end on one day; whether they agree is MET-002's to say. */
const sameRow = (a: Wanted, b: Wanted): boolean =>
  a.path[0] === "metrics" && b.path[0] === "metrics" && a.path[1] === b.path[1];

const isActivity = (strategy: Strategy, metric: string): boolean =>
  metricOf(strategy, metric)?.kind === "activity";

type Metric = NonNullable<Strategy["metrics"]>[number];

const opposing = (wanted: Wanted, other: Wanted): Fault => ({
  path: wanted.path,
  message: `${wanted.who} wants ${wanted.words} of \`${wanted.metric}\` and ${other.who} wants ${other.words} for the same scope and period`,
});

function contradiction(strategy: Strategy, metric: Metric, of: YearAndQuarters): string {
  const { year, parts, basis, last, isCeiling } = of;
  const unit = metricOf(strategy, metric.metric)?.unit ?? "count";
  const relation = isCeiling ? "above" : "below";
  const compared =
    basis === "sum"
      ? `the sum of its quarters, ${writtenAs(unit, parts, strategy.company.currency)}`
      : `${last}, ${metric.targets?.[last]?.text}`;
  return `${year} of \`${metric.metric}\` is ${metric.targets?.[year]?.text}, ${relation} ${compared}`;
}
