import { attractiveness, type CandidateClass } from "./attractiveness.ts";
import type { models } from "./closed-sets.ts";
import { entries } from "./lookup.ts";
import type { Candidate, Entry, Strategy } from "./strategy.ts";

export type Rival = Entry<"competitors">;

/** How a partner stands between the rivals and us. */
export const standings = ["under-served", "free", "unknown", "locked"] as const;
export type Standing = (typeof standings)[number];

export type Hold = {
  readonly rival: string;
  /** Place among the partners of the rival. */
  readonly index: number;
  readonly model: (typeof models)[number] | undefined;
  /** Exclusive, or as good as; null when the file does not say. */
  readonly locked: boolean | null;
};
export type RivalPartner = {
  readonly name: string;
  /** The same company in our landscape. */
  readonly candidate: string | null;
  readonly score: number | null;
  readonly class: CandidateClass | null;
  readonly holds: readonly Hold[];
  readonly standing: Standing;
};

/**
 * Every partner of a rival and every candidate of ours, whom to recruit first on top: those that a rival holds without a
 * lock (under-served), those that no rival holds (free), those of whom nobody says whether they are locked (unknown), then
 * the locked; within each by attractiveness, those without a score last. A rival's partner is the candidate it names, else
 * one of the same name.
 */
export function rivalMap(strategy: Strategy): RivalPartner[] {
  const scores = new Map(attractiveness(strategy).map((one) => [one.slug, one]));
  const candidates = entries<Candidate>(strategy.landscape);
  const found = new Map<string, { name: string; candidate: string | null; holds: Hold[] }>();
  for (const [slug, { name }] of candidates) found.set(`/${slug}`, { name, candidate: slug, holds: [] });
  for (const [rival, { partners }] of entries<Rival>(strategy.competitors)) {
    for (const [index, { name, candidate, model, locked }] of (partners ?? []).entries()) {
      const slug = candidates.find(([key, ours]) =>
        candidate ? key === candidate : same(ours.name, name),
      )?.[0];
      const key = slug === undefined ? keyOf(name) : `/${slug}`;
      const one = found.get(key) ?? { name, candidate: slug ?? null, holds: [] };
      one.holds.push({ rival, index, model, locked: locked ?? null });
      found.set(key, one);
    }
  }
  return [...found.values()]
    .map(({ name, candidate, holds }): RivalPartner => {
      const { score = null, class: of = null } = scores.get(candidate ?? "") ?? {};
      return { name, candidate, score, class: of, holds, standing: standingOf(holds) };
    })
    .toSorted(
      (a, b) =>
        standings.indexOf(a.standing) - standings.indexOf(b.standing) || (b.score ?? -1) - (a.score ?? -1),
    );
}

function standingOf(holds: readonly Hold[]): Standing {
  if (holds.some(({ locked }) => locked === true)) return "locked";
  if (holds.some(({ locked }) => locked === null)) return "unknown";
  return holds.length > 0 ? "under-served" : "free";
}

/** A draft may name a partner later: what has no name is nobody else. */
const keyOf = (name: string | undefined): string => (name ?? "").trim().toLowerCase();
const same = (a: string | undefined, b: string | undefined): boolean =>
  keyOf(a) !== "" && keyOf(a) === keyOf(b);
