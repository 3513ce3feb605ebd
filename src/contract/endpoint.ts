import type { Door } from "../domain/access/capabilities.ts";
import { dimensions } from "../domain/measures/dimensions.ts";
import type { BodyName } from "./bodies.ts";
export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** What the `:names` of a path and the members of a body may name; the access matrix puts foreign ones in their place. */
export const idNouns = [
  "partner",
  "deal",
  "measure",
  "person",
  "partner-person",
  "invitation",
  "key",
  "session",
  "accountable-role",
  "document",
  "revision",
  "version",
  "comment",
] as const;
export type IdNoun = (typeof idNouns)[number];

/**
 * One HTTP call as data: the server registers it, the web app and the CLI call it, the OpenAPI description prints it, the
 * access matrix walks it. `Reply` and `Body` exist for the compiler only.
 */
export type Endpoint<
  Path extends string,
  Query,
  Reply,
  Body extends BodyName | "text" | undefined = undefined,
> = {
  readonly method: Method;
  readonly path: Path;
  readonly query: readonly (keyof Query & string)[];
  /** Who may pass, from the one table of capabilities. */
  readonly door: Door;
  /** A sentence without its full stop, for the description of the API. */
  readonly summary: string;
  readonly body: Body;
  /** What each `:name` of the path names. */
  readonly ids: Readonly<Record<string, IdNoun>>;
  /** Whoever sends people here may add parameters of their own: those that are not named are dropped, not refused. */
  readonly dropsStrays?: true;
  readonly reply?: Reply;
};

/** What narrows every page of figures: the day, and the dimensions of the domain; lists are written `type=a,b`. */
export const filters = ["asOf", ...dimensions] as const;
export type Filters = { [Name in (typeof filters)[number]]?: string };
/** What a page looks at: the day, and a version of the strategy or its draft in place of the one in force. */
export const looking = ["asOf", "version"] as const;
export type Looking = { [Name in (typeof looking)[number]]?: string };
export type MeasureQuery = Filters & {
  version?: string;
  from?: string;
  to?: string;
  over?: string;
  by?: string;
};
export type Paged = { cursor?: string; limit?: string };
export const paged = ["cursor", "limit"] as const;

/** A reading call: its query and reply first, then what it is. */
export const get =
  <Query extends object, Reply>() =>
  <const Path extends string>(
    path: Path,
    door: Door,
    summary: string,
    query: readonly (keyof Query & string)[] = [],
    ids: Readonly<Record<string, IdNoun>> = {},
  ): Endpoint<Path, Query, Reply> => ({ method: "GET", path, query, door, summary, body: undefined, ids });

/** Where another site sends a browser back to: it is answered by a redirect, whatever else stands in its address. */
export const redirect =
  <Query extends object>() =>
  <const Path extends string>(
    path: Path,
    door: Door,
    summary: string,
    query: readonly (keyof Query & string)[],
  ): Endpoint<Path, Query, null> => ({
    method: "GET",
    path,
    query,
    door,
    summary,
    body: undefined,
    ids: {},
    dropsStrays: true,
  });

/** An unsafe call: its reply (and query) first, then what it is. */
export const call =
  <Reply, Query extends object = object>() =>
  <const Path extends string, const Body extends BodyName | "text" | undefined>(
    method: Exclude<Method, "GET">,
    path: Path,
    door: Door,
    summary: string,
    body: Body,
    {
      query = [],
      ids = {},
    }: { query?: readonly (keyof Query & string)[]; ids?: Readonly<Record<string, IdNoun>> } = {},
  ): Endpoint<Path, Query, Reply, Body> => ({ method, path, query, door, summary, body, ids });

export const v1 = "/api/v1";
