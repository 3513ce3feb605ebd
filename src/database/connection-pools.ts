import pg from "pg";
import { columnValues } from "./column-values.ts";
import { giveUpOnSilence } from "./connection-silence.ts";
import { planOftenAskedOnce } from "./connection-statements.ts";
import { type DatabaseRole, databaseRoles } from "./roles.ts";

/**
 * How work is run. A request is answered or refused soon, so its statements have a deadline; long work (an import, a
 * migration, the loading of the sample) takes as long as it takes, and its writers wait for each other.
 */
export type Pace = "request" | "long";

export type PoolSettings = {
  /** At most so many connections of each pool; else ten for requests of a role, three for the owner and for long work. */
  readonly maxConnections?: number;
  /** An idle connection that broke (the database restarted) is replaced by the pool; this only hears of it. */
  readonly onIdleError?: (error: Error) => void;
  /** Milliseconds after which a statement of a request is given up, by the server and, should it hang, by the client. */
  readonly statementTimeout?: number;
  /**
   * The roles of requests may sign in themselves (the embedded database), and then nothing leads from their sessions to the
   * owner. Without, each connection signs in as the user of the address and begins life in the role of its pool.
   */
  readonly rolesSignIn?: boolean;
};

const defaultStatementTimeout = 15_000;
/** Who somebody is, is a matter of a row or two; every request waits for it. */
const signInTimeout = 3_000;
/** A database that does not even begin a transaction, or take a connection, in this time is taken for gone. */
const beginTimeout = 1_800;
/** What long work waits for a free connection, which other long work holds. */
const patience = 120_000;

export function openPool(
  url: string,
  role: DatabaseRole | undefined,
  pace: Pace,
  settings: PoolSettings,
): pg.Pool {
  const statementTimeout =
    settings.statementTimeout ?? (role === databaseRoles.signIn ? signInTimeout : defaultStatementTimeout);
  const signsIn = role !== undefined && settings.rolesSignIn === true;
  const pool = new pg.Pool({
    connectionString: signsIn ? asUser(url, role) : url,
    max: settings.maxConnections ?? (pace === "long" || role === undefined ? 3 : 10),
    connectionTimeoutMillis: pace === "long" ? patience : beginTimeout,
    types: columnValues,
    options: optionsOf(signsIn ? undefined : role, role, pace, statementTimeout),
  });
  pool.on("error", (error) => settings.onIdleError?.(error));
  pool.on("connect", (client) => {
    // Between two statements of a transaction a client belongs to nobody who listens: unheard, its error ends the program.
    client.on("error", () => undefined);
    planOftenAskedOnce(client);
    // A hung server answers nothing, not even its own timeout.
    if (pace === "request")
      giveUpOnSilence(client, { begin: beginTimeout, statement: statementTimeout + 1_000, url });
  });
  return pool;
}

function optionsOf(
  begun: DatabaseRole | undefined,
  role: DatabaseRole | undefined,
  pace: Pace,
  statementTimeout: number,
): string {
  return [
    ...(begun === undefined ? [] : [`-c role=${begun}`]),
    ...(role === databaseRoles.signIn ? ["-c search_path=auth,public"] : []),
    ...(pace === "long"
      ? []
      : [
          `-c statement_timeout=${statementTimeout}`,
          "-c lock_timeout=5s",
          "-c idle_in_transaction_session_timeout=60s",
        ]),
  ].join(" ");
}

function asUser(url: string, user: string): string {
  const changed = new URL(url);
  changed.username = user;
  return changed.href;
}
