import type pg from "pg";

/** Staff, partners, and the sign-in of both: the roles that requests run under, each with a pool of its own. */
export const databaseRoles = {
  staff: "entente_app",
  portal: "entente_portal",
  signIn: "entente_auth",
} as const;
export type DatabaseRole = (typeof databaseRoles)[keyof typeof databaseRoles];

export const roleNames: readonly DatabaseRole[] = Object.values(databaseRoles);

/**
 * Creates the roles that are missing and lets the owner step into them. Roles belong to the whole server, advisory
 * locks to one database, so two databases migrated at once can collide here; the loser sees the winner's roles when it
 * looks again.
 */
export async function ensureRoles(client: pg.Client): Promise<void> {
  for (const role of roleNames) {
    await retryCollisions(() => createIfMissing(client, role));
    await retryCollisions(() => joinIfOutside(client, role));
  }
}

async function createIfMissing(client: pg.Client, role: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
  if (rowCount === 0)
    await explained(client.query(`create role ${role} nologin nosuperuser nobypassrls noinherit`));
}

async function joinIfOutside(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>("select pg_has_role(current_user, $1, $2) as may", [
    role,
    await membershipKind(client),
  ]);
  if (rows[0]?.may) return;
  await explained(client.query(`grant ${role} to current_user`));
}

/** From 16 on, being a member does not yet mean that one may step into the role: SET is a privilege of its own. */
async function membershipKind(client: pg.Client): Promise<"MEMBER" | "SET"> {
  const { rows } = await client.query<{ has: boolean }>(
    "select current_setting('server_version_num')::int >= 160000 as has",
  );
  return rows[0]?.has ? "SET" : "MEMBER";
}

const insufficientPrivilege = "42501";

async function explained(query: Promise<unknown>): Promise<void> {
  try {
    await query;
  } catch (error) {
    if (codeOf(error) !== insufficientPrivilege) throw error;
    throw new Error(
      `The user of DATABASE_URL may not create roles. Run once as an administrator: ${roleNames
        .map((role) => `CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO <that user>;`)
        .join(" ")}`,
      { cause: error },
    );
  }
}

/** duplicate_object, unique_violation, and "tuple concurrently updated", which has no code of its own. */
const collisions = new Set(["42710", "23505", "XX000"]);

async function retryCollisions(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === 10 || !collisions.has(codeOf(error) ?? "")) throw error;
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
