import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { Role } from "../../domain/access/roles.ts";
import type { Day } from "../../domain/shared/dates.ts";

/** A session and what it may be at this moment. */
export type SessionRow = {
  readonly session_id: string;
  readonly user_id: string | null;
  /** The revision of the user's proofs, by which the session began and which still stands. */
  readonly proof_revision: number | null;
  readonly stage: "code" | "in";
  readonly proof: "session" | "sample";
  readonly portal_only: boolean;
  readonly workspace_id: string | null;
  readonly person_id: string | null;
  readonly partner_id: string | null;
  /** Null when nothing is entered, or what was entered is no longer open to the user. */
  readonly role: Role | null;
  /** What the workspace asks of its staff. */
  readonly requires_totp: boolean;
  readonly totp: boolean;
  readonly confirmed_at: Date | null;
  /** Of the partner company whose portal was entered. */
  readonly company_status: "prospect" | "active" | "left" | null;
  readonly company_left_on: Day | null;
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
  readonly revision: number | null;
  readonly stage: "code" | "in";
  readonly portalOnly: boolean;
  readonly entry: Entry | undefined;
  readonly confirmedAt: Date | null;
  readonly at: Date;
  readonly idleSeconds: number;
  readonly expiresAt: Date;
  readonly address: string;
  readonly browser: string | null;
};

/** False when what proves the user was changed since it was looked at: then no session begins. */
export async function addSession({ signIn }: Connection, session: NewSession): Promise<boolean> {
  const { user, revision, entry } = session;
  const proof = user === null ? "sample" : "session";
  const { rows } = await sql`
    insert into auth.sessions (id, token_hash, user_id, proof_revision, stage, proof, portal_only, workspace_id,
      person_id, partner_id, started_at, last_seen_at, idle_seconds, expires_at, confirmed_at, address, browser)
    select ${session.id}::uuid, ${session.tokenHash}, ${user}::uuid, ${revision}::integer, ${session.stage}, ${proof},
      ${session.portalOnly}::boolean, ${entry?.workspace ?? null}::uuid, ${entry?.person ?? null}::uuid,
      ${entry?.partner ?? null}::uuid, ${session.at}::timestamptz, ${session.at}::timestamptz,
      ${session.idleSeconds}::integer, ${session.expiresAt}::timestamptz, ${session.confirmedAt}::timestamptz,
      ${session.address}, ${session.browser}
    where ${user}::uuid is null
      or exists (select from auth.users where id = ${user}::uuid and proof_revision = ${revision}::integer)
    returning 1`.execute(signIn);
  return rows.length > 0;
}

/**
 * Gives a session a new token; the old one is dead from here on. False when the session ended meanwhile, or rests on other proofs
 * than those that were looked at.
 */
export async function renameSession(
  { signIn }: Connection,
  session: string,
  change: {
    readonly tokenHash: string;
    readonly revision: number | null;
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
    where id = ${session} and proof_revision = ${change.revision}::integer
      and proof_revision = (select u.proof_revision from auth.users u where u.id = user_id)
    returning 1`.execute(signIn);
  return rows.length > 0;
}

export type ListedSession = {
  readonly id: string;
  readonly started_at: Date;
  readonly last_seen_at: Date;
  readonly address: string | null;
  readonly browser: string | null;
};

/** Whose sessions: all of a user, or those alone that open portals and nothing of the staff. */
export type Whose = { readonly user: string; readonly portalOnly: boolean };

const those = ({ user, portalOnly }: Whose) =>
  sql`user_id = ${user} and (not ${portalOnly}::boolean or portal_only or partner_id is not null)`;

export async function sessionsOf({ signIn }: Connection, whose: Whose, at: Date): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    select id, started_at, last_seen_at, address, browser from auth.sessions
    where ${those(whose)} and stage = 'in' and expires_at > ${at}
      and last_seen_at + make_interval(secs => idle_seconds) > ${at}
    order by last_seen_at desc, id`.execute(signIn);
  return rows;
}

/** Answers where the session had entered; undefined when there is no such session of theirs. */
export async function endSessionOf(
  { signIn }: Connection,
  whose: Whose,
  session: string,
): Promise<{ readonly person: string | null } | undefined> {
  const { rows } = await sql<{ person: string | null }>`
    delete from auth.sessions where ${those(whose)} and id = ${session} returning person_id as person`.execute(
    signIn,
  );
  return rows[0];
}

/** Ends them, but for the one to keep. */
export async function endSessionsOf({ signIn }: Connection, whose: Whose, keep: string): Promise<void> {
  await sql`delete from auth.sessions where ${those(whose)} and id <> ${keep}`.execute(signIn);
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
