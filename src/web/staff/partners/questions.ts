import { dimensions } from "../../../domain/measures/scope.ts";
import { type Day, trailingMonths } from "../../../domain/shared/dates.ts";
import { listOf, type Search } from "../../search.ts";
import { whyMeasure } from "../measures/question.ts";

/** The 12-month revenue that the partner table shows, as a question of the catalogue. */
export const revenueWhy = (partner: number, asOf: Day): string =>
  whyMeasure({
    measure: "partner-attached-revenue",
    scope: { partner: [`P-${partner}`] },
    window: trailingMonths(asOf, 12),
  });

/** A total over the partners of the page; null where a search narrows them, which no measure can say. */
export function totalWhy(measure: string, asOf: Day, search: Search): string | null {
  if (search.search || search.active) return null;
  const scope = Object.fromEntries(
    dimensions.flatMap((name) => (search[name] ? [[name, listOf(search[name])]] : [])),
  );
  return whyMeasure({ measure, scope, window: trailingMonths(asOf, 12) });
}
