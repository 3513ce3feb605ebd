import { counted, listed } from "../check/figures.ts";
import { entries } from "../strategy/lookup.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { facts, missing, said, statement } from "./blocks.ts";
import type { Block, Section } from "./document.ts";
import { ownerTitles, personName } from "./names.ts";
import { betsFinding, betsOf, betsTable, declinedBlocks, proofTable, sequenceBlocks } from "./parts/bets.ts";
import { revisitWords } from "./parts/governance.ts";
import { targetWords } from "./targets.ts";

/** The choice on one page: one outcome, the few bets, their order, what proves them, and what we said no to. */
export const whereToWinSections = (strategy: Strategy): Section[] => [
  { title: "One outcome", finding: signerFinding(strategy), blocks: outcomeBlocks(strategy) },
  {
    title: "Where we win, and in which order",
    finding: orderFinding(strategy) ?? betsFinding(strategy),
    blocks: [betsTable(strategy), ...sequenceBlocks(strategy)],
  },
  { title: "What proves it", finding: proofFinding(strategy), blocks: [proofTable(strategy)] },
  { title: "What we do not do", finding: declinedFinding(strategy), blocks: declinedBlocks(strategy) },
];

function outcomeBlocks(strategy: Strategy): Block[] {
  const because = said(strategy.thesis?.because);
  const agreed = ownerTitles(strategy, strategy.strategy.signoff);
  const again = revisitWords(strategy);
  return [
    because ? statement(because) : missing("why partners move it", "thesis.because"),
    ...(outcomeFinding(strategy) === null
      ? [missing("the one outcome that the strategy is judged by", "thesis.northStar")]
      : []),
    ...facts(
      [
        ["Agreed by", agreed, "strategy.signoff"] as const,
        ["Looked at again", again, "horizon"] as const,
      ].filter(([, value]) => value !== null),
    ),
    ...(agreed === null ? [missing("who has agreed to it", "strategy.signoff")] : []),
    ...(again === null ? [missing("when it is looked at again", "horizon")] : []),
  ];
}

export function outcomeFinding(strategy: Strategy): string | null {
  const star = targetWords(strategy, strategy.thesis?.northStar);
  return star === null ? null : `One outcome judges all: ${star}`;
}

/** Who signs for the outcome, and which business objectives it serves; a north star without a name is nobody's. */
function signerFinding(strategy: Strategy): string | null {
  const star = strategy.thesis?.northStar;
  if (star?.metric === undefined) return null;
  const objectives = counted(entries(strategy.objectives).length, "business objective");
  const signer = personName(strategy, star.owner);
  return signer === null
    ? `Nobody signs for it yet; it serves ${objectives}`
    : `${signer} signs for it; it serves ${objectives}`;
}

function orderFinding(strategy: Strategy): string | null {
  const active = betsOf(strategy)
    .filter(([, { status }]) => status === "active")
    .map(([, { name }]) => name);
  const next = betsOf(strategy).filter(([, { status }]) => status === "next");
  const closed = next.filter(([, { after }]) => !after?.length).map(([, { name }]) => name);
  if (active.length + next.length === 0) return null;
  const now = active.length > 0 ? `Now: ${listed(active)}` : "Nothing runs yet";
  const then = next.length > 0 ? `; next: ${listed(next.map(([, { name }]) => name))}` : "";
  return `${now}${then}${closed.length > 0 ? `, and nothing says what opens ${listed(closed)}` : ""}`;
}

function proofFinding(strategy: Strategy): string | null {
  const live = betsOf(strategy).filter(
    ([, { status }]) => status === "active" || status === "next" || status === "scaled",
  );
  if (live.length === 0) return null;
  const endless = live.filter(([, { retireIf }]) => retireIf === undefined).map(([, { name }]) => name);
  return endless.length === 0
    ? "Every bet says what ends it"
    : `Nothing ends ${listed(endless)}: a bet that cannot lose is no bet`;
}

function declinedFinding(strategy: Strategy): string | null {
  const declined = entries(strategy.declined).map(([, one]) => one);
  if (declined.length === 0) return null;
  const [first] = declined.flatMap(({ revisit }) => (revisit === undefined ? [] : [revisit])).toSorted();
  const again = first === undefined ? "" : `, and look again at the first in ${first}`;
  return `We said no to ${counted(declined.length, "option")}${again}`;
}
