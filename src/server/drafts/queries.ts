import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { DraftOrigin } from "../../contract/drafts.ts";
import type { LineChange } from "../../strategy-file/line-changes.ts";
import { type StoredText, textFrom } from "./stored-text.ts";

/** The newest save of the draft, with its text; undefined while nothing was saved. */
export async function newestRevision(tx: Tx, workspace: string): Promise<RevisionKept | undefined> {
  const newest = await revisions(tx, workspace).orderBy("revision", "desc").limit(1).executeTakeFirst();
  return newest && withText(tx, workspace, newest);
}

export async function revisionNumbered(
  tx: Tx,
  workspace: string,
  revision: number,
): Promise<RevisionKept | undefined> {
  const row = await revisions(tx, workspace).where("revision", "=", revision).executeTakeFirst();
  return row && withText(tx, workspace, row);
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof revisions>["executeTakeFirst"]>>>;
export type RevisionKept = Row & {
  readonly text: string;
  /** How many saves ago a text was kept whole. */
  readonly steps: number;
};

const revisions = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("draft_revisions")
    .select(["revision", "file_name", "based_on", "origin", "saved_at", "saved_by", "saved_by_name"])
    .where("workspace_id", "=", workspace);

/** A save keeps the lines that differ from the one before it, back to one that kept its text whole. */
async function withText(tx: Tx, workspace: string, row: Row): Promise<RevisionKept> {
  const texts = await tx
    .selectFrom("draft_revisions")
    .select(["source_text", "line_changes"])
    .where("workspace_id", "=", workspace)
    .where("revision", "<=", row.revision)
    .where("revision", ">=", (whole) =>
      whole
        .selectFrom("draft_revisions")
        .select((of) => of.fn.max("revision").as("revision"))
        .where("workspace_id", "=", workspace)
        .where("revision", "<=", row.revision)
        .where("source_text", "is not", null),
    )
    .orderBy("revision")
    .execute();
  const stored = texts.map(
    ({ source_text: whole, line_changes: lines }): StoredText =>
      whole === null ? { whole, lines: lines as unknown as LineChange[] } : { whole, lines: null },
  );
  return { ...row, text: textFrom(stored), steps: stored.length - 1 };
}

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

/** The newest save after another one that took an element away; undefined where none did. */
export async function newestRemoval(
  tx: Tx,
  workspace: string,
  { element, since }: { readonly element: string; readonly since: number },
): Promise<number | undefined> {
  const row = await tx
    .selectFrom("draft_revisions")
    .select("revision")
    .where("workspace_id", "=", workspace)
    .where("revision", ">", since)
    .where(sql<boolean>`changes @> ${JSON.stringify([{ path: element, kind: "removed" }])}::jsonb`)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.revision;
}

/** Where the draft stands, without its text, and whether it is that of its version. */
export const newestRevisionState = (tx: Tx, workspace: string) =>
  revisions(tx, workspace).select("changed").orderBy("revision", "desc").limit(1).executeTakeFirst();

export type NewRevision = {
  readonly revision: number;
  readonly text: StoredText;
  /** Whether the text is another than that of the version it stands on. */
  readonly changed: boolean;
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
      source_text: row.text.whole,
      line_changes: row.text.lines && JSON.stringify(row.text.lines),
      changed: row.changed,
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
