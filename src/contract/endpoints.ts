import { dimensions } from "../domain/measures/dimensions.ts";
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
} from "./api.ts";

/** One HTTP call as data: the server registers it, the web app and the CLI call it; `Reply` exists for the compiler only. */
export type Endpoint<Path extends string, Query, Reply> = {
  readonly method: "GET" | "POST";
  readonly path: Path;
  readonly query: readonly (keyof Query & string)[];
  readonly reply?: Reply;
};

/** What narrows every page of figures: the day, and the dimensions of the domain; lists are written `type=a,b`. */
export const filters = ["asOf", ...dimensions] as const;
export type Filters = { [Name in (typeof filters)[number]]?: string };
export type MeasureQuery = Filters & { from?: string; to?: string; over?: string; by?: string };

const get =
  <Query extends object, Reply>() =>
  <const Path extends string>(
    path: Path,
    query: readonly (keyof Query & string)[] = [],
  ): Endpoint<Path, Query, Reply> => ({
    method: "GET",
    path,
    query,
  });

export const endpoints = {
  workspace: get<object, WorkspaceReply>()("/api/v1/workspace"),
  strategy: get<{ asOf?: string }, StrategyReply>()("/api/v1/strategy", ["asOf"]),
  check: get<{ asOf?: string }, CheckReply>()("/api/v1/check", ["asOf"]),
  overview: get<Filters, OverviewReply>()("/api/v1/overview", filters),
  drift: get<{ asOf?: string }, DriftReply>()("/api/v1/drift", ["asOf"]),
  coverage: get<{ asOf?: string }, CoverageReply>()("/api/v1/coverage", ["asOf"]),
  measure: get<MeasureQuery, MeasureReply>()("/api/v1/measures/:measure", [
    ...filters,
    "from",
    "to",
    "over",
    "by",
  ]),
  why: get<MeasureQuery & { page?: string }, WhyReply>()("/api/v1/measures/:measure/why", [
    ...filters,
    "from",
    "to",
    "over",
    "page",
  ]),
  partners: get<
    Filters & { search?: string; sort?: string; active?: string; page?: string; limit?: string },
    PartnersReply
  >()("/api/v1/partners", [...filters, "search", "sort", "active", "page", "limit"]),
  partner: get<{ asOf?: string; page?: string }, PartnerReply>()("/api/v1/partners/:number", [
    "asOf",
    "page",
  ]),
  deal: get<object, DealReply>()("/api/v1/deals/:number"),
  /** The same reports for a strategy that is not in force: the text of a file is the body. */
  driftOf: {
    method: "POST",
    path: "/api/v1/drift",
    query: ["asOf"],
  } as Endpoint<"/api/v1/drift", { asOf?: string }, DriftReply>,
  coverageOf: {
    method: "POST",
    path: "/api/v1/coverage",
    query: ["asOf"],
  } as Endpoint<"/api/v1/coverage", { asOf?: string }, CoverageReply>,
  importFiles: { method: "POST", path: "/api/v1/imports", query: ["path", "preset", "dryRun"] } as Endpoint<
    "/api/v1/imports",
    { path: string; preset?: string; dryRun?: string },
    ImportReply
  >,
} as const;
