import { entries, tiersNamed } from "./lookup.ts";
import type { Entry, Program, Strategy, Tier } from "./strategy.ts";

export type Incentive = Entry<"incentives">;
export type Benefit = NonNullable<Tier["benefits"]>[number];

/** Slugs of the programmes that enrol a partner type. */
export const programsOf = (strategy: Strategy, type: string): string[] =>
  entries<Program>(strategy.programs).flatMap(([slug, program]) =>
    program.types?.includes(type) ? [slug] : [],
  );

/**
 * The incentives that a partner of a type can get: each of `types`, `program` and `tiers` narrows; one that names none of
 * them is for everybody.
 */
export function incentivesReaching(strategy: Strategy, type: string): [slug: string, incentive: Incentive][] {
  const enrolled = programsOf(strategy, type);
  return entries<Incentive>(strategy.incentives).filter(([, { types, program, tiers }]) => {
    const inTier = (tier: string) =>
      tiersNamed(strategy, tier).some((named) => enrolled.includes(named.program));
    return (
      (types === undefined || types.includes(type)) &&
      (program === undefined || enrolled.includes(program)) &&
      (tiers === undefined || tiers.some(inTier))
    );
  });
}

/** The tier benefits of every programme that enrols a type. */
export const benefitsReaching = (strategy: Strategy, type: string): Benefit[] =>
  programsOf(strategy, type).flatMap((slug) =>
    (strategy.programs?.[slug]?.tiers ?? []).flatMap(({ benefits }) => benefits ?? []),
  );
