import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { AuditContent } from "./chain.ts";
import { chainBeginning } from "./chain.ts";

export type Head = { readonly sequence: number; readonly hash: string };

/** Where the chain of a workspace ends, locked until the transaction ends; made where there is none yet. */
export async function lockHead(tx: Tx, workspace: string): Promise<Head | undefined> {
  await sql`insert into audit_heads (workspace_id, sequence, hash) values (${workspace}, 0, ${chainBeginning})
    on conflict (workspace_id) do nothing`.execute(tx);
  return tx
    .selectFrom("audit_heads")
    .select(["sequence", "hash"])
    .where("workspace_id", "=", workspace)
    .forUpdate()
    .executeTakeFirst();
}

export async function moveHead(tx: Tx, workspace: string, { sequence, hash }: Head): Promise<void> {
  await tx.updateTable("audit_heads").set({ sequence, hash }).where("workspace_id", "=", workspace).execute();
}

export async function addEntry(
  tx: Tx,
  workspace: string,
  content: AuditContent,
  { previous, hash }: { readonly previous: string; readonly hash: string },
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await tx
    .insertInto("audit_entries")
    .values({
      workspace_id: workspace,
      sequence: content.sequence,
      occurred_at: content.at,
      actor: JSON.stringify(content.actor),
      action: content.action,
      object_kind: content.objectKind,
      object_id: content.objectId,
      before: json(content.before),
      after: json(content.after),
      why: content.why,
      request_id: content.requestId,
      previous_hash: previous,
      hash,
    })
    .execute();
}
