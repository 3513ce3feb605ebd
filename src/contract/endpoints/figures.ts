import type {
  CheckReply,
  CoverageReply,
  DealReply,
  DriftReply,
  ImportReply,
  MeasureReply,
  OverviewReply,
  PartnerReply,
  PartnersReply,
  StrategyReply,
  WhyReply,
  WorkspaceReply,
} from "../api.ts";
import type { DealsReply } from "../people.ts";
import {
  call,
  filters,
  get,
  looking,
  paged,
  v1,
  type Filters,
  type Looking,
  type MeasureQuery,
  type Paged,
} from "../endpoint.ts";

/** The figures of a workspace, and what they rest on. */
export const figuresEndpoints = {
  workspace: get<Looking, WorkspaceReply>()(
    `${v1}/workspace`,
    "facts.read",
    "The workspace, its sizes and what its filters may name",
    looking,
  ),
  strategy: get<Looking, StrategyReply>()(
    `${v1}/strategy`,
    "strategy.read",
    "The strategy in force, with what its engines answer",
    looking,
  ),
  check: get<Looking, CheckReply>()(
    `${v1}/check`,
    "strategy.read",
    "What the check finds in the strategy in force",
    looking,
  ),
  overview: get<Filters & Looking, OverviewReply>()(
    `${v1}/overview`,
    "facts.read",
    "The finding of the day, with drift and measures",
    [...filters, "version"],
  ),
  drift: get<Looking, DriftReply>()(
    `${v1}/drift`,
    "facts.read",
    "Strategy against reality, line by line",
    looking,
  ),
  coverage: get<Looking, CoverageReply>()(`${v1}/coverage`, "facts.read", "Cells, routes and gaps", looking),
  measure: get<MeasureQuery, MeasureReply>()(
    `${v1}/measures/:measure`,
    "facts.read",
    "One figure, whole and broken down",
    [...filters, "version", "from", "to", "over", "by"],
    { measure: "measure" },
  ),
  why: get<MeasureQuery & Paged, WhyReply>()(
    `${v1}/measures/:measure/why`,
    "facts.read",
    "The formula, the inputs and the rows behind a figure",
    [...filters, "version", "from", "to", "over", ...paged],
    { measure: "measure" },
  ),
  partners: get<
    Filters & Looking & Paged & { search?: string; sort?: string; active?: string },
    PartnersReply
  >()(`${v1}/partners`, "facts.read", "Partner companies with their revenue and tier", [
    ...filters,
    "version",
    "search",
    "sort",
    "active",
    ...paged,
  ]),
  partner: get<Looking & Paged, PartnerReply>()(
    `${v1}/partners/:number`,
    "facts.read",
    "One partner company and its deals",
    [...looking, ...paged],
    { number: "partner" },
  ),
  deals: get<Paged & { stage?: string; partner?: string; from?: string; to?: string }, DealsReply>()(
    `${v1}/deals`,
    "facts.read",
    "Deals, the newest number first",
    ["stage", "partner", "from", "to", ...paged],
  ),
  deal: get<object, DealReply>()(
    `${v1}/deals/:number`,
    "facts.read",
    "One deal with its lines and each partner's part",
    [],
    { number: "deal" },
  ),
  /** The same reports for a strategy that is not in force: the text of a file is the body. */
  driftOf: call<DriftReply, { asOf?: string }>()(
    "POST",
    `${v1}/drift`,
    "facts.read",
    "Drift of a strategy that is not in force; nothing is kept",
    "text",
    { query: ["asOf"] },
  ),
  coverageOf: call<CoverageReply, { asOf?: string }>()(
    "POST",
    `${v1}/coverage`,
    "facts.read",
    "Coverage of a strategy that is not in force; nothing is kept",
    "text",
    { query: ["asOf"] },
  ),
  importFiles: call<ImportReply, { path: string; preset?: string; dryRun?: string }>()(
    "POST",
    `${v1}/imports`,
    "local-owner",
    "Imports a folder or file of this machine",
    undefined,
    { query: ["path", "preset", "dryRun"] },
  ),
} as const;
