import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** Ten failures within a quarter of an hour are free; the next waits 30 seconds, and each after it twice as long, up to an hour. */
const free = 10;
const windowSeconds = 15 * 60;
const [firstDelaySeconds, longestDelaySeconds] = [30, 3600];

/**
 * Counts one more try, in one statement, so that tries at once in several processes are all counted. Undefined when it may
 * be made, else the moment until which it may not.
 */
export async function attemptAllowed(
  { signIn }: Connection,
  key: string,
  at: Date,
): Promise<Date | undefined> {
  const now = sql`${at}::timestamptz`;
  const quietSince = sql`${new Date(at.getTime() - windowSeconds * 1000)}::timestamptz`;
  const startsAnew = sql`greatest(a.began_at, a.blocked_until) < ${quietSince}`;
  const delay = sql`least(${longestDelaySeconds}, ${firstDelaySeconds} * power(2, least(a.failures + 1 - ${sql.lit(free)}, 20)))`;
  const { rows } = await sql`
    insert into auth.attempts as a (key, failures, began_at, blocked_until) values (${key}, 1, ${now}, null)
    on conflict (key) do update set
      failures = case when ${startsAnew} then 1 else a.failures + 1 end,
      began_at = case when ${startsAnew} then ${now} else a.began_at end,
      blocked_until = case
        when not ${startsAnew} and a.failures + 1 >= ${sql.lit(free)}
          then ${now} + make_interval(secs => ${delay}) end
    where a.blocked_until is null or a.blocked_until <= ${now}
    returning 1`.execute(signIn);
  if (rows.length > 0) return undefined;
  const kept = await sql<{ blocked_until: Date | null }>`
    select blocked_until from auth.attempts where key = ${key}`.execute(signIn);
  return kept.rows[0]?.blocked_until ?? undefined;
}

/** The try was no failure. */
export async function takeAttemptBack({ signIn }: Connection, key: string): Promise<void> {
  await sql`update auth.attempts set failures = greatest(0, failures - 1), blocked_until = null
    where key = ${key}`.execute(signIn);
}

export async function forgetAttempts({ signIn }: Connection, key: string): Promise<void> {
  await sql`delete from auth.attempts where key = ${key}`.execute(signIn);
}

/** Sweeps what no longer counts. */
export async function forgetAttemptsBefore({ signIn }: Connection, at: Date): Promise<void> {
  const quietSince = new Date(at.getTime() - 2 * windowSeconds * 1000);
  await sql`delete from auth.attempts where greatest(began_at, blocked_until) < ${quietSince}`.execute(
    signIn,
  );
}
