import { sql } from "kysely";
import { type Connection, forUser, type Tx } from "../../database/connection.ts";

/**
 * Changes what proves a user, unless somebody has since `revision` was read: undefined then, and nothing is changed. Otherwise
 * the next revision: sessions and links that rest on the one before are none from here on, but for the session to keep.
 */
export async function changeProofs(
  connection: Connection,
  {
    user,
    revision,
    keep,
  }: { readonly user: string; readonly revision: number; readonly keep: string | null },
  change: (tx: Tx) => Promise<void>,
): Promise<number | undefined> {
  return forUser(connection, user, async (tx) => {
    const { rows } = await sql<{ revision: number }>`
      update auth.users set proof_revision = proof_revision + 1
      where id = ${user} and proof_revision = ${revision} returning proof_revision as revision`.execute(tx);
    const next = rows[0]?.revision;
    if (next === undefined) return undefined;
    await change(tx);
    await sql`update auth.sessions set proof_revision = ${next} where id = ${keep}`.execute(tx);
    await sql`delete from auth.sessions where user_id = ${user} and id is distinct from ${keep}`.execute(tx);
    return next;
  });
}

/** Only where there is a password: single sign-on stays the only way in for who came by it. */
export async function setPassword(tx: Tx, user: string, hash: string, at: Date): Promise<void> {
  await sql`update auth.accounts set password = ${hash}, updated_at = ${at}
    where user_id = ${user} and provider_id = 'credential' and password is not null`.execute(tx);
}
