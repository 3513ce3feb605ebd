import type { Strategy } from "../strategy/strategy.ts";
import { stateCodes } from "../shared/state-codes.ts";

/**
 * The region of the strategy in which a place lies: the first whose countries hold the country and whose states, when it
 * names any, hold the state (by code or by name). Null when the country is unknown or no region holds it.
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
  return null;
}
