import pg from "pg";
import type { Address } from "./address.ts";
import { superuser } from "./cluster.ts";

/** Owns the database and its tables; creates the roles that transactions step into; is no superuser. */
export const owner = "entente_owner";

/** Makes the owner and its database where they are missing. */
export async function ensureOwner(address: Address, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: address.url(superuser, superuser) });
  await client.connect();
  try {
    if (await isMissing(client, "select from pg_roles where rolname = $1", owner))
      await client.query(`create role ${owner} login nosuperuser createrole ${passwordClause(address)}`);
    if (await isMissing(client, "select from pg_database where datname = $1", database))
      await client.query(`create database ${database} owner ${owner}`);
  } finally {
    await client.end();
  }
}

async function isMissing(client: pg.Client, query: string, name: string): Promise<boolean> {
  return (await client.query(query, [name])).rowCount === 0;
}

/** Where the address carries a password, every role that signs in there has it. */
function passwordClause(address: Address): string {
  const { password } = new URL(address.url(owner, owner));
  return password === "" ? "" : `password '${password}'`;
}
