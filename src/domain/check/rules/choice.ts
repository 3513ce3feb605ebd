import { periodWindow } from "../../shared/fiscal.ts";
import { betCapacity } from "../../strategy/bet-capacity.ts";
import { entries, fiscalStart, isLive, metricIds, metricOf } from "../../strategy/lookup.ts";
import { betMatchesCell } from "../../strategy/segments.ts";
import type { Bet, PartnerType, Strategy } from "../../strategy/strategy.ts";
import { counted, plain } from "../figures.ts";
import { type Fault, type Rule, eachOf, rule } from "../rule.ts";
import { isBlank, upToEight } from "../words.ts";
import { betRules } from "./bets.ts";
import { exclusionRule } from "./exclusions.ts";
import { wholeBetRules } from "./whole-bets.ts";

/** Rules about the choice as a whole; those that judge each bet by itself are in bets.ts. */
const portfolioRules: readonly Rule[] = [
  rule({
    id: "CHO-001",
    severity: "error",
    finds: "an objective that no active, next or scaled bet serves: a goal without a route",
    why: "The target is in the plan and nobody is working towards it. It is missed at the end of the year, and only then does anyone ask how it was meant to be reached.",
    fix: "let an active, next or scaled bet serve the objective (`serves`), or drop the objective",
    example: {
      bad: "objectives:\n  managed-service: { business: … }\nbets:\n  msp-first: { name: …, status: parked, serves: [managed-service] }",
      good: "bets:\n  msp-first: { name: …, status: active, serves: [managed-service] }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.objectives, ["objectives"], function* (_, path, slug) {
        const serving = entries<Bet>(strategy.bets).filter(([, { serves }]) => serves?.includes(slug));
        if (serving.some(([, bet]) => isLive(bet))) return;
        const idle = serving.map(([name, { status }]) => `\`${name}\` is ${status ?? "without a status"}`);
        const served = idle.length ? ` (${idle.join(", ")})` : "";
        yield { path, message: `no active, next or scaled bet serves \`${slug}\`${served}` };
      }),
  }),
  rule({
    id: "CHO-002",
    severity: "error",
    finds: "nothing is declined and no bet is parked: no choice was made",
    why: "A strategy that refuses nothing leaves every attractive request open. The team says yes to each in turn, and the few bets starve.",
    fix: "write down the attractive options that you have ruled out (`declined`), with reason and quarter to revisit",
    example: {
      bad: "declined: {}",
      good: "declined:\n  cloud-marketplace: { option: Marketplace listing, reason: Buyers are three times our customer size, revisit: FY29-Q1 }",
    },
    faults: ({ strategy }) => {
      const declined = Object.keys(strategy.declined ?? {}).length;
      const parked = entries<Bet>(strategy.bets).some(([, { status }]) => status === "parked");
      return declined > 0 || parked
        ? []
        : [{ path: ["declined"], message: "nothing was declined and no bet is parked" }];
    },
  }),
  rule({
    id: "CHO-003",
    severity: "warning",
    finds: "more active bets than half the full-time people of the budget (one is always allowed)",
    why: "A bet needs about two people to move at all. With fewer, each bet is somebody's second task, and none reaches the evidence that would justify it.",
    fix: "set some bets to next or parked (`status`), or budget more people",
    example: {
      bad: "bets: { a: { status: active }, b: { status: active }, c: { status: active } }\nbudget: { people: [{ role: Partner manager, fte: 4 }] }",
      good: "bets: { a: { status: active }, b: { status: active }, c: { status: next } }\nbudget: { people: [{ role: Partner manager, fte: 4 }] }",
    },
    faults: ({ strategy }) => tooManyForThePeople(strategy),
  }),
  rule({
    id: "CHO-005",
    severity: "warning",
    finds: "three or more active and next bets, all starting in the same quarter",
    why: "Bets that start together compete for the same people and budget in the same weeks, and none can learn from another. What opens in sequence costs less and proves more.",
    fix: "start the bet with the strongest evidence first, and let it open the others (`after`)",
    example: {
      bad: "a: { status: active, start: FY28-Q1 }\nb: { status: next, start: FY28-Q1 }\nc: { status: next, start: FY28-Q1 }",
      good: "a: { status: active, start: FY28-Q1 }\nb: { status: next, start: FY28-Q3 }\nc: { status: next, start: FY29-Q1 }",
    },
    faults: ({ strategy }) => {
      const open = entries<Bet>(strategy.bets).filter(
        ([, { status }]) => status === "active" || status === "next",
      );
      const starts = new Set(open.map(([, { start }]) => start));
      const [only] = starts;
      if (open.length < 3 || starts.size > 1 || only === undefined) return [];
      return [{ path: ["bets"], message: `all ${open.length} active and next bets start in ${only}` }];
    },
  }),
  rule({
    id: "CHO-006",
    severity: "error",
    finds: "a north star whose kind is not outcome, or that counts partners",
    why: "A count of partners or of activity can be reached without one new customer. The team will then do exactly what is counted.",
    fix: "judge the strategy by money or customers that partners bring",
    example: {
      bad: "northStar: { metric: enrolled-partners, atLeast: 100 }",
      good: "northStar: { metric: partner-sourced-arr, atLeast: 9M }",
    },
    faults: ({ strategy }) => northStarFaults(strategy),
  }),
  rule({
    id: "CHO-011",
    severity: "warning",
    finds: "a declined or parked option past its revisit quarter",
    why: "A no with a date is only worth something if somebody looks again on that date. Otherwise the option comes back as a surprise, or a good one stays shut out.",
    fix: "decide again: bring the option in as a bet, or set a later quarter (`revisit`) with the reason that still holds",
    example: {
      bad: "cloud-marketplace: { option: Marketplace listing, revisit: FY28-Q1 }   # FY28-Q2 has begun",
      good: "cloud-marketplace: { option: Marketplace listing, reason: Buyers are still too large, revisit: FY29-Q1 }",
    },
    faults: ({ strategy, asOf }) =>
      eachOf(strategy.declined, ["declined"], function* ({ revisit }, path, slug) {
        if (revisit === undefined) return;
        const { to } = periodWindow(revisit, fiscalStart(strategy));
        if (asOf <= to) return;
        yield {
          path: [...path, "revisit"],
          message: `\`${slug}\` was to be looked at again in ${revisit}, which ended on ${to}`,
        };
      }),
  }),
  rule({
    id: "CHO-013",
    severity: "warning",
    finds:
      "every partner type has high priority, or active bets match more than half of the cells: everything is targeted",
    why: "Priority is what is done first when there is not enough for all. If everything has it, the calendar of the loudest partner decides instead.",
    fix: "keep high priority for the one or two types that carry the outcome, and narrow the segments of the active bets",
    example: {
      bad: "partnerTypes: { msp: { priority: high }, reseller: { priority: high } }",
      good: "partnerTypes: { msp: { priority: high }, reseller: { priority: medium } }",
    },
    faults: ({ strategy }) => everythingTargeted(strategy),
  }),
  rule({
    id: "CHO-015",
    severity: "warning",
    finds: "a declined or parked option without a reason",
    why: "A no without its reason is a mood. Whoever wanted the option asks again next quarter, and the answer depends on who is in the room.",
    fix: "write in one sentence why not (`reason`), with the figure that decided",
    example: {
      bad: "declined:\n  cloud-marketplace: { option: Marketplace listing, revisit: FY29-Q1 }",
      good: "declined:\n  cloud-marketplace: { option: Marketplace listing, reason: Buyers are three times our customer size, revisit: FY29-Q1 }",
    },
    faults: ({ strategy }) =>
      eachOf(strategy.declined, ["declined"], function* ({ reason }, path, slug) {
        if (isBlank(reason)) yield { path, message: `nobody says why \`${slug}\` was ruled out` };
      }),
  }),
];

