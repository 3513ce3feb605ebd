import { counted, listed } from "../check/figures.ts";
import { inWords } from "../measures/in-words.ts";
import { budgetYear } from "../strategy/funding.ts";
import { entries } from "../strategy/lookup.ts";
import { programReturn } from "../strategy/program-return.ts";
import type { Bet, Strategy } from "../strategy/strategy.ts";
import { thesisSentence } from "../strategy/thesis-sentence.ts";
import {
  type Cell,
  column,
  figureColumn,
  inOneCell,
  list,
  missing,
  paragraph,
  said,
  statement,
  tableOr,
} from "./blocks.ts";
import { investmentSlide, returnSlide, sankeySlide } from "./board-money.ts";
import { comparisonSlide, gapSlide, projectionSlide } from "./board-outlook.ts";
import type { Block, Section } from "./document.ts";
import type { Ground } from "./ground.ts";
import { ownerTitle, typeName } from "./names.ts";
import { costWords } from "./parts/budget.ts";
import { betsFinding, betsOf } from "./parts/bets.ts";
import { signoffBlocks, unsignedFunctions } from "./parts/governance.ts";
import { risksFinding, risksOf } from "./parts/risks.ts";
import { roadmapFinding, roadmapSummary } from "./parts/roadmap.ts";
import { targetWords } from "./targets.ts";
import { amountWords, dayWords, inSentence, label, quoted, shareWords } from "./words.ts";

/** Slides; the finding of each is its title. */
export const boardSections = (ground: Ground): Section[] => {
  const { strategy } = ground;
  return [
    { title: "The decision", finding: decisionFinding(ground), blocks: decisionBlocks(ground) },
    gapSlide(strategy),
    {
      title: "Bets and what ends them",
      finding: titled(betsFinding(strategy), "bets"),
      blocks: betBlocks(strategy),
    },
    returnSlide(strategy),
    projectionSlide(ground),
    comparisonSlide(strategy),
    investmentSlide(strategy),
    sankeySlide(strategy),
    { title: "Key risks", finding: titled(risksFinding(strategy), "risks"), blocks: [riskTable(strategy)] },
    {
      title: "Roadmap and sign-off",
      finding: titled(roadmapFinding(strategy), "a roadmap"),
      blocks: [roadmapSummary(strategy), ...signoffBlocks(strategy, ground.approver)],
    },
  ];
};

/** A slide needs a title, even where the strategy has nothing to find. */
export const titled = (finding: string | null, what: string): string =>
  finding ?? `The strategy does not say ${what} yet`;

type Ask = { readonly short: string; readonly full: string };

/** What the board is asked for, each ask with its figure; empty when all is decided. */
export function asks({ strategy, approver }: Ground): Ask[] {
  const year = budgetYear(strategy);
  const money = costWords(strategy) ?? "a budget that has no amounts yet";
  const waiting = betsOf(strategy).filter(([, { status }]) => status === "next");
  const open = unsignedFunctions(strategy);
  return [
    ...(approver === null
      ? [{ short: "adopt the strategy", full: `Adopt the strategy ${quoted(strategy.strategy.name)}` }]
      : []),
    ...(strategy.budget?.approved
      ? []
      : [{ short: `release ${money}`, full: `Release ${money}${year ? ` for ${year}` : ""}` }]),
    ...(waiting.length > 0 ? [approveNext(strategy, waiting)] : []),
    ...(open.length > 0
      ? [{ short: `name who signs for ${listed(open)}`, full: `Name who signs for ${listed(open)}` }]
      : []),
  ];
}

/** A next bet starts by itself once its evidence is there: what the board decides is that it may, and with how much. */
const approveNext = (strategy: Strategy, waiting: readonly [string, Bet][]): Ask => ({
  short: `approve ${waiting.length === 1 ? "the next bet" : `the ${waiting.length} next bets`} in advance`,
  full: `Approve in advance: ${listed(
    waiting.map(([, { name, budget, after }]) => {
      const money = budget ? ` with ${amountWords(strategy, budget)}` : "";
      const evidence = inOneCell((after ?? []).map(({ when }) => targetWords(strategy, when)));
      return `${quoted(name)}${money}${evidence ? `, once ${inSentence(evidence)}` : ""}`;
    }),
  )}`,
});

