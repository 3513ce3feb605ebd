import pg from "pg";
import { type Migration, migrationFiles } from "./migration-files.ts";
import { ensureRoles } from "./roles.ts";
import { refuseOldServer } from "./server-version.ts";

/** Serializes the making of the bookkeeping table; the number is arbitrary but must not change. */
const bookkeepingLock = 4_747_001;

/**
 * Brings the database at `url` to the newest schema and returns the numbers applied now. Forward only; each migration
 * is one transaction that first claims its number, so that any number of servers may start at once. Throws, before
 * changing a table, when the server is older than PostgreSQL 15 or the database was migrated by newer or other code.
 */
export async function migrate(
  url: string,
  migrations: readonly Migration[] = migrationFiles(),
): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await refuseOldServer(client);
    await ensureBookkeeping(client);
    await refuseUnknownMigrations(client, migrations);
    await ensureRoles(client);
    const applied: number[] = [];
    for (const migration of migrations) if (await apply(client, migration)) applied.push(migration.number);
    return applied;
  } finally {
    await client.end();
  }
}

async function ensureBookkeeping(client: pg.Client): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(`select pg_advisory_xact_lock(${bookkeepingLock})`);
    await client.query(
      `create table if not exists migrations (
         number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null
       )`,
    );
  });
}

async function refuseUnknownMigrations(client: pg.Client, known: readonly Migration[]): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    "select number, name, checksum from migrations order by number",
  );
  for (const row of rows) {
    const ours = known.find((migration) => migration.number === row.number);
    if (!ours)
      throw new Error(
        `The database is newer than this program: it has migration ${row.name}, which this version does not know. Update the program; a database never goes back.`,
      );
    if (ours.checksum !== row.checksum)
      throw new Error(
        `Migration ${row.name} in the database differs from ${ours.name} here: a migration may not change after it was applied. Use the program version that made the database, or another database.`,
      );
  }
}

/** False when another start has already applied it: the claim waits for that transaction to end. */
async function apply(client: pg.Client, migration: Migration): Promise<boolean> {
  return inTransaction(client, async () => {
    const claim = await client.query(
      "insert into migrations (number, name, checksum, applied_at) values ($1, $2, $3, $4) on conflict do nothing",
      [migration.number, migration.name, migration.checksum, new Date()],
    );
    if (claim.rowCount === 0) return false;
    await client.query(migration.sql);
    return true;
  });
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    // The connection may be the very thing that broke; the first error is the one to hear about.
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
