import { counted, listed } from "../../check/figures.ts";
import { entries, tiersOf } from "../../strategy/lookup.ts";
import type { Entry, PartnerType, Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import {
  type Cell,
  column,
  figureColumn,
  inOneCell,
  list,
  missing,
  paragraph,
  said,
  tableOr,
} from "../blocks.ts";
import { candidateName, evidenceWords } from "../names.ts";
import { countWords, dayWords, shareWords, words } from "../words.ts";

const wanting = { what: "which partners rivals hold", part: "competitors" };
export const rivalsOf = (strategy: Strategy) => entries<Entry<"competitors">>(strategy.competitors);
type Held = NonNullable<Entry<"competitors">["partners"]>[number];

/** Whom each rival holds and how, what its channel does better, and what we do about it. */
export function competitorsTable(strategy: Strategy): Block {
  const rows = rivalsOf(strategy).map(([, rival]): Cell[] => [
    [{ strong: rival.name }, rival.reviewed ? ` · looked at ${dayWords(rival.reviewed)}` : ""],
    inOneCell(rival.partners?.map((held) => `${held.name} (${stateOf(held)})`)),
    inOneCell([...new Set(rival.partners?.flatMap(({ model }) => (model ? [words(model)] : [])))], ", "),
    [
      said(rival.strength) ?? "Not said",
      ...(rival.sources ? [` (${evidenceWords(strategy, rival.sources)})`] : []),
    ].join(""),
    said(rival.counter),
  ]);
  return tableOr(
    wanting,
    "Competitors and their partners",
    [
      column("Competitor", 1.3),
      column("Key partners", 2),
      column("Partnership model", 1.2),
      column("Perceived strength", 2),
      column("Our counter-strategy", 2),
    ],
    rows,
  );
}

const stateOf = ({ locked }: Held): string =>
  locked === undefined ? "locked or available: not said" : locked ? "locked" : "available";

/** Who is available and so recruited first, and who is locked, so that we go to their neighbours. */
export function counterBlocks(strategy: Strategy): Block[] {
  const held = rivalsOf(strategy).flatMap(([, rival]) =>
    (rival.partners ?? []).map((one) => ({ ...one, rival })),
  );
  if (held.length === 0) return [];
  const available = held
    .filter(({ locked }) => locked === false)
    .map(({ name, candidate, rival }) => {
      const known = candidate ? candidateName(strategy, candidate) : null;
      const ours =
        known === null
          ? "not in our landscape yet"
          : known === name
            ? "in our landscape"
            : `in our landscape as ${known}`;
      return `${name}, with ${rival.name}, ${ours}`;
    });
  const locked = held
    .filter((one) => one.locked)
    .map(
      ({ name, rival }) =>
        `${name}, locked to ${rival.name}${rival.counter ? `: ${rival.counter}` : ": no counter-strategy is said"}`,
    );
  return [
    paragraph([{ strong: "Available: recruit these first" }]),
    available.length > 0
      ? list(available)
      : paragraph("None of the partners that rivals hold is said to be available."),
    paragraph([{ strong: "Locked: a story of our own, and their neighbours" }]),
    locked.length > 0 ? list(locked) : paragraph("None is said to be locked."),
  ];
}

export function competitorsFinding(strategy: Strategy): string | null {
  const rivals = rivalsOf(strategy);
  if (rivals.length === 0) return null;
  const held = rivals.flatMap(([, { partners }]) => partners ?? []);
  const free = held.filter(({ locked }) => locked === false).map(({ name }) => name);
  const names = listed(rivals.map(([, { name }]) => name));
  const verb = rivals.length === 1 ? "holds" : "hold";
  return `${names} ${verb} ${counted(held.length, "partner")} known by name; ${wonWords(free)}`;
}

/** A heading names one or two; of more it says how many, and the lists below name them. */
function wonWords(free: readonly string[]): string {
  if (free.length === 0) return "none is said to be free";
  return free.length > 2 ? `${free.length} of them can be won` : `${listed(free)} can be won`;
}

/** Our channel beside each rival's, in figures: partners, margin, tiers. Ours are what the strategy wants and pays. */
export function channelTable(strategy: Strategy): Block {
  const rivals = rivalsOf(strategy);
  if (rivals.length === 0) return missing(wanting.what, wanting.part);
  const rows = rivals.map(([, { name, channel, strength, counter }]): Cell[] => [
    name,
    countWords(channel?.partners),
    shareWords(channel?.margin),
    countWords(channel?.tiers),
    said(strength),
    said(counter),
  ]);
  const ours: Cell[] = [
    [{ strong: `${strategy.company.name} (as planned)` }],
    countWords(plannedPartners(strategy) ?? undefined),
    marginRange(strategy),
    tierRange(strategy),
    said(strategy.company.position),
    "–",
  ];
  return tableOr(
    wanting,
    "Channel comparison",
    [
      column("Channel", 1.4),
      figureColumn("Partners", 0.8),
      figureColumn("Margin", 0.9),
      figureColumn("Tiers", 0.7),
      column("Strength or position", 2.2),
      column("Our answer", 2.2),
    ],
    [ours, ...rows],
  );
}

/** Partners wanted of all types; null as soon as one type does not say. */
export function plannedPartners(strategy: Strategy): number | null {
  const wanted = entries<PartnerType>(strategy.partnerTypes).map(([, { target }]) => target?.partners);
  if (wanted.length === 0 || wanted.some((one) => one === undefined)) return null;
  return wanted.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

/** The discounts that tiers give, from the lowest to the highest. */
export function marginRange(strategy: Strategy): string | null {
  const rates = tiersOf(strategy)
    .flatMap(({ tier }) => tier.benefits ?? [])
    .filter(({ kind }) => kind === "discount")
    .flatMap(({ value }) => (/^\d+(\.\d+)?%$/.test(String(value)) ? [Number.parseFloat(String(value))] : []));
  if (rates.length === 0) return null;
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  return low === high ? `${low}%` : `${low} to ${high}%`;
}

const tierRange = (strategy: Strategy): string | null => {
  const counts = Object.values(strategy.programs ?? {}).map(({ tiers }) => tiers?.length ?? 0);
  return counts.length === 0 ? null : [...new Set(counts)].toSorted((a, b) => a - b).join(" or ");
};