/** The rules of the choice, in the order of their numbers. */
export const choiceRules: readonly Rule[] = [
  ...portfolioRules,
  ...betRules,
  ...wholeBetRules,
  exclusionRule,
].toSorted((a, b) => a.id.localeCompare(b.id));

/** Positions without full-time people make the sum unknown, and so does a budget without positions: then nothing is said. */
function tooManyForThePeople(strategy: Strategy): Fault[] {
  const capacity = betCapacity(strategy);
  if (!capacity || capacity.active <= capacity.most) return [];
  const { active, fullTime, most } = capacity;
  const message = `${active} active bets, ${plain(fullTime)} full-time people; they carry ${most}`;
  return [{ path: ["bets"], message }];
}

function northStarFaults(strategy: Strategy): Fault[] {
  const id = strategy.thesis?.northStar?.metric;
  const metric = id === undefined ? undefined : metricOf(strategy, id);
  if (!metric) return [];
  const isOutcome = metric.kind === "outcome";
  if (isOutcome && !metric.countsPartners) return [];
  const reason = isOutcome ? "counts partners" : `is of kind ${metric.kind}, not outcome`;
  const accepted = metricIds(strategy).filter((other) => {
    const known = metricOf(strategy, other);
    return known?.kind === "outcome" && !known.countsPartners && other.startsWith("partner-");
  });
  return [
    {
      path: ["thesis", "northStar", "metric"],
      message: `the north star \`${id}\` ${reason}`,
      fix: `judge the strategy by an outcome, for example: ${upToEight(accepted)}`,
    },
  ];
}

/** One type, or one cell, is no choice that could be too wide. */
function* everythingTargeted(strategy: Strategy): Generator<Fault> {
  const types = entries<PartnerType>(strategy.partnerTypes);
  if (types.length > 1 && types.every(([, { priority }]) => priority === "high")) {
    yield { path: ["partnerTypes"], message: `all ${types.length} partner types have high priority` };
  }
  const cells = strategy.coverage?.cells ?? [];
  const active = entries<Bet>(strategy.bets).filter(([, { status }]) => status === "active");
  const matched = cells.filter((cell) => active.some(([, bet]) => betMatchesCell(bet, cell))).length;
  if (cells.length > 1 && matched * 2 > cells.length) {
    yield { path: ["bets"], message: `active bets match ${matched} of ${counted(cells.length, "cell")}` };
  }
}
