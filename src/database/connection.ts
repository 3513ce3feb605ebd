import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import { columnValues } from "./column-values.ts";
import type { Database } from "./tables.ts";

/** A pool of connections. Rows are reached through `inWorkspace`, or, knowingly, through `acrossWorkspaces`. */
export type Connection = { readonly kysely: Kysely<Database>; close(): Promise<void> };

/** What a use case works with: the tables, inside one transaction. */
export type Tx = Transaction<Database>;

export type ConnectionSettings = {
  readonly maxConnections?: number;
  /** An idle connection that broke (the database restarted) is replaced by the pool; this only hears of it. */
  readonly onIdleError?: (error: Error) => void;
};

export function connect(url: string, settings: ConnectionSettings = {}): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: settings.maxConnections ?? 10,
    connectionTimeoutMillis: 2_000,
    types: columnValues,
  });
  pool.on("error", (error) => settings.onIdleError?.(error));
  // Between two statements of a transaction a client belongs to nobody who listens: unheard, its error ends the program.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { kysely, close: () => kysely.destroy() };
}

/**
 * Runs `work` in one transaction as the staff role, seeing and writing the rows of one workspace only. The setting is
 * literal text in a message of its own, because Citus propagates neither `set_config` nor a setting that arrives
 * together with the query.
 */
export async function inWorkspace<T>(
  connection: Connection,
  workspaceId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const workspace = checkedUuid(workspaceId);
  return connection.kysely.transaction().execute(async (tx) => {
    await sql.raw(`set local role entente_app; set local app.workspace = '${workspace}'`).execute(tx);
    return work(tx);
  });
}

/**
 * Runs `work` in one transaction as the owner, who sees every workspace. For start-up and maintenance (which
 * workspaces exist?), never for a request.
 */
export async function acrossWorkspaces<T>(connection: Connection, work: (tx: Tx) => Promise<T>): Promise<T> {
  return connection.kysely.transaction().execute(work);
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function checkedUuid(text: string): string {
  if (!uuidForm.test(text)) throw new Error(`Not a workspace id: ${JSON.stringify(text.slice(0, 60))}`);
  return text.toLowerCase();
}
