import { sql } from "kysely";
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

/** The version that everything began with; it never changes. */
export const oldestStrategy = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("strategies")
    .select(["version", "file_name", "source_text"])
    .where("workspace_id", "=", workspace)
    .orderBy("version")
    .limit(1)
    .executeTakeFirst();

export const strategyNumbered = (tx: Tx, workspace: string, version: number) =>
  tx
    .selectFrom("strategies")
    .select(["version", "file_name", "source_text", "name"])
    .where("workspace_id", "=", workspace)
    .where("version", "=", version)
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

/** The newest strategy of every workspace. Asked at start-up, as the owner. */
export const newestOfEach = (tx: Tx) =>
  tx
    .selectFrom("strategies")
    .distinctOn("workspace_id")
    .select(["workspace_id", "version", "source_text"])
    .orderBy("workspace_id")
    .orderBy("version", "desc")
    .execute();

/** Terms of a version, as this program reads it: an older program may have told less, or more, of the same text. */
export const upsertTerms = (tx: Tx, row: { workspace: string; version: number; content: string; at: Date }) =>
  tx
    .insertInto("partner_terms")
    .values({
      workspace_id: row.workspace,
      version: row.version,
      content: row.content,
      published_at: row.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "version"])
        .doUpdateSet({ content: row.content, published_at: row.at })
        .where(sql<boolean>`partner_terms.content is distinct from excluded.content`),
    )
    .execute();
