import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { acrossWorkspaces, type Connection, type Tx } from "../../../src/database/connection.ts";
import { newId } from "../../../src/database/ids.ts";
import type { Joiner } from "../../../src/server/people/actions.ts";

export async function addWorkspace(
  tx: Tx,
  { id, name, at }: { readonly id: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto("workspaces")
    .values({
      id,
      name,
      currency: "USD",
      is_sample: false,
      requires_totp: false,
      facts_revision: 0,
      created_at: at,
    })
    .execute();
}

type NewPartner = {
  readonly workspace: string;
  readonly id: string;
  readonly number: number;
  readonly name: string;
};

/** A partner with the least it needs to be one: a source and the batch it came with, both of its own. */
export async function addPartner(tx: Tx, { workspace, id, number, name }: NewPartner): Promise<void> {
  const [source, batch] = [newId(), newId()];
  await tx
    .insertInto("sources")
    .values({
      workspace_id: workspace,
      id: source,
      name: `Source of ${name}`,
      preset: "plain",
      holds: "all-deals",
      currency: "USD",
      currency_assumed: false,
    })
    .execute();
  await tx
    .insertInto("batches")
    .values({
      workspace_id: workspace,
      id: batch,
      source_id: source,
      number,
      preset: "plain",
      content_hash: "none",
      imported_at: "2026-11-20T10:00:00Z",
      report: "{}",
    })
    .execute();
  await tx
    .insertInto("partners")
    .values({
      workspace_id: workspace,
      id,
      number,
      source_id: source,
      batch_id: batch,
      external_id: name,
      name,
      partner_type: "msp",
      status: "active",
    })
    .execute();
}

/** Holds the people, the invitations and the end of the audit trail of a workspace until the transaction ends. */
export async function standStill(tx: Tx, workspace: string): Promise<void> {
  for (const table of ["people", "partner_people", "invitations"] as const)
    await tx.selectFrom(table).select("id").where("workspace_id", "=", workspace).forUpdate().execute();
  await tx
    .selectFrom("audit_heads")
    .select("hash")
    .where("workspace_id", "=", workspace)
    .forUpdate()
    .execute();
}

/** Until so many connections of this database wait for a lock. */
export async function untilWaiting(connection: Connection, count: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const waiting = await acrossWorkspaces(connection, "a test", async (tx) => {
      const { rows } = await sql<{ waiting: number }>`
        select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(tx);
      return rows[0]?.waiting ?? 0;
    });
    if (waiting >= count) return;
    await setTimeout(10);
  }
  throw new Error(`Fewer than ${count} wait for a lock`);
}

/** A second factor that has been proven; no code of it is ever asked for here. */
export async function addFactor({ signInPool }: Connection, user: string, at: Date): Promise<void> {
  await signInPool.query(
    "insert into auth.second_factors (user_id, secret_sealed, proven_at) values ($1, 'sealed', $2)",
    [user, at],
  );
}

/** An account that has no password: the sessions of these tests begin where a sign-in ends. */
export async function addAccount(
  { signInPool }: Connection,
  { user, email, name }: Joiner,
  at: Date,
): Promise<void> {
  await signInPool.query(
    `insert into auth.users (id, name, email, email_verified, created_at, updated_at)
     values ($1, $2, $3, true, $4, $4)`,
    [user, name, email, at],
  );
}
