import { capital } from "../../shared/capital.ts";
import { budgetYear, fullTimePeople } from "../../strategy/funding.ts";
import { counted, listed } from "../../check/figures.ts";
import { entries, isLive } from "../../strategy/lookup.ts";
import type { Bet, Strategy } from "../../strategy/strategy.ts";
import { type ZeroPartnerTest, zeroPartnerTest } from "../../strategy/zero-partner.ts";
import { inWords } from "../../measures/in-words.ts";
import { type Block } from "../document.ts";
import { column, facts, type Fact, inOneCell, missing, paragraph, said, tableOr } from "../blocks.ts";
import { costWords } from "./budget.ts";
import { competitorsFinding } from "./competitors.ts";
import { betName, ownerTitle, ownerTitles, personName, regionName } from "../names.ts";
import { targetWords } from "../targets.ts";
import { amountWords, dayWords, durationWords, label, quoted, shareWords, words } from "../words.ts";

/** Where the company stands and what it wants: a partner strategy that does not start there floats. */
export function businessContext(strategy: Strategy): Block[] {
  const { company } = strategy;
  return facts([
    ["Product", said(company.product), "company.product"],
    ["Industry and stage", industryAndStage(strategy), "company.industry and company.stage"],
    ...arrFact(strategy),
    ["Markets", marketNames(strategy), "thesis.markets"],
    ["Ideal customers", inOneCell(company.idealCustomers), "company.idealCustomers"],
    ["Routes to market", inOneCell(company.goToMarket), "company.goToMarket"],
    ["Sales cycle", durationWords(company.salesCycle), "company.salesCycle"],
    ["Position", said(company.position), "company.position"],
    ["Rivals' channels", competitorsFinding(strategy), "competitors"],
    ["Constraints", inOneCell(company.constraints), "company.constraints"],
    ...resourceFacts(strategy),
  ]);
}

/** Where the ARR is not said, the zero-partner test below says so already. */
const arrFact = (strategy: Strategy): Fact[] => {
  const arr = arrWords(strategy);
  return arr === null ? [] : [["Objective", arr, "company.arr"]];
};

/** The owner's attention and the money are the two limits that no strategy argues away. */
const resourceFacts = (strategy: Strategy): Fact[] => [
  ["Money and people", resourceWords(strategy), "budget"],
  ["Executive owner", personName(strategy, strategy.strategy.owner), "strategy.owner"],
];

function resourceWords(strategy: Strategy): string | null {
  if (!strategy.budget) return null;
  const money = costWords(strategy) ?? "no amounts yet";
  const year = budgetYear(strategy);
  return `${money} and ${counted(fullTimePeople(strategy), "full-time person", "full-time people")}${year ? ` in ${year}` : ""}`;
}

export const industryAndStage = ({ company: { industry, stage } }: Strategy): string | null =>
  inOneCell([industry && label(industry), stage && `${words(stage)} stage`], ", ");

export function arrWords(strategy: Strategy): string | null {
  const { current, on, target, by } = strategy.company.arr ?? {};
  if (!current && !target) return null;
  const from = `${amountWords(strategy, current) ?? "an ARR that is not said"}${on ? ` on ${dayWords(on)}` : ""}`;
  const to = `${amountWords(strategy, target) ?? "a target that is not said"}${by ? ` by ${dayWords(by)}` : ""}`;
  return `ARR from ${from} to ${to}`;
}

export const marketNames = (strategy: Strategy): string | null =>
  inOneCell(
    strategy.thesis?.markets?.map((slug) => regionName(strategy, slug)),
    ", ",
  );

/** "With no partner at all, how would the target be reached?", with every figure of the answer. */
export function zeroPartnerBlocks(strategy: Strategy): Block[] {
  const test = zeroPartnerTest(strategy);
  if (!test.ok)
    return [
      missing(`the zero-partner test is unknown, because ${test.reason}`, "company.arr and company.direct"),
    ];
  const { value } = test;
  const of = (minor: number) => inWords(minor, "money", value.currency);
  const years = Math.round(value.years * 100) / 100;
  const { promised } = value;
  const thesis =
    promised === null
      ? "The thesis promises no share."
      : `The thesis promises ${inWords(promised, "share", "")}.`;
  return [
    paragraph([
      { strong: "With no partner at all: " },
      `${counted(value.sellers, "seller")} × ${of(value.quotaMinor)} × ${inWords(value.attainment, "share", "")} is ${of(value.directPerYearMinor)} a year, ${of(value.directMinor)} in ${counted(years, "year")}. The target needs ${of(value.neededMinor)} more than today. `,
      {
        strong: `Partners must bring ${of(value.partnersMinor)}, ${inWords(value.share, "share", "")} of the target ARR.`,
      },
      ` ${thesis}`,
    ]),
  ];
}

/** What partners must bring, in one sentence; null when the test has no answer. */
export function zeroPartnerFinding(strategy: Strategy): string | null {
  const test = zeroPartnerTest(strategy);
  return test.ok ? zeroPartnerSentence(test.value) : null;
}

