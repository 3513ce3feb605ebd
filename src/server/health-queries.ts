import { sql } from "kysely";
import type { Connection } from "../database/connection.ts";

/** Writes to the database as the staff role does, and leaves nothing behind but a record in the write-ahead log. */
export async function writeProbe({ staff }: Connection): Promise<void> {
  await sql`select pg_logical_emit_message(true, 'entente', 'ready')`.execute(staff);
}

/** The newest migration of the database. */
export async function newestMigration({ owner }: Connection): Promise<number> {
  const { rows } = await sql<{ number: number }>`select max(number) as number from migrations`.execute(owner);
  return rows[0]?.number ?? 0;
}
