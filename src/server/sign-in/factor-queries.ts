import { sql } from "kysely";
import type { Connection, Tx } from "../../database/connection.ts";

export type Factor = { readonly sealed: string; readonly proven: boolean };

export async function factorOf({ signIn }: Connection, user: string): Promise<Factor | undefined> {
  const { rows } = await sql<Factor>`
    select secret_sealed as sealed, proven_at is not null as proven
    from auth.second_factors where user_id = ${user}`.execute(signIn);
  return rows[0];
}

/** Keeps a secret that is still to be proven; false when a proven one stands. */
export async function beginFactor({ signIn }: Connection, user: string, sealed: string): Promise<boolean> {
  const { rows } = await sql`
    insert into auth.second_factors as f (user_id, secret_sealed, proven_at, last_step)
    values (${user}, ${sealed}, null, null)
    on conflict (user_id) do update set secret_sealed = ${sealed}, last_step = null
    where f.proven_at is null
    returning 1`.execute(signIn);
  return rows.length > 0;
}

/** False when another call has proven it already. */
export async function markFactorProven(tx: Tx, user: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update auth.second_factors set proven_at = ${at} where user_id = ${user} and proven_at is null
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Uses up a step of the clock and all before it; false when it was used. Of two at once one gets it. */
export async function useStep({ signIn }: Connection, user: string, step: number): Promise<boolean> {
  const { rows } = await sql`
    update auth.second_factors set last_step = ${step}
    where user_id = ${user} and (last_step is null or last_step < ${step}) returning 1`.execute(signIn);
  return rows.length > 0;
}

export async function removeFactor(tx: Tx, user: string): Promise<void> {
  await sql`with codes as (delete from auth.recovery_codes where user_id = ${user})
    delete from auth.second_factors where user_id = ${user}`.execute(tx);
}

/** The new codes take the place of the old ones in one statement. */
export async function replaceRecoveryCodes(
  signIn: Connection["signIn"],
  user: string,
  hashes: readonly string[],
): Promise<void> {
  await sql`with old as (delete from auth.recovery_codes where user_id = ${user})
    insert into auth.recovery_codes (user_id, code_hash)
    select ${user}, unnest(${[...hashes]}::text[])`.execute(signIn);
}

/** False when there is no such code, or it was used. */
export async function useRecoveryCode({ signIn }: Connection, user: string, hash: string): Promise<boolean> {
  const { rows } = await sql`
    delete from auth.recovery_codes where user_id = ${user} and code_hash = ${hash} returning 1`.execute(
    signIn,
  );
  return rows.length > 0;
}

/** Uses up every step so far: of codes that were used after a backup nobody knows any more. */
export async function useStepsUpTo({ signIn }: Connection, step: number): Promise<void> {
  await sql`update auth.second_factors set last_step = greatest(last_step, ${step})`.execute(signIn);
}
