import { Kysely, PostgresDialect, PostgresDriver, sql, type Transaction } from "kysely";
import type pg from "pg";
import { openPool, type PoolSettings } from "./connection-pools.ts";
import { isId } from "./ids.ts";
import { databaseRoles } from "./roles.ts";
import type { Database } from "./tables.ts";

/**
 * The pools of connections, one for each kind of work. A connection begins life in the role of its pool and cannot see past
 * the policies of that role; only maintenance runs as the owner. Rows are reached through `inWorkspace`, `inPortal`,
 * `forUser`, `forDomain`, or, knowingly, through `acrossWorkspaces`.
 */
export type Connection = {
  readonly owner: Kysely<Database>;
  /** The same role for work that takes as long as it takes. */
  readonly longOwner: Kysely<Database>;
  readonly staff: Kysely<Database>;
  /** The same role for work that takes as long as it takes. */
  readonly longStaff: Kysely<Database>;
  readonly portal: Kysely<Database>;
  /** Reads memberships and single sign-on before a workspace is entered. */
  readonly signIn: Kysely<Database>;
  /** The pool of the sign-in role, for the library that keeps passwords and sessions in schema `auth`. */
  readonly signInPool: pg.Pool;
  /** Every pool by its name, for those who count connections. */
  readonly pools: Readonly<Record<string, pg.Pool>>;
  close(): Promise<void>;
};

/** What a use case works with: the tables, inside one transaction. */
export type Tx = Transaction<Database>;

export function connect(url: string, settings: PoolSettings = {}): Connection {
  const { staff, portal, signIn } = databaseRoles;
  const pools = {
    owner: openPool(url, undefined, "request", settings),
    longOwner: openPool(url, undefined, "long", settings),
    staff: openPool(url, staff, "request", settings),
    longStaff: openPool(url, staff, "long", settings),
    portal: openPool(url, portal, "request", settings),
    signIn: openPool(url, signIn, "request", settings),
  };
  const all = Object.values(pools);
  return {
    owner: tablesIn(pools.owner),
    longOwner: tablesIn(pools.longOwner),
    staff: tablesIn(pools.staff),
    longStaff: tablesIn(pools.longStaff),
    portal: tablesIn(pools.portal),
    signIn: tablesIn(pools.signIn),
    signInPool: pools.signIn,
    pools,
    close: async () => void (await Promise.all(all.map((pool) => pool.end()))),
  };
}

type PostgresConnection = Parameters<PostgresDriver["rollbackTransaction"]>[0];

/** `begin` is sent by the functions below, in one message with the settings of the transaction: a round trip less. */
class BeginWithSettings extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
  /** Where a connection is gone there is nothing to roll back, and the first error is the one to hear about. */
  override async rollbackTransaction(connection: PostgresConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
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

/** The same for long work, an import above all: no statement has a deadline, and writers wait for each other. */
export async function atLengthInWorkspace<T>(
  connection: Connection,
  workspaceId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transaction(connection.longStaff, { workspace: checkedUuid(workspaceId) }, work);
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
 * Runs `work` in one transaction as the owner, who sees every workspace. For start-up, maintenance and the local owner (which
 * workspaces exist?), never for what a person asks. Each call says why it has to: the reason is for readers, and a test of the
 * house knows each of them.
 */
export async function acrossWorkspaces<T>(
  connection: Connection,
  _why: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transaction(connection.owner, {}, work);
}

/** The same for long work, such as waiting until another program has loaded the sample. */
export async function atLengthAcrossWorkspaces<T>(
  connection: Connection,
  _why: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transaction(connection.longOwner, {}, work);
}

/** The values are checked by the callers: ids, and what is made of ids. */
function transaction<T>(
  kysely: Kysely<Database>,
  settings: Readonly<Record<string, string>>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const begin = [
    "begin",
    ...Object.entries(settings).map(([name, value]) => `set local app."${name}" = '${value}'`),
  ];
  return kysely.transaction().execute(async (tx) => {
    await sql.raw(begin.join("; ")).execute(tx);
    return work(tx);
  });
}

function checkedUuid(text: string): string {
  if (!isId(text)) throw new Error(`Not an id: ${JSON.stringify(text.slice(0, 60))}`);
  return text.toLowerCase();
}
