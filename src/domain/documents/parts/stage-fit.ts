import { counted } from "../../check/figures.ts";
import { inWords } from "../../measures/in-words.ts";
import type { stages } from "../../strategy/closed-sets.ts";
import { type BudgetLine, linesMinor } from "../../strategy/funding.ts";
import { entries, isLive } from "../../strategy/lookup.ts";
import { betMatchesCell, isSoldByPartners } from "../../strategy/segments.ts";
import type { Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { facts, missing } from "../blocks.ts";
import { label, words } from "../words.ts";
import { betsOf } from "./bets.ts";
import { candidatesOf } from "./landscape.ts";
import { plannedPartners } from "./competitors.ts";
import {
  differs,
  type Expectation,
  type Fit,
  fitCount,
  fits,
  fitTable,
  hasKinds,
  type Kind,
  unknownFit,
} from "./fit.ts";
import { cellsOf } from "./market.ts";

type Stage = (typeof stages)[number];
type StagePattern = {
  readonly priority: string;
  readonly composition: string;
  readonly investment: string;
  readonly expectations: readonly Expectation[];
};

const kinds = (expects: string, ...of: readonly Kind[]): Expectation => ({
  expects,
  holds: (strategy) => hasKinds(strategy, of),
});
const spends = (expects: string, what: string, on: (line: BudgetLine) => boolean): Expectation => ({
  expects,
  holds: (strategy) => spending(strategy, what, on),
});

/** What suits each stage of growth; the same plan that carries one stage sinks another. */
const patterns: Readonly<Record<Stage, StagePattern>> = {
  early: {
    priority:
      "Prove with very few partners that the model earns, and learn from them, before anything is scaled",
    composition:
      "A handful of technically strong resellers or product partners; nobody who brings more volume than can be supported",
    investment: "Deep in a few relationships that become references; no programme for the many",
    expectations: [
      {
        expects: "One or two partner types",
        holds: (strategy) => atMost(entries(strategy.partnerTypes).length, 2, "partner type"),
      },
      {
        expects: "At most fifteen partners wanted",
        holds: (strategy) => atMost(plannedPartners(strategy), 15, "partner"),
      },
      { expects: "No distributor yet", holds: (strategy) => without(strategy, "distributor") },
      kinds("Partners that understand the product technically", "var", "isv", "si"),
      { expects: "Half of the lines or more on one type", holds: concentrated },
    ],
  },
  growth: {
    priority: "Reach the segments and regions that direct sales cannot serve at an acceptable cost",
    composition:
      "Structured resale with coverage targets, managed service where customers buy a service, product partners that widen the platform",
    investment:
      "Fast onboarding and activation, marketing money for partners, registration and selling together",
    expectations: [
      kinds("Resellers in a structure", "reseller", "var", "distributor"),
      kinds("Managed service providers for customers who buy a service", "msp", "mssp"),
      kinds("Product partners that widen the platform", "isv", "oem"),
      { expects: "Coverage targets by region", holds: coverageTargets },
      spends("Money for activation", "for activation", ({ purpose }) => purpose === "activation"),
      spends("Marketing money for partners", "of marketing funds", ({ kind }) => kind === "mdf"),
      { expects: "Deal registration", holds: registers },
    ],
  },
  mature: {
    priority:
      "Hold the position by depth: specialists, strategic partners and an ecosystem that is costly to leave",
    composition:
      "Specialists by industry, strategic integrators, a marketplace of products, embedding in others' products",
    investment:
      "Most into strategic partners and depth by industry; the standard programme runs for efficiency",
    expectations: [
      { expects: "Depth in named industries", holds: namesVerticals },
      kinds("Strategic integrators", "si", "gsi"),
      kinds("Product partners around the platform", "isv"),
      kinds("Embedding in other products", "oem"),
      spends(
        "Money for strategic partners",
        "for strategic partners",
        ({ purpose }) => purpose === "strategic",
      ),
    ],
  },
  expansion: {
    priority: "Enter a new market through those who are in it already",
    composition:
      "Specialists with customers in the new industry, distributors in the new region, managed service in the new size",
    investment:
      "Concentrated on the new market, with terms that fit its partners, without starving what pays for it",
    expectations: [
      { expects: "A bet into a market that is new", holds: betsOnNew },
      { expects: "Candidates that are already there", holds: candidatesInNew },
      { expects: "A programme of its own for the new market's partners", holds: severalPrograms },
      { expects: "The established types stay funded", holds: spreadOverTypes },
    ],
  },
};

export function stageBlocks(strategy: Strategy): Block[] {
  const { stage } = strategy.company;
  if (stage === undefined) return [missing("the stage of growth", "company.stage")];
  const { priority, composition, investment, expectations } = patterns[stage];
  return [
    ...facts([
      ["Stage", label(stage), "company.stage"],
      ["What matters now", priority, "company.stage"],
      ["Composition that suits it", composition, "company.stage"],
      ["Investment that suits it", investment, "company.stage"],
    ]),
    ...fitTable(strategy, `What is usual in the ${words(stage)} stage`, expectations),
  ];
}

export function stageFinding(strategy: Strategy): string | null {
  const { stage } = strategy.company;
  if (stage === undefined) return null;
  return `${fitCount(strategy, patterns[stage].expectations)} traits of the ${words(stage)} stage are in this strategy`;
}

function atMost(number: number | null, most: number, noun: string): Fit {
  if (number === null) return unknownFit(`the number of ${noun}s is not said for every type`);
  if (number === 0) return unknownFit(`no ${noun}s are said`);
  return number <= most ? fits(counted(number, noun)) : differs(counted(number, noun));
}

function without(strategy: Strategy, kind: Kind): Fit {
  const found = hasKinds(strategy, [kind]);
  return found.verdict === "unknown"
    ? found
    : found.verdict === "fits"
      ? differs(found.because)
      : fits("none");
}

function concentrated(strategy: Strategy): Fit {
  const all = linesMinor(strategy);
  if (!all) return unknownFit("the budget has no lines that can be added");
  const shares = Object.keys(strategy.partnerTypes ?? {}).map(
    (slug) => (linesMinor(strategy, ({ type }) => type === slug) ?? 0) / all,
  );
  const most = Math.max(0, ...shares);
  const said = `${inWords(most, "share", "")} on the largest type`;
  return most >= 0.5 ? fits(said) : differs(said);
}

function spending(strategy: Strategy, what: string, on: (line: BudgetLine) => boolean): Fit {
  if (!strategy.budget?.lines?.length) return unknownFit("the budget has no lines");
  const minor = linesMinor(strategy, on);
  if (minor === undefined) return unknownFit("the lines are in several currencies");
  return minor > 0
    ? fits(`${inWords(minor, "money", strategy.company.currency)} ${what}`)
    : differs(`no line ${what}`);
}

function coverageTargets(strategy: Strategy): Fit {
  const sold = cellsOf(strategy).filter(isSoldByPartners);
  if (sold.length === 0) return unknownFit("no cell is sold by partners");
  const wanting = sold.filter(({ need }) => need === undefined).length;
  return wanting === 0
    ? fits(`a need in each of ${counted(sold.length, "cell")}`)
    : differs(`${counted(wanting, "cell")} without a need`);
}

function registers(strategy: Strategy): Fit {
  const names = entries(strategy.programs)
    .filter(([, { registration }]) => registration)
    .map(([, { name }]) => name);
  return names.length > 0 ? fits(names.join(", ")) : differs("no programme registers deals");
}

function namesVerticals(strategy: Strategy): Fit {
  const bets = betsOf(strategy)
    .filter(([, bet]) => isLive(bet) && bet.segment?.verticals?.length)
    .map(([, { name }]) => name);
  return bets.length > 0 ? fits(bets.join(", ")) : differs("no live bet names an industry");
}

const newCells = (strategy: Strategy) => cellsOf(strategy).filter((cell) => cell.new);

function betsOnNew(strategy: Strategy): Fit {
  const bets = betsOf(strategy)
    .filter(([, bet]) => isLive(bet) && newCells(strategy).some((cell) => betMatchesCell(bet, cell)))
    .map(([, { name }]) => name);
  return bets.length > 0 ? fits(bets.join(", ")) : differs("no live bet into a cell that is marked new");
}

function candidatesInNew(strategy: Strategy): Fit {
  const regions = newCells(strategy).map(({ region }) => region);
  if (regions.length === 0) return unknownFit("no cell is marked new");
  const there = candidatesOf(strategy)
    .filter(([, { region }]) => region !== undefined && regions.includes(region))
    .map(([, { name }]) => name);
  return there.length > 0 ? fits(there.join(", ")) : differs("no candidate is said to serve the new market");
}

function severalPrograms(strategy: Strategy): Fit {
  const programs = Object.keys(strategy.programs ?? {}).length;
  if (programs === 0) return unknownFit("no programme is said");
  return programs > 1 ? fits(counted(programs, "programme")) : differs("one programme for all");
}

function spreadOverTypes(strategy: Strategy): Fit {
  if (!strategy.budget?.lines?.length) return unknownFit("the budget has no lines");
  const funded = new Set(strategy.budget.lines.map(({ type }) => type)).size;
  return funded > 1 ? fits(`lines for ${counted(funded, "type")}`) : differs("all lines are for one type");
}
