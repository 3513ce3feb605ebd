import type { Strategy } from "../strategy/strategy.ts";
import { stateCodes } from "../shared/state-codes.ts";

/** Where partners are whose place is known and lies in no region of the strategy; no slug can be written like this. */
export const elsewhere = "(elsewhere)";

/**
 * The region of the strategy in which a place lies: the first whose countries hold the country and whose states, when it
 * names any, hold the state (by code or by name). `elsewhere` when no region holds it; null when that cannot be told: the
 * country is unknown, or the state is and some region goes by the states of the country.
 */
export function regionOf(
  strategy: Strategy,
  place: { readonly country: string | null; readonly state: string | null },
): string | null {
  for (const [slug, region] of Object.entries(strategy.coverage?.regions ?? {})) {
    if (place.country === null || !(region.countries ?? []).includes(place.country)) continue;
    if (!region.states) return slug;
    const code = place.state === null ? undefined : stateCodes[place.state];
    if (region.states.some((state) => state === place.state || state === code)) return slug;
  }
  const byState = Object.values(strategy.coverage?.regions ?? {}).some(
    ({ countries, states }) => states !== undefined && (countries ?? []).includes(place.country ?? ""),
  );
  return place.country === null || (place.state === null && byState) ? null : elsewhere;
}
