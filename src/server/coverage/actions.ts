import type { CoverageReply } from "../../contract/api.ts";
import { coverageReport } from "../../domain/coverage/coverage.ts";
import type { CoverageReport } from "../../domain/coverage/coverage-report.ts";
import type { Facts } from "../../domain/measures/facts.ts";
import type { Day } from "../../domain/shared/dates.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";

export function coverageReply(strategy: Strategy, facts: Facts, asOf: Day): CoverageReply {
  const report = coverageReport(strategy, facts, asOf);
  return { ...report, currency: facts.currency, headline: headlineOf(report) };
}

function headlineOf({ cells, gaps, summary }: CoverageReport): string {
  const sold = cells.length - summary.direct;
  if (sold === 0) return "The strategy names no cell that partners should cover";
  const { covered, unknown } = summary;
  const untold = unknown > 0 ? `; ${unknown} cannot be told` : "";
  const [largest] = gaps;
  const missing = largest ? `; the largest gap is ${largest.name}, ${largest.missing} partners short` : "";
  return `${covered} of ${sold} cells have the partners they need${missing}${untold}`;
}
