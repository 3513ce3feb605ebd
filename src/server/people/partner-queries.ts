import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { PersonState } from "../../domain/access/lifecycles.ts";
import type { PartnerRole } from "../../domain/access/roles.ts";
import type { NewPerson } from "./queries.ts";

/** Every question here names columns that the portal role may read, and is asked by it as well as by the staff role. */
export const partnerPeopleRows = (tx: Tx, workspace: string, partner: string) =>
  tx
    .selectFrom("partner_people")
    .where("workspace_id", "=", workspace)
    .where("partner_id", "=", partner)
    .select(["id", "email", "name", "role", "state", "joined_at"])
    .orderBy("name")
    .orderBy("id")
    .execute();

export type PartnerPersonKept = Awaited<ReturnType<typeof partnerPeopleRows>>[number];

/**
 * Everybody of a partner company, locked until the transaction ends, in one order: what is decided about one of them is decided
 * on the whole list, so of two who decide at once the second sees what the first one did.
 */
export const lockPartnerPeople = (tx: Tx, workspace: string, partner: string) =>
  tx
    .selectFrom("partner_people")
    .select(["id", "role", "state"])
    .where("workspace_id", "=", workspace)
    .where("partner_id", "=", partner)
    .orderBy("id")
    .forUpdate()
    .execute();

/** False when the user is a person of the partner already. The staff role alone adds people. */
export async function addPartnerPerson(
  tx: Tx,
  workspace: string,
  {
    id,
    partner,
    user,
    email,
    name,
    role,
    at,
  }: NewPerson & { readonly partner: string; readonly role: PartnerRole },
): Promise<boolean> {
  const added = await tx
    .insertInto("partner_people")
    .values({
      workspace_id: workspace,
      id,
      partner_id: partner,
      user_id: user,
      email,
      name,
      role,
      state: "active",
      joined_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return added !== undefined;
}

export async function updatePartnerPerson(
  tx: Tx,
  workspace: string,
  person: string,
  { role, state }: { readonly role: PartnerRole; readonly state: PersonState },
): Promise<void> {
  await tx
    .updateTable("partner_people")
    .set({ role, state })
    .where("workspace_id", "=", workspace)
    .where("id", "=", person)
    .execute();
}

export async function removePartnerPersonRow(tx: Tx, workspace: string, person: string): Promise<void> {
  await tx
    .deleteFrom("partner_people")
    .where("workspace_id", "=", workspace)
    .where("id", "=", person)
    .execute();
}

export async function countPartnerPeople(tx: Tx, workspace: string, partner: string): Promise<number> {
  const { people } = await tx
    .selectFrom("partner_people")
    .select(({ fn }) => fn.countAll<number>().as("people"))
    .where("workspace_id", "=", workspace)
    .where("partner_id", "=", partner)
    .executeTakeFirstOrThrow();
  return people;
}

export async function isPartnerPersonByEmail(
  tx: Tx,
  workspace: string,
  partner: string,
  email: string,
): Promise<boolean> {
  const found = await tx
    .selectFrom("partner_people")
    .select("id")
    .where("workspace_id", "=", workspace)
    .where("partner_id", "=", partner)
    .where(sql`lower(email)`, "=", sql`lower(${email})`)
    .executeTakeFirst();
  return found !== undefined;
}

/** A partner company: what it is called, and whether it still is one. */
export const partnerNamed = (tx: Tx, workspace: string, partner: string) =>
  tx
    .selectFrom("partners")
    .select(["id", "number", "name", "status", "left_on as leftOn"])
    .where("workspace_id", "=", workspace)
    .where("id", "=", partner)
    .executeTakeFirst();
