import type { Day } from "../shared/dates.ts";
import type { Money } from "../shared/money.ts";

export const cellStatuses = ["covered", "partly", "open", "unknown", "direct"] as const;
export type CellStatus = (typeof cellStatuses)[number];

/** One cell of the strategy held against the facts (spec 2, "Coverage"). */
export type CellCoverage = {
  readonly cell: string;
  /** The cell as people say it: Germany, specialty bike shop. */
  readonly name: string;
  readonly region: string;
  readonly vertical: string | null;
  readonly size: string | null;
  readonly types: readonly string[];
  readonly route: "direct" | "partner" | "shared";
  readonly owner: string | null;
  readonly accounts: number | null;
  readonly need: number | null;
  /** Partners that serve the cell and are qualified for it; null when nobody knows. */
  readonly qualified: number | null;
  /** The same, where a partner that serves k cells counts 1/k in each. */
  readonly capacity: number | null;
  readonly active: number | null;
  /** Candidates of the landscape under recruitment that would serve the cell, by slug. */
  readonly candidates: readonly string[];
  readonly status: CellStatus;
  /** Share of the partners of the cell's types of which a dimension that the cell names is not known. */
  readonly unknownShare: number;
  /** Why the status is unknown; null otherwise. */
  readonly unknown: string | null;
  /** Addressable ARR of the part of the need that is not met; null when the cell names none. */
  readonly gapArr: Money | null;
};

export type CoverageReport = {
  readonly asOf: Day;
  readonly cells: readonly CellCoverage[];
  /** Cells below their need, the largest gap first: by gap in ARR where it is known, else by partners missing. */
  readonly gaps: readonly {
    readonly cell: string;
    readonly name: string;
    readonly missing: number;
    readonly candidates: readonly string[];
  }[];
  readonly summary: Readonly<Record<CellStatus, number>>;
};
