import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { Role } from "../../domain/access/roles.ts";

/** A session and what it may be at this moment. */
export type SessionRow = {
  readonly session_id: string;
  readonly user_id: string | null;
  readonly stage: "code" | "in";
  readonly proof: "session" | "sample";
  readonly portal_only: boolean;
  readonly workspace_id: string | null;
  readonly person_id: string | null;
  readonly partner_id: string | null;
  /** Null when nothing is entered, or what was entered is no longer open to the user. */
  readonly role: Role | null;
  readonly requires_totp: boolean;
  readonly totp: boolean;
  readonly confirmed_at: Date | null;
};

/** The session of a token, in one round trip; the statement has a name so that the server plans it once a connection. */
export async function sessionOf(
  { signInPool }: Connection,
  tokenHash: string,
  at: Date,
): Promise<SessionRow | undefined> {
  const { rows } = await signInPool.query<SessionRow>({
    name: "session-of",
    text: "select * from auth.session_of($1, $2)",
    values: [tokenHash, at],
  });
  return rows[0];
}

/** What a session has entered: a membership, or the sample (which has no person). */
export type Entry = {
  readonly workspace: string;
  readonly person: string | null;
  readonly partner: string | null;
};

export type NewSession = {
  readonly id: string;
  readonly tokenHash: string;
  readonly user: string | null;
  readonly stage: "code" | "in";
  readonly portalOnly: boolean;
  readonly entry: Entry | undefined;
  readonly at: Date;
  readonly idleSeconds: number;
  readonly expiresAt: Date;
  readonly address: string;
  readonly browser: string | null;
};

export async function addSession({ signIn }: Connection, session: NewSession): Promise<void> {
  const proof = session.user === null ? "sample" : "session";
  const confirmedAt = session.user === null || session.stage === "code" ? null : session.at;
  await sql`
    insert into auth.sessions (id, token_hash, user_id, stage, proof, portal_only, workspace_id, person_id, partner_id,
      started_at, last_seen_at, idle_seconds, expires_at, confirmed_at, address, browser)
    values (${session.id}, ${session.tokenHash}, ${session.user}, ${session.stage}, ${proof}, ${session.portalOnly},
      ${session.entry?.workspace ?? null}, ${session.entry?.person ?? null}, ${session.entry?.partner ?? null},
      ${session.at}, ${session.at}, ${session.idleSeconds}, ${session.expiresAt}, ${confirmedAt},
      ${session.address}, ${session.browser})`.execute(signIn);
}

/** Gives a session a new token; the old one is dead from here on. False when the session ended meanwhile. */
export async function renameSession(
  { signIn }: Connection,
  session: string,
  change: {
    readonly tokenHash: string;
    readonly confirmedAt?: Date;
    readonly entered?: {
      readonly entry: Entry;
      readonly idleSeconds: number;
      readonly absoluteSeconds: number;
    };
  },
): Promise<boolean> {
  const { entered } = change;
  const { rows } = await sql`
    update auth.sessions set token_hash = ${change.tokenHash}
      ${change.confirmedAt ? sql`, confirmed_at = ${change.confirmedAt}` : sql``}
      ${
        entered
          ? sql`, workspace_id = ${entered.entry.workspace}, person_id = ${entered.entry.person},
              partner_id = ${entered.entry.partner}, idle_seconds = ${entered.idleSeconds},
              expires_at = started_at + make_interval(secs => ${entered.absoluteSeconds})`
          : sql``
      }
    where id = ${session} returning 1`.execute(signIn);
  return rows.length > 0;
}

export type ListedSession = {
  readonly id: string;
  readonly started_at: Date;
  readonly last_seen_at: Date;
  readonly address: string | null;
  readonly browser: string | null;
};

export async function sessionsOf({ signIn }: Connection, user: string, at: Date): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    select id, started_at, last_seen_at, address, browser from auth.sessions
    where user_id = ${user} and stage = 'in' and expires_at > ${at}
      and last_seen_at + make_interval(secs => idle_seconds) > ${at}
    order by last_seen_at desc, id`.execute(signIn);
  return rows;
}

/** False when there is no such session of the user. */
export async function endSessionOf({ signIn }: Connection, user: string, session: string): Promise<boolean> {
  const { rows } = await sql`
    delete from auth.sessions where user_id = ${user} and id = ${session} returning 1`.execute(signIn);
  return rows.length > 0;
}

/** Ends the sessions of a user, but for the one to keep. */
export async function endSessionsOf(
  { signIn }: Connection,
  user: string,
  keep: string | null,
): Promise<void> {
  await sql`delete from auth.sessions where user_id = ${user} and id is distinct from ${keep}`.execute(
    signIn,
  );
}

export async function endSessionByToken({ signIn }: Connection, tokenHash: string): Promise<void> {
  await sql`delete from auth.sessions where token_hash = ${tokenHash}`.execute(signIn);
}

/** Sweeps the sessions that have run out. */
export async function forgetSessionsBefore({ signIn }: Connection, at: Date): Promise<void> {
  await sql`delete from auth.sessions where expires_at < ${at}
    or last_seen_at + make_interval(secs => idle_seconds) < ${at}`.execute(signIn);
}

export async function endEverySession({ signIn }: Connection): Promise<void> {
  await sql`delete from auth.sessions`.execute(signIn);
}
