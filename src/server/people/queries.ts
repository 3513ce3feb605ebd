import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { PersonState } from "../../domain/access/lifecycles.ts";
import type { Role, StaffRole } from "../../domain/access/roles.ts";

/** The people of a workspace by name, each with the accountable roles they hold. */
export const peopleOf = (tx: Tx, workspace: string) =>
  people(tx, workspace).orderBy("name").orderBy("id").execute();

export const personById = (tx: Tx, workspace: string, person: string) =>
  people(tx, workspace).where("id", "=", person).executeTakeFirst();

export type PersonKept = Awaited<ReturnType<typeof peopleOf>>[number];

const people = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("people")
    .where("workspace_id", "=", workspace)
    .select(["id", "user_id", "email", "name", "role", "state", "joined_at"])
    .select(
      sql<string[]>`array(select b.accountable_role from raci_bindings b
        where b.workspace_id = people.workspace_id and b.person_id = people.id order by 1)`.as("accountable"),
    );

/**
 * A person and the active owners of the workspace, locked until the transaction ends, in one order: of two who demote each
 * other at once the second one sees what the first one did.
 */
export const lockPersonAndOwners = (tx: Tx, workspace: string, person: string) =>
  tx
    .selectFrom("people")
    .select(["id", "role", "state"])
    .where("workspace_id", "=", workspace)
    .where((where) =>
      where.or([
        where("id", "=", person),
        where.and([where("role", "=", "owner"), where("state", "=", "active")]),
      ]),
    )
    .orderBy("id")
    .forUpdate()
    .execute();

export type NewPerson = {
  readonly id: string;
  readonly user: string;
  readonly email: string;
  readonly name: string;
  readonly at: Date;
};

