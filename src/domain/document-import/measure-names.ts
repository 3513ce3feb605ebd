import { catalogue, type MeasureId, measureIds } from "../measures/catalogue.ts";
import { normal } from "./said.ts";

/** What documents call a measure. Only names that mean the same figure: "partner-delivered NPS" is not the NPS of partners. */
const otherNames: Readonly<Partial<Record<MeasureId, readonly string[]>>> = {
  "partner-sourced-revenue": [
    "partner sourced",
    "revenue sourced by partners",
    "revenue from partner sourced deals",
    "sourced revenue",
  ],
  "partner-influenced-revenue": [
    "partner influenced",
    "revenue influenced by partners",
    "influenced revenue",
  ],
  "partner-attached-revenue": ["partner attached"],
  "partner-sourced-share": [
    "partner sourced share of revenue",
    "share of revenue sourced by partners",
    "partner sourced revenue share",
  ],
  "partner-sourced-arr-share": ["partner sourced arr share", "share of arr sourced by partners"],
  "revenue-per-partner": [
    "revenue per active partner",
    "average revenue per partner",
    "average revenue per active partner",
  ],
  "new-customers-via-partners": [
    "new customers through partners",
    "new logos via partners",
    "new customers via partner",
  ],
  "enrolled-partners": ["partners enrolled", "enrolled partner"],
  "active-partners": ["active partner", "number of active partners", "total active partners"],
  "active-partner-ratio": ["active partner rate", "share of active partners"],
  "certified-people": [
    "certified individuals",
    "certified partner individuals",
    "certified professionals",
    "certified resources",
  ],
  "certified-partners": ["partner certification rate", "share of certified partners"],
  "deal-registrations": ["registrations", "registered deals", "number of deal registrations"],
  "deal-registration-coverage": ["registration coverage", "share of registered deals"],
  "registration-answer-rate": ["deal registration response rate", "registrations answered in time"],
  "time-to-first-revenue": [
    "days to first revenue",
    "time to first deal",
    "time to first deal for a new partner",
    "time to first deal of a new partner",
    "time to revenue",
  ],
  "program-roi": ["program roi", "partner program roi", "partner programme roi", "partner ecosystem roi"],
  "partner-cac": ["cac via partners", "partner sourced cac"],
  "partners-per-manager": ["partner manager coverage", "partners per partner manager", "partners per fte"],
  "partner-nps": [
    "partner nps score",
    "partner satisfaction nps",
    "partner satisfaction score nps",
    "nps of partners",
  ],
  "partner-retention": ["partner retention rate", "retention of partners"],
  "business-review-completion": ["qbr completion", "qbr completion rate", "business reviews completed"],
  "partner-sourced-pipeline": ["pipeline sourced by partners", "sourced pipeline", "annual pipeline"],
  "partner-sourced-leads": ["leads from partners", "partner leads"],
  "market-coverage": ["addressable market coverage"],
  "customer-retention": ["customer retention rate"],
};

const byName = new Map<string, MeasureId>(
  measureIds.flatMap((id) =>
    [id, catalogue[id].name, ...(otherNames[id] ?? [])].map((name): [string, MeasureId] => [key(name), id]),
  ),
);

function key(name: string): string {
  return normal(name.replaceAll(/\(nps\)/gi, "nps"))
    .replaceAll(/[-/]/g, " ")
    .replaceAll("programme", "program")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The measure of the catalogue that a name means; undefined for a name that could mean another figure. */
export const measureNamed = (name: string): MeasureId | undefined => byName.get(key(name));

/** Why a name is no measure, with those of the catalogue that it could be short for. */
export function noMeasure(name: string): string {
  const said = key(name).split(" ");
  const like =
    said.length > 4 || said[0] === ""
      ? []
      : measureIds
          .map((id) => catalogue[id].name)
          .filter((full) => said.every((word) => key(full).split(" ").includes(word)));
  const near = like.length > 0 && like.length < 4 ? ` (did you mean ${like.join(", ")}?)` : "";
  return `no measure of that name${near}; entente explain metrics lists them`;
}

/** A figure "of total" of a sum of money is the share of it, which is a measure of its own. */
export const shareOfTotal: Readonly<Partial<Record<MeasureId, MeasureId>>> = {
  "partner-sourced-revenue": "partner-sourced-share",
  "partner-influenced-revenue": "partner-influenced-share",
  "partner-attached-revenue": "partner-attached-share",
  "partner-sourced-arr": "partner-sourced-arr-share",
  "new-customers-via-partners": "new-customer-share",
};

/** How a measure is read aloud. */
export const measureName = (id: MeasureId): string => catalogue[id].name;
export const unitOf = (id: MeasureId): (typeof catalogue)[MeasureId]["unit"] => catalogue[id].unit;
export const directionOf = (id: MeasureId): "up" | "down" => catalogue[id].direction;
export const shapeOf = (id: MeasureId): (typeof catalogue)[MeasureId]["shape"] => catalogue[id].shape;
