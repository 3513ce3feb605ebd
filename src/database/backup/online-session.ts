import { randomBytes } from "node:crypto";
import pg from "pg";

/** A server that has been told that its files are being copied, and which one it is. */
export type OnlineSession = {
  readonly postgresVersion: string;
  /** Begins the backup with a checkpoint at once; answers where in the log it begins. */
  start(): Promise<string>;
  /** Ends it, and the log segment with it, so that all that is needed is on the disk. */
  stop(): Promise<{ readonly stopLsn: string; readonly label: string; readonly segments: Segments }>;
  /** Without `stop` before it, the server forgets the backup. */
  close(): Promise<void>;
};
export type Segments = { readonly first: string; readonly last: string };

/**
 * Opens the session that a physical backup needs from its beginning to its end. A temporary replication slot keeps the
 * log from being recycled for as long as the session lives, whatever ends it. Source: PostgreSQL's manual, "Making a Base Backup Using the Low Level API".
 */
export async function openOnlineSession(superuserUrl: string): Promise<OnlineSession> {
  const client = new pg.Client({ connectionString: superuserUrl });
  // The query under way hears of a lost connection itself; unheard here, it would end the program.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("set statement_timeout = 0");
    const { version } = await one<{ version: string }>(
      client,
      "select split_part(current_setting('server_version'), ' ', 1) as version",
    );
    const slot = `entente_backup_${randomBytes(6).toString("hex")}`;
    await client.query("select pg_create_physical_replication_slot($1, true, true)", [slot]);
    return {
      postgresVersion: version,
      start: () => start(client),
      stop: () => stop(client),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function start(client: pg.Client): Promise<string> {
  const { lsn } = await one<{ lsn: string }>(client, "select pg_backup_start('entente', true)::text as lsn");
  return lsn;
}

async function stop(client: pg.Client): Promise<Awaited<ReturnType<OnlineSession["stop"]>>> {
  const { lsn, label, last } = await one<{ lsn: string; label: string; last: string }>(
    client,
    `select lsn::text, labelfile as label, pg_walfile_name(lsn) as last
     from pg_backup_stop(wait_for_archive => false)`,
  );
  const first = /\(file ([0-9A-F]{24})\)/.exec(label)?.[1];
  if (first === undefined) throw new Error(`The backup label does not name its first segment: ${label}`);
  return { stopLsn: lsn, label, segments: { first, last } };
}

async function one<Row extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<Row> {
  const { rows } = await client.query<Row>(text);
  if (!rows[0]) throw new Error(`No answer to: ${text}`);
  return rows[0];
}
