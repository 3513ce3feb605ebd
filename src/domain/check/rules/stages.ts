import { entries, isLive } from "../../strategy/lookup.ts";
import { betMatchesCell } from "../../strategy/segments.ts";
import type { Bet, Strategy } from "../../strategy/strategy.ts";
import { type CheckInput, type Fault, type Rule, rule } from "../rule.ts";

/** What an early programme can carry (spec 1, STG-001). */
const earlyTypes = 2;
const earlyPartners = 15;

type Stage = NonNullable<Strategy["company"]["stage"]>;

/** Judges only a company in the stage that the rule is about. */
const inStage = (stage: Stage, judge: (strategy: Strategy) => Iterable<Fault>) =>
  function* ({ strategy }: CheckInput): Generator<Fault> {
    if (strategy.company.stage === stage) yield* judge(strategy);
  };

export const stageRules: readonly Rule[] = [
  rule({
    id: "STG-001",
    severity: "warning",
    finds:
      "early stage with a distributor, more than two partner types, or more than fifteen target partners",
    why: "An early company is still finding out how its product is sold. Many partners multiply a motion that does not work yet, and a distributor hides the customers it should learn from.",
    fix: "start with one or two types and a handful of partners, or set the stage (`company.stage`) to what it is",
    example: {
      bad: "company: { stage: early }\npartnerTypes:\n  wholesale: { kind: distributor, target: { partners: 40 } }",
      good: "company: { stage: early }\npartnerTypes:\n  msp: { kind: msp, target: { partners: 8 } }",
    },
    faults: inStage("early", function* (strategy) {
      const types = entries(strategy.partnerTypes);
      for (const [slug, { kind }] of types)
        if (kind === "distributor")
          yield {
            path: ["partnerTypes", slug, "kind"],
            message: `\`${slug}\` is a distributor, in the early stage`,
          };
      if (types.length > earlyTypes)
        yield {
          path: ["partnerTypes"],
          message: `${types.length} partner types in the early stage, where ${earlyTypes} are enough`,
        };
      const partners = types.reduce((sum, [, { target }]) => sum + (target?.partners ?? 0), 0);
      if (partners > earlyPartners)
        yield {
          path: ["partnerTypes"],
          message: `${partners} target partners in the early stage, where ${earlyPartners} are enough`,
        };
    }),
  }),
  rule({
    id: "STG-002",
    severity: "warning",
    finds: "growth stage without an activation line, an MDF line or deal registration",
    why: "In growth the contracts come easily and the first deals do not. Without help to start, money to be seen and protection for what they find, new partners stay on the list and sell something else.",
    fix: "add a line for activation (`purpose: activation`), a line of market development funds (`kind: mdf`), and deal registration to a programme (`registration`)",
    example: {
      bad: "company: { stage: growth }\nbudget:\n  lines: [{ name: Launch events, kind: event, amount: 80K }]",
      good: "company: { stage: growth }\nbudget:\n  lines:\n    - { name: Migration desk, kind: program, amount: 150K, purpose: activation }\n    - { name: Co-marketing, kind: mdf, amount: 160K }\nprograms:\n  managed: { registration: { answerWithin: 2 business days, protection: 90 days } }",
    },
    faults: inStage("growth", function* (strategy) {
      const lines = strategy.budget?.lines ?? [];
      const at = ["budget", "lines"];
      if (!lines.some(({ purpose }) => purpose === "activation"))
        yield { path: at, message: "no budget line is for activation, in the growth stage" };
      if (!lines.some(({ kind }) => kind === "mdf"))
        yield { path: at, message: "no MDF line, in the growth stage" };
      if (!entries(strategy.programs).some(([, { registration }]) => registration !== undefined))
        yield { path: ["programs"], message: "no programme has deal registration, in the growth stage" };
    }),
  }),
  rule({
    id: "STG-003",
    severity: "warning",
    finds: "mature stage without a strategic line, or no bet that names a vertical",
    why: "A mature programme grows by depth: specialists and a few deep relationships. Spread evenly over all partners, the money only keeps what is already there.",
    fix: "add a line for the strategic purpose (`purpose: strategic`), and a bet whose segment names a vertical (`segment.verticals`)",
    example: {
      bad: "company: { stage: mature }\nbets:\n  all-resellers: { name: More resellers, segment: { regions: [us] } }",
      good: "company: { stage: mature }\nbets:\n  banks: { name: Banks through specialists, segment: { verticals: [banking] } }",
    },
    faults: inStage("mature", function* (strategy) {
      if (!strategy.budget?.lines?.some(({ purpose }) => purpose === "strategic"))
        yield { path: ["budget", "lines"], message: "no budget line is strategic, in the mature stage" };
      if (!liveBets(strategy).some(({ segment }) => segment?.verticals?.length))
        yield {
          path: ["bets"],
          message: "no active, next or scaled bet names a vertical, in the mature stage",
        };
    }),
  }),
  rule({
    id: "STG-004",
    severity: "warning",
    finds: "expansion stage without a bet into a cell marked `new: true`",
    why: "Expansion means markets where nobody knows the name. Without a bet there, the plan says expansion and the money goes where it went before.",
    fix: "mark the cells of the new market as new (`new: true`), and bet on them",
    example: {
      bad: "company: { stage: expansion }\ncoverage:\n  cells: [{ region: us-central, route: partner, types: [msp] }]",
      good: "company: { stage: expansion }\ncoverage:\n  cells: [{ region: dach, route: partner, types: [msp], new: true }]\nbets:\n  dach-first: { name: Germany through MSPs, segment: { regions: [dach] }, partnerType: msp }",
    },
    faults: inStage("expansion", function* (strategy) {
      const cells = (strategy.coverage?.cells ?? []).filter((cell) => cell.new);
      if (cells.length === 0) {
        yield {
          path: ["coverage", "cells"],
          message: "no cell is marked as new (`new: true`), in the expansion stage",
        };
      } else if (!liveBets(strategy).some((bet) => cells.some((cell) => betMatchesCell(bet, cell)))) {
        yield {
          path: ["bets"],
          message: "no active, next or scaled bet goes into a new cell, in the expansion stage",
        };
      }
    }),
  }),
];

const liveBets = (strategy: Strategy): Bet[] =>
  entries<Bet>(strategy.bets).flatMap(([, bet]) => (isLive(bet) ? [bet] : []));
