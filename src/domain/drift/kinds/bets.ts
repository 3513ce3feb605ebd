import { type Scope, scopeOf } from "../../measures/scope.ts";
import { type Day, daysBetween } from "../../shared/dates.ts";
import { periodWindow } from "../../shared/fiscal.ts";
import { dayInWords } from "../../shared/day-in-words.ts";
import { entries, fiscalStart } from "../../strategy/lookup.ts";
import type { Bet } from "../../strategy/strategy.ts";
import type { Target } from "../../strategy/target.ts";
import { boundOf, windowsOf } from "../expectation.ts";
import { type DriftInput, evaluate, type Promised, promisedTarget, type Reading } from "../promised.ts";

/** Each running bet: its two measures, the evidence that ends it, its review; each next bet: the evidence that opens it. */
export const bets = (input: DriftInput): Promised[] =>
  entries<Bet>(input.strategy.bets).flatMap(([slug, bet]) => {
    if (bet.status === "next") return opening(input, slug, bet);
    if (bet.status !== "active" && bet.status !== "scaled") return [];
    return [
      ...measured(input, slug, bet, "leading"),
      ...measured(input, slug, bet, "lagging"),
      ...retirement(input, slug, bet),
      ...review(input, slug, bet),
    ];
  });

const startOf = ({ strategy }: DriftInput, bet: Bet): Day | undefined =>
  bet.start === undefined ? undefined : periodWindow(bet.start, fiscalStart(strategy)).from;

function measured(input: DriftInput, slug: string, bet: Bet, which: "leading" | "lagging"): Promised[] {
  const from = startOf(input, bet);
  const target = bet[which];
  if (!target || from === undefined) return [];
  const title = `${bet.name}: ${which} measure`;
  const path = `/bets/${slug}/${which}`;
  const promised = promisedTarget(input, "bet", `${slug}/${which}`, title, path, target, {
    kind: "since",
    from,
  });
  return promised ? [promised] : [];
}

/** The evidence on which the bet ends counts on and after its day; before it the figure is shown and nothing is decided. */
function retirement(input: DriftInput, slug: string, bet: Bet): Promised[] {
  const target = bet.retireIf;
  const from = startOf(input, bet);
  if (!target || from === undefined) return [];
  return condition(
    input,
    `${slug}/retire-if`,
    `${bet.name}: evidence that ends it`,
    `/bets/${slug}/retireIf`,
    target,
    from,
    {
      met: `its evidence for retiring is met: review the bet`,
      waiting: (by) => `decided on ${dayInWords(by)}`,
      notMet: "its evidence for retiring is not met",
    },
  );
}

/** A next bet waits for evidence; once the evidence is there, waiting is drift. */
const opening = (input: DriftInput, slug: string, bet: Bet): Promised[] =>
  (bet.after ?? []).flatMap(({ bet: first, when }, index) => {
    const started = first === undefined ? undefined : input.strategy.bets?.[first];
    const from = startOf(input, started ?? bet);
    if (!when?.metric || from === undefined) return [];
    return condition(
      input,
      `${slug}/after${index === 0 ? "" : `-${index + 1}`}`,
      `${bet.name}: evidence that opens it`,
      `/bets/${slug}/after/${index}`,
      when,
      from,
      {
        met: "the evidence that opens it is there and the bet still waits",
        waiting: () => "",
        notMet: "the evidence that opens it is not there yet",
      },
    );
  });

type ConditionWords = { met: string; waiting: (by: Day) => string; notMet: string };

/** A condition that is drift when it is true: the side of its bound that is good is the other one. */
function condition(
  input: DriftInput,
  subject: string,
  title: string,
  path: string,
  target: Target,
  from: Day,
  words: ConditionWords,
): Promised[] {
  const bound = boundOf(input.strategy, target);
  if (!bound || target.metric === undefined) return [];
  const { metric, by } = target;
  const scope: Scope = scopeOf(target.where);
  const described = promisedTarget(input, "bet", subject, title, path, target, { kind: "since", from });
  if (!described) return [];
  const on = (day: Day): Reading | undefined => {
    const windows = windowsOf(input.strategy, target, { kind: "since", from }, day);
    if (day < from || !windows) return undefined;
    const now = evaluate(input, {
      target: { ...target, metric },
      scope,
      unit: described.unit,
      bound,
      ...windows,
      expected: bound.value,
    });
    if (now.actual === null) return now;
    const met = bound.better === "up" ? now.actual >= bound.value : now.actual <= bound.value;
    const early = words.waiting(by ?? "") !== "" && by !== undefined && day < by;
    const because = early ? words.waiting(by) : met ? words.met : words.notMet;
    return { ...now, tolerance: 0, status: met && !early ? "out" : "ok", because };
  };
  return [{ ...described, better: bound.better === "up" ? "down" : "up", on }];
}

function review(input: DriftInput, slug: string, bet: Bet): Promised[] {
  if (bet.review === undefined) return [];
  const due = periodWindow(bet.review, fiscalStart(input.strategy));
  return [
    {
      kind: "bet",
      subject: `${slug}/review`,
      title: `${bet.name}: review in ${bet.review}`,
      path: `/bets/${slug}/review`,
      unit: "days",
      better: "down",
      on: (day) =>
        overdue(
          day,
          due.to,
          (bet.reviews ?? []).some(({ on }) => on >= due.from && on <= day),
        ),
    },
  ];
}

/** Days past a due day, 0 while there is time or once it is done. */
export function overdue(day: Day, due: Day, done: boolean): Reading {
  const late = done ? 0 : Math.max(0, daysBetween(due, day));
  return {
    target: 0,
    actual: late,
    difference: late,
    tolerance: 0,
    status: late > 0 ? "out" : "ok",
    because: done ? `held, due by ${dayInWords(due)}` : `${late > 0 ? "was " : ""}due by ${dayInWords(due)}`,
    rows: 1,
    question: null,
    inputs: [],
  };
}
