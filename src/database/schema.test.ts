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
  (await acrossWorkspaces(database.connection, "a test", (tx) => sql.raw<T>(text).execute(tx))).rows;

/** Read from the catalog, so that a table of tomorrow cannot be forgotten. `migrations` belongs to no workspace. */
const tenantTables = `select c.oid, c.relname from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'`;

/**
 * What partners and the sign-in may touch; a star is every column. Strategies, sources, batches, accounts, deal lines, touches,
 * spend, people, keys and single sign-on are not in the list of the portal, and so are not its to read.
 */
const grants: Readonly<Record<string, readonly string[]>> = {
  entente_portal: [
    "partners select workspace_id id number name partner_type status country state city signed_on left_on",
    "partner_enrollments select *",
    "deal_parts select workspace_id deal_id role partner_id evidenced_on",
    "deals select workspace_id id number stage amount_minor currency opened_on closed_on",
    "certifications select workspace_id id partner_id person kind earned_on expires_on",
    "daily_facts select *",
    "partner_people select workspace_id id partner_id email name role state joined_at",
    "partner_people update role state",
    "partner_people delete",
    "invitations select workspace_id id partner_id email name role state invited_by_name invited_at expires_at",
    "invitations insert *",
    "invitations update state",
    "workspaces select id name currency is_sample default_as_of",
    "partner_terms select *",
    "idempotent_answers select *",
    "idempotent_answers insert *",
    "audit_entries insert *",
    "audit_heads select *",
    "audit_heads insert *",
    "audit_heads update *",
  ],
  entente_auth: [
    "api_keys select *",
    "people select *",
    "partner_people select *",
    "workspaces select id name is_sample created_at requires_totp",
    "sign_on_connections select *",
    "partners select workspace_id id number name status left_on",
  ],
};

const columnBehind = (key: string): string =>
  `(select attname from pg_attribute where attrelid = t.oid and attnum = ${key})`;

/**
 * Which workspaces one user may enter is asked before any is entered, by the sign-in role, which sees that user's rows alone:
 * begun with the workspace, an index would be read to its end at every sign-in.
 */
const acrossWorkspacesByUser = ["people_by_user", "partner_people_by_user"];

/** The policies beside those of the staff and the owner, which every table has. */
const morePolicies: Readonly<Record<string, readonly string[]>> = {
  partners: ["own_company entente_portal", "own_memberships entente_auth"],
  partner_enrollments: ["own_company entente_portal"],
  deals: ["own_company entente_portal"],
  deal_parts: ["own_company entente_portal"],
  certifications: ["own_company entente_portal"],
  daily_facts: ["own_company entente_portal"],
  partner_people: ["own_company entente_portal", "own_memberships entente_auth"],
  invitations: ["own_company entente_portal"],
  workspaces: ["portal_workspace entente_portal", "own_memberships entente_auth"],
  partner_terms: ["portal_terms entente_portal"],
  idempotent_answers: ["own_answers entente_portal"],
  audit_entries: ["own_workspace_adds entente_portal"],
  audit_heads: ["own_workspace_end entente_portal"],
  people: ["own_memberships entente_auth", "owner_of_key entente_auth"],
  api_keys: ["own_key entente_auth"],
  sign_on_connections: ["proven_domain entente_auth"],
};

