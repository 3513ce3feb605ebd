import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { NewWorkspace } from "./queries.ts";

/** A workspace of a company: no sample, looked at as of today. */
export async function addWorkspace(
  tx: Tx,
  { id, name, currency, at }: Omit<NewWorkspace, "defaultAsOf">,
): Promise<void> {
  await tx
    .insertInto("workspaces")
    .values({
      id,
      name,
      currency,
      is_sample: false,
      requires_totp: false,
      default_as_of: null,
      facts_revision: 0,
      created_at: at,
    })
    .execute();
}

/** The sample, for whoever may see which workspace that is; undefined where there is none. */
export const sampleWorkspaceRow = (tx: Tx) =>
  tx
    .selectFrom("workspaces")
    .select(["id", "name"])
    .where("is_sample", "=", true)
    .limit(1)
    .executeTakeFirst();

/** Held until the transaction ends, by one program at a time; the number is arbitrary but must not change. */
export async function lockFounding(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4747003)`.execute(tx);
}
