import type { CatalogueEntry } from "./catalogue-entry.ts";
import { partnerEntries } from "./catalogue-partners.ts";
import { programEntries } from "./catalogue-program.ts";
import { revenueEntries } from "./catalogue-revenue.ts";

/** The catalogue of measures (spec 2). Every figure of the product is one of these or a measure of one's own. */
export const catalogue = {
  ...revenueEntries,
  ...partnerEntries,
  ...programEntries,
} as const satisfies Record<string, CatalogueEntry>;

export type MeasureId = keyof typeof catalogue;
export const measureIds = Object.keys(catalogue) as MeasureId[];
export const isMeasureId = (text: string): text is MeasureId => Object.hasOwn(catalogue, text);
