import { counted, listed } from "../../check/figures.ts";
import { functions, raciDecisions } from "../../strategy/closed-sets.ts";
import { entries, entryOf } from "../../strategy/lookup.ts";
import type { Candidate, Entry, Strategy } from "../../strategy/strategy.ts";
import type { Block } from "../document.ts";
import {
  type Cell,
  column,
  type Fact,
  facts,
  inOneCell,
  letterColumn,
  missing,
  paragraph,
  said,
  tableOr,
} from "../blocks.ts";
import { candidateName, ownerTitle, ownerTitles, personName } from "../names.ts";
import { dayWords, label, words } from "../words.ts";

/** Who is responsible, accountable, consulted and informed in each decision; the seven that every programme takes are all shown. */
export function raciBlocks(strategy: Strategy): Block[] {
  const decided = entries<Entry<"raci">>(strategy.raci);
  if (decided.length === 0) return [missing("who decides what", "raci")];
  const people = [...new Set(decided.flatMap(([, letters]) => Object.keys(letters)))];
  const absent = raciDecisions.filter((decision) => !decided.some(([slug]) => slug === decision));
  return [
    tableOr(
      { what: "who decides what", part: "raci" },
      "R responsible, A accountable, C consulted, I informed",
      [column("Decision", 2), ...people.map((slug) => letterColumn(titleOf(strategy, slug)))],
      decided.map(([slug, letters]): Cell[] => [
        label(slug),
        ...people.map((person) => (Object.hasOwn(letters, person) ? (letters[person] ?? "–") : "–")),
      ]),
    ),
    ...(absent.length > 0 ? [missing(`who decides on ${listed(absent.map(words))}`, "raci")] : []),
  ];
}

/** Who has the last word, by person, in a line: for a reader who has no room for the grid. */
export function decidesBlocks(strategy: Strategy): Block[] {
  const decided = entries<Entry<"raci">>(strategy.raci);
  if (decided.length === 0) return [missing("who decides what", "raci")];
  const by = (slug: string) =>
    decided.filter(([, letters]) => Object.hasOwn(letters, slug) && letters[slug] === "A");
  const people = [...new Set(decided.flatMap(([, letters]) => Object.keys(letters)))];
  const deciding = people.filter((slug) => by(slug).length > 0);
  return [
    paragraph([
      { strong: "Who decides: " },
      `${deciding
        .map(
          (slug) =>
            `${ownerTitle(strategy, slug)}: ${by(slug)
              .map(([decision]) => words(decision))
              .join(", ")}`,
        )
        .join("; ")}.`,
    ]),
  ];
}

const titleOf = ({ people }: Strategy, slug: string): string => entryOf(people, slug)?.title ?? slug;

export function raciFinding(strategy: Strategy): string | null {
  const decided = entries<Entry<"raci">>(strategy.raci);
  if (decided.length === 0) return null;
  const unclear = decided
    .filter(([, letters]) => Object.values(letters).filter((letter) => letter === "A").length !== 1)
    .map(([slug]) => words(slug));
  return unclear.length === 0
    ? `Each of ${counted(decided.length, "decision")} has exactly one accountable person`
    : `${label(listed(unclear))} does not have exactly one accountable person`;
}

/** Executives on both sides, with the rhythm of their meetings; strategic candidates without one are named. */
export function sponsorsBlocks(strategy: Strategy): Block[] {
  const sponsored = entries<Entry<"sponsors">>(strategy.sponsors);
  const bare = entries<Candidate>(strategy.landscape)
    .filter(([slug, { tier }]) => tier === "A" && entryOf(strategy.sponsors, slug) === undefined)
    .map(([, { name }]) => name);
  return [
    tableOr(
      { what: "which executive keeps which relationship", part: "sponsors" },
      "Executive sponsors",
      [
        column("Partner", 1.6),
        column("Partner executive", 1.6),
        column("Our counterpart", 1.6),
        column("Relationship cadence", 2.4),
      ],
      sponsored.map(([slug, { partnerExecutive, counterpart, cadence }]): Cell[] => [
        candidateName(strategy, slug),
        said(partnerExecutive),
        ownerTitle(strategy, counterpart),
        inOneCell(cadence?.map(({ kind, every }) => `${label(kind)} every ${every}`)),
      ]),
    ),
    ...(bare.length > 0 ? [missing(`an executive sponsor for ${listed(bare)}`, "sponsors")] : []),
  ];
}

/** Who has agreed, who approved the money, and the four functions without whose word a strategy is a wish of one team. */
export function signoffBlocks(strategy: Strategy, approver: string | null): Block[] {
  const { budget } = strategy;
  const approved = budget?.approved
    ? `${ownerTitle(strategy, budget.approved.by)} on ${dayWords(budget.approved.on)}`
    : null;
  const signed = ownerTitles(strategy, strategy.strategy.signoff);
  const open = unsignedFunctions(strategy);
  return [
    ...facts([
      ["Accountable", personName(strategy, strategy.strategy.owner), "strategy.owner"],
      ...(signed === null ? [] : [["Signed off by", signed, "strategy.signoff"] satisfies Fact]),
      ...(approved === null ? [] : [["Budget approved by", approved, "budget.approved"] satisfies Fact]),
    ]),
    paragraph(approver === null ? "This version has not been adopted." : `Adopted by ${approver}.`),
    ...(open.length > 0 ? [missing(`the agreement of ${listed(open)}`, "strategy.signoff")] : []),
    ...(approved === null ? [missing("who has approved the budget", "budget.approved")] : []),
  ];
}

export const unsignedFunctions = (strategy: Strategy): string[] => {
  const signed = (strategy.strategy.signoff ?? []).map((slug) => entryOf(strategy.people, slug)?.function);
  return functions.filter((name) => !signed.includes(name));
};

/** The rhythm in which the strategy is looked at again, and when it was. */
export function revisitWords(strategy: Strategy): string | null {
  const { from, review, reviewed } = strategy.horizon ?? {};
  return inOneCell([
    from && `takes effect in ${from}`,
    review && `revisited every ${review}`,
    reviewed?.length ? `last on ${dayWords(reviewed.at(-1))}` : null,
  ]);
}

/** How many of the strategic candidates have executives on both sides; null where none is strategic. */
export function sponsorsFinding(strategy: Strategy): string | null {
  const strategic = entries<Candidate>(strategy.landscape).filter(([, { tier }]) => tier === "A");
  if (strategic.length === 0) return null;
  const kept = strategic.filter(([slug]) => {
    const sponsor = entryOf(strategy.sponsors, slug);
    return sponsor?.partnerExecutive && sponsor.counterpart;
  });
  return `${kept.length} of ${counted(strategic.length, "strategic candidate")} ${kept.length === 1 ? "has" : "have"} an executive on both sides`;
}