/** The decision asked for, in one sentence. */
export function decisionFinding(ground: Ground): string {
  const asked = asks(ground);
  if (asked.length === 0) return "Nothing is left to decide: the strategy is adopted and its budget approved";
  return `Decide: ${listed(asked.map(({ short }) => short))}`;
}

function decisionBlocks(ground: Ground): Block[] {
  const { strategy } = ground;
  const asked = asks(ground);
  return [
    strategy.thesis ? statement(thesisSentence(strategy)) : missing("the partnership thesis", "thesis"),
    { kind: "figures", figures: keyFigures(strategy) },
    ...(asked.length > 0 ? [list(asked.map(({ full }) => full))] : []),
  ];
}

type Figure = { readonly value: string; readonly label: string; readonly note: string | null };

const approvedOn = ({ budget }: Strategy): string | null =>
  budget?.approved ? `approved on ${dayWords(budget.approved.on)}` : null;

function keyFigures(strategy: Strategy): Figure[] {
  const { currency } = strategy.company;
  const cost = costWords(strategy);
  const planned = programReturn(strategy);
  const running = betsOf(strategy).filter(([, { status }]) => status === "active" || status === "scaled");
  const next = betsOf(strategy).filter(([, { status }]) => status === "next").length;
  return [
    {
      value: shareWords(strategy.thesis?.arrShare) ?? "unknown",
      label: "of ARR through partners",
      note: strategy.thesis?.arrShare === undefined ? "the thesis promises no share" : null,
    },
    {
      value: cost ?? "unknown",
      label: budgetYear(strategy) ? `budget of ${budgetYear(strategy)}` : "budget of the year",
      note: cost ? approvedOn(strategy) : "the budget has no amounts",
    },
    {
      value: planned.ok ? `${inWords(planned.value.ratio, "ratio", currency)} : 1` : "unknown",
      label: "planned return",
      note: planned.ok ? null : planned.reason,
    },
    {
      value: String(running.length),
      label: `active ${running.length === 1 ? "bet" : "bets"}${next > 0 ? `, ${next} next` : ""}`,
      note: `${counted(entries(strategy.declined).length, "option")} said no to`,
    },
  ];
}

function betBlocks(strategy: Strategy): Block[] {
  const options = entries(strategy.declined).map(
    ([, { option, revisit }]) => `${option}${revisit ? ` (again in ${revisit})` : ""}`,
  );
  return [
    tableOr(
      { what: "where partners are to win", part: "bets" },
      "Bets",
      [
        column("Bet", 2),
        column("With", 1.2),
        figureColumn("Budget", 0.8),
        column("Proved by", 2),
        column("Ends when", 2),
        column("Owner", 1.2),
      ],
      betsOf(strategy).map(([, bet]): Cell[] => [
        [{ strong: bet.name }, bet.status ? ` · ${bet.status}` : ""],
        bet.partnerType ? typeName(strategy, bet.partnerType) : "Every type",
        amountWords(strategy, bet.budget),
        targetWords(strategy, bet.lagging),
        targetWords(strategy, bet.retireIf),
        ownerTitle(strategy, bet.owner),
      ]),
    ),
    options.length > 0
      ? paragraph([{ strong: "Said no to: " }, `${options.join("; ")}.`])
      : missing("what was declined", "declined"),
  ];
}

/** As many risks as fit a slide; the register holds the rest. */
const slideRisks = 6;

function riskTable(strategy: Strategy): Block {
  return tableOr(
    { what: "what could go wrong", part: "risks" },
    risksOf(strategy).length > slideRisks
      ? `The ${slideRisks} gravest of ${risksOf(strategy).length} risks`
      : "Risks, the gravest first",
    [
      column("Risk", 2),
      column("Likelihood", 1.1),
      column("Impact", 0.95),
      column("Mitigation", 2.2),
      column("Contingency", 2.2),
      column("Owner", 1.1),
    ],
    risksOf(strategy)
      .slice(0, slideRisks)
      .map(([, risk]): Cell[] => [
        risk.risk,
        risk.likelihood ? label(risk.likelihood) : null,
        risk.impact ? label(risk.impact) : null,
        said(risk.mitigation),
        said(risk.contingency),
        ownerTitle(strategy, risk.owner),
      ]),
  );
}
