import type { CheckReport } from "../domain/check/check.ts";
import type { CoverageReport } from "../domain/coverage/coverage-report.ts";
import type { DriftLine, DriftReport } from "../domain/drift/drift-report.ts";
import type { Answer } from "../domain/measures/answer.ts";
import type { Dimension } from "../domain/measures/dimensions.ts";
import type { Day } from "../domain/shared/dates.ts";
import type { Attractiveness } from "../domain/strategy/attractiveness.ts";
import type { DecisionAdvice } from "../domain/strategy/build-partner-acquire.ts";
import type { Checklist } from "../domain/strategy/checklists.ts";
import type { Grounding } from "../domain/strategy/grounding.ts";
import type { Strategy } from "../domain/strategy/strategy.ts";

/** The sizes of the workspace and what its filters may name; the first thing every surface asks for. */
export type WorkspaceReply = {
  name: string;
  /** The data is the sample that came with the program. */
  sample: boolean;
  currency: string;
  /** The as-of date of a page that names none. */
  asOf: Day;
  /** `draft` is the revision where it is the draft that is looked at; `version` is then the one it stands on. */
  strategy: { name: string; version: number; draft: number | null; fileName: string };
  facts: { partners: number; deals: number; firstDay: Day | null; lastDay: Day | null; revision: number };
  /** What was taken for granted on import, in sentences that pages show. */
  assumptions: string[];
  dimensions: { [D in Dimension]?: { slug: string; name: string }[] };
};

export type StrategyReply = {
  strategy: Strategy;
  /** The thesis as one sentence made from its fields. */
  sentence: string;
  grounding: Pick<Grounding, "claims" | "grounded" | "ratio">;
  candidates: readonly Attractiveness[];
  decisions: readonly DecisionAdvice[];
  checklists: readonly Checklist[];
};

export type CheckReply = CheckReport & {
  fileName: string;
  /** Line and column of each finding, in the order of `findings`. */
  positions: { line: number; column: number }[];
};

export type TrendPoint = { day: Day; value: number | null };

/** A measure tile: today's answer and the last twelve month-ends. */
export type Tile = { answer: Answer; name: string; trend: TrendPoint[] };

export type OverviewReply = {
  asOf: Day;
  currency: string;
  /** The finding of the page, in one sentence. */
  headline: string;
  sentence: string;
  northStar: DriftLine | null;
  drift: DriftReport;
  bets: {
    slug: string;
    name: string;
    status: string;
    review: string | null;
    owner: string | null;
    partnerType: string | null;
    lines: DriftLine[];
  }[];
  tiles: Tile[];
};

/** One figure, whole and by the dimensions asked for. Values are minor units for money, 0 to 1 for shares. */
export type MeasureReply = {
  name: string;
  currency: string;
  total: Answer;
  /** `name` says in words what the key is short for, where it is short for something. */
  by: { key: string; name: string | null; answer: Answer }[];
};

export type WhyRow = {
  /** What kind of thing the row is. */
  noun: "deal" | "partner" | "element";
  /** D-991, P-142 or the subject of an element. */
  id: string;
  name: string;
  partner: { number: number; name: string } | null;
  day: Day | null;
  amountMinor: number | null;
  /** The number of its import batch; null for what the strategy itself says. */
  batch: number | null;
  /** Why the row counts, where it is not plain ("active: last order 2020-05-30"). */
  note: string | null;
};

export type WhyReply = {
  name: string;
  currency: string;
  answer: Answer;
  formula: string;
  definition: string | null;
  filters: string;
  /** What was left out, and why. */
  leftOut: string[];
  rows: WhyRow[];
  /** All rows behind the figure; equals `answer.rows`. */
  totalRows: number;
  /** The cursor of the next page, or null. */
  next: string | null;
  batches: { number: number; preset: string; importedAt: string; source: string; rows: number }[];
};

export type CoverageReply = CoverageReport & { currency: string; headline: string };
export type DriftReply = DriftReport & { currency: string };

export type PartnerRow = {
  number: number;
  name: string;
  type: string | null;
  country: string | null;
  state: string | null;
  city: string | null;
  region: string | null;
  /** Partner-attached revenue of the 12 months to the as-of day, and of the 12 months before; mind `untold`. */
  revenueMinor: number;
  revenueBeforeMinor: number;
  deals: number;
  lastDeal: Day | null;
  active: boolean;
  enrolled: boolean;
  tier: TierStanding | null;
};

/** The tier a partner stands in by the criteria, and what is missing to the next one. */
export type TierStanding = {
  /** `program/tier`; null when no tier's criteria hold. */
  tier: string | null;
  tierName: string | null;
  next: string | null;
  nextName: string | null;
  /** Criteria of the next tier: the value now and the bound; value null when unknown. */
  missing: { criterion: string; unit: string; value: number | null; threshold: number }[];
};

export const partnerSorts = ["name", "revenue", "change", "deals", "lastDeal", "tier", "number"] as const;

export const dealStages = ["open", "won", "lost"] as const;
export type DealStage = (typeof dealStages)[number];

/** Why revenue of the 12 months, and of the 12 months before, is unknown of everybody; null where it is known. */
export type UntoldRevenue = { now: string | null; before: string | null };

export type PartnersReply = {
  asOf: Day;
  currency: string;
  untold: UntoldRevenue;
  headline: string;
  rows: PartnerRow[];
  total: number;
  /** Sums over all partners of the filter, not only the rows of the page. */
  totals: {
    revenueMinor: number;
    revenueBeforeMinor: number;
    deals: number;
    active: number;
    enrolled: number;
  };
  next: string | null;
};

export type PartnerReply = {
  asOf: Day;
  currency: string;
  untold: UntoldRevenue;
  partner: PartnerRow & {
    externalId: string;
    sourceType: string | null;
    source: string;
    batch: number;
    enrollments: { program: string; enrolledOn: Day | null }[];
  };
  trend: TrendPoint[];
  deals: {
    id: string;
    externalId: string;
    closedOn: Day | null;
    amountMinor: number;
    roles: string[];
    lines: number;
    batch: number;
  }[];
  totalDeals: number;
  next: string | null;
};

export type DealReply = {
  id: string;
  externalId: string;
  stage: string;
  openedOn: Day | null;
  closedOn: Day | null;
  amountMinor: number;
  currency: string;
  parts: { role: string; partner: { number: number; name: string }; evidence: string }[];
  lines: {
    line: number;
    product: string | null;
    quantity: number | null;
    unitPriceMinor: number | null;
    amountMinor: number;
    sourceRow: number;
  }[];
  batch: number;
};

/** Answer of an import, as `entente import --json` prints it (spec 2). */
export type ImportReply = {
  version: 1;
  preset: string;
  /** Null where nothing was kept: a dry run, rejects, or nothing that differs. */
  batch: number | null;
  files: {
    file: string;
    rows: number;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
    ignored: number;
  }[];
  proposals: {
    file: string;
    column: string;
    value: string;
    rows: number;
    proposal: string;
    applied: boolean;
  }[];
  /** What was taken for granted, and what was read but not used, in sentences. */
  notes: string[];
  rejects: { file: string; row: number; column: string; value: string; code: string; accepted: string }[];
};

/** An error, as every route answers it (RFC 9457). */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: { pointer: string; code: string; detail: string; accepted?: string }[];
};
