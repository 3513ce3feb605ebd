import type { Tx } from "../../database/connection.ts";

/** The strategy in force: the newest version. */
export const newestStrategy = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("strategies")
    .select(["version", "file_name", "source_text", "name"])
    .where("workspace_id", "=", workspace)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();

export const insertStrategy = (
  tx: Tx,
  row: { workspace: string; version: number; fileName: string; text: string; name: string; at: Date },
) =>
  tx
    .insertInto("strategies")
    .values({
      workspace_id: row.workspace,
      version: row.version,
      file_name: row.fileName,
      source_text: row.text,
      name: row.name,
      loaded_at: row.at,
    })
    .execute();
