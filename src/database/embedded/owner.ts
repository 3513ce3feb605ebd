import pg from "pg";
import type { Address } from "./address.ts";
import { roleNames } from "../roles.ts";
import { superuser } from "./cluster.ts";

/** Owns the database and its tables; is no superuser. */
export const owner = "entente_owner";

/** Makes the owner, its database, and the roles of requests where they are missing. */
export async function ensureOwner(address: Address, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: address.url(superuser, superuser) });
  await client.connect();
  try {
    if (await isMissing(client, "select from pg_roles where rolname = $1", owner))
      await client.query(`create role ${owner} login nosuperuser createrole ${passwordClause(address)}`);
    if (await isMissing(client, "select from pg_database where datname = $1", database))
      await client.query(`create database ${database} owner ${owner}`);
    for (const role of roleNames) await ensureLogin(client, role, passwordClause(address));
  } finally {
    await client.end();
  }
}

/**
 * Each role of requests signs in by itself: from a session that began as the owner, a statement smuggled into a query could
 * step back to the owner (SET ROLE NONE). From a session of its own a role leads nowhere.
 */
async function ensureLogin(client: pg.Client, role: string, password: string): Promise<void> {
  if (await isMissing(client, "select from pg_roles where rolname = $1", role))
    await client.query(`create role ${role} nosuperuser nobypassrls noinherit`);
  await client.query(`alter role ${role} login ${password}`);
  await client.query(`grant ${role} to ${owner}`);
}

async function isMissing(client: pg.Client, query: string, name: string): Promise<boolean> {
  return (await client.query(query, [name])).rowCount === 0;
}

/** Where the address carries a password, every role that signs in there has it. */
function passwordClause(address: Address): string {
  const { password } = new URL(address.url(owner, owner));
  return password === "" ? "" : `password '${password}'`;
}
