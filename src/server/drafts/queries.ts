import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { DraftOrigin } from "../../contract/drafts.ts";

/** The newest save of the draft; undefined while nothing was saved. */
export const newestRevision = (tx: Tx, workspace: string) =>
  revisions(tx, workspace).orderBy("revision", "desc").limit(1).executeTakeFirst();

export const revisionNumbered = (tx: Tx, workspace: string, revision: number) =>
  revisions(tx, workspace).where("revision", "=", revision).executeTakeFirst();

export type RevisionKept = NonNullable<Awaited<ReturnType<typeof newestRevision>>>;

const revisions = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("draft_revisions")
    .select([
      "revision",
      "source_text",
      "file_name",
      "based_on",
      "origin",
      "saved_at",
      "saved_by",
      "saved_by_name",
    ])
    .where("workspace_id", "=", workspace);

/** Saves of the draft before one of them, the newest first. */
export const revisionsBefore = (
  tx: Tx,
  workspace: string,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
) =>
  tx
    .selectFrom("draft_revisions")
    .select(["revision", "origin", "changes", "saved_at", "saved_by", "saved_by_name"])
    .where("workspace_id", "=", workspace)
    .$if(before !== undefined, (query) => query.where("revision", "<", before ?? 0))
    .orderBy("revision", "desc")
    .limit(limit)
    .execute();

/** The newest save that took an element away; undefined where none did. */
export async function newestRemoval(tx: Tx, workspace: string, element: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom("draft_revisions")
    .select("revision")
    .where("workspace_id", "=", workspace)
    .where(sql<boolean>`changes @> ${JSON.stringify([{ path: element, kind: "removed" }])}::jsonb`)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.revision;
}

/** Where the draft stands, without its text, and whether it is that of its version. */
export const newestRevisionState = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("draft_revisions")
    .leftJoin("strategies", (join) =>
      join
        .onRef("strategies.workspace_id", "=", "draft_revisions.workspace_id")
        .onRef("strategies.version", "=", "draft_revisions.based_on"),
    )
    .select(["revision", "based_on", "origin", "saved_at", "saved_by", "saved_by_name"])
    .select(sql<boolean>`strategies.source_text is distinct from draft_revisions.source_text`.as("changed"))
    .where("draft_revisions.workspace_id", "=", workspace)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();

export type NewRevision = {
  readonly revision: number;
  readonly text: string;
  readonly fileName: string;
  readonly basedOn: number | null;
  readonly origin: DraftOrigin;
  readonly changes: readonly unknown[];
  readonly at: Date;
  readonly by: { readonly person: string | null; readonly name: string } | null;
};

/** False when the number is taken: somebody else saved at the same time, and is waited for. */
export async function insertRevision(tx: Tx, workspace: string, row: NewRevision): Promise<boolean> {
  const inserted = await tx
    .insertInto("draft_revisions")
    .values({
      workspace_id: workspace,
      revision: row.revision,
      source_text: row.text,
      file_name: row.fileName,
      based_on: row.basedOn,
      origin: row.origin,
      changes: JSON.stringify(row.changes),
      saved_at: row.at,
      saved_by: row.by?.person ?? null,
      saved_by_name: row.by?.name ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("revision")
    .executeTakeFirst();
  return inserted !== undefined;
}
