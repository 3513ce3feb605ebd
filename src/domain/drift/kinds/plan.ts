import { scopeOf } from "../../measures/scope.ts";
import type { Day } from "../../shared/dates.ts";
import { periodWindow } from "../../shared/fiscal.ts";
import { designAlignment } from "../../strategy/design-alignment.ts";
import type { Unit } from "../../measures/catalogue-entry.ts";
import { entries, fiscalStart, metricOf } from "../../strategy/lookup.ts";
import { namesOf, subjectIn } from "../../strategy/names-of.ts";
import { pointer } from "../../strategy/path.ts";
import type { Entry, Strategy } from "../../strategy/strategy.ts";
import { boundOf, windowsOf } from "../expectation.ts";
import {
  type DriftInput,
  figure,
  type Promised,
  type Reading,
  reading,
  unknownReading,
} from "../promised.ts";
import { overdue } from "./bets.ts";

type Milestone = NonNullable<Strategy["roadmap"]>[number];

/** Milestones: late when their quarter has ended and they are not reached; reached late is reached. */
export const milestones = (input: DriftInput): Promised[] =>
  (input.strategy.roadmap ?? []).map((milestone, index) => ({
    kind: "milestone",
    subject: milestone.id,
    title: milestone.title,
    path: `/roadmap/${index}`,
    unit: unitOf(input.strategy, milestone.done),
    better: milestone.done?.atMost ? "down" : "up",
    on: (day) => milestoneOn(input, milestone, day),
  }));

function milestoneOn(input: DriftInput, milestone: Milestone, day: Day): Reading | undefined {
  const { strategy } = input;
  const { quarter, done } = milestone;
  if (quarter === undefined) return undefined;
  if (done?.event === "strategy-adopted" && input.adopted)
    return adoptionOn(input, quarter, day, input.adopted);
  const bound = done && boundOf(strategy, done);
  if (done?.metric === undefined || !bound) return unknownReading(`due in ${quarter}; ${whyUntold(done)}`);
  const start = fiscalStart(strategy);
  const due = periodWindow(quarter, start).to;
  const horizon = strategy.horizon?.from;
  if (horizon === undefined && done.over === undefined && metricOf(strategy, done.metric)?.shape === "flow")
    return unknownReading(`due in ${quarter}; the strategy names no horizon to count from`, bound.value);
  const from = horizon === undefined ? day : periodWindow(horizon, start).from;
  // It may be reached after its quarter: then it was late, and is no longer.
  const windows = windowsOf(strategy, { ...done, by: day > due ? day : due }, { kind: "since", from }, day);
  if (!windows) return undefined;
  const question = { measure: done.metric, scope: scopeOf(done.where), window: windows.counted };
  const now = figure(input, done.metric, question.scope, windows.counted, done.change);
  if (now.value === null)
    return { ...unknownReading(`due in ${quarter}; ${now.unknown ?? "unknown"}`, bound.value), question };
  const { rows, inputs } = now;
  const held = reading(bound.value, now.value, 0, bound.better, { because: "", rows, question, inputs });
  const reached = held.status === "ok";
  const because = `${reached ? "reached" : day > due ? "late" : "not reached yet"}; due in ${quarter}`;
  return { ...held, status: reached || day <= due ? "ok" : "out", because };
}

/** The one event that the strategy's own record tells: one adoption is wanted, and it is there from the day it is in force. */
function adoptionOn(
  { strategy }: DriftInput,
  quarter: string,
  day: Day,
  { from }: NonNullable<DriftInput["adopted"]>,
): Reading {
  const due = periodWindow(quarter, fiscalStart(strategy)).to;
  const isReached = from === null || from <= day;
  const state = isReached
    ? `reached; in force ${from === null ? "for every day" : `from ${from}`}`
    : day > due
      ? "late"
      : "not reached yet";
  const held = reading(1, isReached ? 1 : 0, 0, "up", { because: `${state}; due in ${quarter}`, rows: 0 });
  return { ...held, status: isReached || day <= due ? "ok" : "out" };
}

const whyUntold = (done: Milestone["done"]): string =>
  done?.event
    ? `the event ${done.event.replaceAll("-", " ")} is not recorded`
    : "it does not say how it is known to be reached";

const unitOf = (strategy: Strategy, done: Milestone["done"]): Unit =>
  done?.change ? "share" : (metricOf(strategy, done?.metric ?? "")?.unit ?? "count");

/** Programme elements that lead to no gap and to no running bet. */
export function design({ strategy }: DriftInput): Promised[] {
  const { elements, aligned, without } = designAlignment(strategy);
  if (elements === 0) return [];
  const names = namesOf(strategy);
  const named = without
    .slice(0, 3)
    .map(({ path, subject }) => subjectIn(names, { path: pointer(path), subject }));
  const more = without.length > 3 ? ` and ${without.length - 3} more` : "";
  const because =
    without.length === 0
      ? `all ${elements} elements lead to a gap or a running bet`
      : `without a reason: ${named.join("; ")}${more}`;
  return [
    {
      kind: "design",
      subject: "programme",
      title: "Programme elements without a reason",
      path: "/programs",
      unit: "count",
      better: "down",
      on: () => reading(0, elements - aligned, 0, "down", { because, rows: elements }),
    },
  ];
}

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
