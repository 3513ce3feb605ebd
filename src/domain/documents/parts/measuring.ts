import { capital } from "../../shared/capital.ts";
import { counted } from "../../check/figures.ts";
import { catalogue, isMeasureId, type MeasureId } from "../../measures/catalogue.ts";
import { partnerEntries } from "../../measures/catalogue-partners.ts";
import { revenueEntries } from "../../measures/catalogue-revenue.ts";
import { entries, entryOf, metricOf } from "../../strategy/lookup.ts";
import type { Entry, Strategy } from "../../strategy/strategy.ts";
import type { Target } from "../../strategy/target.ts";
import type { Block } from "../document.ts";
import { type Cell, column, heading, inOneCell, missing, said, tableOr } from "../blocks.ts";
import { ownerTitle } from "../names.ts";
import { boundWords, metricWords, quantityWords } from "../targets.ts";
import { activeInWords } from "../../measures/definitions.ts";
import { dayWords, label, quoted } from "../words.ts";

export type Metric = NonNullable<Strategy["metrics"]>[number];
export const metricGroups = ["revenue", "partners", "program"] as const;
export type MetricGroup = (typeof metricGroups)[number];

const groupTitles: Readonly<Record<MetricGroup, string>> = {
  revenue: "Revenue",
  partners: "Partner performance",
  program: "Programme health",
};

/** Money is a matter of revenue, what partners are and do of performance, the rest of the programme's health. */
export function groupOf(strategy: Strategy, metric: string): MetricGroup {
  if (Object.hasOwn(revenueEntries, metric)) return "revenue";
  if (Object.hasOwn(partnerEntries, metric)) return "partners";
  const unit = metricOf(strategy, metric)?.unit;
  return !isMeasureId(metric) && unit === "money" ? "revenue" : isMeasureId(metric) ? "program" : "partners";
}

/** Every success metric in its group: what it counts, its targets by period, how it is measured, who owns it. */
export function metricsBlocks(strategy: Strategy): Block[] {
  const all = strategy.metrics ?? [];
  if (all.length === 0) return [missing("which figures prove the strategy, and their targets", "metrics")];
  return metricGroups.map((group) => {
    const members = all.filter(({ metric }) => groupOf(strategy, metric) === group);
    return tableOr(
      { what: `a target for ${groupTitles[group].toLowerCase()}`, part: "metrics" },
      `${groupTitles[group]} metrics`,
      [
        column("Metric", 1.6),
        column("Definition", 2.4),
        column("Target", 2.2),
        column("How it is measured", 2),
        column("Owner", 1.1),
      ],
      members.map((one): Cell[] => [
        metricWords(strategy, one),
        definitionOf(strategy, one.metric),
        targetsWords(strategy, one),
        measuredBy(strategy, one.metric),
        ownerTitle(strategy, one.owner),
      ]),
    );
  });
}

export const targetsWords = (strategy: Strategy, { metric, targets }: Metric): string | null =>
  inOneCell(
    Object.entries(targets ?? {}).map(
      ([period, quantity]) => `${period}: ${quantityWords(strategy, metric, quantity)}`,
    ),
  );

/** What a metric counts, for a reader; of a measure of one's own, how its values are put together. */
export function definitionOf(strategy: Strategy, metric: string): string | null {
  if (isMeasureId(metric)) return capital(formulaWords(strategy, metric));
  const ownMeasure = entryOf(strategy.measures, metric);
  return ownMeasure
    ? `${label(ownMeasure.aggregate ?? "last")} of the values given, in ${ownMeasure.unit}`
    : null;
}

/** A formula names fields of the strategy and signs of mathematics; a reader of the document sees what is meant by them here. */
function formulaWords(strategy: Strategy, metric: MeasureId): string {
  const { formula } = catalogue[metric];
  return (plainly[metric]?.(strategy) ?? formula)
    .replace("Σ amount of deals won in the window", "amount of the deals won in the period")
    .replaceAll("in the window", "in the period")
    .replaceAll("`", "");
}

const plainly: Partial<Record<MeasureId, (strategy: Strategy) => string>> = {
  "active-partners": (strategy) => `partners with ${activeInWords(strategy).replace(/^active: /, "")}`,
  "program-roi": ({ definitions }) =>
    definitions?.roi === "net-return"
      ? "(partner-sourced revenue − cost of the programme) ÷ cost of the programme"
      : "partner-sourced revenue ÷ cost of the programme",
  "time-to-first-revenue": () =>
    "days from signature to the first deal won, for the middle partner; those who still wait are counted in",
  "composition-alignment": () =>
    "how near the mix of enrolled partner types is to the mix wanted; 100% is the same mix",
  "investment-alignment": () =>
    "how near the split of what was spent is to the split intended; 100% is the same split",
  "design-alignment": () => "programme elements whose reason is a gap or a live bet ÷ all programme elements",
};

