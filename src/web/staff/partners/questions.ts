import { catalogue, measureIds } from "../../../domain/measures/catalogue.ts";
import { yearBefore } from "../../../domain/measures/definitions.ts";
import { dimensions } from "../../../domain/measures/dimensions.ts";
import { type Day, trailingMonths } from "../../../domain/shared/dates.ts";
import { listOf, type Search } from "../../search.ts";
import { whyMeasure } from "../measures/question.ts";

const ofPartner = (measure: string, partner: number, asOf: Day): string =>
  whyMeasure({ measure, scope: { partner: [`P-${partner}`] }, window: trailingMonths(asOf, 12) });

/** The 12-month revenue that the partner table shows, as a question of the catalogue. */
export const revenueWhy = (partner: number, asOf: Day): string =>
  ofPartner("partner-attached-revenue", partner, asOf);
export const revenueBeforeWhy = (partner: number, asOf: Day): string => revenueWhy(partner, yearBefore(asOf));

/** A total over the partners of the page; null where a search narrows them, which no measure can say. */
export function totalWhy(measure: string, asOf: Day, search: Search): string | null {
  if (search.search || search.active) return null;
  const scope = Object.fromEntries(
    dimensions.flatMap((name) => (search[name] ? [[name, listOf(search[name])]] : [])),
  );
  return whyMeasure({ measure, scope, window: trailingMonths(asOf, 12) });
}

/** A criterion of a tier is named by its measure and its window; null where it is not a measure over 12 months. */
export function criterionWhy(criterion: string, partner: number, asOf: Day): string | null {
  const measure = measureIds.find((id) => criterion === `${catalogue[id].name} over 12 months`);
  return measure ? ofPartner(measure, partner, asOf) : null;
}
