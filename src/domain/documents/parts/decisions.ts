import { counted, listed } from "../../check/figures.ts";
import { type Fact, type LoggedDecision, recommend } from "../../strategy/build-partner-acquire.ts";
import { entries } from "../../strategy/lookup.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, inOneCell, missing, said, tableOr } from "../blocks.ts";
import { candidateName, gapName, ownerTitle } from "../names.ts";
import { dayWords, label } from "../words.ts";

const wanting = { what: "what we build, buy and partner for", part: "decisions" };
const decisionsOf = (strategy: Strategy) => entries<LoggedDecision>(strategy.decisions);

/** What was decided, and the log of it; where nothing was, that is said once. */
export const decisionsBlocks = (strategy: Strategy): Block[] =>
  decisionsOf(strategy).length === 0
    ? [missing(wanting.what, wanting.part)]
    : [decisionsTable(strategy), decisionLogTable(strategy)];

/** Each decision beside what the rule answers, the facts it answers from, and what would change the answer. */
function decisionsTable(strategy: Strategy): Block {
  return tableOr(
    wanting,
    "Build, partner or acquire: the rule and the choice",
    [
      column("", 0.6),
      column("Need", 1.8),
      column("Decision", 0.9),
      column("The rule says", 1.2),
      column("Because of", 1.8),
      column("Facts", 2.6),
      column("Would change with", 1.6),
    ],
    decisionsOf(strategy).map(([id, decision]): Cell[] => {
      const { recommended, because, wouldChange, unstated, jointVenture } = recommend(decision.facts);
      const answer =
        recommended === null
          ? "No rule applies"
          : `${label(recommended)}${jointVenture ? ", as a joint venture" : ""}`;
      const against =
        decision.decision !== undefined && decision.decision !== recommended ? " (against it)" : "";
      return [
        id,
        inOneCell([decision.need, decision.gap && `gap: ${gapName(strategy, decision.gap)}`]),
        decision.decision ? [{ strong: label(decision.decision) }] : "Open",
        `${answer}${against}`,
        inOneCell([
          statedWords(decision.facts, because),
          unstated.length > 0 ? `not said: ${named(unstated)}` : null,
        ]) ?? "–",
        statedWords(decision.facts),
        turnedWords(decision.facts, wouldChange) ?? "No single fact",
      ];
    }),
  );
}

const named = (facts: readonly Fact[]): string | null =>
  inOneCell(
    facts.map((fact) => factWords[fact]),
    ", ",
  );

/** Facts as they are stated: "yes" and "no" apart, because a list of names alone would read as all true. */
function statedWords(facts: LoggedDecision["facts"], only?: readonly Fact[]): string | null {
  const stated = Object.entries(facts ?? {}).filter(
    ([fact]) => only === undefined || only.includes(fact as Fact),
  );
  const flags = (flag: boolean) => stated.filter(([, value]) => value === flag).map(([fact]) => fact as Fact);
  const [yes, not] = [named(flags(true)), named(flags(false))];
  const months = stated
    .filter(([, value]) => typeof value === "number")
    .map(([fact, value]) => `${factWords[fact as Fact]}: ${value}`);
  return inOneCell([yes && `Yes: ${yes}`, not && `no: ${not}`, ...months]);
}

/** What would have to turn for another answer: a fact that is true would have to end, one that is not would have to come. */
function turnedWords(facts: LoggedDecision["facts"], turning: readonly Fact[]): string | null {
  const ends = named(turning.filter((fact) => facts?.[fact] === true));
  const others = named(turning.filter((fact) => facts?.[fact] !== true));
  return inOneCell([others && `With: ${others}`, ends && `${others ? "without" : "Without"}: ${ends}`]);
}

/** As the import reads them back (document-import/printed-tables.ts). */
const factWords: Readonly<Record<Fact, string>> = {
  core: "core to the product",
  engineeringCapacity: "engineers to build it",
  adjacent: "next to the product",
  partnerServesIcp: "a partner that serves our customers",
  partnerHasPresence: "a partner who is there already",
  economicsPositive: "economics that pay with a partner",
  criticalToPosition: "critical to our position",
  monthsToBuild: "months to build",
  targetWithinBudget: "a company to buy within budget",
  newMarket: "a new market",
  revenueScale: "revenue enough to share a company",
};

/** The log: why, with whom, what finance says, who answers for it and when it is looked at again. */
function decisionLogTable(strategy: Strategy): Block {
  return tableOr(
    wanting,
    "Decision log",
    [
      column("", 0.6),
      column("Rationale", 2.6),
      column("Partner considered", 1.2),
      column("Finance", 1.6),
      column("Owner", 1.2),
      column("Decided", 1),
      column("Review", 1.8),
    ],
    decisionsOf(strategy).map(([id, one]): Cell[] => [
      id,
      inOneCell([one.rationale, one.override && `against the rule: ${one.override}`]),
      one.partner ? candidateName(strategy, one.partner) : one.decision === "partner" ? null : "–",
      said(one.financeInput),
      ownerTitle(strategy, one.owner),
      dayWords(one.decided),
      inOneCell([
        one.review && `next on ${dayWords(one.review)}`,
        ...(one.reviews ?? []).map(({ on, outcome }) => `${dayWords(on)}${outcome ? `: ${outcome}` : ""}`),
      ]),
    ]),
  );
}

export function decisionsFinding(strategy: Strategy): string | null {
  const all = decisionsOf(strategy);
  if (all.length === 0) return null;
  const against = all
    .filter(([, { facts, decision }]) => decision !== undefined && recommend(facts).recommended !== decision)
    .map(([id]) => id);
  const open = all.filter(([, { decision }]) => decision === undefined).map(([id]) => id);
  const rule = against.length === 0 ? "as the rule answers" : `${listed(against)} against the rule`;
  return `${counted(all.length, "decision")} logged, ${rule}${open.length > 0 ? `; ${listed(open)} open` : ""}`;
}
