import type { buildPartnerAcquire } from "./closed-sets.ts";
import { entries } from "./lookup.ts";
import type { Entry, Strategy } from "./strategy.ts";

export type LoggedDecision = Entry<"decisions">;
export type DecisionFacts = NonNullable<LoggedDecision["facts"]>;
export type Fact = keyof DecisionFacts;
export type Recommended = (typeof buildPartnerAcquire)[number];

/** What the rule answers, and what the answer hangs on. */
export type Recommendation = {
  /** Null when no rule applies, or when an unstated fact could lead to another answer. */
  readonly recommended: Recommended | null;
  /** A partner to enter a new market with, and revenue enough to share a company. */
  readonly jointVenture: boolean;
  /** The facts of the rule that decided; none when no rule did. */
  readonly because: readonly Fact[];
  /** Each fact whose change alone would change `recommended`. */
  readonly wouldChange: readonly Fact[];
  /** Facts that are not stated and could decide. */
  readonly unstated: readonly Fact[];
};

/** The JSON of one line of `entente decide` (spec 1). */
export type DecisionAdvice = {
  readonly id: string;
  readonly recommended: Recommended | null;
  readonly decided: Recommended | null;
  readonly because: readonly Fact[];
  readonly wouldChange: readonly Fact[];
};

/** What the rule says about every decision of the log, beside what was decided, in the order of the file. */
export const adviceOn = (strategy: Strategy): DecisionAdvice[] =>
  entries<LoggedDecision>(strategy.decisions).map(([id, { facts, decision }]) => {
    const { recommended, because, wouldChange } = recommend(facts);
    return { id, recommended, decided: decision ?? null, because, wouldChange };
  });

/**
 * Build, partner or acquire: the first rule whose facts all hold (spec 1, "Engines"). A fact that is not stated is neither
 * true nor false: the answer is null as soon as stating it could lead to another one.
 */
export function recommend(facts: DecisionFacts = {}): Recommendation {
  const { recommended, rule, unstated } = answer(facts);
  return {
    recommended,
    jointVenture: rule?.mayBeJointVenture === true && facts.revenueScale === true,
    because: rule?.conditions.map(({ fact }) => fact) ?? [],
    wouldChange: [...new Set(alternatives(facts).map(({ fact }) => fact))],
    unstated,
  };
}

/** One fact as it might be, and the answer that would follow. */
export type Alternative = {
  readonly fact: Fact;
  readonly value: boolean | number;
  readonly recommended: Recommended | null;
};

/** Each single change of a fact that would change the answer, with the answer it would give; months at the other side of the limit. */
export function alternatives(facts: DecisionFacts = {}): Alternative[] {
  const { recommended } = answer(facts);
  return decidingFacts.flatMap((fact) =>
    changesOf(fact, facts[fact])
      .map((value): Alternative => {
        const other = answer({ ...facts, [fact]: value });
        return { fact, value, recommended: other.recommended };
      })
      .filter((other) => other.recommended !== recommended),
  );
}

/** Building takes too long when it takes more months than this (spec 1, "Engines"). */
const longBuildMonths = 18;

type Condition = { readonly fact: Fact; readonly holds: (facts: DecisionFacts) => boolean | undefined };
type Precedent = {
  readonly recommends: Recommended;
  readonly conditions: readonly Condition[];
  readonly mayBeJointVenture?: true;
};
type Flag = Exclude<Fact, "monthsToBuild">;

const is = (fact: Flag): Condition => ({ fact, holds: (facts) => facts[fact] });
const isNot = (fact: Flag): Condition => ({ fact, holds: (facts) => negated(facts[fact]) });
const negated = (value: boolean | undefined): boolean | undefined =>
  value === undefined ? undefined : !value;
const takesLong: Condition = {
  fact: "monthsToBuild",
  holds: ({ monthsToBuild }) => (monthsToBuild === undefined ? undefined : monthsToBuild > longBuildMonths),
};

/** First match decides (spec 1, "Engines"). */
const precedents: readonly Precedent[] = [
  { recommends: "build", conditions: [is("core"), is("engineeringCapacity")] },
  {
    recommends: "partner",
    conditions: [is("adjacent"), isNot("core"), is("partnerServesIcp"), is("economicsPositive")],
  },
  { recommends: "acquire", conditions: [is("criticalToPosition"), takesLong, is("targetWithinBudget")] },
  { recommends: "partner", conditions: [is("newMarket"), is("partnerHasPresence")], mayBeJointVenture: true },
];

const decidingFacts: readonly Fact[] = [
  ...new Set(precedents.flatMap(({ conditions }) => conditions.map(({ fact }) => fact))),
];

type Answer = {
  readonly recommended: Recommended | null;
  readonly rule: Precedent | undefined;
  readonly unstated: readonly Fact[];
};

function answer(facts: DecisionFacts): Answer {
  const open: Precedent[] = [];
  let matched: Precedent | undefined;
  for (const precedent of precedents) {
    const held = precedent.conditions.map(({ holds }) => holds(facts));
    if (held.includes(false)) continue;
    if (!held.includes(undefined)) {
      matched = precedent;
      break;
    }
    open.push(precedent);
  }
  const otherwise = matched?.recommends ?? null;
  if (open.every(({ recommends }) => recommends === otherwise))
    return { recommended: otherwise, rule: matched, unstated: [] };
  const conditions = open.flatMap((precedent) => precedent.conditions);
  const unstated = conditions.filter(({ holds }) => holds(facts) === undefined).map(({ fact }) => fact);
  return { recommended: null, rule: undefined, unstated: [...new Set(unstated)] };
}

/** The other values a fact could have; months move to the other side of the limit. */
function changesOf(fact: Fact, value: DecisionFacts[Fact]): readonly (boolean | number)[] {
  if (fact === "monthsToBuild") {
    const [short, long] = [longBuildMonths, longBuildMonths + 1];
    if (value === undefined) return [short, long];
    return Number(value) > longBuildMonths ? [short] : [long];
  }
  return value === undefined ? [true, false] : [!value];
}
