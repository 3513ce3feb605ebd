import pg from "pg";

/** How long to wait for a database that says nothing, in milliseconds. */
export type SilenceLimits = {
  /** For the beginning of a transaction, which costs the server nothing. */
  readonly begin: number;
  /** For any other statement, a little more than the server's own timeout. */
  readonly statement: number;
  /** Where a second connection can ask whether anybody is there. */
  readonly url: string;
};

/** The database was asked and said nothing. The code is PostgreSQL's own for a connection that failed. */
export class DatabaseSilent extends Error {
  readonly code = "08006";
  constructor() {
    super("The database does not answer");
  }
}

/**
 * Hangs up on a server that has stopped answering (its process is stopped, its machine is gone, the network drops packets):
 * after `begin` or `statement`, and earlier when a second connection finds nobody there either. The pool replaces a client
 * that hung up, so nothing later waits for it.
 */
export function giveUpOnSilence(client: pg.PoolClient, limits: SilenceLimits): void {
  const ask = client.query.bind(client) as (...given: unknown[]) => unknown;
  let silent = false;
  const hangUp = (): void => {
    silent = true;
    // With a statement under way this cuts the connection, and the statement fails.
    void (client as unknown as pg.Client).end();
  };
  const why = (error: unknown): unknown => (silent ? new DatabaseSilent() : error);
  client.query = ((...given: unknown[]) => {
    const stop = watch(begins(given[0]) ? limits.begin : limits.statement, limits.url, hangUp);
    const told = given.at(-1);
    if (typeof told === "function") {
      const heard = (error: unknown, result: unknown): unknown => {
        stop();
        return told(error ? why(error) : error, result);
      };
      return ask(...given.slice(0, -1), heard);
    }
    return (ask(...given) as Promise<unknown>).finally(stop).catch((error: unknown) => {
      throw why(error);
    });
  }) as typeof client.query;
}

const begins = (text: unknown): boolean => typeof text === "string" && text.startsWith("begin");

const askAgainAfter = 1_000;

/** Calls `hangUp` unless it is stopped in time; the answer is to stop it. */
function watch(limit: number, url: string, hangUp: () => void): () => void {
  const until = performance.now() + limit;
  let stopped = false;
  let timer: NodeJS.Timeout;
  // An answer that came while this program was busy is read after its timers have run, but before its immediates.
  const later = (): void => void setImmediate(() => void look());
  const wait = (): void => {
    timer = setTimeout(later, Math.max(0, Math.min(askAgainAfter, until - performance.now())));
  };
  const look = async (): Promise<void> => {
    if (stopped) return;
    const gone = performance.now() >= until || (await isGone(url));
    if (stopped) return;
    if (gone) return hangUp();
    wait();
  };
  wait();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

const probes = new Map<string, Promise<boolean>>();

/** Many statements that wait at once ask once. */
function isGone(url: string): Promise<boolean> {
  const running = probes.get(url);
  if (running) return running;
  const probe = probeOnce(url).finally(() => probes.delete(url));
  probes.set(url, probe);
  return probe;
}

const probeTimeout = 800;

/**
 * Whether a new connection is answered by nobody. An error of PostgreSQL (too many connections) is an answer, too; a timer of
 * ours that ran late says nothing about the database.
 */
async function probeOnce(url: string): Promise<boolean> {
  const begun = performance.now();
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: probeTimeout });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return false;
  } catch (error) {
    const answered = error instanceof pg.DatabaseError;
    return !answered && performance.now() - begun < probeTimeout + 300;
  } finally {
    client.end().catch(() => undefined);
  }
}
