import { entries } from "./lookup.ts";
import type { Candidate, Strategy } from "./strategy.ts";

type Scoring = NonNullable<Strategy["scoring"]>;

/** Classes of candidates, best first. */
const candidateClasses = ["priority", "secondary", "opportunistic"] as const;
export type CandidateClass = (typeof candidateClasses)[number];

/**
 * How attractive a candidate is. Everything is null when it cannot be scored (`missingScores` says why); `class` alone is null
 * when the strategy names no thresholds. Candidates with the same score share a rank.
 */
export type Attractiveness = {
  readonly slug: string;
  readonly score: number | null;
  readonly class: CandidateClass | null;
  readonly rank: number | null;
  readonly fragile: boolean | null;
};

/** Every candidate of the landscape, best first, ties in the order of the file, those without a score last (spec 1, "Engines"). */
export function attractiveness(strategy: Strategy): Attractiveness[] {
  const { scoring } = strategy;
  const candidates = entries<Candidate>(strategy.landscape).map(([slug, candidate]) => ({
    slug,
    candidate,
    score: scoreOf(scoring, candidate),
  }));
  const last = candidates.length + 1;
  const fragile = fragileCandidates(
    scoring,
    candidates.filter(({ score }) => score !== null).map(({ candidate }) => candidate),
  );
  return candidates
    .map(({ slug, candidate, score }) => ({
      slug,
      score,
      class: classOf(scoring, score),
      rank:
        score === null
          ? null
          : 1 + candidates.filter((other) => other.score !== null && other.score > score).length,
      fragile: score === null ? null : fragile.has(candidate),
    }))
    .toSorted((a, b) => (a.rank ?? last) - (b.rank ?? last));
}

/**
 * Σ weight × score, from 0 to 100, exact: 62.5 is 62.5. Null when there are no weights or when a weighted criterion has no
 * score: a missing score is not a score of zero.
 */
export function scoreOf(scoring: Scoring | undefined, candidate: Candidate): number | null {
  const criteria = Object.keys(scoring?.weights ?? {});
  if (criteria.length === 0 || missingScores(scoring, candidate).length > 0) return null;
  const exact = weighted(
    units(Object.values(scoring?.weights ?? {}), weightUnits),
    scoresOf(criteria, candidate),
  );
  return Number(exact) / (weightUnits * scoreUnits);
}

/** The criteria on which a candidate has no score yet; they are why it has no score as a whole. */
export const missingScores = (scoring: Scoring | undefined, candidate: Candidate): string[] =>
  Object.keys(scoring?.weights ?? {}).filter((criterion) => candidate.scores?.[criterion] === undefined);

/** The class of a score: from `priorityFrom` priority, from `secondaryFrom` secondary, below it opportunistic; null when unknown. */
export function classOf(scoring: Scoring | undefined, score: number | null): CandidateClass | null {
  const { priorityFrom, secondaryFrom } = scoring ?? {};
  if (score === null || priorityFrom === undefined || secondaryFrom === undefined) return null;
  if (score >= priorityFrom) return "priority";
  return score >= secondaryFrom ? "secondary" : "opportunistic";
}

/** Weights are counted in hundred-millionths and scores in ten-thousandths, so that sums and comparisons are of whole numbers. */
const weightUnits = 1e8;
const scoreUnits = 1e4;
/** Five points of weight (spec 1, "Engines"). */
const move = BigInt(0.05 * weightUnits);

const units = (values: readonly number[], per: number): bigint[] =>
  values.map((value) => BigInt(Math.round(value * per)));
const scoresOf = (criteria: readonly string[], candidate: Candidate): bigint[] =>
  units(
    criteria.map((criterion) => candidate.scores?.[criterion] ?? 0),
    scoreUnits,
  );
const weighted = (weights: readonly bigint[], scores: readonly bigint[]): bigint =>
  weights.reduce((sum, weight, index) => sum + weight * (scores[index] ?? 0n), 0n);

/**
 * Candidates that change places with another one when a single weight moves by five points either way and the others are
 * scaled so that the sum stays what it is. A tie that breaks is a change of places. No weight
 * leaves 0 to 100%: one of three points moves down to zero.
 */
function fragileCandidates(scoring: Scoring | undefined, candidates: readonly Candidate[]): Set<Candidate> {
  const criteria = Object.keys(scoring?.weights ?? {});
  const weights = units(Object.values(scoring?.weights ?? {}), weightUnits);
  const scores = candidates.map((candidate) => scoresOf(criteria, candidate));
  const totals = (of: readonly bigint[]) => scores.map((row) => weighted(of, row));
  const before = totals(weights);
  const fragile = new Set<Candidate>();
  for (const moved of movedWeights(weights)) {
    const after = totals(moved);
    for (const [a, candidate] of candidates.entries()) {
      if (candidates.some((_, b) => order(before, a, b) !== order(after, a, b))) fragile.add(candidate);
    }
  }
  return fragile;
}

/** Each set of weights after one move, times a common factor that no comparison sees. */
function movedWeights(weights: readonly bigint[]): bigint[][] {
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  return weights.flatMap((weight, index) => {
    const rest = sum - weight;
    // A criterion that carries all the weight has no others to give to or take from.
    if (rest <= 0n) return [];
    return [weight + move, weight - move]
      .map((to) => (to < 0n ? 0n : to > sum ? sum : to))
      .map((to) => weights.map((other, at) => (at === index ? to * rest : other * (sum - to))));
  });
}

function order(totals: readonly bigint[], a: number, b: number): number {
  const [first = 0n, second = 0n] = [totals[a], totals[b]];
  return first === second ? 0 : first > second ? 1 : -1;
}
