import { gapKinds } from "../../strategy/closed-sets.ts";
import { counted, listed } from "../../check/figures.ts";
import { entries } from "../../strategy/lookup.ts";
import type { PartnerType, Strategy } from "../../strategy/strategy.ts";
import { thesisSentence } from "../../strategy/thesis-sentence.ts";
import type { Block } from "../document.ts";
import { type Cell, column, facts, inOneCell, missing, said, statement, tableOr } from "../blocks.ts";
import { evidenceWords, gapName, ownerTitle, personName, typeNames } from "../names.ts";
import { targetWords } from "../targets.ts";
import { label, words } from "../words.ts";
import { marketNames, promiseWords } from "./context.ts";

/** What each of the six reasons for partners asks; the order is that of the closed set. */
const kindAsks: Readonly<Record<(typeof gapKinds)[number], string>> = {
  "market-velocity": "Where do we sell too slowly alone?",
  credibility: "Whose word opens a door that stays shut to us?",
  delivery: "Which work around the product do we not do?",
  geographic: "Where do partners reach and we do not?",
  "cost-efficiency": "Where does a partner win a customer for less?",
  "competitive-pressure": "Which alliance of a rival must be answered?",
};

/** The six reasons, each with the gaps that the strategy claims, or that it claims none. */
export function rationaleTable(strategy: Strategy): Block {
  const gaps = entries(strategy.gaps);
  const rows = gapKinds.flatMap((kind): Cell[][] => {
    const asked: Cell = [{ strong: label(kind) }, ` · ${kindAsks[kind]}`];
    const found = gaps.filter(([, gap]) => gap.kind === kind);
    if (found.length === 0) return [[asked, "No gap of this kind is claimed", "–", "–"]];
    return found.map(([slug, gap]) => [asked, ...gapCells(strategy, slug, gap)]);
  });
  const unkinded = gaps.filter(([, { kind }]) => kind === undefined);
  return tableOr(
    { what: "why partners are needed at all", part: "gaps" },
    "Six reasons for partners",
    [
      column("Reason", 1.8),
      column("What we cannot do as well", 2.6),
      column("Evidence", 1.8),
      column("Filled by", 1.3),
    ],
    gaps.length === 0
      ? []
      : [...rows, ...unkinded.map(([slug, gap]): Cell[] => [null, ...gapCells(strategy, slug, gap)])],
  );
}

/** The gaps as they are stated, and who fills each. */
export const gapsTable = (strategy: Strategy): Block =>
  tableOr(
    { what: "what we cannot do as well as partners", part: "gaps" },
    "Gaps",
    [column("Gap", 1.2), column("What we cannot do as well", 4), column("Filled by", 1.8)],
    entries(strategy.gaps).map(([slug, { statement: stated }]): Cell[] => [
      gapName(strategy, slug),
      stated,
      typeNames(strategy, fillers(strategy, slug)) ?? "No partner type",
    ]),
  );

type Gap = NonNullable<Strategy["gaps"]>[string];

function gapCells(strategy: Strategy, slug: string, gap: Gap): Cell[] {
  const watched = ownerTitle(strategy, gap.owner);
  return [
    [{ strong: gapName(strategy, slug) }, `: ${gap.statement}${watched ? ` (watched by ${watched})` : ""}`],
    evidenceWords(strategy, gap.sources),
    typeNames(strategy, fillers(strategy, slug)) ?? "No partner type",
  ];
}

export const fillers = (strategy: Strategy, gap: string): string[] =>
  entries<PartnerType>(strategy.partnerTypes).flatMap(([slug, { fills }]) =>
    fills?.includes(gap) ? [slug] : [],
  );

/** How many gaps of how many kinds, and which of them nobody fills. */
export function rationaleFinding(strategy: Strategy): string | null {
  const gaps = entries(strategy.gaps);
  if (gaps.length === 0) return null;
  const kinds = new Set(gaps.map(([, { kind }]) => kind)).size;
  const open = gaps
    .filter(([slug]) => fillers(strategy, slug).length === 0)
    .map(([slug]) => gapName(strategy, slug));
  const filled = open.length === 0 ? "each filled by a partner type" : `${listed(open)} filled by nobody`;
  return `${counted(gaps.length, "gap")} of ${counted(kinds, "kind")} call for partners, ${filled}`;
}

/** The thesis: its sentence, what it rests on, the promise and the one outcome. */
export function thesisBlocks(strategy: Strategy): Block[] {
  if (!strategy.thesis) return [missing("the partnership thesis", "thesis")];
  return [statement(thesisSentence(strategy)), mechanismsTable(strategy), ...thesisFacts(strategy)];
}

const mechanismsTable = (strategy: Strategy): Block =>
  tableOr(
    { what: "how partners move the outcome", part: "thesis.mechanisms" },
    "What the thesis rests on",
    [column("Mechanism", 3), column("Evidence", 2)],
    (strategy.thesis?.mechanisms ?? []).map(({ statement: text, sources }): Cell[] => [
      text,
      evidenceWords(strategy, sources),
    ]),
  );

/** On how many mechanisms the thesis rests, and how many of them on evidence. */
export function mechanismsFinding(strategy: Strategy): string | null {
  const all = strategy.thesis?.mechanisms ?? [];
  if (all.length === 0) return null;
  const bare = all.filter(({ sources }) => !sources?.length).length;
  const evidence = bare === 0 ? "each with a source" : `${bare} without a source`;
  return `The thesis rests on ${counted(all.length, "mechanism")}, ${evidence}`;
}

export const thesisFacts = (strategy: Strategy): Block[] => {
  const { thesis } = strategy;
  const star = thesis?.northStar;
  return facts([
    ["Principle", thesis?.principle ? label(thesis.principle) : null, "thesis.principle"],
    ["Because", said(thesis?.because), "thesis.because"],
    ["Promise", promiseWords(strategy), "thesis.arrShare and thesis.within"],
    ["Markets", marketNames(strategy), "thesis.markets"],
    [
      "Models",
      inOneCell(
        thesis?.models?.map(({ model }, at) => (at === 0 ? label(model) : words(model))),
        ", ",
      ),
      "thesis.models",
    ],
    ["North star", targetWords(strategy, star), "thesis.northStar"],
    ["Accountable for it", personName(strategy, star?.owner), "thesis.northStar.owner"],
  ]);
};
