import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";

export type KeptAnswer = { readonly requestHash: string; readonly status: number; readonly body: string };

/** False while another call with this key is under way. Held until the transaction ends. */
export async function claimKey(tx: Tx, workspace: string, principal: string, key: string): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${workspace} ${principal} ${key}`}, 4747)) as claimed`.execute(
    tx,
  );
  return rows[0]?.claimed ?? false;
}

export async function answerKept(
  tx: Tx,
  workspace: string,
  principal: string,
  key: string,
): Promise<KeptAnswer | undefined> {
  return tx
    .selectFrom("idempotent_answers")
    .select(["request_hash as requestHash", "status", "body"])
    .where("workspace_id", "=", workspace)
    .where("principal", "=", principal)
    .where("key", "=", key)
    .executeTakeFirst();
}

export async function keepAnswer(
  tx: Tx,
  workspace: string,
  principal: string,
  key: string,
  answer: KeptAnswer & { readonly at: Date },
): Promise<void> {
  await tx
    .insertInto("idempotent_answers")
    .values({
      workspace_id: workspace,
      principal,
      key,
      request_hash: answer.requestHash,
      status: answer.status,
      body: answer.body,
      answered_at: answer.at,
    })
    .execute();
}

/** Forgets the answers of every workspace that are older than a moment; the owner does this between requests. */
export async function forgetAnswersBefore(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom("idempotent_answers").where("answered_at", "<", before).execute();
}
