import { Kysely, PostgresDialect, PostgresDriver, sql, type Transaction } from "kysely";
import pg from "pg";
import { columnValues } from "./column-values.ts";
import type { Database } from "./tables.ts";

/**
 * The pools of connections, one for each kind of work. A connection begins life in the role of its pool and cannot see past
 * the policies of that role; only maintenance runs as the owner. Rows are reached through `inWorkspace`, `inPortal`,
 * `forUser`, or, knowingly, through `acrossWorkspaces`.
 */
export type Connection = {
  readonly owner: Kysely<Database>;
  readonly staff: Kysely<Database>;
  readonly portal: Kysely<Database>;
  /** Reads memberships and single sign-on before a workspace is entered. */
  readonly signIn: Kysely<Database>;
  /** The pool of the sign-in role, for the library that keeps passwords and sessions in schema `auth`. */
  readonly signInPool: pg.Pool;
  close(): Promise<void>;
};

/** What a use case works with: the tables, inside one transaction. */
export type Tx = Transaction<Database>;

export type ConnectionSettings = {
  readonly maxConnections?: number;
  /** An idle connection that broke (the database restarted) is replaced by the pool; this only hears of it. */
  readonly onIdleError?: (error: Error) => void;
  /** Milliseconds after which a statement of a request is given up, by the server and, should it hang, by the client. */
  readonly statementTimeout?: number;
};

export function connect(url: string, settings: ConnectionSettings = {}): Connection {
  const pools = {
    owner: poolOf(url, undefined, settings),
    staff: poolOf(url, "entente_app", settings),
    portal: poolOf(url, "entente_portal", settings),
    signIn: poolOf(url, "entente_auth", settings),
  };
  const all = Object.values(pools);
  return {
    owner: tablesIn(pools.owner),
    staff: tablesIn(pools.staff),
    portal: tablesIn(pools.portal),
    signIn: tablesIn(pools.signIn),
    signInPool: pools.signIn,
    close: async () => void (await Promise.all(all.map((pool) => pool.end()))),
  };
}

function poolOf(url: string, role: string | undefined, settings: ConnectionSettings): pg.Pool {
  const options = [
    ...(role === undefined ? [] : [`-c role=${role}`]),
    ...(role === "entente_auth" ? ["-c search_path=auth,public"] : []),
    "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s",
    ...(settings.statementTimeout === undefined ? [] : [`-c statement_timeout=${settings.statementTimeout}`]),
  ];
  const pool = new pg.Pool({
    connectionString: url,
    max: settings.maxConnections ?? 10,
    connectionTimeoutMillis: 2_000,
    types: columnValues,
    options: options.join(" "),
    // A hung server answers nothing, not even its own timeout.
    ...(settings.statementTimeout === undefined ? {} : { query_timeout: settings.statementTimeout + 1_000 }),
  });
  pool.on("error", (error) => settings.onIdleError?.(error));
  // Between two statements of a transaction a client belongs to nobody who listens: unheard, its error ends the program.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** `begin` is sent by the functions below, in one message with the settings of the transaction: a round trip less. */
class BeginWithSettings extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
}

class Dialect extends PostgresDialect {
  readonly #pool: pg.Pool;
  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }
  override createDriver(): PostgresDriver {
    return new BeginWithSettings({ pool: this.#pool });
  }
}

const tablesIn = (pool: pg.Pool): Kysely<Database> => new Kysely<Database>({ dialect: new Dialect(pool) });

/**
 * Runs `work` in one transaction as the staff role, seeing and writing the rows of one workspace only. The setting is
 * literal text in a message before the first query, because Citus propagates neither `set_config` nor a setting that
 * arrives together with the query.
 */
export async function inWorkspace<T>(
  connection: Connection,
  workspaceId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transaction(connection.staff, { workspace: checkedUuid(workspaceId) }, work);
}

/** Whose portal a transaction is of: the partner company, and the person who asks. */
export type PortalScope = {
  readonly workspace: string;
  readonly partner: string;
  readonly person: string;
};

/** Runs `work` in one transaction as the portal role, which sees one partner company of one workspace. */
export async function inPortal<T>(
  connection: Connection,
  { workspace, partner, person }: PortalScope,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const settings = {
    workspace: checkedUuid(workspace),
    partner: checkedUuid(partner),
    principal: `partner:${checkedUuid(person)}`,
  };
  return transaction(connection.portal, settings, work);
}

/** Runs `work` in one transaction as the sign-in role, which sees the memberships of one user in every workspace. */
export async function forUser<T>(
  connection: Connection,
  userId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transaction(connection.signIn, { user: checkedUuid(userId) }, work);
}

/** Runs `work` in one transaction as the sign-in role, which sees the single sign-on that has proven a domain. */
export async function forDomain<T>(
  connection: Connection,
  domain: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const name = domain.toLowerCase();
  if (!/^[a-z0-9.-]{1,253}$/.test(name))
    throw new Error(`Not a domain: ${JSON.stringify(name.slice(0, 60))}`);
  return transaction(connection.signIn, { domain: name }, work);
}

/**
 * Runs `work` in one transaction as the owner, who sees every workspace. For start-up and maintenance (which
 * workspaces exist?), never for a request.
 */
export async function acrossWorkspaces<T>(connection: Connection, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(connection.owner, {}, work);
}

/** The values are checked by the callers: ids, and what is made of ids. */
function transaction<T>(
  kysely: Kysely<Database>,
  settings: Readonly<Record<string, string>>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const begin = [
    "begin",
    ...Object.entries(settings).map(([name, value]) => `set local app.${name} = '${value}'`),
  ];
  return kysely.transaction().execute(async (tx) => {
    await sql.raw(begin.join("; ")).execute(tx);
    return work(tx);
  });
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function checkedUuid(text: string): string {
  if (!uuidForm.test(text)) throw new Error(`Not a workspace id: ${JSON.stringify(text.slice(0, 60))}`);
  return text.toLowerCase();
}
