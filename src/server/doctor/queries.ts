import { sql } from "kysely";
import pg from "pg";
import { type Connection, acrossWorkspaces } from "../../database/connection.ts";

export type ServerSaid = {
  readonly version: string;
  readonly database: string;
  readonly checksums: boolean;
  /** The server's clock, in milliseconds since the epoch. */
  readonly clock: number;
};

export const serverSaid = (connection: Connection): Promise<ServerSaid> =>
  acrossWorkspaces(connection, "the server of the database itself", async (tx) => {
    const { rows } = await sql<ServerSaid>`
      select split_part(current_setting('server_version'), ' ', 1) as version, current_database()::text as database,
        current_setting('data_checksums') = 'on' as checksums,
        (extract(epoch from clock_timestamp()) * 1000)::float8 as clock`.execute(tx);
    const [row] = rows;
    if (!row) throw new Error("The server says nothing of itself");
    return row;
  });

/** The names of the migrations that the database has, in their order. */
export const migrationsApplied = (connection: Connection): Promise<readonly string[]> =>
  acrossWorkspaces(connection, "the migrations, which are of no workspace", async (tx) => {
    const { rows } = await sql<{ name: string }>`select name from migrations order by number`.execute(tx);
    return rows.map(({ name }) => name);
  });

export type TableGuard = {
  readonly name: string;
  readonly forced: boolean;
  /** Roles that a policy names; `public` stands for everybody. */
  readonly policyRoles: readonly string[];
};

/** Every table that holds rows of workspaces, and what keeps them apart. From the catalogue, not from what we remember. */
export const tableGuards = (connection: Connection): Promise<readonly TableGuard[]> =>
  acrossWorkspaces(connection, "the catalog: which tables are guarded", async (tx) => {
    const { rows } = await sql<TableGuard>`
      select c.relname::text as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        array(select case when r = 0 then 'public' else r::regrole::text end
          from pg_policy p, unnest(p.polroles) r where p.polrelid = c.oid) as "policyRoles"
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'
      order by 1`.execute(tx);
    return rows;
  });

/** Views through which rows would be read with the rights of whoever made them. */
export const ownersViews = (connection: Connection): Promise<readonly string[]> =>
  acrossWorkspaces(connection, "the catalog: whose rights views have", async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select c.relname::text as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and (c.relkind = 'm'
        or c.relkind = 'v' and not coalesce(c.reloptions, '{}') && '{security_invoker=true,security_invoker=on}')
      order by 1`.execute(tx);
    return rows.map(({ name }) => name);
  });

export type IndexesSeen = { readonly checked: number; readonly damaged: string | undefined };

const patience = 120_000;

/**
 * Walks every B-tree index of the database, up to the first that is damaged. Only a superuser may; the extension for it is
 * created in a transaction that is rolled back, so that nothing of it stays.
 */
export async function checkIndexes(superuserUrl: string, database: string): Promise<IndexesSeen> {
  const url = new URL(superuserUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  const client = new pg.Client({ connectionString: url.href, query_timeout: patience });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(
      `begin; set local statement_timeout = ${patience}; create extension if not exists amcheck`,
    );
    const { rows } = await client.query<{ oid: number; name: string }>(
      `select c.oid::int8::int4 as oid, c.oid::regclass::text as name from pg_class c
       join pg_index i on i.indexrelid = c.oid join pg_am a on a.oid = c.relam
       where a.amname = 'btree' and i.indisvalid and i.indisready and c.relpersistence = 'p' and c.relkind = 'i'
       order by 2`,
    );
    for (const { oid, name } of rows) {
      const damage = await damageOf(client, oid);
      if (damage !== undefined) return { checked: rows.length, damaged: `${name}: ${damage}` };
    }
    return { checked: rows.length, damaged: undefined };
  } finally {
    await client.query("rollback").catch(() => undefined);
    await client.end();
  }
}

/** index_corrupted and data_corrupted; anything else is no finding but a fault. */
const corrupted = new Set(["XX001", "XX002"]);

async function damageOf(client: pg.Client, oid: number): Promise<string | undefined> {
  try {
    await client.query("select bt_index_check($1::oid)", [oid]);
    return undefined;
  } catch (error) {
    if (error instanceof pg.DatabaseError && corrupted.has(error.code ?? "")) return error.message;
    throw error;
  }
}
