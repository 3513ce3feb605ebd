import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { Author } from "../people/author.ts";

/** A person whom a comment calls. */
export type Mention = { readonly person: string; readonly name: string };

export type CommentsQuestion = {
  /** The anchor of an element: its comments and those of everything in it. */
  readonly anchor: string | undefined;
  /** Of threads that are open, or settled. */
  readonly state: "open" | "resolved" | undefined;
  /** Only comments that call this person; nobody is called by null. */
  readonly mentioning: string | null | undefined;
  /** The id of the comment before which the list goes on. */
  readonly before: string | undefined;
  readonly limit: number;
};

/**
 * Comments before one of them, the newest first: ids are in the order of time. One that was taken back is there only as the
 * place under which answers stand.
 */
export const commentsBefore = (
  tx: Tx,
  workspace: string,
  { anchor, state, mentioning, before, limit }: CommentsQuestion,
) =>
  comments(tx, workspace)
    .$if(anchor !== undefined, (query) =>
      query.where(sql<boolean>`(anchor = ${anchor ?? ""} or starts_with(anchor, ${`${anchor ?? ""}/`}))`),
    )
    .$if(state !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select from strategy_comments first
          where first.workspace_id = strategy_comments.workspace_id
            and first.id = coalesce(strategy_comments.parent_id, strategy_comments.id)
            and (first.resolved_at is null) = ${state === "open"})`,
      ),
    )
    .$if(mentioning !== undefined, (query) =>
      query.where(sql<boolean>`mentions @> ${JSON.stringify([{ person: mentioning }])}::jsonb`),
    )
    .where(
      sql<boolean>`(removed_at is null or exists (select from strategy_comments answer
        where answer.workspace_id = strategy_comments.workspace_id
          and answer.parent_id = strategy_comments.id and answer.removed_at is null))`,
    )
    .$if(before !== undefined, (query) => query.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();

export const commentById = (tx: Tx, workspace: string, id: string) =>
  comments(tx, workspace).where("id", "=", id).executeTakeFirst();

/** The same, kept as it is until the transaction ends. */
export const holdComment = (tx: Tx, workspace: string, id: string) =>
  comments(tx, workspace).where("id", "=", id).forUpdate().executeTakeFirst();

export type CommentKept = NonNullable<Awaited<ReturnType<typeof commentById>>>;

const comments = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("strategy_comments")
    .select([
      "id",
      "parent_id",
      "anchor",
      "element",
      "subject",
      "body",
      "mentions",
      "version",
      "written_at",
      "written_by",
      "written_by_name",
      "resolved_at",
      "resolved_by",
      "resolved_by_name",
      "amended_at",
      "removed_at",
    ])
    .where("workspace_id", "=", workspace);

export type NewComment = {
  readonly id: string;
  readonly parent: string | null;
  readonly anchor: string;
  readonly element: string;
  readonly subject: string;
  readonly body: string;
  readonly mentions: readonly Mention[];
  readonly version: number | null;
  readonly by: Author;
  readonly at: Date;
};

export async function insertComment(tx: Tx, workspace: string, row: NewComment): Promise<void> {
  await tx
    .insertInto("strategy_comments")
    .values({
      workspace_id: workspace,
      id: row.id,
      parent_id: row.parent,
      anchor: row.anchor,
      element: row.element,
      subject: row.subject,
      body: row.body,
      mentions: JSON.stringify(row.mentions),
      version: row.version,
      written_at: row.at,
      written_by: row.by.person,
      written_by_name: row.by.name,
      changed_at: row.at,
    })
    .execute();
}

export async function setBody(
  tx: Tx,
  workspace: string,
  id: string,
  { body, mentions, at }: { readonly body: string; readonly mentions: readonly Mention[]; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable("strategy_comments")
    .set({ body, mentions: JSON.stringify(mentions), amended_at: at, changed_at: at })
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .execute();
}

/** Takes the words of a comment away, and whom it called; its place stays. */
export async function setRemoved(tx: Tx, workspace: string, id: string, at: Date): Promise<void> {
  await tx
    .updateTable("strategy_comments")
    .set({ body: "", mentions: "[]", removed_at: at, changed_at: at })
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .execute();
}

/** Whether an answer that was not taken back stands under a comment. */
export async function hasAnswers(tx: Tx, workspace: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom("strategy_comments")
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("parent_id", "=", id)
    .where("removed_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Settles a thread, or opens it again where `by` is null. */
export async function setResolved(
  tx: Tx,
  workspace: string,
  id: string,
  { by, at }: { readonly by: Author | null; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable("strategy_comments")
    .set({
      resolved_at: by && at,
      resolved_by: by && by.person,
      resolved_by_name: by && by.name,
      changed_at: at,
    })
    .where("workspace_id", "=", workspace)
    .where("id", "=", id)
    .execute();
}

/** When comments changed last; null where there are none. */
export async function lastChange(tx: Tx, workspace: string): Promise<Date | null> {
  const row = await tx
    .selectFrom("strategy_comments")
    .select("changed_at")
    .where("workspace_id", "=", workspace)
    .orderBy("changed_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.changed_at ?? null;
}
