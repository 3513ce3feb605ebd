import { sql } from "kysely";
import { type Connection, forUser, inPortal, inWorkspace, type Tx } from "./connection.ts";
import { nilId } from "./ids.ts";
import { databaseRoles, type DatabaseRole, roleNames } from "./roles.ts";

/**
 * Refuses to serve when the role of a pool could see past its policies: as a superuser, with BYPASSRLS, as a member of the
 * role that owns the tables or of the role of another pool. Reads what a transaction really becomes, not what the settings
 * say.
 */
export async function refuseWithoutIsolation(connection: Connection): Promise<void> {
  const nowhere = { workspace: nilId, partner: nilId, person: nilId };
  const { staff, portal, signIn } = databaseRoles;
  const reasons = await Promise.all([
    inWorkspace(connection, nilId, (tx) => isolationRefusal(tx, staff)),
    inPortal(connection, nowhere, (tx) => isolationRefusal(tx, portal)),
    forUser(connection, nilId, (tx) => isolationRefusal(tx, signIn)),
  ]);
  const reason = reasons.find((one) => one !== undefined);
  if (reason !== undefined) throw new Error(reason);
}

type RoleInForce = {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly owns: boolean;
  readonly others: readonly string[];
};

/** Why the role that this transaction runs under does not keep rows apart; undefined where it does. */
export async function isolationRefusal(tx: Tx, expected: DatabaseRole): Promise<string | undefined> {
  const { rows } = await sql<RoleInForce>`
    select current_user::text as name, rolsuper as superuser, rolbypassrls as bypasses,
      (select pg_has_role(current_user, relowner, 'MEMBER') from pg_class
        where oid = 'public.deals'::regclass) as owns,
      array(select r.rolname::text from pg_roles r where r.rolname = any (${roleNames})
        and r.rolname <> current_user and pg_has_role(current_user, r.oid, 'MEMBER')) as others
    from pg_roles where rolname = current_user`.execute(tx);
  const [role] = rows;
  if (role?.name !== expected)
    return `The database runs ${role?.name ?? "an unknown role"} where ${expected} was asked for, so workspaces would not be kept apart. Connect to PostgreSQL directly, or through a pooler that passes start-up options on.`;
  const fault = faultOf(role);
  return fault === undefined
    ? undefined
    : `The database role ${role.name} ${fault}, so workspaces would not be kept apart. Take it away (ALTER ROLE ${role.name} NOSUPERUSER NOBYPASSRLS; REVOKE the memberships) and start again.`;
}

function faultOf({ superuser, bypasses, owns, others }: RoleInForce): string | undefined {
  if (superuser) return "is a superuser";
  if (bypasses) return "has BYPASSRLS";
  if (owns) return "may act as the owner of the tables";
  if (others.length > 0) return `may act as ${others.join(" and ")}`;
  return undefined;
}