describe("every table of a workspace", () => {
  it("forces row-level security, with the policies of staff and owner, and those named here", async () => {
    const tables = await ask<{ relname: string; forced: boolean; policies: string[] }>(`
      select t.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
        array(select p.polname || ' ' || coalesce(r.rolname, 'everybody') from pg_policy p
          left join pg_roles r on r.oid = any (p.polroles) where p.polrelid = t.oid) as policies
      from (${tenantTables}) t join pg_class c using (oid)`);
    expect(tables.length).toBeGreaterThan(20);
    for (const { relname, forced, policies } of tables) {
      const expected = ["own_workspace entente_app", "owner entente_owner", ...(morePolicies[relname] ?? [])];
      expect({ relname, forced, policies: policies.toSorted() }).toEqual({
        relname,
        forced: true,
        policies: expected.toSorted(),
      });
    }
    const known = new Set(tables.map(({ relname }) => relname));
    expect(Object.keys(morePolicies).filter((table) => !known.has(table))).toEqual([]);
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

  it("has workspace_id, never null, first in every key, foreign key and index but those that sign-in asks by", async () => {
    const firsts = await ask<{ relname: string; what: string; first: string }>(`
      select t.relname, k.conname as what, ${columnBehind("k.conkey[1]")} as first
        from (${tenantTables}) t join pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'u', 'f')
      union all
      select t.relname, i.indexrelid::regclass::text, ${columnBehind("i.indkey[0]")}
        from (${tenantTables}) t join pg_index i on i.indrelid = t.oid`);
    const wrong = firsts
      .filter(({ what }) => !acrossWorkspacesByUser.includes(what))
      .filter((key) => key.first !== (key.relname === "workspaces" ? "id" : "workspace_id"));
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

describe("what a role may touch", () => {
  it.each(Object.entries(grants))(
    "%s: these columns of these tables and nothing else",
    async (role, expected) => {
      const rows = await ask<{ grants: string }>(`
      select t.relname || ' ' || lower(k.kind) || ' ' || string_agg(a.attname, ' ' order by a.attnum) as grants
      from (${tenantTables}) t
      join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      cross join unnest(array['SELECT', 'INSERT', 'UPDATE']) as k (kind)
      where has_column_privilege('${role}', t.oid, a.attnum, k.kind)
      group by t.relname, k.kind
      union all
      select t.relname || ' delete' from (${tenantTables}) t where has_table_privilege('${role}', t.oid, 'DELETE')`);
      const all = await ask<{ table: string; columns: string }>(`
      select t.relname as table, string_agg(a.attname, ' ' order by a.attnum) as columns from (${tenantTables}) t
      join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped group by 1`);
      const columns = new Map(all.map((row) => [row.table, row.columns]));
      const spelled = expected.map((grant) =>
        grant.replace(
          /^(\w+) (.*) \*$/,
          (_, table: string, kind: string) => `${table} ${kind} ${columns.get(table)}`,
        ),
      );
      expect(rows.map((row) => row.grants).toSorted()).toEqual(spelled.toSorted());
    },
  );

  it("is never to empty a table, to refer to it, or to hang a trigger on it; the staff's are of rows alone", async () => {
    const more = await ask(`
      select r.role, t.relname, k.kind from (${tenantTables}) t
      cross join unnest(array['entente_app', 'entente_portal', 'entente_auth']) as r (role)
      cross join unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER']) as k (kind)
      where has_table_privilege(r.role, t.oid, k.kind)`);
    expect(more).toEqual([]);
  });

  it("holds for the trail: the staff adds to it and changes nothing", async () => {
    const [may] = await ask(`select has_table_privilege('entente_app', 'audit_entries', 'INSERT') as adds,
      has_any_column_privilege('entente_app', 'audit_entries', 'UPDATE') as changes,
      has_table_privilege('entente_app', 'audit_entries', 'DELETE') as deletes,
      has_table_privilege('entente_app', 'audit_heads', 'DELETE') as beheads`);
    expect(may).toEqual({ adds: true, changes: false, deletes: false, beheads: false });
  });

  it("ends at schema auth for staff and portal, and nobody but the owner makes tables or functions", async () => {
    const doors = await ask<{ role: string; schema: string; kind: string }>(`
      select r.role, n.nspname as schema, k.kind from pg_namespace n
      cross join unnest(array['entente_app', 'entente_portal', 'entente_auth']) as r (role)
      cross join unnest(array['USAGE', 'CREATE']) as k (kind)
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and has_schema_privilege(r.role, n.oid, k.kind)`);
    const open = doors.map(({ role, schema, kind }) => `${role} ${schema} ${kind}`);
    const expected = ["entente_app", "entente_portal", "entente_auth"].map((role) => `${role} public USAGE`);
    expect(open.filter((door) => door !== "entente_auth auth USAGE").toSorted()).toEqual(expected.toSorted());
  });

  it("has no way round the policies: no views, no functions that run as their owner", async () => {
    const views = await ask(`select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where relkind in ('v', 'm') and nspname in ('public', 'auth')`);
    const functions = await ask(`select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where prosecdef and nspname in ('public', 'auth')`);
    expect([...views, ...functions]).toEqual([]);
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
