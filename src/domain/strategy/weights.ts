import { type Attractiveness, attractiveness } from "./attractiveness.ts";
import type { Strategy } from "./strategy.ts";

/** Weights by criterion, in share of one. */
export type Weights = Readonly<Record<string, number>>;

/** Weights move in tenths of a point, so that every one can be read and written. */
const steps = 1000;

/**
 * The weights with one of them moved, the others scaled so that together they are exactly 100%: in proportion to what they
 * are, in equal parts where they are all zero, and in tenths of a point, where the largest remainders take what is left over.
 * A criterion that stands alone keeps 100%.
 */
export function withWeight(weights: Weights, criterion: string, share: number): Weights {
  const others = Object.keys(weights).filter((name) => name !== criterion);
  const moved = others.length === 0 ? steps : Math.min(steps, Math.max(0, Math.round(share * steps)));
  const parts = inProportion(
    others.map((name) => Math.max(0, weights[name] ?? 0)),
    steps - moved,
  );
  const byName = new Map(others.map((name, at) => [name, (parts[at] ?? 0) / steps]));
  return Object.fromEntries(
    Object.keys(weights).map((name) => [name, name === criterion ? moved / steps : (byName.get(name) ?? 0)]),
  );
}

/** A candidate under other weights; `rankBefore` is its rank under those of the strategy, null when it had none. */
export type Reranked = Attractiveness & { readonly rankBefore: number | null };

/** The order of the candidates if the weights were these: what a slider shows before anything is saved. */
export function rerankedWith(strategy: Strategy, weights: Weights): Reranked[] {
  const before = new Map(attractiveness(strategy).map(({ slug, rank }) => [slug, rank]));
  return attractiveness({ ...strategy, scoring: { ...strategy.scoring, weights } }).map((one) => ({
    ...one,
    rankBefore: before.get(one.slug) ?? null,
  }));
}

/** Whole parts of a sum (largest remainder). */
function inProportion(sizes: readonly number[], sum: number): number[] {
  const total = sizes.reduce((all, size) => all + size, 0);
  const exact = sizes.map((size) => (total === 0 ? sum / sizes.length : (size / total) * sum));
  const whole = exact.map(Math.floor);
  const missing = sum - whole.reduce((all, part) => all + part, 0);
  const first = exact
    .map((part, at) => ({ at, rest: part - Math.floor(part) }))
    .toSorted((a, b) => b.rest - a.rest)
    .slice(0, missing);
  return whole.map((part, at) => part + (first.some((one) => one.at === at) ? 1 : 0));
}
