import { entries, entryOf, isLive } from "./lookup.ts";
import type { Path } from "./path.ts";
import { isSoldByPartners } from "./segments.ts";
import type { Bet, PartnerType, Program, Strategy } from "./strategy.ts";
import { subjectOf } from "./subject.ts";

/** How much of the programme serves the strategy. `ratio` is exact, and null when there are no programme elements. */
export type DesignAlignment = {
  readonly elements: number;
  readonly aligned: number;
  readonly ratio: number | null;
  /** The elements that lead nowhere, each with the reason, in the order of the file. */
  readonly without: readonly { readonly path: Path; readonly subject: string; readonly reason: string }[];
};

/**
 * Design alignment: programme elements whose `because` leads to a gap or to an active, next or scaled bet ÷ all elements
 * (spec 1, "Engines"). Elements are programmes, tiers, benefits, incentives, partner and shared cells, and budget lines; a
 * tier inherits its programme's `because`, a benefit gives its own (PRO-002), a budget line leads where its type leads: to
 * a gap it fills or a bet it carries. A direct cell is no element of the programme. No elements: no ratio.
 */
export function designAlignment(strategy: Strategy): DesignAlignment {
  const all = designElements(strategy);
  const without = all.flatMap(({ reason, ...element }) =>
    reason === undefined ? [] : [{ ...element, reason }],
  );
  const aligned = all.length - without.length;
  return { elements: all.length, aligned, ratio: all.length === 0 ? null : aligned / all.length, without };
}

/** Every programme element, in the order of the file, with the reason why it leads nowhere where it does. */
export const designElements = (strategy: Strategy) =>
  [...elementsOf(strategy)].map(({ path, reason }) => ({ path, subject: subjectOf(strategy, path), reason }));

/** Why a `because` leads nowhere; undefined when it names a gap, or a bet that is active, next or scaled. */
export function leadsNowhere(strategy: Strategy, because: string | undefined): string | undefined {
  if (because === undefined) return "it has no because";
  if (entryOf(strategy.gaps, because)) return undefined;
  const bet = entryOf<Bet>(strategy.bets, because);
  if (!bet) return `${because} is neither a gap nor a bet`;
  return isLive(bet) ? undefined : `bet ${because} is ${bet.status ?? "without a status"}`;
}

type Element = { readonly path: Path; readonly reason: string | undefined };

function* elementsOf(strategy: Strategy): Generator<Element> {
  for (const [slug, program] of entries<Program>(strategy.programs))
    yield* programElements(strategy, slug, program);
  for (const [slug, incentive] of entries(strategy.incentives))
    yield { path: ["incentives", slug], reason: leadsNowhere(strategy, incentive.because) };
  for (const [index, cell] of (strategy.coverage?.cells ?? []).entries())
    if (isSoldByPartners(cell))
      yield { path: ["coverage", "cells", index], reason: leadsNowhere(strategy, cell.because) };
  for (const [index, line] of (strategy.budget?.lines ?? []).entries())
    yield { path: ["budget", "lines", index], reason: typeLeadsNowhere(strategy, line.type) };
}

function* programElements(strategy: Strategy, slug: string, program: Program): Generator<Element> {
  yield { path: ["programs", slug], reason: leadsNowhere(strategy, program.because) };
  for (const [rank, tier] of (program.tiers ?? []).entries()) {
    const path = ["programs", slug, "tiers", rank];
    yield { path, reason: leadsNowhere(strategy, tier.because ?? program.because) };
    for (const [index, benefit] of (tier.benefits ?? []).entries())
      yield { path: [...path, "benefits", index], reason: leadsNowhere(strategy, benefit.because) };
  }
}

function typeLeadsNowhere(strategy: Strategy, slug: string | undefined): string | undefined {
  if (slug === undefined) return "it names no partner type";
  const type = entryOf<PartnerType>(strategy.partnerTypes, slug);
  if (!type) return `${slug} is not a partner type`;
  const fills = (type.fills ?? []).some((gap) => entryOf(strategy.gaps, gap));
  const carries = entries<Bet>(strategy.bets).some(([, bet]) => bet.partnerType === slug && isLive(bet));
  return fills || carries
    ? undefined
    : `partner type ${slug} fills no gap and carries no active, next or scaled bet`;
}
