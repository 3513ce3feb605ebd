import type { Tx } from "../../database/connection.ts";
import type { SourcesTable } from "../../database/tables.ts";

/** The sources and batches of a workspace. */

/** The source of a kind of export; its title may change, its preset's name does not. */
export async function sourceOfPreset(
  tx: Tx,
  workspaceId: string,
  preset: string,
): Promise<string | undefined> {
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
