import { sql } from "kysely";
import type { Connection, Tx } from "../../database/connection.ts";
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

/**
 * Holds the founding of the installation for one process until `work` has ended; the number is arbitrary but must not change.
 * A transaction of its own holds it, because what is founded is written through several roles.
 */
export async function holdFounding<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  return connection.signIn.connection().execute(async (held) => {
    await sql`select pg_advisory_lock(4747003)`.execute(held);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(4747003)`.execute(held);
    }
  });
}
