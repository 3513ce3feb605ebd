import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acrossWorkspaces } from "./connection.ts";
import { describeTables } from "./generate-tables.ts";
import { newId } from "./ids.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ask = async <T>(text: string): Promise<T[]> =>
  (await acrossWorkspaces(database.connection, (tx) => sql.raw<T>(text).execute(tx))).rows;

/** Read from the catalog, so that a table of tomorrow cannot be forgotten. `migrations` belongs to no workspace. */
const tenantTables = `select c.oid, c.relname from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'`;

const columnBehind = (key: string): string =>
  `(select attname from pg_attribute where attrelid = t.oid and attnum = ${key})`;

describe("every table of a workspace", () => {
  it("forces row-level security, with a policy for the staff and one for the owner", async () => {
    const tables = await ask<{ relname: string; forced: boolean; policies: string[] }>(`
      select t.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
        array(select r.rolname::text from pg_policy p join pg_roles r on r.oid = any (p.polroles)
          where p.polrelid = t.oid order by 1) as policies
      from (${tenantTables}) t join pg_class c using (oid)`);
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables)
      expect(table).toMatchObject({ forced: true, policies: ["entente_app", "entente_owner"] });
  });

  it("has a workspace in the staff's policy, for reading and for writing", async () => {
    const policies = await ask<{ reads: string; writes: string }>(`
      select pg_get_expr(p.polqual, p.polrelid) as reads, pg_get_expr(p.polwithcheck, p.polrelid) as writes
      from pg_policy p where p.polname = 'own_workspace'`);
    for (const policy of policies) {
      expect(policy.reads).toMatch(
        /^\((workspace_id|id) = \(current_setting\('app\.workspace'::text\)\)::uuid\)$/,
      );
      expect(policy.writes).toBe(policy.reads);
    }
  });

  it("has workspace_id, never null, first in every key, foreign key and index", async () => {
    const firsts = await ask<{ relname: string; what: string; first: string }>(`
      select t.relname, k.conname as what, ${columnBehind("k.conkey[1]")} as first
        from (${tenantTables}) t join pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'u', 'f')
      union all
      select t.relname, i.indexrelid::regclass::text, ${columnBehind("i.indkey[0]")}
        from (${tenantTables}) t join pg_index i on i.indrelid = t.oid`);
    const wrong = firsts.filter(
      (key) => key.first !== (key.relname === "workspaces" ? "id" : "workspace_id"),
    );
    expect(firsts.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
    const nullable = await ask(`
      select t.relname from (${tenantTables}) t where t.relname <> 'workspaces' and not exists (
        select from pg_attribute a where a.attrelid = t.oid and a.attname = 'workspace_id' and a.attnotnull)`);
    expect(nullable).toEqual([]);
  });

  it("joins on the workspace: a foreign key pairs workspace_id with the other table's", async () => {
    const wrong = await ask(`
      select k.conname from pg_constraint k
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = k.confkey[1]
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace
        and a.attname <> case when k.confrelid = 'workspaces'::regclass then 'id' else 'workspace_id' end`);
    expect(wrong).toEqual([]);
  });

  it("leads to its workspace through foreign keys that cannot be null", async () => {
    const lost = await ask(`
      with recursive home (oid) as (
        select 'workspaces'::regclass::oid
        union
        select k.conrelid from home join pg_constraint k on k.contype = 'f' and k.confrelid = home.oid
          and not exists (select from unnest(k.conkey) n join pg_attribute a
            on a.attrelid = k.conrelid and a.attnum = n and not a.attnotnull)
      )
      select t.relname from (${tenantTables}) t where t.oid not in (select oid from home)`);
    expect(lost).toEqual([]);
  });

  it("takes its values from the application: no defaults, no triggers, no identity", async () => {
    const defaults = await ask(`
      select t.relname, a.attname from (${tenantTables}) t join pg_attribute a on a.attrelid = t.oid
      where a.attnum > 0 and ((a.atthasdef and a.attgenerated = '') or a.attidentity <> '')`);
    const triggers = await ask(`select tgname from pg_trigger where not tgisinternal`);
    expect([...defaults, ...triggers]).toEqual([]);
  });

  it("uses only types that can be an index condition under the policies", async () => {
    const types = await ask<{ type: string }>(`
      select distinct format_type(a.atttypid, a.atttypmod) as type
      from (${tenantTables}) t join pg_attribute a on a.attrelid = t.oid where a.attnum > 0 and not a.attisdropped`);
    expect(types.map((row) => row.type).toSorted()).toEqual(
      [
        "bigint",
        "boolean",
        "date",
        "integer",
        "jsonb",
        "text",
        "timestamp with time zone",
        "uuid",
      ].toSorted(),
    );
  });
});

describe("the generated table types", () => {
  it("are those of the migrated database (run node src/database/generate-tables.ts after a migration)", async () => {
    const committed = readFileSync(join(import.meta.dirname, "tables.ts"), "utf8");
    expect(await describeTables(database.url)).toBe(committed);
  });
});

describe("the rules of the facts", () => {
  const deal = (stage: string, closedOn: string): Promise<unknown> =>
    ask(`insert into deals (workspace_id, id, number, source_id, batch_id, external_id, stage, amount_minor, currency, closed_on)
      values ('${newId()}', '${newId()}', 1, '${newId()}', '${newId()}', 'D-1', '${stage}', 1, 'USD', ${closedOn})`);

  it("a closed deal says when it closed, an open one does not", async () => {
    for (const [stage, closedOn] of [
      ["won", "null"],
      ["lost", "null"],
      ["open", "'2026-11-20'"],
    ] as const)
      await expect(deal(stage, closedOn)).rejects.toThrow(/deals_closed_on_says_when/);
  });

  it("a deal comes from a batch of its own source", async () => {
    await expect(deal("won", "'2026-11-20'")).rejects.toThrow(/deals_workspace_id_source_id_batch_id_fkey/);
  });
});
