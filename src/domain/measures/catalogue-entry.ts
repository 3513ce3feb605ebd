import type { directions, measureKinds, units } from "../strategy/closed-sets.ts";

export type Unit = (typeof units)[number];
export type MeasureKind = (typeof measureKinds)[number];
export type Direction = (typeof directions)[number];
/** A flow is a sum over a window, a stock the state of a day, a ratio is of two of either (spec 2, catalogue). */
export type Shape = "flow" | "stock" | "ratio";

/** One entry of the catalogue: how the figure is counted, and what makes it unknown. Formulas live in `formulas.ts`. */
export type CatalogueEntry = {
  readonly name: string;
  readonly formula: string;
  readonly unknownWhen: string;
  readonly unit: Unit;
  readonly shape: Shape;
  readonly kind: MeasureKind;
  readonly direction: Direction;
  /** Counts partners as such; a north star must not (CHO-006). */
  readonly countsPartners?: true;
};

/** Declares an entry; more is better and nothing but its subject is counted, unless `more` says so. */
export const entry = (
  name: string,
  unit: Unit,
  shape: Shape,
  kind: MeasureKind,
  formula: string,
  unknownWhen: string,
  more: { direction?: Direction; countsPartners?: true } = {},
): CatalogueEntry => ({ name, unit, shape, kind, formula, unknownWhen, direction: "up", ...more });

/** Why many entries are unknown. */
export const noDeals = "no deals were imported";
export const noWhole = "no source holds all deals, so the whole is unknown";
export const noEnrollment = "no partner is enrolled in a programme";
export const down = { direction: "down" } as const;
export const partners = { countsPartners: true } as const;
