import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../src/database/test-database.ts";
import {
  acts,
  contexts,
  databaseMatrix,
  type ForeignKey,
  foreignKeyMatrix,
  keyOf,
  seed,
} from "./database-matrix.ts";
import { rowOf, sides } from "./rows.ts";

/**
 * The proof that the database itself keeps workspaces and partners apart, and that this proof would see it if it did not: each
 * policy, each foreign key and each table's row-level security is taken away once.
 */
let database: TestDatabase;
let client: pg.Client;
let tables: string[] = [];
let foreignKeys: ForeignKey[] = [];
let policies: { table: string; name: string; role: string; command: string }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await readCatalogue();
  await client.query("begin");
  await seed(client);
});
afterAll(async () => {
  await client.query("rollback");
  await client.end();
  await database.drop();
});

async function readCatalogue(): Promise<void> {
  const ask = async <T>(text: string): Promise<T[]> => (await client.query(text)).rows as T[];
  const columns = (key: string) =>
    `(select array_agg(a.attname::text order by n.at) from unnest(${key}) with ordinality as n (number, at)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.number)`;
  const constraints = await ask<ForeignKey & { type: string }>(`
    select conrelid::regclass::text as table, conname::text as name, contype::text as type, ${columns("k.conkey")} as columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.connamespace = 'public'::regnamespace and contype in ('p', 'f') and c.relname <> 'migrations'
    order by 1, 2`);
  for (const { table, type, columns: key } of constraints) if (type === "p") keyOf.set(table, key);
  foreignKeys = constraints.filter(({ type }) => type === "f");
  tables = [...keyOf.keys()];
  policies = await ask(`
    select tablename as table, policyname as name, roles[1]::text as role, cmd as command from pg_policies
    where schemaname = 'public' and roles[1] <> 'entente_owner' order by 1, 2`);
}

/** Whatever `change` does to the schema, done and taken back around the work. */
async function changed<T>(change: string, work: () => Promise<T>): Promise<T> {
  await client.query(`savepoint change; ${change}`);
  try {
    return await work();
  } finally {
    await client.query("rollback to savepoint change");
  }
}

describe("the database", () => {
  it("has a row of every table in this test", () => {
    expect(tables.toSorted()).toEqual(Object.keys(rowOf).toSorted());
  });

  it("gives every role the reach that is written down: no further, and no less", async () => {
    const { tried, differences } = await databaseMatrix(client, tables);
    process.stdout.write(`database matrix: ${tables.length} tables, ${tried} attempts\n`);
    expect(differences).toEqual([]);
    expect(tried).toBe(tables.length * contexts.length * acts.length * sides.length);
  });

  it("lets no row refer to a row of another workspace, by any foreign key", async () => {
    const { tried, differences } = await foreignKeyMatrix(client, foreignKeys);
    process.stdout.write(`database matrix: ${tried} foreign keys\n`);
    expect(differences).toEqual([]);
    expect(tried).toBeGreaterThan(30);
  });
});

describe("the proof can fail:", () => {
  it("every policy is missed when it is gone, and its leak is seen when it lets all through", async () => {
    const unseen: string[] = [];
    for (const { table, name, role, command } of policies) {
      const drop = `drop policy ${name} on ${table}`;
      const checks = command === "INSERT" ? "" : "using (true)";
      const open = `${drop}; create policy ${name} on ${table} for ${command} to ${role} ${checks} ${command === "SELECT" ? "" : "with check (true)"}`;
      const gone = await changed(drop, () => databaseMatrix(client, [table]));
      const opened = await changed(open, () => databaseMatrix(client, [table]));
      if (!gone.differences.some((one) => one.endsWith("is out of reach")))
        unseen.push(`${name} on ${table} gone`);
      if (!opened.differences.some((one) => one.endsWith("is possible")))
        unseen.push(`${name} on ${table} open`);
    }
    process.stdout.write(`database matrix: ${policies.length} policies taken away and opened\n`);
    expect(unseen).toEqual([]);
    expect(policies.length).toBeGreaterThan(35);
  });

  it("every table's leak is seen when its row-level security is switched off", async () => {
    const unseen: string[] = [];
    for (const table of tables) {
      const off = `alter table ${table} disable row level security`;
      const { differences } = await changed(off, () => databaseMatrix(client, [table]));
      if (!differences.some((one) => one.includes(": ") && one.endsWith("is possible"))) unseen.push(table);
    }
    expect(unseen).toEqual([]);
  });

  it("a right too many is seen on every table that the portal may not touch", async () => {
    const closed = tables.filter(
      (table) => !policies.some((policy) => policy.table === table && policy.role === "entente_portal"),
    );
    const unseen: string[] = [];
    for (const table of closed) {
      const opened = `grant select on ${table} to entente_portal; create policy careless on ${table} to entente_portal using (true)`;
      const { differences } = await changed(opened, () => databaseMatrix(client, [table]));
      if (!differences.includes(`portal: select own row of ${table} is possible`)) unseen.push(table);
    }
    expect(closed.length).toBeGreaterThan(8);
    expect(unseen).toEqual([]);
  });

  it("every foreign key is missed when it is gone", async () => {
    const unseen: string[] = [];
    // A key that leads to the workspace alone is held by the policy, too.
    for (const key of foreignKeys.filter(({ columns }) => columns.length > 1)) {
      const gone = `alter table ${key.table} drop constraint ${key.name} cascade`;
      const { differences } = await changed(gone, () => foreignKeyMatrix(client, [key]));
      if (differences.length === 0) unseen.push(`${key.table} ${key.name}`);
    }
    expect(unseen).toEqual([]);
  });
});
