import { categoryNames, signals } from "./closed-sets.ts";
import type { Referable } from "./fields.ts";
import { metricIds, tiersOf } from "./lookup.ts";
import type { Strategy } from "./strategy.ts";

/**
 * The slugs that a reference may name, by what it refers to. Each set is read once, when it is first asked for; asking for
 * a part with a misfit throws `MisfitRead`, because what it would have named is unknown.
 */
export function knownSlugs(strategy: Strategy): (to: Referable) => ReadonlySet<string> {
  const read = new Map<Referable, ReadonlySet<string>>();
  return (to) => {
    const known = read.get(to) ?? new Set(slugsOf[to](strategy));
    read.set(to, known);
    return known;
  };
}

const slugsOf: Record<Referable, (strategy: Strategy) => readonly string[]> = {
  person: ({ people }) => keys(people),
  objective: ({ objectives }) => keys(objectives),
  gap: ({ gaps }) => keys(gaps),
  bet: ({ bets }) => keys(bets),
  // Partner types choose from the closed set whether or not the file describes the category.
  category: () => categoryNames,
  "partner-type": ({ partnerTypes }) => keys(partnerTypes),
  region: ({ coverage }) => keys(coverage?.regions),
  vertical: ({ coverage }) => keys(coverage?.verticals),
  size: ({ coverage }) => keys(coverage?.sizes),
  candidate: ({ landscape }) => keys(landscape),
  program: ({ programs }) => keys(programs),
  tier: (strategy) => tiersOf(strategy).flatMap(({ name, tier }) => [name, tier.id]),
  incentive: ({ incentives }) => keys(incentives),
  source: ({ sources }) => keys(sources),
  milestone: ({ roadmap }) => (roadmap ?? []).map(({ id }) => id),
  calendar: ({ calendars }) => keys(calendars),
  metric: (strategy) => metricIds(strategy),
  signal: () => signals,
};

const keys = (part: object | undefined): string[] => Object.keys(part ?? {});
