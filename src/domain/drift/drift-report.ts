import type { Day, Window } from "../shared/dates.ts";
import type { Unit } from "../measures/catalogue-entry.ts";
import type { Input } from "../measures/outcome.ts";
import type { Scope } from "../measures/scope.ts";

/** The kinds of drift (spec 2, "Drift"), in the order in which a page names them. */
export const driftKinds = [
  "north-star",
  "thesis",
  "mix",
  "return",
  "investment",
  "budget",
  "coverage",
  "objective",
  "key-result",
  "metric",
  "role",
  "bet",
  "tier",
  "commitment",
  "milestone",
  "design",
  "decision",
  "risk",
  "scenario",
  "assumption",
  "sponsor",
  "registration",
  "conflict",
] as const;
export type DriftKind = (typeof driftKinds)[number];
export const driftStatuses = ["out", "unknown", "ok"] as const;
export type DriftStatus = (typeof driftStatuses)[number];

/** One promise of the strategy held against the facts. */
export type DriftLine = {
  readonly kind: DriftKind;
  /** Unique within its kind; names the element of the strategy. */
  readonly subject: string;
  /** The sentence a page shows: what was promised. */
  readonly title: string;
  /** JSON Pointer of the promise in the strategy. */
  readonly path: string;
  readonly unit: Unit;
  /** What should be true today: the expected value on the way to the target, or the bound itself. Minor units for money. */
  readonly target: number | null;
  /** Whether more or less than the target is good; `exact` where both directions are drift (mix, investment). */
  readonly better: "up" | "down" | "exact";
  readonly actual: number | null;
  readonly difference: number | null;
  /** Difference that is still in order, in the unit of the figures. */
  readonly tolerance: number | null;
  readonly status: DriftStatus;
  /** First month-end of the unbroken run out of tolerance; null when in order or unknown. */
  readonly since: Day | null;
  /** Why: what moved it, what is missing, what was promised by when. */
  readonly because: string;
  readonly rows: number;
  /** The question whose "why" explains the actual value; null for lines that read the strategy alone. */
  readonly question: { readonly measure: string; readonly scope: Scope; readonly window: Window } | null;
  readonly inputs: readonly Input[];
  /** The actual value at the last month-ends, oldest first, the as-of day last; null where unknown. */
  readonly trend: readonly { readonly day: Day; readonly value: number | null }[];
};

export type DriftReport = {
  readonly asOf: Day;
  readonly strategy: { readonly name: string; readonly version: number };
  readonly lines: readonly DriftLine[];
  readonly summary: Readonly<Record<DriftStatus, number>>;
};
