import type { MeasureReply } from "../../contract/api.ts";
import { type Answer, answer } from "../../domain/measures/answer.ts";
import { type Dimension, dimensions, type Scope } from "../../domain/measures/scope.ts";
import { addDays, type Day, monthEnd, monthKey, type Window } from "../../domain/shared/dates.ts";
import { fiscalQuarterOf, fiscalYearOf, periodWindow } from "../../domain/shared/fiscal.ts";
import { trailingMonths } from "../../domain/shared/dates.ts";
import { metricIds, metricOf } from "../../domain/strategy/lookup.ts";
import { nearest } from "../../domain/shared/nearest.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import { type LoadedFacts, partnersIn } from "../facts/actions.ts";
import { Refused } from "../http/problems.ts";
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
    ...periodsIn(window ?? trailingMonths(asOf, 12), period, strategy).map(({ window: of }) => of.to),
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
            answer: ask(narrow(question.scope, cut.scope), cut.window ?? question.window),
          })),
  };
}

type Cut = { key: string; scope: Scope; window?: Window };

const combine = (a: Cut, b: Cut): Cut =>
  ({
    key: a.key === "" ? b.key : `${a.key}/${b.key}`,
    scope: { ...a.scope, ...b.scope },
    ...((b.window ?? a.window) ? { window: b.window ?? a.window } : {}),
  }) as Cut;

function narrow(asked: Scope, cut: Scope): Scope {
  const both = dimensions.filter((dimension) => asked[dimension] && cut[dimension]);
  const kept = both.map((dimension) => [
    dimension,
    cut[dimension]?.filter((member) => asked[dimension]?.includes(member)),
  ]);
  return { ...asked, ...cut, ...Object.fromEntries(kept) };
}

function cutsBy(strategy: Strategy, loaded: LoadedFacts, by: By, window: Window, asked: Scope): Cut[] {
  if (isPeriod(by))
    return periodsIn(window, by, strategy).map((period) => ({
      key: period.key,
      scope: {},
      window: period.window,
    }));
  if (by === "partner")
    return partnersIn(loaded, asked).map(({ number }) => ({
      key: `P-${number}`,
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
    tier: Object.entries(strategy.programs ?? {}).flatMap(([program, { tiers }]) =>
      (tiers ?? []).map(({ id }) => `${program}/${id}`),
    ),
  };
  return named[by] ?? [];
}

type Period = "month" | "quarter" | "year";
const isPeriod = (by: By): by is Period => by === "month" || by === "quarter" || by === "year";

function periodsIn(window: Window, period: Period, strategy: Strategy): { key: string; window: Window }[] {
  const start = strategy.company.fiscalYearStart ?? 1;
  const periods: { key: string; window: Window }[] = [];
  for (let from = window.from; from <= window.to; ) {
    const end =
      period === "month"
        ? monthEnd(from)
        : periodWindow(period === "year" ? fiscalYearOf(from, start) : fiscalQuarterOf(from, start), start)
            .to;
    const to = end < window.to ? end : window.to;
    const key =
      period === "month"
        ? monthKey(from)
        : period === "year"
          ? fiscalYearOf(from, start)
          : fiscalQuarterOf(from, start);
    periods.push({ key, window: { from, to } });
    from = addDays(to, 1);
    if (periods.length > 600) throw new Refused(400, `A window from ${window.from} has too many ${period}s`);
  }
  return periods;
}
