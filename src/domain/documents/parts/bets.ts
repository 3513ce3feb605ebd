import { counted, listed } from "../../check/figures.ts";
import { entries, isLive } from "../../strategy/lookup.ts";
import type { Bet, Entry, Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, figureColumn, inOneCell, said, tableOr } from "../blocks.ts";
import {
  betName,
  evidenceWords,
  gapNames,
  personName,
  regionName,
  sizeName,
  typeName,
  verticalName,
} from "../names.ts";
import { targetWords } from "../targets.ts";
import { amountWords, dayWords, label, words } from "../words.ts";

const wanting = { what: "where partners are to win", part: "bets" };
export const betsOf = (strategy: Strategy) => entries<Bet>(strategy.bets);
const objectiveName = (strategy: Strategy, slug: string): string =>
  entries(strategy.objectives).find(([one]) => one === slug)?.[1].business ?? slug;

/** Where a bet plays; what it leaves out means all of it. */
export function segmentWords(strategy: Strategy, { segment, partnerType }: Bet): string {
  const places = [
    inOneCell(
      segment?.regions?.map((slug) => regionName(strategy, slug)),
      ", ",
    ) ?? "all regions",
    inOneCell(
      segment?.verticals?.map((slug) => verticalName(strategy, slug)),
      ", ",
    ),
    inOneCell(
      segment?.sizes?.map((slug) => sizeName(strategy, slug)),
      ", ",
    ),
  ];
  const how = partnerType ? typeName(strategy, partnerType) : "every partner type";
  return `${inOneCell(places)}, with ${how}`;
}

/** The choice: segment, wedge and motion of each bet, with its money, people and owner. */
export function betsTable(strategy: Strategy, bets: readonly [string, Bet][] = betsOf(strategy)): Block {
  const rows = bets.map(([, bet]): Cell[] => [
    [{ strong: bet.name }, bet.status ? ` · ${bet.status}` : " · no status"],
    segmentWords(strategy, bet),
    [
      said(bet.wedge) ?? "Not said",
      ...(bet.sources ? [` (${evidenceWords(strategy, bet.sources)})`] : []),
    ].join(""),
    said(bet.motion),
    moneyWords(strategy, bet),
    personName(strategy, bet.owner),
  ]);
  return tableOr(
    wanting,
    "Bets",
    [
      column("Bet", 1.6),
      column("Where and with whom", 1.7),
      column("Wedge", 2),
      column("Motion", 2),
      column("Takes", 1),
      column("Owner", 1),
    ],
    rows,
  );
}

const moneyWords = (strategy: Strategy, { budget, effort, start }: Bet): string | null =>
  inOneCell(
    [
      amountWords(strategy, budget),
      effort === undefined ? null : counted(effort, "person", "people"),
      start && `from ${start}`,
    ],
    ", ",
  );

/** What each bet serves and aims at, and the evidence that opens it. */
export function sequenceTable(strategy: Strategy): Block {
  const rows = inSequence(strategy).map(([, bet], index): Cell[] => [
    String(index + 1),
    bet.name,
    bet.status ? label(bet.status) : null,
    bet.start ?? null,
    opensWords(strategy, bet),
    inOneCell(bet.serves?.map((slug) => objectiveName(strategy, slug))),
    inOneCell([gapNames(bet.fills), bet.targets?.length ? `aims at ${bet.targets.join(", ")}` : null]),
  ]);
  return tableOr(
    wanting,
    "Sequence",
    [
      figureColumn("", 0.3),
      column("Bet", 1.8),
      column("Status", 0.8),
      column("Starts", 0.9),
      column("Opened by", 2.4),
      column("Serves", 1.8),
      column("Gap and accounts", 1.4),
    ],
    rows,
  );
}

/** By the quarter in which they start, those without one last; a quarter's text sorts as its days do within a century. */
const inSequence = (strategy: Strategy): [string, Bet][] =>
  betsOf(strategy).toSorted(([, a], [, b]) => (a.start ?? "~").localeCompare(b.start ?? "~"));

function opensWords(strategy: Strategy, { after, status }: Bet): string | null {
  const evidence = (after ?? []).map(({ bet, when }) =>
    inOneCell([bet && `after ${betName(strategy, bet)}`, targetWords(strategy, when)], ": "),
  );
  if (evidence.length > 0) return inOneCell(evidence);
  return status === "next" ? null : "Open: it waits for nothing";
}

/** How each bet is judged: what moves first, the outcome, what ends it, and when we look. */
export function proofTable(strategy: Strategy): Block {
  const rows = betsOf(strategy).map(([, bet]): Cell[] => [
    bet.name,
    targetWords(strategy, bet.leading),
    targetWords(strategy, bet.lagging),
    targetWords(strategy, bet.retireIf),
    inOneCell([
      bet.review && `next in ${bet.review}`,
      ...(bet.reviews ?? []).map(
        ({ on, decision, because }) => `${dayWords(on)}: ${decision}${because ? `, ${because}` : ""}`,
      ),
    ]),
  ]);
  return tableOr(
    wanting,
    "Proof",
    [
      column("Bet", 1.4),
      column("Leading: moves first", 2),
      column("Lagging: the outcome", 2),
      column("Ends when", 2),
      column("Review", 1.4),
    ],
    rows,
  );
}

/** What was said no to, why, and when we look again; parked and retired bets are noes as well. */
export function declinedTable(strategy: Strategy): Block {
  const options = entries<Entry<"declined">>(strategy.declined).map(([, option]): Cell[] => [
    option.option,
    option.status ? label(option.status) : null,
    said(option.reason),
    option.revisit ?? null,
    excludesWords(strategy, option),
  ]);
  const bets = betsOf(strategy)
    .filter(([, { status }]) => status === "parked" || status === "retired")
    .map(([, bet]): Cell[] => [
      bet.name,
      `${label(bet.status ?? "parked")} bet`,
      said(bet.reviews?.at(-1)?.because),
      bet.review ?? null,
      "–",
    ]);
  return tableOr(
    { what: "what was declined or parked; without a no there is no choice", part: "declined" },
    "Declined and parked",
    [
      column("Option", 1.8),
      column("Decision", 0.9),
      column("Why not", 2.6),
      column("Look again", 0.9),
      column("Rules out", 1.4),
    ],
    [...options, ...bets],
  );
}

function excludesWords(strategy: Strategy, { excludes }: Entry<"declined">): string {
  return (
    inOneCell([
      inOneCell(excludes?.kinds?.map(words), ", "),
      inOneCell(excludes?.models?.map(words), ", "),
      inOneCell(
        excludes?.regions?.map((slug) => regionName(strategy, slug)),
        ", ",
      ),
      inOneCell(
        excludes?.verticals?.map((slug) => verticalName(strategy, slug)),
        ", ",
      ),
      inOneCell(
        excludes?.sizes?.map((slug) => sizeName(strategy, slug)),
        ", ",
      ),
    ]) ?? "–"
  );
}

/** How many bets run, how many wait and how many options were declined: the measure of a choice. */
export function betsFinding(strategy: Strategy): string | null {
  const bets = betsOf(strategy).filter(([, bet]) => isLive(bet));
  const declined = entries(strategy.declined).length;
  if (bets.length === 0) return null;
  const states = (["active", "scaled", "next"] as const).flatMap((status) => {
    const names = bets.filter(([, bet]) => bet.status === status);
    return names.length > 0 ? [`${names.length} ${status}`] : [];
  });
  const noes = declined === 0 ? "and nothing was declined" : `and ${counted(declined, "option")} said no to`;
  return `${counted(bets.length, "bet")} (${listed(states)}) ${noes}`;
}
