import type { Day } from "../../shared/dates.ts";
import { periodWindow } from "../../shared/fiscal.ts";
import { betStatuses } from "../../strategy/closed-sets.ts";
import { fiscalStart } from "../../strategy/lookup.ts";
import type { Bet, Strategy } from "../../strategy/strategy.ts";
import { listed } from "../figures.ts";
import { type CheckInput, type Fault, type Rule, eachOf, rule } from "../rule.ts";

/** Rules about what makes a bet whole: what it is for, and when it is played. */
export const wholeBetRules: readonly Rule[] = [
  rule({
    id: "CHO-014",
    severity: "warning",
    finds: "a bet without a status, or an active bet without objective, partner type, segment or budget",
    why: "A bet without a status is in no quarter, no budget and no review. An active one that leaves out for what, with whom, where or for how much is a slogan that people are working on.",
    fix: "name its objectives (`serves`), partner type (`partnerType`), segment (`segment`) and money (`budget`), or set it to next until they are known",
    example: {
      bad: "bets:\n  msp-first: { name: Win through MSPs, status: active }",
      good: "bets:\n  msp-first: { name: Win through MSPs, status: active, serves: [growth], partnerType: msp, segment: { sizes: [small] }, budget: 310K }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.bets, ["bets"], function* (bet, path, slug) {
        if (bet.status === undefined) {
          const fix = `set its status (\`status\`) to ${listed(betStatuses, "or")}`;
          yield { path, message: `\`${slug}\` has no status`, fix };
        }
        if (bet.status !== "active") return;
        const missing = missingOf(bet, strategy);
        if (missing.length > 0)
          yield { path, message: `\`${slug}\` is active and names no ${listed(missing, "or")}` };
      }),
  }),
  rule({
    id: "CHO-016",
    severity: "warning",
    finds:
      "an active or next bet that starts before the strategy takes effect, is reviewed before it starts, or is still next after the quarter of its start",
    why: "The sequence is what the people and the money were planned by. A start that cannot be, or that went by without a word, moves every bet that waits for it.",
    fix: "set the quarter in which it starts (`start`) or the one in which the strategy takes effect (`horizon.from`)",
    example: {
      bad: "horizon: { from: FY28-Q1 }\nbets:\n  msp-first: { name: Win through MSPs, status: next, start: FY27-Q1 }",
      good: "horizon: { from: FY28-Q1 }\nbets:\n  msp-first: { name: Win through MSPs, status: next, start: FY28-Q1 }",
    },
    faults: (input) =>
      eachOf(input.strategy.bets, ["bets"], function* (bet, path, slug) {
        if (bet.status === "active" || bet.status === "next") yield* outOfSequence(input, bet, path, slug);
      }),
  }),
];

function missingOf(bet: Bet, { coverage }: Strategy): string[] {
  const { regions, verticals, sizes } = bet.segment ?? {};
  // With one cell there is only one place to play, and nothing to choose.
  const isPlaced =
    [regions, verticals, sizes].some((places) => places?.length) || (coverage?.cells ?? []).length === 1;
  return [
    ...(bet.serves?.length ? [] : ["objective"]),
    ...(bet.partnerType === undefined ? ["partner type"] : []),
    ...(isPlaced ? [] : ["segment"]),
    ...(bet.budget === undefined ? ["budget"] : []),
  ];
}

function* outOfSequence(
  { strategy, asOf }: CheckInput,
  { status, start, review, reviews }: Bet,
  path: Fault["path"],
  slug: string,
): Generator<Fault> {
  if (start === undefined) return;
  const firstDay = (quarter: string): Day => periodWindow(quarter, fiscalStart(strategy)).from;
  const from = strategy.horizon?.from;
  // A bet that an earlier strategy began is carried over by a review.
  if (from !== undefined && firstDay(start) < firstDay(from) && !reviews?.length) {
    yield {
      path: [...path, "start"],
      message: `\`${slug}\` starts in ${start}; the strategy takes effect in ${from}`,
      fix: `start it in ${from} or later (\`start\`), or record the review (\`reviews\`) that carried it over from the strategy before`,
    };
    return;
  }
  if (review !== undefined && firstDay(review) < firstDay(start)) {
    const message = `\`${slug}\` is reviewed in ${review}, before it starts in ${start}`;
    yield {
      path: [...path, "review"],
      message,
      fix: "review it in or after the quarter of its start (`review`)",
    };
  }
  const { to } = periodWindow(start, fiscalStart(strategy));
  if (status === "next" && to < asOf)
    yield {
      path: [...path, "start"],
      message: `\`${slug}\` was to start in ${start}, which ended on ${to}, and is still next`,
      fix: "open it (`status: active`), set a later quarter (`start`), or park it (`status: parked`)",
    };
}
