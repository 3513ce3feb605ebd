import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** Sweeps the links that have run out. */
export async function forgetLinksBefore({ signIn }: Connection, at: Date): Promise<void> {
  await sql`delete from auth.verifications where expires_at < ${at}`.execute(signIn);
}

export async function forgetEveryLink({ signIn }: Connection): Promise<void> {
  await sql`delete from auth.verifications`.execute(signIn);
}
