import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { Account } from "./sign-in.ts";

/** Accounts by id, with whether the second factor is on; unknown ids are missing. */
export async function accountsOf({ signIn }: Connection, users: readonly string[]): Promise<Account[]> {
  if (users.length === 0) return [];
  const { rows } = await sql<Account>`
    select u.id as "user", u.email, u.name, f.proven_at is not null as totp
    from auth.users u left join auth.second_factors f on f.user_id = u.id
    where u.id = any(${[...users]}::uuid[])`.execute(signIn);
  return rows;
}

export type Credentials = Account & {
  /** Null for somebody who comes by single sign-on alone. */
  readonly password: string | null;
  readonly verified: boolean;
  /** How often what proves the user was changed; a session begun by older proofs is none (proof-queries.ts). */
  readonly revision: number;
};

/** Who an address belongs to and how they prove it, in one statement whether or not there is such an account. */
export async function credentialsOf(
  { signIn }: Connection,
  who: { readonly email: string } | { readonly user: string },
): Promise<Credentials | undefined> {
  const { rows } = await sql<Credentials>`
    select u.id as "user", u.email, u.name, f.proven_at is not null as totp, a.password,
      u.email_verified as verified, u.proof_revision as revision
    from auth.users u
    left join auth.second_factors f on f.user_id = u.id
    left join auth.accounts a on a.user_id = u.id and a.provider_id = 'credential'
    where ${"email" in who ? sql`u.email = ${who.email.toLowerCase()}` : sql`u.id = ${who.user}`}`.execute(
    signIn,
  );
  return rows[0];
}

export async function anyUser({ signIn }: Connection): Promise<boolean> {
  const { rows } = await sql`select 1 from auth.users limit 1`.execute(signIn);
  return rows.length > 0;
}

/** Takes a user away with all that hangs on them here. */
export async function removeUser({ signIn }: Connection, user: string): Promise<void> {
  await sql`delete from auth.users where id = ${user}`.execute(signIn);
}
