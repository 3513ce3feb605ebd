import type { Day, Window } from "../shared/dates.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { catalogue, type MeasureId } from "./catalogue.ts";
import type { Facts } from "./facts.ts";
import type { Scope } from "./scope.ts";

/** An input of a figure, for "why": a count, or money in minor units. */
export type Input = {
  readonly label: string;
  readonly value: number;
  readonly unit: "count" | "money" | "share";
};

export const asCount = (label: string, value: number): Input => ({ label, value, unit: "count" });
export const asMoney = (label: string, value: number): Input => ({ label, value, unit: "money" });

/** What a formula says of a question. */
export type Outcome = {
  /** Minor units for money, 0 to 1 for shares, else a number; null when unknown. */
  readonly value: number | null;
  /** Why the value is unknown; null when it is known. */
  readonly unknown: string | null;
  /** Distinct things behind the figure: numerator ∪ denominator (spec 2, "Why this number?"). */
  readonly rows: number;
  readonly inputs: readonly Input[];
  /** What a reader must know to read the figure right. */
  readonly notes: readonly string[];
};

/** All that a formula may look at. `asOf` is the last day of the window: stocks and ratios are of that day. */
export type Context = {
  readonly strategy: Strategy;
  readonly facts: Facts;
  readonly asOf: Day;
  readonly window: Window;
  readonly scope: Scope;
};
export type Formula = (context: Context) => Outcome;

/** No figure, with the reason a reader sees. */
export const unknown = (reason: string): Outcome => ({
  value: null,
  unknown: reason,
  rows: 0,
  inputs: [],
  notes: [],
});

/** A figure with the number of things behind it, what it was made of, and what to know when reading it. */
export const known = (value: number, rows: number, inputs: Input[] = [], notes: string[] = []): Outcome => ({
  value,
  unknown: null,
  rows,
  inputs,
  notes,
});

/** A ratio of two inputs; unknown when the denominator is zero (spec 2, catalogue). */
export const ratio = (numerator: Input, denominator: Input, rows: number, notes: string[] = []): Outcome =>
  denominator.value === 0
    ? unknown(`there are no ${denominator.label}`)
    : known(numerator.value / denominator.value, rows, [numerator, denominator], notes);

/** For figures whose facts this release has no place for: the catalogue's reason. */
export const notRecorded =
  (measure: MeasureId): Formula =>
  () =>
    unknown(catalogue[measure].unknownWhen);
