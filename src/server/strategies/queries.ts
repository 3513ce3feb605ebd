import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { Day } from "../../domain/shared/dates.ts";

/**
 * The strategy in force on a day: of the adopted versions the highest whose day has come, else the lowest. A version without a
 * day is in force for every day.
 */
export const strategyOn = (tx: Tx, workspace: string, day: Day) =>
  tx
    .selectFrom("strategies")
    .select(["version", "file_name", "source_text", "name", "state", "adopted_from"])
    .where("workspace_id", "=", workspace)
    .where("state", "=", "adopted")
    .orderBy(sql`adopted_from is null or adopted_from <= ${day}`, "desc")
    .orderBy(sql`case when adopted_from is null or adopted_from <= ${day} then -version else version end`)
    .limit(1)
    .executeTakeFirst();

/** The one version that is in review; undefined where there is none. */
export const strategyReviewed = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("strategies")
    .select(["version", "source_text"])
    .where("workspace_id", "=", workspace)
    .where("state", "=", "in-review")
    .executeTakeFirst();

/** The newest version that was loaded from a file, and the highest number of all. */
export const newestLoaded = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("strategies")
    .select(["version", "source_text"])
    .select(
      sql<number>`(select max(version) from strategies where workspace_id = ${workspace})`.as("highest"),
    )
    .where("workspace_id", "=", workspace)
    .where("state", "=", "adopted")
    .where("adopted_from", "is", null)
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
    .select(["version", "file_name", "source_text", "name", "state", "adopted_from"])
    .where("workspace_id", "=", workspace)
    .where("version", "=", version)
    .executeTakeFirst();

export const insertStrategy = (
  tx: Tx,
  row: {
    workspace: string;
    version: number;
    fileName: string;
    text: string;
    name: string;
    note: string | null;
    at: Date;
  },
) =>
  tx
    .insertInto("strategies")
    .values({
      workspace_id: row.workspace,
      version: row.version,
      file_name: row.fileName,
      source_text: row.text,
      name: row.name,
      note: row.note,
      loaded_at: row.at,
      state: "adopted",
      adopted_at: row.at,
    })
    .execute();

/**
 * Every version that is in force or still will be: from the newest that is in force for every day on. Asked at start-up, as
 * the owner.
 */
export const adoptedOfEach = (tx: Tx) =>
  tx
    .selectFrom("strategies")
    .select(["workspace_id", "version", "source_text", "adopted_from"])
    .where("state", "=", "adopted")
    .where(
      sql<boolean>`version >= coalesce((select max(version) from strategies s
        where s.workspace_id = strategies.workspace_id and s.state = 'adopted' and s.adopted_from is null), 0)`,
    )
    .execute();

/** Terms of a version, as this program reads it: an older program may have told less, or more, of the same text. */
export const upsertTerms = (
  tx: Tx,
  row: { workspace: string; version: number; content: string; from: Day | null; at: Date },
) =>
  tx
    .insertInto("partner_terms")
    .values({
      workspace_id: row.workspace,
      version: row.version,
      content: row.content,
      in_force_from: row.from,
      published_at: row.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "version"])
        .doUpdateSet({ content: row.content, published_at: row.at })
        .where(sql<boolean>`partner_terms.content is distinct from excluded.content`),
    )
    .execute();
