import { capital } from "../../shared/capital.ts";
import { counted, listed } from "../../check/figures.ts";
import { entries, isLive } from "../../strategy/lookup.ts";
import type { Bet, Entry, Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import { type Cell, column, inOneCell, list, missing, said, tableOr } from "../blocks.ts";
import {
  betName,
  evidenceWords,
  gapName,
  ownerTitle,
  regionName,
  sizeName,
  typeName,
  verticalName,
} from "../names.ts";
import { targetWords } from "../targets.ts";
import { amountWords, dayWords, inSentence, label, quoted, words } from "../words.ts";

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
export function betsTable(strategy: Strategy): Block {
  return tableOr(
    wanting,
    "Bets",
    [
      column("Bet", 1.6),
      column("Where and with whom", 1.5),
      column("Wedge", 1.8),
      column("Motion", 1.9),
      column("Takes", 1.1),
      column("Owner", 1),
    ],
    betsOf(strategy).map(([, bet]): Cell[] => [
      nameAndStatus(bet),
      segmentWords(strategy, bet),
      said(bet.wedge),
      said(bet.motion),
      moneyWords(strategy, bet),
      ownerTitle(strategy, bet.owner),
    ]),
  );
}

const nameAndStatus = ({ name, status }: Bet): Cell => [{ strong: name }, ` · ${status ?? "no status"}`];

/** The choice in short: enough to act on, and what ends it. */
export function betsInShort(strategy: Strategy): Block {
  return tableOr(
    wanting,
    "Bets",
    [
      column("Bet", 2),
      column("Where and with whom", 2),
      column("Wedge", 2.2),
      column("Takes", 1.5),
      column("Ends when", 2.4),
      column("Owner", 1.2),
    ],
    betsOf(strategy).map(([, bet]): Cell[] => [
      nameAndStatus(bet),
      segmentWords(strategy, bet),
      said(bet.wedge),
      moneyWords(strategy, bet),
      targetWords(strategy, bet.retireIf),
      ownerTitle(strategy, bet.owner),
    ]),
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

/** The bets in their order: when each starts, the evidence that opens it, what it serves and which gap it fills. */
export function sequenceBlocks(strategy: Strategy): Block[] {
  if (betsOf(strategy).length === 0) return [missing(wanting.what, wanting.part)];
  const closed = betsOf(strategy).filter(([, bet]) => bet.status === "next" && !bet.after?.length);
  return [
    list(
      inSequence(strategy).map(([, bet]) => [{ strong: bet.name }, ` ${sequenceWords(strategy, bet)}`]),
      true,
    ),
    ...closed.map(([, { name }]) => missing(`the evidence that opens ${quoted(name)}`, "bets")),
  ];
}

const sequenceWords = (strategy: Strategy, bet: Bet): string =>
  [
    `${statusWords(bet)}.`,
    opensWords(strategy, bet),
    `It ${servesWords(strategy, bet)}.`,
    bet.sources?.length ? `Its wedge rests on ${evidenceWords(strategy, bet.sources)}.` : null,
    bet.targets?.length ? `It aims at ${listed(bet.targets)}.` : null,
    ...reviewsWords(bet),
  ]
    .filter((part) => part !== null)
    .join(" ");

/** Where a bet stands, after its name. */
function statusWords({ status, start }: Bet): string {
  const from = start ? ` from ${start}` : "";
  if (status === "active") return `runs${from}`;
  if (status === "next") return `comes next${start ? `, in ${start}` : ""}`;
  if (status === undefined) return `has no status yet${start ? `, and starts in ${start}` : ""}`;
  const since = status === "parked" ? "its start was set for" : "it started in";
  return `is ${status}${start ? `; ${since} ${start}` : ""}`;
}

function servesWords(strategy: Strategy, { serves, fills }: Bet): string {
  const objectives = (serves ?? []).map((slug) => quoted(objectiveName(strategy, slug)));
  const gaps = (fills ?? []).map((slug) => quoted(gapName(strategy, slug)));
  const ends = [
    objectives.length > 0 ? `serves ${listed(objectives)}` : "serves no objective",
    ...(gaps.length > 0 ? [`closes the ${gaps.length === 1 ? "gap" : "gaps"} ${listed(gaps)}`] : []),
  ];
  return ends.join(", and ");
}

/** By the quarter in which they start, those without one last; a quarter's text sorts as its days do within a century. */
const inSequence = (strategy: Strategy): [string, Bet][] =>
  betsOf(strategy).toSorted(([, a], [, b]) => (a.start ?? "~").localeCompare(b.start ?? "~"));

function opensWords(strategy: Strategy, { after, status }: Bet): string | null {
  const evidence = (after ?? []).flatMap(({ bet, when }) => {
    const shown = targetWords(strategy, when);
    const first = bet === undefined ? null : quoted(betName(strategy, bet));
    if (shown === null) return first === null ? [] : [`after ${first}`];
    return [`once ${first === null ? "there is" : `${first} shows`} ${inSentence(shown)}`];
  });
  if (evidence.length > 0) return `It opens ${listed(evidence)}.`;
  return status === "next" ? "Nothing says what opens it." : null;
}

/** How each bet is judged: what moves first, the outcome, and what ends it. */
export function proofTable(strategy: Strategy): Block {
  return tableOr(
    wanting,
    "Proof",
    [
      column("Bet", 1.6),
      column("Leading: moves first", 2),
      column("Lagging: the outcome", 2),
      column("Ends when", 2),
    ],
    betsOf(strategy).map(([, bet]): Cell[] => [
      bet.name,
      targetWords(strategy, bet.leading),
      targetWords(strategy, bet.lagging),
      targetWords(strategy, bet.retireIf),
    ]),
  );
}

/** What was decided when a bet was looked at, and when it is looked at again. */
const reviewsWords = ({ review, reviews }: Bet): string[] => [
  ...(reviews ?? []).map(
    ({ on, decision, because }) =>
      `On ${dayWords(on)} it was ${decided[decision]}${because ? ` (${because})` : ""}.`,
  ),
  review ? `We look again in ${review}.` : "No review is set.",
];

const decided = { scale: "scaled", keep: "kept", park: "parked", retire: "retired" } as const;

/** What was said no to, why, and when we look again; parked and retired bets are noes as well. */
export function declinedTable(strategy: Strategy): Block {
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
    declinedRows(strategy).map(({ option, decision, why, again, out }): Cell[] => [
      option,
      decision,
      why,
      again,
      capital(out),
    ]),
  );
}

type No = {
  readonly option: string;
  readonly decision: string | null;
  readonly why: string | null;
  readonly again: string | null;
  readonly out: string;
};

function declinedRows(strategy: Strategy): No[] {
  const options = entries<Entry<"declined">>(strategy.declined).map(([, one]) => ({
    option: one.option,
    decision: one.status ? label(one.status) : null,
    why: said(one.reason),
    again: one.revisit ?? null,
    out: excludesWords(strategy, one),
  }));
  const bets = betsOf(strategy)
    .filter(([, { status }]) => status === "parked" || status === "retired")
    .map(([, bet]) => ({
      option: bet.name,
      decision: `${label(bet.status ?? "parked")} bet`,
      why: said(bet.reviews?.at(-1)?.because),
      again: bet.review ?? null,
      out: "–",
    }));
  return [...options, ...bets];
}

/** The same as a list, for a page that has no room for a table. */
export function declinedBlocks(strategy: Strategy): Block[] {
  const rows = declinedRows(strategy);
  if (rows.length === 0)
    return [missing("what was declined or parked; without a no there is no choice", "declined")];
  return [
    list(
      rows.map(({ option, decision, why, again, out }) => [
        { strong: option },
        ` · ${decision ?? "no decision said"}: ${why ?? "nobody has said why"}; ${again ? `again in ${again}` : "no day to look again"}${out === "–" ? "" : `; rules out ${out}`}.`,
      ]),
    ),
  ];
}

function excludesWords(strategy: Strategy, { excludes }: Entry<"declined">): string {
  // A kind and a model of one name are two things.
  const kinds = excludes?.kinds?.map((kind) =>
    excludes.models?.some((model) => model === kind) ? `${words(kind)} partners` : words(kind),
  );
  return (
    inOneCell([
      inOneCell(kinds, ", "),
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
