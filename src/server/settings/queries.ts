import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { SignOnConnectionsTable } from "../../database/tables.ts";

export const settingsOf = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("workspaces")
    .select(["name", "currency", "is_sample", "requires_totp"])
    .where("id", "=", workspace)
    .executeTakeFirstOrThrow();

/** The workspace itself, until the transaction ends: who decides on its settings decides on those that stand. */
export async function lockSettings(tx: Tx, workspace: string): Promise<void> {
  await tx.selectFrom("workspaces").select("id").where("id", "=", workspace).forNoKeyUpdate().execute();
}

/** What is undefined stays as it is. */
export async function updateSettings(
  tx: Tx,
  workspace: string,
  { name, requiresTotp }: { readonly name: string | undefined; readonly requiresTotp: boolean | undefined },
): Promise<void> {
  await tx
    .updateTable("workspaces")
    .set({
      ...(name === undefined ? {} : { name }),
      ...(requiresTotp === undefined ? {} : { requires_totp: requiresTotp }),
    })
    .where("id", "=", workspace)
    .execute();
}

/** The users of the people who may come in now. */
export async function activeUsers(tx: Tx, workspace: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("people")
    .select("user_id")
    .where("workspace_id", "=", workspace)
    .where("state", "=", "active")
    .execute();
  return rows.map(({ user_id }) => user_id);
}

/** A workspace has at most one; those who change it wait for each other until the transaction ends. */
export async function lockSignOn(tx: Tx, workspace: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-on ${workspace}`}, 4747))`.execute(tx);
}

export const signOnOf = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("sign_on_connections")
    .select(["id", "issuer", "client_id", "domain", "domain_proof", "domain_proven_at", "role_for_new"])
    .where("workspace_id", "=", workspace)
    .executeTakeFirst();

export type SignOnKept = NonNullable<Awaited<ReturnType<typeof signOnOf>>>;

export type NewSignOn = {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretSealed: string;
  readonly domain: string;
  readonly domainProof: string;
  readonly domainProvenAt: Date | null;
  readonly roleForNew: SignOnConnectionsTable["role_for_new"];
  readonly at: Date;
};

/** Instead of the connection there was, if there was one. */
export async function replaceSignOn(tx: Tx, workspace: string, connection: NewSignOn): Promise<void> {
  await removeSignOn(tx, workspace);
  await tx
    .insertInto("sign_on_connections")
    .values({
      workspace_id: workspace,
      id: connection.id,
      issuer: connection.issuer,
      client_id: connection.clientId,
      client_secret_sealed: connection.clientSecretSealed,
      domain: connection.domain,
      domain_proof: connection.domainProof,
      domain_proven_at: connection.domainProvenAt,
      role_for_new: connection.roleForNew,
      created_at: connection.at,
    })
    .execute();
}

export async function removeSignOn(tx: Tx, workspace: string): Promise<void> {
  await tx.deleteFrom("sign_on_connections").where("workspace_id", "=", workspace).execute();
}

export async function noteProof(
  tx: Tx,
  workspace: string,
  { id }: Pick<SignOnKept, "id">,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("sign_on_connections")
    .set({ domain_proven_at: at })
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .execute();
}
