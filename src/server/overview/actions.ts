import type { OverviewReply, Tile } from "../../contract/api.ts";
import { answer } from "../../domain/measures/answer.ts";
import { catalogue, type MeasureId } from "../../domain/measures/catalogue.ts";
import { lookBack } from "../../domain/measures/fact-plan.ts";
import type { Scope } from "../../domain/measures/scope.ts";
import { driftReport } from "../../domain/drift/drift.ts";
import { driftHeadline } from "../../domain/drift/headline.ts";
import { entries } from "../../domain/strategy/lookup.ts";
import type { Bet } from "../../domain/strategy/strategy.ts";
import { thesisSentence } from "../../domain/strategy/thesis-sentence.ts";
import type { LoadedFacts } from "../facts/actions.ts";
import type { Ground } from "../workspaces/actions.ts";

/** The measures of the overview, in the order in which a head of partnerships asks for them. */
const tileMeasures: readonly MeasureId[] = [
  "partner-sourced-revenue",
  "active-partners",
  "active-partner-ratio",
  "active-retention",
  "revenue-per-partner",
  "revenue-mix-alignment",
  "enrolled-partners",
  "partner-concentration",
  "partner-sourced-share",
  "program-roi",
  "certified-partners",
  "partner-nps",
];

export function overviewReply(ground: Ground, { facts }: LoadedFacts, scope: Scope): OverviewReply {
  const { strategy, asOf, strategyVersion } = ground;
  const drift = driftReport({ ...ground.stored, facts }, asOf, strategyVersion);
  return {
    asOf,
    currency: facts.currency,
    headline: driftHeadline(drift, facts.currency),
    sentence: thesisSentence(strategy),
    northStar: drift.lines.find(({ kind }) => kind === "north-star") ?? null,
    drift,
    bets: entries<Bet>(strategy.bets).map(([slug, bet]) => ({
      slug,
      name: bet.name,
      status: bet.status ?? "unknown",
      review: bet.review ?? null,
      owner: bet.owner ?? null,
      partnerType: bet.partnerType ?? null,
      lines: drift.lines.filter(({ kind, subject }) => kind === "bet" && subject.startsWith(`${slug}/`)),
    })),
    tiles: tileMeasures.map((measure) => tile(measure)),
  };

  function tile(measure: MeasureId): Tile {
    const on = (day: string) => answer(strategy, facts, { measure, asOf: day, scope });
    const trend = lookBack(asOf)
      .slice(0, 12)
      .map((day) => ({ day, value: on(day).value }))
      .toReversed();
    return { answer: on(asOf), name: catalogue[measure].name, trend };
  }
}
