import { sql } from "kysely";
import type { Connection, Tx } from "../../database/connection.ts";
import type { PersonState } from "../../domain/access/lifecycles.ts";
import type { StaffRole } from "../../domain/access/roles.ts";

/** A key and what its owner is now. */
export type UsedKey = {
  readonly person_id: string;
  readonly user_id: string;
  readonly role: StaffRole;
  readonly state: PersonState;
  readonly secret_hash: string;
  readonly scopes: string;
  readonly addresses: string | null;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
  readonly requires_totp: boolean;
  readonly totp: boolean;
};

/** In one round trip, and with a name, so that the server plans it once a connection; undefined where there is no such key. */
export async function keyWithOwner(
  { signInPool }: Connection,
  workspace: string,
  key: string,
): Promise<UsedKey | undefined> {
  const { rows } = await signInPool.query<UsedKey>({
    name: "key-of",
    text: "select * from auth.key_of($1, $2)",
    values: [workspace, key],
  });
  return rows[0];
}

/** The keys of a person, the newest first. */
export const keysOf = (tx: Tx, workspace: string, person: string) =>
  keysWithOwners(tx, workspace)
    .where("api_keys.person_id", "=", person)
    .orderBy("api_keys.id", "desc")
    .limit(mostListed)
    .execute();

/** A list shows so many: those that ended long ago are the ones that are missing. */
const mostListed = 1_000;

export const keysOfEverybody = (tx: Tx, workspace: string) =>
  keysWithOwners(tx, workspace).orderBy("api_keys.id", "desc").limit(mostListed).execute();

export type KeyWithOwner = Awaited<ReturnType<typeof keysOf>>[number];

const keysWithOwners = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("api_keys")
    .innerJoin("people", (join) =>
      join
        .onRef("people.workspace_id", "=", "api_keys.workspace_id")
        .onRef("people.id", "=", "api_keys.person_id"),
    )
    .where("api_keys.workspace_id", "=", workspace)
    .select([
      "api_keys.id",
      "api_keys.person_id",
      "people.name as owner_name",
      "api_keys.name",
      "api_keys.scopes",
      "api_keys.addresses",
      "api_keys.created_at",
      "api_keys.expires_at",
      "api_keys.last_used_at",
      "api_keys.revoked_at",
    ]);

/** The keys of a person that hold at a moment; who makes another for them waits until the transaction ends. */
export async function countKeysHolding(tx: Tx, workspace: string, person: string, at: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`keys ${workspace} ${person}`}, 4747))`.execute(
    tx,
  );
  const { keys } = await tx
    .selectFrom("api_keys")
    .select(({ fn }) => fn.countAll<number>().as("keys"))
    .where("workspace_id", "=", workspace)
    .where("person_id", "=", person)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirstOrThrow();
  return keys;
}

/** A key, until the transaction ends: of two who revoke it the second sees that it is. */
export async function lockKey(tx: Tx, workspace: string, key: string): Promise<void> {
  await tx
    .selectFrom("api_keys")
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("id", "=", key)
    .forUpdate()
    .execute();
}

export type NewKey = {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly secretHash: string;
  readonly scopes: string;
  readonly addresses: string | null;
  readonly at: Date;
  readonly expiresAt: Date;
};

export async function addKey(tx: Tx, workspace: string, key: NewKey): Promise<void> {
  await tx
    .insertInto("api_keys")
    .values({
      workspace_id: workspace,
      id: key.id,
      person_id: key.person,
      name: key.name,
      secret_hash: key.secretHash,
      scopes: key.scopes,
      addresses: key.addresses,
      created_at: key.at,
      expires_at: key.expiresAt,
    })
    .execute();
}

/** False when it was noted by another use since `before`. */
export async function noteUse(
  tx: Tx,
  workspace: string,
  key: string,
  { at, before }: { readonly at: Date; readonly before: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("api_keys")
    .set({ last_used_at: at })
    .where("workspace_id", "=", workspace)
    .where("id", "=", key)
    .where((where) => where.or([where("last_used_at", "is", null), where("last_used_at", "<=", before)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when it was revoked already. */
export async function endKey(tx: Tx, workspace: string, key: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("api_keys")
    .set({ revoked_at: at })
    .where("workspace_id", "=", workspace)
    .where("id", "=", key)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The keys of a person who leaves go with them; what they did stays in the audit trail. */
export const removeKeysOf = (tx: Tx, workspace: string, person: string) =>
  tx
    .deleteFrom("api_keys")
    .where("workspace_id", "=", workspace)
    .where("person_id", "=", person)
    .returning(["id", "revoked_at"])
    .execute();
