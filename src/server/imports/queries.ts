import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { SourcesTable } from "../../database/tables.ts";

/** The sources and batches of a workspace, and the strategy by which partners are enrolled. */

/** False when there is no such workspace. Imports of one workspace wait for each other here. */
export async function lockWorkspace(tx: Tx, workspaceId: string): Promise<boolean> {
  const found = await tx
    .selectFrom("workspaces")
    .select("id")
    .where("id", "=", workspaceId)
    .forUpdate()
    .executeTakeFirst();
  return found !== undefined;
}

export async function currentStrategyText(tx: Tx, workspaceId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom("strategies")
    .select("source_text")
    .where("workspace_id", "=", workspaceId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return found?.source_text;
}

/** The source of a kind of export; its title may change, its preset's name does not. */
export async function sourceOfPreset(tx: Tx, workspaceId: string, preset: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom("sources")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("preset", "=", preset)
    .executeTakeFirst();
  return found?.id;
}

export async function addSource(tx: Tx, source: SourcesTable): Promise<void> {
  await tx.insertInto("sources").values(source).execute();
}

export type NewBatch = {
  readonly workspace_id: string;
  readonly id: string;
  readonly source_id: string;
  readonly number: number;
  readonly preset: string;
  readonly content_hash: string;
  readonly imported_at: Date;
  readonly report: string;
};

export async function addBatch(tx: Tx, batch: NewBatch): Promise<void> {
  await tx.insertInto("batches").values(batch).execute();
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
      default_as_of: defaultAsOf,
      facts_revision: 0,
      created_at: at,
    })
    .execute();
}

export type NewStrategy = {
  readonly fileName: string;
  readonly text: string;
  readonly name: string;
  readonly at: Date;
};

export async function addFirstStrategy(
  tx: Tx,
  workspaceId: string,
  { fileName, text, name, at }: NewStrategy,
): Promise<void> {
  await tx
    .insertInto("strategies")
    .values({
      workspace_id: workspaceId,
      version: 1,
      file_name: fileName,
      source_text: text,
      name,
      loaded_at: at,
    })
    .execute();
}