/** False when the user is a person of the workspace already. */
export async function addPerson(
  tx: Tx,
  workspace: string,
  { id, user, email, name, role, at }: NewPerson & { readonly role: StaffRole },
): Promise<boolean> {
  const added = await tx
    .insertInto("people")
    .values({
      workspace_id: workspace,
      id,
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

export async function updatePerson(
  tx: Tx,
  workspace: string,
  person: string,
  { role, state }: { readonly role: StaffRole; readonly state: PersonState },
): Promise<void> {
  await tx
    .updateTable("people")
    .set({ role, state })
    .where("workspace_id", "=", workspace)
    .where("id", "=", person)
    .execute();
}

/** Removes a person, and remembers which user it was. */
export async function removePersonRow(tx: Tx, workspace: string, person: string, at: Date): Promise<void> {
  await sql`
    with removed as (delete from people where workspace_id = ${workspace} and id = ${person} returning user_id)
    insert into removed_people (workspace_id, user_id, removed_at)
    select ${workspace}, user_id, ${at} from removed
    on conflict (workspace_id, user_id) do update set removed_at = excluded.removed_at`.execute(tx);
}

export async function wasRemoved(tx: Tx, workspace: string, user: string): Promise<boolean> {
  const found = await tx
    .selectFrom("removed_people")
    .select("user_id")
    .where("workspace_id", "=", workspace)
    .where("user_id", "=", user)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whoever was invited again is one of the others again. */
export async function forgetRemoval(tx: Tx, workspace: string, user: string): Promise<void> {
  await tx
    .deleteFrom("removed_people")
    .where("workspace_id", "=", workspace)
    .where("user_id", "=", user)
    .execute();
}

export async function countPeople(tx: Tx, workspace: string): Promise<number> {
  const { people: count } = await tx
    .selectFrom("people")
    .select(({ fn }) => fn.countAll<number>().as("people"))
    .where("workspace_id", "=", workspace)
    .executeTakeFirstOrThrow();
  return count;
}

/** Those of some ids who may come in, with their addresses. */
export async function activeAmong(tx: Tx, workspace: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom("people")
    .select(["id", "name", "email"])
    .where("workspace_id", "=", workspace)
    .where("id", "in", ids)
    .where("state", "=", "active")
    .orderBy("name")
    .execute();
}

/** How many people of the workspace may come in. */
export async function countActivePeople(tx: Tx, workspace: string): Promise<number> {
  const { people: count } = await tx
    .selectFrom("people")
    .select(({ fn }) => fn.countAll<number>().as("people"))
    .where("workspace_id", "=", workspace)
    .where("state", "=", "active")
    .executeTakeFirstOrThrow();
  return count;
}

/** A person, kept from leaving until the transaction ends. */
export const holdPerson = (tx: Tx, workspace: string, person: string) =>
  tx
    .selectFrom("people")
    .select(["id", "name", "state"])
    .where("workspace_id", "=", workspace)
    .where("id", "=", person)
    .forShare()
    .executeTakeFirst();

export async function isPersonByEmail(tx: Tx, workspace: string, email: string): Promise<boolean> {
  const found = await tx
    .selectFrom("people")
    .select("id")
    .where("workspace_id", "=", workspace)
    .where(sql`lower(email)`, "=", sql`lower(${email})`)
    .executeTakeFirst();
  return found !== undefined;
}

/** Where a user is an active person of the staff. Asked by the sign-in role for one user, in all workspaces; see forUser. */
export const staffMembershipsOf = (tx: Tx, user: string) =>
  tx
    .selectFrom("people")
    .innerJoin("workspaces", "workspaces.id", "people.workspace_id")
    .where("people.user_id", "=", user)
    .where("people.state", "=", "active")
    .select([...membershipColumns, "people.id as person", "people.role"])
    .orderBy("workspaces.created_at")
    .execute();

/** Where a user is an active person at a partner; asked likewise. */
export const partnerMembershipsOf = (tx: Tx, user: string) =>
  tx
    .selectFrom("partner_people")
    .innerJoin("workspaces", "workspaces.id", "partner_people.workspace_id")
    .innerJoin("partners", (join) =>
      join
        .onRef("partners.workspace_id", "=", "partner_people.workspace_id")
        .onRef("partners.id", "=", "partner_people.partner_id"),
    )
    .where("partner_people.user_id", "=", user)
    .where("partner_people.state", "=", "active")
    .select([...membershipColumns, "partner_people.id as person", "partner_people.role"])
    .select(["partners.id as partner", "partners.number", "partners.name"])
    .select(["partners.status", "partners.left_on as leftOn"])
    .orderBy("workspaces.created_at")
    .orderBy("partner_people.id")
    .execute();

const membershipColumns = [
  "workspaces.id as workspace",
  "workspaces.name as workspaceName",
  "workspaces.is_sample as sample",
  "workspaces.requires_totp as requiresTotp",
] as const;

/** Where a user is a person, staff or at a partner. Asked by the sign-in role; see forUser. */
export async function workspacesOf(tx: Tx, user: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("people")
    .select("workspace_id")
    .where("user_id", "=", user)
    .union(tx.selectFrom("partner_people").select("workspace_id").where("user_id", "=", user))
    .execute();
  return rows.map(({ workspace_id }) => workspace_id);
}

export type Renamed = {
  readonly kind: "staff" | "partner";
  readonly id: string;
  readonly role: Role;
  readonly partner: string | null;
};

/** Gives a user another name in one workspace, as staff and at every partner there; answers which of them had another. */
export async function renameIn(tx: Tx, workspace: string, user: string, name: string): Promise<Renamed[]> {
  const { rows } = await sql<Renamed>`
    with staff as (
      update people set name = ${name} where workspace_id = ${workspace} and user_id = ${user} and name <> ${name}
      returning id, role
    ), at_partners as (
      update partner_people set name = ${name}
      where workspace_id = ${workspace} and user_id = ${user} and name <> ${name}
      returning id, role, partner_id
    )
    select 'staff' as kind, id, role, null::uuid as partner from staff
    union all select 'partner', id, role, partner_id from at_partners`.execute(tx);
  return rows;
}
