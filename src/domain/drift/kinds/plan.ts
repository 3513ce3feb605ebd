import { answer } from "../../measures/answer.ts";
import { scopeOf } from "../../measures/scope.ts";
import type { Day } from "../../shared/dates.ts";
import { periodWindow } from "../../shared/fiscal.ts";
import { designAlignment } from "../../strategy/design-alignment.ts";
import { entries } from "../../strategy/lookup.ts";
import type { Entry, Strategy } from "../../strategy/strategy.ts";
import { boundOf, windowsOf } from "../expectation.ts";
import { type DriftInput, type Promised, type Reading, reading, unknownReading } from "../promised.ts";
import { overdue } from "./bets.ts";

type Milestone = NonNullable<Strategy["roadmap"]>[number];

/** Milestones: late when their quarter has ended and they are not reached. */
export const milestones = (input: DriftInput): Promised[] =>
  (input.strategy.roadmap ?? []).map((milestone, index) => ({
    kind: "milestone",
    subject: milestone.id,
    title: milestone.title,
    path: `/roadmap/${index}`,
    unit: "count",
    better: "up",
    on: (day) => milestoneOn(input, milestone, day),
  }));

function milestoneOn(input: DriftInput, milestone: Milestone, day: Day): Reading | undefined {
  const { strategy, facts } = input;
  if (milestone.quarter === undefined) return undefined;
  const start = strategy.company.fiscalYearStart ?? 1;
  const due = periodWindow(milestone.quarter, start).to;
  const { metric } = milestone.done ?? {};
  const bound = milestone.done && boundOf(strategy, milestone.done);
  if (!milestone.done || metric === undefined || !bound)
    return unknownReading(
      `due in ${milestone.quarter}; ${milestone.done?.event ? `no ${milestone.done.event} is recorded` : "it does not say how it is known to be reached"}`,
      1,
    );
  const from = strategy.horizon?.from ? periodWindow(strategy.horizon.from, start).from : day;
  const windows = windowsOf(strategy, { ...milestone.done, by: due }, { kind: "since", from }, day);
  if (!windows) return undefined;
  const scope = scopeOf(milestone.done.where);
  const now = answer(strategy, facts, {
    measure: metric,
    asOf: windows.counted.to,
    scope,
    window: windows.counted,
  });
  const question = { measure: metric, scope, window: windows.counted };
  if (now.value === null)
    return { ...unknownReading(`due in ${milestone.quarter}; ${now.unknown ?? "unknown"}`, 1), question };
  const reached = bound.better === "up" ? now.value >= bound.value : now.value <= bound.value;
  const late = day > due && !reached;
  return {
    target: day > due ? 1 : 0,
    actual: reached ? 1 : 0,
    difference: reached ? (day > due ? 0 : 1) : day > due ? -1 : 0,
    tolerance: 0,
    status: late ? "out" : "ok",
    because: `${reached ? "reached" : late ? "late" : "not reached yet"}; due in ${milestone.quarter}`,
    rows: now.rows,
    question,
    inputs: now.inputs,
  };
}

/** Programme elements that lead to no gap and to no running bet. */
export const design = ({ strategy }: DriftInput): Promised[] =>
  designAlignment(strategy).elements === 0
    ? []
    : [
        {
          kind: "design",
          subject: "programme",
          title: "Programme elements without a reason",
          path: "/programs",
          unit: "count",
          better: "down",
          on: () => {
            const { elements, aligned, without } = designAlignment(strategy);
            const named = without
              .slice(0, 3)
              .map(({ subject }) => subject)
              .join(", ");
            return reading(0, elements - aligned, 0, "down", {
              because:
                without.length === 0
                  ? `all ${elements} elements lead to a gap or a running bet`
                  : `without a reason: ${named}${without.length > 3 ? ` and ${without.length - 3} more` : ""}`,
              rows: elements,
            });
          },
        },
      ];

/** Build / partner / acquire decisions whose review is due. */
export const decisions = ({ strategy }: DriftInput): Promised[] =>
  entries<Entry<"decisions">>(strategy.decisions).flatMap(([id, decision]) => {
    const { review, reviews, decided, need } = decision;
    if (review === undefined) return [];
    return [
      {
        kind: "decision",
        subject: id,
        title: `${need}: review of the decision`,
        path: `/decisions/${id}`,
        unit: "days",
        better: "down",
        on: (day) =>
          decided !== undefined && day < decided
            ? undefined
            : overdue(
                day,
                review,
                (reviews ?? []).some(({ on }) => on >= review && on <= day),
              ),
      } satisfies Promised,
    ];
  });

/** Open assumptions past the day by which they were to be validated. */
export const assumptions = ({ strategy }: DriftInput): Promised[] =>
  entries<Entry<"assumptions">>(strategy.assumptions).flatMap(([slug, { statement, status, by }]) => {
    if (by === undefined || (status ?? "open") !== "open") return [];
    return [
      {
        kind: "assumption",
        subject: slug,
        title: statement,
        path: `/assumptions/${slug}`,
        unit: "days",
        better: "down",
        on: (day) => overdue(day, by, false),
      } satisfies Promised,
    ];
  });
