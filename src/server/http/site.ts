import type { FastifyInstance } from "fastify";
import type { Endpoint } from "../../contract/endpoints.ts";
import type { Connection, Tx } from "../../database/connection.ts";
import { inWorkspace } from "../../database/connection.ts";
import type { Day } from "../../domain/shared/dates.ts";
import type { factsCache } from "../facts/actions.ts";
import { queryOf } from "./questions.ts";

/** All that a route may reach. */
export type Site = {
  readonly connection: Connection;
  /** The one workspace that is served until people sign in to several. */
  readonly workspace: string;
  /** The day of the clock in a time zone; used only where neither the question nor the workspace names a day. */
  readonly today: (timeZone: string | undefined) => Day;
  readonly now: () => Date;
  readonly facts: ReturnType<typeof factsCache>;
  /** The key of the local owner, for routes that write. */
  readonly localToken: string;
};

export type Call = {
  readonly tx: Tx;
  readonly site: Site;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly params: Readonly<Record<string, string>>;
};

/** Registers a reading endpoint of the contract: one transaction under the workspace, the query checked against the contract. */
export function reads<Path extends string, Query, Reply>(
  app: FastifyInstance,
  site: Site,
  endpoint: Endpoint<Path, Query, Reply>,
  answer: (call: Call) => Promise<Reply>,
): void {
  app.get(endpoint.path, (request) => {
    const query = queryOf(request.query, endpoint.query);
    const params = request.params as Record<string, string>;
    return inWorkspace(site.connection, site.workspace, (tx) => answer({ tx, site, query, params }));
  });
}
