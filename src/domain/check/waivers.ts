import type { Day } from "../shared/dates.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { silentOnMisfit } from "./rule.ts";

export type Waiver = NonNullable<Strategy["waivers"]>[number];

/**
 * A finding is waived by a waiver of its rule and subject, up to and including the waiver's last day; after it WAI-001
 * reports the waiver itself, and the finding is listed again. A waiver that does not fit waives nothing.
 */
export function waiverOf(
  strategy: Strategy | undefined,
  finding: { readonly rule: string; readonly subject: string },
  asOf: Day,
): Waiver | undefined {
  const waivers = silentOnMisfit(() => strategy?.waivers ?? []);
  return waivers.find((waiver) =>
    silentOnMisfit(() => [
      waiver.rule === finding.rule && waiver.subject === finding.subject && asOf <= waiver.until,
    ]).includes(true),
  );
}
