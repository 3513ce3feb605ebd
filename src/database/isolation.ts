import { sql } from "kysely";
import { type Connection, inWorkspace } from "./connection.ts";
import { nilId } from "./ids.ts";

/**
 * Refuses to serve when the staff role could see past the policies: as a superuser, with BYPASSRLS, or as a member of
 * the role that owns the tables. Reads what a transaction really becomes, not what the settings say.
 */
export async function refuseWithoutIsolation(connection: Connection): Promise<void> {
  const reason = await inWorkspace(connection, nilId, async (tx) => {
    const { rows } = await sql<RoleInForce>`
      select current_user as name, rolsuper as superuser, rolbypassrls as bypasses,
        (select pg_has_role(current_user, relowner, 'MEMBER') from pg_class where oid = 'deals'::regclass) as owns
      from pg_roles where rolname = current_user`.execute(tx);
    return rows[0] ? isolationRefusal(rows[0]) : "The role in force is not known to the server.";
  });
  if (reason !== undefined) throw new Error(reason);
}

type RoleInForce = {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly owns: boolean;
};

function isolationRefusal(role: RoleInForce): string | undefined {
  const fix = `Take it away (ALTER ROLE ${role.name} NOSUPERUSER NOBYPASSRLS; REVOKE the memberships) and start again.`;
  if (role.superuser)
    return `The database role ${role.name} is a superuser, so workspaces would not be kept apart. ${fix}`;
  if (role.bypasses)
    return `The database role ${role.name} has BYPASSRLS, so workspaces would not be kept apart. ${fix}`;
  if (role.owns)
    return `The database role ${role.name} may act as the owner of the tables, so workspaces would not be kept apart. ${fix}`;
  return undefined;
}
