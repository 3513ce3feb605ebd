import { gapKinds } from "./closed-sets.ts";
import { entries, isLive } from "./lookup.ts";
import type { Bet, Entry, PartnerType, Strategy } from "./strategy.ts";

export type GapKind = (typeof gapKinds)[number];

/** A gap with everything in the strategy that answers it, by slug. */
export type GapAnswer = {
  readonly slug: string;
  readonly statement: string;
  readonly owner: string | undefined;
  /** Partner types that fill it. */
  readonly types: readonly string[];
  /** Active, next and scaled bets that fill it. */
  readonly bets: readonly string[];
  /** Build, partner or acquire decisions about it. */
  readonly decisions: readonly string[];
  readonly sources: readonly string[];
};
export type GapsOfKind = { readonly kind: GapKind | null; readonly gaps: readonly GapAnswer[] };

/**
 * The gaps under the six reasons for partners, in the order of the closed set, also the kinds that nobody has named; gaps
 * without a kind come last, under null.
 */
export function gapsByKind(strategy: Strategy): GapsOfKind[] {
  const all = entries<Entry<"gaps">>(strategy.gaps);
  const of = (kind: GapKind | null): GapsOfKind => ({
    kind,
    gaps: all
      .filter(([, gap]) => (gap.kind ?? null) === kind)
      .map(([slug, gap]) => answerOf(strategy, slug, gap)),
  });
  const unsorted = of(null);
  return [...gapKinds.map(of), ...(unsorted.gaps.length > 0 ? [unsorted] : [])];
}

function answerOf(strategy: Strategy, slug: string, gap: Entry<"gaps">): GapAnswer {
  return {
    slug,
    statement: gap.statement,
    owner: gap.owner,
    types: slugsWhere(entries<PartnerType>(strategy.partnerTypes), ({ fills }) => fills?.includes(slug)),
    bets: slugsWhere(entries<Bet>(strategy.bets), (bet) => isLive(bet) && bet.fills?.includes(slug)),
    decisions: slugsWhere(entries<Entry<"decisions">>(strategy.decisions), (one) => one.gap === slug),
    sources: gap.sources ?? [],
  };
}

const slugsWhere = <T>(all: readonly [string, T][], holds: (one: T) => boolean | undefined): string[] =>
  all.flatMap(([slug, one]) => (holds(one) ? [slug] : []));
