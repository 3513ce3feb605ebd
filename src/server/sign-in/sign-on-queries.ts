import { sql } from "kysely";
import { type Connection, forDomain } from "../../database/connection.ts";
import type { StaffRole } from "../../domain/access/roles.ts";

/** The single sign-on of a workspace, as the sign-in role reads it once its domain is proven. */
export type SignOnConnection = {
  readonly workspace: string;
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretSealed: string;
  readonly domain: string;
  readonly roleForNew: StaffRole | null;
};

/** The connection that answers for a domain; the oldest proof where two workspaces have proven the same. */
export async function signOnFor(
  connection: Connection,
  domain: string,
): Promise<SignOnConnection | undefined> {
  return forDomain(connection, domain, (tx) =>
    tx
      .selectFrom("sign_on_connections")
      .select(["workspace_id as workspace", "id", "issuer", "client_id as clientId"])
      .select(["client_secret_sealed as clientSecretSealed", "domain", "role_for_new as roleForNew"])
      .where("domain_norm", "=", domain.toLowerCase())
      .where("domain_proven_at", "is not", null)
      .orderBy("domain_proven_at")
      .limit(1)
      .executeTakeFirst(),
  );
}

/** The user to whom an identity of an issuer is linked. */
export async function userOfIdentity(
  { signIn }: Connection,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ user: string }>`
    select user_id as "user" from auth.accounts where provider_id = ${issuer} and account_id = ${subject}`.execute(
    signIn,
  );
  return rows[0]?.user;
}
