import { sql } from "kysely";
import type { Connection, Tx } from "../../database/connection.ts";
import { acrossWorkspaces } from "../../database/connection.ts";

/** The workspaces of this installation, oldest first. Asked at start-up, before anybody is somebody. */
export const allWorkspaces = (connection: Connection) =>
  acrossWorkspaces(connection, "which workspaces there are", (tx) =>
    tx.selectFrom("workspaces").select(["id", "name", "is_sample"]).orderBy("created_at").execute(),
  );

export const workspaceById = (tx: Tx, workspace: string) =>
  tx.selectFrom("workspaces").selectAll().where("id", "=", workspace).executeTakeFirstOrThrow();

/** The sources of facts, with what was taken for granted of each. */
export const sourcesOf = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("sources")
    .select(["name", "holds", "currency", "currency_assumed"])
    .where("workspace_id", "=", workspace)
    .execute();

/** False when there is no such workspace. Those who write facts of one workspace wait for each other here. */
export async function lockWorkspace(tx: Tx, workspaceId: string): Promise<boolean> {
  const found = await tx
    .selectFrom("workspaces")
    .select("id")
    .where("id", "=", workspaceId)
    .forUpdate()
    .executeTakeFirst();
  return found !== undefined;
}

/** Every reader of facts may keep what it computed as long as this number stands. */
export async function raiseFactsRevision(tx: Tx, workspaceId: string): Promise<void> {
  await tx
    .updateTable("workspaces")
    .set((expression) => ({ facts_revision: expression("facts_revision", "+", 1) }))
    .where("id", "=", workspaceId)
    .execute();
}

/** Serializes the loading of the sample; the number is arbitrary but must not change. Held until the transaction ends. */
export async function lockSampleLoading(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4747002)`.execute(tx);
}

export async function anyWorkspace(tx: Tx): Promise<boolean> {
  const found = await tx.selectFrom("workspaces").select("id").limit(1).executeTakeFirst();
  return found !== undefined;
}

export type NewWorkspace = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly defaultAsOf: string;
  readonly at: Date;
};

export async function addSampleWorkspace(
  tx: Tx,
  { id, name, currency, defaultAsOf, at }: NewWorkspace,
): Promise<void> {
  await tx
    .insertInto("workspaces")
    .values({
      id,
      name,
      currency,
      is_sample: true,
      requires_totp: false,
      default_as_of: defaultAsOf,
      facts_revision: 0,
      created_at: at,
    })
    .execute();
}
