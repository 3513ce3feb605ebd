import type { MeasureReply } from "../../contract/api.ts";
import { type Answer, answer } from "../../domain/measures/answer.ts";
import type { Dimension } from "../../domain/measures/dimensions.ts";
import { narrowed, type Scope } from "../../domain/measures/scope.ts";
import { addDays, type Day, trailingMonths, type Window } from "../../domain/shared/dates.ts";
import { type PeriodKind, periodKinds, periodsIn } from "../../domain/shared/fiscal.ts";
import { fiscalStart, metricIds, metricOf, tiersOf } from "../../domain/strategy/lookup.ts";
import { nearest } from "../../domain/shared/nearest.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { type LoadedFacts, partnersIn } from "../facts/actions.ts";
import { badQuery, Refused } from "../http/problems.ts";
import type { By } from "../http/questions.ts";

export type MeasureQuestion = {
  readonly measure: string;
  readonly asOf: Day;
  readonly scope: Scope;
  readonly window: Window | undefined;
  readonly by: readonly By[];
};

/** Refuses a measure that neither the catalogue nor the strategy knows, with the nearest one that they do. */
export function refuseUnknownMeasure(strategy: Strategy, measure: string): void {
  if (metricOf(strategy, measure)) return;
  const ids = metricIds(strategy);
  const close = nearest(measure, ids);
  throw new Refused(404, `There is no measure ${measure}`, [
    { pointer: "/measure", code: "unknown-measure", detail: measure, accepted: close ?? ids.join(", ") },
  ]);
}

/** The days on which partners must be counted so that a question can be answered period by period. */
export function daysFor({ asOf, window, by }: MeasureQuestion, strategy: Strategy): Day[] {
  const period = by.find(isPeriod);
  const asked = window ? [window.to, addDays(window.from, -1)] : [];
  if (!period) return asked;
  return [
    ...asked,
    ...periodsOf(window ?? trailingMonths(asOf, 12), period, strategy).map(({ window: of }) => of.to),
  ];
}

/** The dimensions by which facts must be kept apart: partner by partner only when the question asks for partners. */
export const dimensionsFor = ({ by, scope }: MeasureQuestion): Dimension[] =>
  by.includes("partner") || scope.partner ? ["partner"] : [];

/** A figure, whole and broken down. Parts that count nothing and belong to no known member are left out. */
export function measureReply(
  strategy: Strategy,
  loaded: LoadedFacts,
  question: MeasureQuestion,
): MeasureReply {
  const { facts } = loaded;
  const ask = (scope: Scope, window: Window | undefined): Answer =>
    answer(strategy, facts, { measure: question.measure, asOf: question.asOf, scope, window });
  const window = question.window ?? trailingMonths(question.asOf, 12);
  const cuts = question.by.map((by) => cutsBy(strategy, loaded, by, window, question.scope));
  const combined = cuts.reduce<Cut[]>(
    (left, right) => left.flatMap((a) => right.map((b) => combine(a, b))),
    [{ key: "", scope: question.scope }],
  );
  return {
    name: metricOf(strategy, question.measure)?.name ?? question.measure,
    currency: facts.currency,
    total: ask(question.scope, question.window),
    by:
      question.by.length === 0
        ? []
        : combined.map((cut) => ({
            key: cut.key,
            name: cut.name ?? null,
            answer: ask(narrowed(question.scope, cut.scope), cut.window ?? question.window),
          })),
  };
}

type Cut = { key: string; name?: string; scope: Scope; window?: Window };

const combine = (a: Cut, b: Cut): Cut => ({
  ...a,
  ...b,
  key: a.key === "" ? b.key : `${a.key}/${b.key}`,
  scope: { ...a.scope, ...b.scope },
});

function cutsBy(strategy: Strategy, loaded: LoadedFacts, by: By, window: Window, asked: Scope): Cut[] {
  if (isPeriod(by)) return periodsOf(window, by, strategy).map((period) => ({ ...period, scope: {} }));
  if (by === "partner")
    return partnersIn(loaded, asked).map(({ number, name }) => ({
      key: `P-${number}`,
      name,
      scope: { partner: [`P-${number}`] },
    }));
  return membersOf(strategy, by, loaded.facts.groups).map((member) => ({
    key: member,
    scope: { [by]: [member] },
  }));
}

function membersOf(strategy: Strategy, by: Dimension, groups: LoadedFacts["facts"]["groups"]): string[] {
  const named: Partial<Record<Dimension, string[]>> = {
    type: Object.keys(strategy.partnerTypes ?? {}),
    category: [...new Set(groups.flatMap(({ category }) => category ?? []))],
    region: Object.keys(strategy.coverage?.regions ?? {}),
    program: Object.keys(strategy.programs ?? {}),
    tier: tiersOf(strategy).map(({ name }) => name),
  };
  return named[by] ?? [];
}

const isPeriod = (by: By): by is PeriodKind => periodKinds.some((kind) => kind === by);

const mostPeriods = 600;

function periodsOf(window: Window, kind: PeriodKind, strategy: Strategy) {
  const periods: { key: string; window: Window }[] = [];
  for (const period of periodsIn(window, kind, fiscalStart(strategy)))
    if (periods.push(period) > mostPeriods)
      throw badQuery("by", kind, `a window of at most ${mostPeriods} ${kind}s, or longer periods`);
  return periods;
}
