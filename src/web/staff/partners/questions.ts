import { type Day, trailingMonths } from "../../../domain/shared/dates.ts";
import { whyMeasure } from "../measures/question.ts";

/** The 12-month revenue that the partner table shows, as a question of the catalogue. */
export const revenueWhy = (partner: number, asOf: Day): string =>
  whyMeasure({
    measure: "partner-attached-revenue",
    scope: { partner: [`P-${partner}`] },
    window: trailingMonths(asOf, 12),
  });

/** A total over the partners of the page's filters, which the "why" takes over from the URL. */
export const totalWhy = (measure: string, asOf: Day): string =>
  whyMeasure({ measure, scope: {}, window: trailingMonths(asOf, 12) });
