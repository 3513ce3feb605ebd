import { entries } from "./lookup.ts";
import type { Path } from "./path.ts";
import type { Strategy } from "./strategy.ts";

/** How much of a strategy stands on evidence. `ratio` has two decimals and is null when the strategy claims nothing. */
export type Grounding = {
  readonly claims: number;
  readonly grounded: number;
  readonly ratio: number | null;
  /** The claims without evidence, in the order of the file. */
  readonly ungrounded: readonly Path[];
};

/** The grounding that a strategy aims at, in percent of its claims: a whole number, so that exactly 95% is exact (spec 1, "Engines"). */
export const groundingAimPercent = 95;

/**
 * Grounding ratio: claims with at least one source ÷ claims (spec 1, "Engines"). Claims are gaps, the thesis' mechanisms,
 * landscape entries and value elements; a bet's wedge and a competitor's strength are claims once they carry `sources`.
 * A value element may stand on a live metric instead of a source. No claims: no ratio.
 */
export const grounding = (strategy: Strategy): Grounding => groundingOf([...claimsOf(strategy)]);

/** The parts that make claims, in the order of the file. */
export const claimingParts = ["gaps", "thesis", "bets", "landscape", "competitors", "value"] as const;
export type PartGrounding = Grounding & { readonly part: (typeof claimingParts)[number] };

/** The grounding of each part that claims something; together they are the grounding of the strategy. */
export function groundingByPart(strategy: Strategy): PartGrounding[] {
  const all = [...claimsOf(strategy)];
  return claimingParts
    .map((part) => ({ part, ...groundingOf(all.filter(({ path }) => path[0] === part)) }))
    .filter(({ claims }) => claims > 0);
}

function groundingOf(all: readonly Claim[]): Grounding {
  const ungrounded = all.filter(({ stands }) => !stands).map(({ path }) => path);
  const grounded = all.length - ungrounded.length;
  const ratio = all.length === 0 ? null : Math.round((grounded / all.length) * 100) / 100;
  return { claims: all.length, grounded, ratio, ungrounded };
}

type Claim = { readonly path: Path; readonly stands: boolean };

function* claimsOf(strategy: Strategy): Generator<Claim> {
  for (const [slug, gap] of entries(strategy.gaps)) yield claim(["gaps", slug], gap);
  for (const [index, mechanism] of (strategy.thesis?.mechanisms ?? []).entries())
    yield claim(["thesis", "mechanisms", index], mechanism);
  for (const [slug, bet] of entries(strategy.bets)) if (bet.sources) yield claim(["bets", slug], bet);
  for (const [slug, candidate] of entries(strategy.landscape)) yield claim(["landscape", slug], candidate);
  for (const [slug, rival] of entries(strategy.competitors))
    if (rival.sources) yield claim(["competitors", slug], rival);
  for (const [slug, element] of entries(strategy.value)) yield claim(["value", slug], element);
}

const claim = (
  path: Path,
  element: { sources?: readonly string[] | undefined; metric?: string | undefined },
): Claim => ({
  path,
  stands: (element.sources ?? []).length > 0 || element.metric !== undefined,
});
