import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";

/** Who holds which accountable role, by role. */
export const bindingsOf = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("raci_bindings")
    .innerJoin("people", (join) =>
      join
        .onRef("people.workspace_id", "=", "raci_bindings.workspace_id")
        .onRef("people.id", "=", "raci_bindings.person_id"),
    )
    .where("raci_bindings.workspace_id", "=", workspace)
    .select(["raci_bindings.accountable_role as role", "people.id", "people.name", "people.state"])
    .orderBy("raci_bindings.accountable_role")
    .execute();

export type Binding = Awaited<ReturnType<typeof bindingsOf>>[number];

/** Those who say who is accountable wait for each other until the transaction ends: what they decide on is the whole list. */
export async function lockRaci(tx: Tx, workspace: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`raci ${workspace}`}, 4747))`.execute(tx);
}

export async function bindRole(tx: Tx, workspace: string, role: string, person: string): Promise<void> {
  await tx
    .insertInto("raci_bindings")
    .values({ workspace_id: workspace, accountable_role: role, person_id: person })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "accountable_role"]).doUpdateSet({ person_id: person }),
    )
    .execute();
}

export async function freeRole(tx: Tx, workspace: string, role: string): Promise<void> {
  await tx
    .deleteFrom("raci_bindings")
    .where("workspace_id", "=", workspace)
    .where("accountable_role", "=", role)
    .execute();
}

/** Frees every role that a person holds, and tells which. */
export async function freeRolesOf(tx: Tx, workspace: string, person: string): Promise<string[]> {
  const freed = await tx
    .deleteFrom("raci_bindings")
    .where("workspace_id", "=", workspace)
    .where("person_id", "=", person)
    .returning("accountable_role")
    .execute();
  return freed.map(({ accountable_role }) => accountable_role).toSorted();
}
