import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { tryLimits } from "../../domain/access/tries.ts";

const { free, windowSeconds, firstDelaySeconds, longestDelaySeconds } = tryLimits;

/** Until when a key may not try; undefined when it may. */
export async function blockedUntil({ signIn }: Connection, key: string, at: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ blocked_until: Date | null }>`
    select blocked_until from auth.attempts where key = ${key} and blocked_until > ${at}`.execute(signIn);
  return rows[0]?.blocked_until ?? undefined;
}

/**
 * Counts one more try, in one statement, so that tries at once in several processes are all counted. Undefined when it may
 * be made, else the moment until which it may not.
 */
export async function countTry(connection: Connection, key: string, at: Date): Promise<Date | undefined> {
  const now = sql`${at}::timestamptz`;
  const quietSince = sql`${new Date(at.getTime() - windowSeconds * 1000)}::timestamptz`;
  const startsAnew = sql`greatest(a.began_at, a.blocked_until) < ${quietSince}`;
  const delay = sql`least(${longestDelaySeconds}, ${firstDelaySeconds} * power(2, least(a.tries + 1 - ${sql.lit(free)}, 20)))`;
  const { rows } = await sql`
    insert into auth.attempts as a (key, tries, began_at, blocked_until) values (${key}, 1, ${now}, null)
    on conflict (key) do update set
      tries = case when ${startsAnew} then 1 else a.tries + 1 end,
      began_at = case when ${startsAnew} then ${now} else a.began_at end,
      blocked_until = case
        when not ${startsAnew} and a.tries + 1 >= ${sql.lit(free)}
          then ${now} + make_interval(secs => ${delay}) end
    where a.blocked_until is null or a.blocked_until <= ${now}
    returning 1`.execute(connection.signIn);
  return rows.length > 0 ? undefined : ((await blockedUntil(connection, key, at)) ?? at);
}

/** The try was no failure. */
export async function takeTryBack({ signIn }: Connection, key: string): Promise<void> {
  await sql`update auth.attempts set tries = greatest(0, tries - 1), blocked_until = null
    where key = ${key}`.execute(signIn);
}

export async function forgetTries({ signIn }: Connection, key: string): Promise<void> {
  await sql`delete from auth.attempts where key = ${key}`.execute(signIn);
}

/** Counts one more within an hour that begins with the first; how many there are by now. */
export async function countInHour({ signIn }: Connection, key: string, at: Date): Promise<number> {
  const anew = sql`a.began_at <= ${new Date(at.getTime() - hourSeconds * 1000)}::timestamptz`;
  const { rows } = await sql<{ tries: number }>`
    insert into auth.attempts as a (key, tries, began_at, blocked_until) values (${key}, 1, ${at}, null)
    on conflict (key) do update set
      tries = case when ${anew} then 1 else a.tries + 1 end,
      began_at = case when ${anew} then ${at}::timestamptz else a.began_at end
    returning tries`.execute(signIn);
  return rows[0]?.tries ?? Infinity;
}

const hourSeconds = 3_600;

/** Sweeps what no longer counts. */
export async function forgetTriesBefore({ signIn }: Connection, at: Date): Promise<void> {
  const quietSince = new Date(at.getTime() - 2 * Math.max(windowSeconds, hourSeconds) * 1000);
  await sql`delete from auth.attempts where greatest(began_at, blocked_until) < ${quietSince}`.execute(
    signIn,
  );
}
