import type { MeasureId } from "./catalogue.ts";
import type { FactRole } from "./facts.ts";

/** Which rows stand behind a figure, so that "why" can show them; their number is the answer's `rows`. */
export type Behind =
  | {
      readonly noun: "deal";
      readonly role: FactRole;
      readonly window: "asked" | "year";
      /** A share of a whole stands on the whole, whatever part was asked for. */
      readonly of: "scope" | "whole";
    }
  | {
      readonly noun: "partner";
      readonly state:
        | "enrolled"
        | "enrolled-or-all"
        | "active"
        | "active-a-year-before"
        | "in-tier"
        | "fallen-from-tier"
        | "largest-a-year-before";
    }
  | { readonly noun: "element"; readonly part: "design" | "landscape" | "cells" };

const deals = (role: FactRole, window: "asked" | "year" = "asked"): Behind => ({
  noun: "deal",
  role,
  window,
  of: "scope",
});
const allDeals: Behind = { noun: "deal", role: "any", window: "asked", of: "whole" };
const partners = (state: Extract<Behind, { noun: "partner" }>["state"]): Behind => ({
  noun: "partner",
  state,
});
const elements = (part: Extract<Behind, { noun: "element" }>["part"]): Behind => ({ noun: "element", part });

/** Rows by measure: numerator ∪ denominator. Measures that no fact can answer yet have none. */
export const behind: Partial<Record<MeasureId, readonly Behind[]>> = {
  revenue: [deals("any")],
  "partner-sourced-revenue": [deals("sourced")],
  "partner-influenced-revenue": [deals("influenced")],
  "partner-attached-revenue": [deals("attached")],
  "partner-sourced-share": [allDeals],
  "partner-influenced-share": [allDeals],
  "partner-attached-share": [allDeals],
  "revenue-per-partner": [deals("attached", "year"), partners("active")],
  "enrolled-partners": [partners("enrolled")],
  "partners-in-tier": [partners("in-tier")],
  "tier-misses": [partners("fallen-from-tier")],
  candidates: [elements("landscape")],
  "active-partners": [partners("active")],
  "active-partner-ratio": [partners("enrolled-or-all")],
  "active-retention": [partners("active-a-year-before")],
  "certified-partners": [partners("enrolled")],
  "partners-per-manager": [partners("enrolled")],
  "partner-concentration": [deals("attached", "year")],
  "top-partners-lost": [partners("largest-a-year-before")],
  "composition-alignment": [partners("enrolled")],
  "revenue-mix-alignment": [deals("attached", "year")],
  "design-alignment": [elements("design")],
  "market-coverage": [elements("cells")],
  "coverage-density": [elements("cells")],
  "channel-share-of-market": [deals("attached", "year")],
};