function zeroPartnerSentence({
  partnersMinor,
  targetMinor,
  share,
  promised,
  currency,
}: ZeroPartnerTest): string {
  const target = inWords(targetMinor, "money", currency);
  if (partnersMinor === 0)
    return `Direct sales alone can reach ${target}: partners must add a reason of their own`;
  const must = `Partners must bring ${inWords(partnersMinor, "money", currency)} of the ${target} target`;
  if (promised === null) return must;
  const enough = Math.round(promised * 1e6) >= Math.round(share * 1e6);
  return `${must}; the thesis promises ${enough ? "that and more" : "less than that"}`;
}

/** How many objectives partners serve, and which of them no live bet leads to (CHO-001). */
export function objectivesFinding(strategy: Strategy): string | null {
  const all = entries(strategy.objectives);
  if (all.length === 0) return null;
  const live = entries<Bet>(strategy.bets).filter(([, bet]) => isLive(bet));
  const routeless = all.filter(([slug]) => !live.some(([, { serves }]) => serves?.includes(slug)));
  const names = routeless.map(([slug, { business }]) => quoted(business ?? slug));
  const each = all.length === 1 ? "with a bet" : "each with a bet";
  const route = names.length === 0 ? `${each} that leads to it` : `and no bet leads to ${listed(names)}`;
  return `${counted(all.length, "business objective")}, ${route}`;
}

export function objectivesTable(strategy: Strategy): Block {
  return tableOr(
    { what: "which business objectives partners serve", part: "objectives" },
    "From business objective to partner objective",
    [
      column("Business objective", 2.2),
      column("Partner objective", 2.2),
      column("Target", 2.6),
      column("Owner", 1.2),
      column("Served by", 2.8),
    ],
    entries(strategy.objectives).map(([slug, objective]) => [
      said(objective.business),
      said(objective.partner),
      targetWords(strategy, objective),
      ownerTitle(strategy, objective.owner),
      servedBy(strategy, slug),
    ]),
  );
}

const servedBy = (strategy: Strategy, objective: string): string | null =>
  inOneCell(
    entries<Bet>(strategy.bets).flatMap(([slug, { serves }]) =>
      serves?.includes(objective) ? [betName(strategy, slug)] : [],
    ),
  );

/** Who owns what, by person: a target without a name on it is nobody's. */
export function ownersBlocks(strategy: Strategy): Block[] {
  const rows = [...ownedBy(strategy)].map(([slug, things]) => [
    personName(strategy, slug),
    capital(things.join("; ")),
  ]);
  const signed = ownerTitles(strategy, strategy.strategy.signoff);
  return [
    tableOr(
      { what: "who owns what", part: "people" },
      "Who owns what",
      [column("Owner"), column("Owns", 5)],
      rows,
    ),
    signed === null
      ? missing("who has agreed to the strategy", "strategy.signoff")
      : paragraph([{ strong: "Signed off by: " }, `${signed}.`]),
  ];
}

function ownedBy(strategy: Strategy): Map<string, string[]> {
  const owned = new Map<string, string[]>();
  const give = (owner: string | undefined, thing: string) => {
    if (owner !== undefined) owned.set(owner, [...(owned.get(owner) ?? []), thing]);
  };
  give(strategy.strategy.owner, "the strategy");
  give(strategy.thesis?.northStar?.owner, "the north star");
  for (const [slug, { owner, business }] of entries(strategy.objectives))
    give(owner, `objective: ${business ?? slug}`);
  for (const [, { owner, name }] of entries<Bet>(strategy.bets)) give(owner, `bet: ${name}`);
  for (const [, { owner, objective }] of entries(strategy.okrs)) give(owner, `key results: ${objective}`);
  for (const [, { owner, risk }] of entries(strategy.risks)) give(owner, `risk: ${risk}`);
  for (const [noun, all] of countedElements(strategy))
    for (const [owner, number] of counts(all)) give(owner, counted(number, noun));
  return owned;
}

type Owned = { readonly owner?: string | undefined };

/** Elements that are many and small: their owner is told how many, their own table says which. */
const countedElements = (strategy: Strategy): readonly (readonly [noun: string, all: readonly Owned[]])[] => [
  ["coverage cell", strategy.coverage?.cells ?? []],
  ["metric", strategy.metrics ?? []],
  ["milestone", strategy.roadmap ?? []],
  ["decision", Object.values(strategy.decisions ?? {})],
  ["candidate", Object.values(strategy.landscape ?? {})],
  ["scenario", Object.values(strategy.scenarios ?? {})],
  ["assumption", Object.values(strategy.assumptions ?? {})],
  ["system", strategy.budget?.systems ?? []],
];

function counts(all: readonly Owned[]): [string, number][] {
  const owners = all.flatMap(({ owner }) => (owner === undefined ? [] : [owner]));
  return [...new Set(owners)].map((owner) => [owner, owners.filter((one) => one === owner).length]);
}

/** What partners are to bring, as the thesis and the north star say it. */
export function promiseWords(strategy: Strategy): string | null {
  const { arrShare, within } = strategy.thesis ?? {};
  if (arrShare === undefined) return null;
  return `${shareWords(arrShare)} of total ARR${within ? ` within ${durationWords(within)}` : ""}`;
}