/** Where a figure comes from, or what leaves it unknown: a target that nobody can count is no target. */
export function measuredBy(strategy: Strategy, metric: string): string | null {
  if (!isMeasureId(metric))
    return entryOf(strategy.measures, metric)
      ? "From values given by import or over the API"
      : "Not at all: there is no such measure";
  const { unknownWhen } = catalogue[metric];
  const facts = /^no (.+) (?:were|was) imported$/.exec(unknownWhen)?.[1];
  return facts ? `From ${facts}, once imported` : `Unknown while ${unknownWhen}`;
}

/** Metrics by period, for a reader who plans by quarter: a column for each period that any metric names. */
export function periodTable(strategy: Strategy): Block {
  const all = strategy.metrics ?? [];
  const periods = [...new Set(all.flatMap(({ targets }) => Object.keys(targets ?? {})))].toSorted(byLength);
  return tableOr(
    { what: "which figures prove the strategy, by period", part: "metrics" },
    "Success metrics by period",
    [
      column("Metric", 2.4),
      ...periods.map((period) => ({ title: `${period} target`, align: "end" as const, weight: 1 })),
      column("Owner", 1.4),
    ],
    all.map((one): Cell[] => [
      metricWords(strategy, one),
      ...periods.map((period) => {
        const quantity = one.targets && Object.hasOwn(one.targets, period) ? one.targets[period] : undefined;
        return quantity ? quantityWords(strategy, one.metric, quantity) : "–";
      }),
      ownerTitle(strategy, one.owner),
    ]),
  );
}

/** Quarters and halves of a year before the year itself, years in their order. */
const byLength = (a: string, b: string): number =>
  a.slice(0, 4).localeCompare(b.slice(0, 4)) || b.length - a.length || a.localeCompare(b);

/** Objectives with their key results, each with its target and whether it leads or lags. */
export function okrBlocks(strategy: Strategy): Block[] {
  const objectives = entries<Entry<"okrs">>(strategy.okrs);
  if (objectives.length === 0) return [missing("objectives and key results of the programme", "okrs")];
  return objectives.flatMap(([, { objective, owner, keyResults }]) => [
    heading(objective),
    tableOr(
      { what: `key results of ${quoted(objective)}`, part: "okrs" },
      `Key results, owned by ${ownerTitle(strategy, owner) ?? "nobody yet"}`,
      [
        column("", 0.6),
        column("Key result", 2.4),
        column("Target", 2.4),
        column("By", 1),
        column("Kind", 0.7),
        column("Owner", 1.2),
      ],
      (keyResults ?? []).map((result): Cell[] => [
        result.id,
        said(result.statement),
        result.metric === undefined ? null : keyTarget(strategy, result),
        dayWords(result.by),
        result.kind ?? kindOf(strategy, result),
        ownerTitle(strategy, result.owner ?? owner),
      ]),
    ),
  ]);
}

const keyTarget = (strategy: Strategy, target: Target): string =>
  `${metricWords(strategy, target)} ${boundWords(strategy, target) ?? "(no value said)"}`;

/** As OKR-001 reads it: outcomes lag, the rest leads. */
const kindOf = (strategy: Strategy, { metric }: Target): string | null => {
  const kind = metric === undefined ? undefined : metricOf(strategy, metric)?.kind;
  return kind === undefined ? null : kind === "outcome" ? "lagging" : kind;
};

export function metricsFinding(strategy: Strategy): string | null {
  const all = strategy.metrics ?? [];
  if (all.length === 0) return null;
  const outcomes = all.filter(({ metric }) => metricOf(strategy, metric)?.kind === "outcome").length;
  const activities = all.filter(({ metric }) => metricOf(strategy, metric)?.kind === "activity").length;
  const rest = activities > 0 ? ` and ${counted(activities, "activity", "activities")}` : " and no activity";
  return `${counted(all.length, "metric")} ${all.length === 1 ? "judges" : "judge"} the strategy: ${counted(outcomes, "outcome")}${rest}`;
}

/** How many key results lead and how many lag; null without any. */
export function okrFinding(strategy: Strategy): string | null {
  const results = entries<Entry<"okrs">>(strategy.okrs).flatMap(([, { keyResults }]) => keyResults ?? []);
  if (results.length === 0) return null;
  const lagging = results.filter((one) => (one.kind ?? kindOf(strategy, one)) === "lagging").length;
  return `${counted(results.length, "key result")}: ${results.length - lagging} tell early, ${lagging} tell the outcome`;
}
