import type { Strategy } from "../../strategy/strategy.ts";
import { yearlyCapacity, yearlyEffort } from "../../strategy/tier-effort.ts";
import { counted, listed, plain } from "../figures.ts";
import { type Fault, eachOf } from "../rule.ts";

/**
 * Tiers whose commitments take more hours a year than a partner of an enrolled type can give, four quarters of
 * `capacity.hoursPerQuarter` (TYP-005). Commitments without times a year or hours are unknown: they are named, never counted
 * as zero; types without a capacity cannot be judged.
 */
export function* beyondCapacity(strategy: Strategy): Generator<Fault> {
  yield* eachOf(strategy.programs, ["programs"], function* (program, programPath, slug) {
    yield* eachOf(program.tiers, [...programPath, "tiers"], function* (tier, path) {
      const { hours, unknown } = yearlyEffort(tier);
      for (const type of program.types ?? []) {
        const perQuarter = strategy.partnerTypes?.[type]?.capacity?.hoursPerQuarter;
        if (perQuarter === undefined || hours <= yearlyCapacity(perQuarter)) continue;
        const more = unknown.length ? `, and the hours of ${listed(unknown)} are unknown` : "";
        yield {
          path,
          message: `\`${slug}/${tier.id}\` asks ${counted(hours, "hour")} a year; \`${type}\` can give ${plain(perQuarter * 4)}${more}`,
        };
      }
    });
  });
}
