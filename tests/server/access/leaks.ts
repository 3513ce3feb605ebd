import { nilId } from "../../../src/database/ids.ts";
import type { Answer, SignedIn } from "../signed-in.ts";
import type { PrincipalName } from "./standings.ts";
import { type Canary, canaries } from "./workspace-rows.ts";

/** What must not be in the bytes of an answer, and whether the rows of others are as they were. */
export type Leaks = {
  /** The words and ids of others that an answer holds. */
  in(answer: Answer, name: PrincipalName, endpoint: { readonly path: string }, named: string): string[];
  /** One hash over every row of the other workspace, and of the sibling partner's people and invitations. */
  elsewhere(): Promise<string>;
};

/** Whose words may not reach whom. */
const forbidden: Readonly<Record<"staff" | "portal" | "outside", readonly Canary[]>> = {
  staff: ["other"],
  portal: ["other", "south", "inside"],
  outside: ["other", "south", "north", "inside"],
};

const outside: readonly PrincipalName[] = ["nobody", "guest", "suspended", "revoked key", "expired key"];

const groupOf = (name: PrincipalName): keyof typeof forbidden =>
  outside.includes(name) ? "outside" : name.startsWith("north") ? "portal" : "staff";

/** The one place where somebody may read of another workspace: the list of where else they are a member. */
const ownMemberships = (name: PrincipalName, path: string): boolean =>
  name === "owner elsewhere" && path.endsWith("/session");

export async function leaksFor(world: SignedIn): Promise<Leaks> {
  const tables = await tenantTables(world);
  const idsOther = await idsIn(world, tables, "workspace_id", world.other.id);
  const idsSouth = await idsIn(world, tables, "partner_id", world.companies.south.id);
  const elsewhereOnly = idsOther.filter((id) => id !== world.elsewhere.user);
  return {
    in: ({ headers, body }, name, { path }, named) => {
      const group = groupOf(name);
      const words = forbidden[group].map((canary) => canaries[canary]);
      const ids = group === "staff" ? elsewhereOnly : [...elsewhereOnly, ...idsSouth];
      const said = `${headers}\n${body}`.toLowerCase();
      const without = named === "" ? said : said.replaceAll(named.toLowerCase(), "");
      return [...words, ...ids].filter((word) => without.includes(word) && !ownMemberships(name, path));
    },
    elsewhere: () => hashOfRows(world, tables),
  };
}

type Column = { readonly table: string; readonly column: string; readonly type: string };

async function tenantTables({ superuser }: SignedIn): Promise<Column[]> {
  const { rows } = await superuser.query<Column>(`
    select table_name as table, column_name as column, data_type as type from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migrations'`);
  return rows;
}

/** Every id in the rows that one column picks, but those that lead to what they share with the rows of others. */
async function idsIn(
  { superuser }: SignedIn,
  columns: readonly Column[],
  by: string,
  id: string,
): Promise<string[]> {
  const sharing = by === "workspace_id" ? [] : ["workspace_id", "source_id", "batch_id", "deal_id"];
  const tables = columns.filter(({ column }) => column === by).map(({ table }) => table);
  const parts = columns
    .filter(
      ({ table, column, type }) => type === "uuid" && tables.includes(table) && !sharing.includes(column),
    )
    .map(({ table, column }) => `select t.${column}::text as id from ${table} t where t.${by} = $1`);
  const { rows } = await superuser.query<{ id: string | null }>(parts.join(" union "), [id]);
  return rows.flatMap((row) => (row.id === null || row.id === nilId ? [] : [row.id]));
}

async function hashOfRows(
  { superuser, other, companies }: SignedIn,
  columns: readonly Column[],
): Promise<string> {
  const tables = columns.filter(({ column }) => column === "workspace_id").map(({ table }) => table);
  const parts = [
    "select 'workspaces' || t::text as row from workspaces t where id = $1",
    ...tables.map((table) => `select '${table}' || t::text from ${table} t where workspace_id = $1`),
    "select 'sibling' || t::text from partner_people t where partner_id = $2",
    "select 'sibling' || t::text from invitations t where partner_id = $2",
  ];
  const { rows } = await superuser.query<{ hash: string }>(
    `select md5(string_agg(row, e'\\n' order by row)) as hash from (${parts.join(" union all ")}) all_rows`,
    [other.id, companies.south.id],
  );
  return rows[0]?.hash ?? "";
}
