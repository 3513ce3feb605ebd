import pg from "pg";
import { nilId } from "../../../src/database/ids.ts";
import { freshIds, type Ids, idsOf, insertOf, literal, type Row, rowOf, type Side, sides } from "./rows.ts";

/**
 * Every table × every role × {select, insert, update, delete, upsert, move, foreign key} × a row of one's own, of a sibling
 * partner, of another workspace: done for real and taken back, and compared with the reach that is written here.
 */
export const acts = ["select", "insert", "update", "delete", "upsert", "move"] as const;
type Act = (typeof acts)[number];

/** How far an act of a role goes: the own company (or the own memberships), the whole workspace, or nowhere. */
type Reach = "own" | "workspace";
type Reaches = Readonly<Record<string, Partial<Record<Act, Reach>>>>;

type Context = {
  readonly name: string;
  readonly role: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly reach: (table: string) => Partial<Record<Act, Reach>>;
};

const { own } = idsOf;
const everything = {
  select: "workspace",
  insert: "workspace",
  update: "workspace",
  delete: "workspace",
  upsert: "workspace",
} as const;
const staffReach: Reaches = {
  audit_entries: { select: "workspace", insert: "workspace" },
  audit_heads: { select: "workspace", insert: "workspace", update: "workspace", upsert: "workspace" },
};
const portalReach: Reaches = {
  partners: { select: "own" },
  partner_enrollments: { select: "own" },
  deals: { select: "own" },
  deal_parts: { select: "own" },
  certifications: { select: "own" },
  daily_facts: { select: "own" },
  partner_people: { select: "own", update: "own", delete: "own" },
  invitations: { select: "own", insert: "own", update: "own" },
  workspaces: { select: "workspace" },
  partner_terms: { select: "workspace" },
  idempotent_answers: { select: "own", insert: "own" },
  audit_entries: { insert: "workspace" },
  audit_heads: { select: "workspace", insert: "workspace", update: "workspace", upsert: "workspace" },
};
const userReach: Reaches = {
  people: { select: "own" },
  partner_people: { select: "own" },
  partners: { select: "own" },
  workspaces: { select: "workspace" },
};

/** As auth.key_of asks: one key, its owner, and what the workspace asks of people. */
const keyReach: Reaches = {
  api_keys: { select: "own" },
  people: { select: "own" },
  workspaces: { select: "workspace" },
};

export const contexts: readonly Context[] = [
  {
    name: "staff",
    role: "entente_app",
    settings: { workspace: own.workspace },
    reach: (table) => staffReach[table] ?? everything,
  },
  {
    name: "portal",
    role: "entente_portal",
    settings: { workspace: own.workspace, partner: own.partner, principal: `partner:${own.partnerPerson}` },
    reach: (table) => portalReach[table] ?? {},
  },
  {
    name: "sign-in of a user",
    role: "entente_auth",
    settings: { user: own.user },
    reach: (table) => userReach[table] ?? {},
  },
  {
    name: "sign-in of a domain",
    role: "entente_auth",
    settings: { domain: `d${own.number}.example` },
    reach: (table): Partial<Record<Act, Reach>> => (table === "sign_on_connections" ? { select: "own" } : {}),
  },
  {
    name: "sign-in of a key",
    role: "entente_auth",
    settings: { workspace: own.workspace, user: nilId, key: own.key, person: own.person },
    reach: (table) => keyReach[table] ?? {},
  },
];

export type Matrix = { readonly tried: number; readonly differences: readonly string[] };

/** As a superuser, inside a transaction that the caller takes back: the rows of three sides in every table. */
export async function seed(client: pg.Client): Promise<void> {
  for (const [table, row] of Object.entries(rowOf))
    for (const side of sides) {
      if (isSharedTable(table) && side === "sibling") continue;
      await client.query(insertOf(table, row(idsOf[side])));
    }
}

/** One row for a whole workspace: what is the own company's is the sibling's, too. */
const isSharedTable = (table: string): boolean =>
  table === "workspaces" || table === "audit_heads" || table === "working_files";

/** What differs from the written reach, in words; nothing where the policies hold. */
export async function databaseMatrix(client: pg.Client, tables: readonly string[]): Promise<Matrix> {
  const differences: string[] = [];
  let tried = 0;
  for (const table of tables)
    for (const context of contexts)
      for (const act of acts)
        for (const side of sides) {
          tried += 1;
          const reached = await isReached(client, context, table, act, side);
          const expected = expectedReach(context, table, act, side);
          if (reached !== expected)
            differences.push(
              `${context.name}: ${act} ${side} row of ${table} is ${expected ? "out of reach" : "possible"}`,
            );
        }
  return { tried, differences };
}

function expectedReach({ reach }: Context, table: string, act: Act, side: Side): boolean {
  const far = reach(table)[act];
  if (far === undefined || side === "other") return false;
  return side === "own" || far === "workspace";
}

/** The rule let it through, whatever the table then says to a row that is there already or hangs on nothing. */
const passedThePolicies = new Set(["23505", "23503", "23514", "21000"]);

async function isReached(
  client: pg.Client,
  context: Context,
  table: string,
  act: Act,
  side: Side,
): Promise<boolean> {
  const outcome = await attempt(client, context, statementOf(table, act, side));
  if (typeof outcome === "number") return outcome > 0;
  return act !== "move" && passedThePolicies.has(outcome);
}

/** The number of rows, or the code of the refusal. Taken back either way. */
export async function attempt(
  client: pg.Client,
  { role, settings }: Pick<Context, "role" | "settings">,
  statement: string,
): Promise<number | string> {
  const inRole = [
    "savepoint attempt",
    ...Object.entries(settings).map(([name, value]) => `set local app."${name}" = ${literal(value)}`),
    `set local role ${role}`,
    statement,
  ];
  try {
    const results = (await client.query(inRole.join("; "))) as unknown as pg.QueryResult[];
    return results.at(-1)?.rowCount ?? 0;
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? error.message) : String(error);
  } finally {
    await client.query("rollback to savepoint attempt; release savepoint attempt");
  }
}

export const keyOf: Map<string, readonly string[]> = new Map();

/** Of what a role may change by the column: one that it may. */
const changing: Readonly<Record<string, string>> = { partner_people: "state", invitations: "state" };

function statementOf(table: string, act: Act, side: Side): string {
  const row = rowOf[table]?.(idsOf[side]) ?? {};
  const key = keyOf.get(table) ?? [];
  const where = key.map((column) => `${column} = ${literal(row[column] ?? null)}`).join(" and ");
  const last = key.at(-1) ?? "";
  switch (act) {
    case "select":
      return `select ${last} from ${table} where ${where}`;
    case "insert":
      return insertOf(table, rowOf[table]?.(freshIds(side, table)) ?? {});
    case "update":
      return `update ${table} set ${changing[table] ?? last} = ${changing[table] ?? last} where ${where}`;
    case "delete":
      return `delete from ${table} where ${where}`;
    case "upsert":
      return `${insertOf(table, row)} on conflict (${key.join(", ")}) do update set ${last} = excluded.${last}`;
    case "move":
      return moveOf(table, side, where);
  }
}

/** Puts a row into somebody else's hands: another workspace's where it is ours, ours where it is another's. */
function moveOf(table: string, side: Side, where: string): string {
  const to: Ids = side === "other" ? idsOf.own : idsOf.other;
  const column = table === "workspaces" ? "id" : "workspace_id";
  return `update ${table} set ${column} = ${literal(to.workspace)} where ${where}`;
}

export type ForeignKey = {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
};

/** An own row that refers to a row of another workspace, through every foreign key of every table, as the staff. */
export async function foreignKeyMatrix(client: pg.Client, keys: readonly ForeignKey[]): Promise<Matrix> {
  const differences: string[] = [];
  const [staff] = contexts;
  if (!staff) throw new Error("There is no staff");
  for (const { table, name, columns } of keys) {
    const rowFor = (ids: Ids): Row => rowOf[table]?.(ids) ?? {};
    const [mine, theirs] = [rowFor(freshIds("own", table)), rowFor(idsOf.other)];
    // The first row of a table that refers to itself refers to nothing; a later one does.
    const later = rowFor(freshIds("other", table));
    const foreign = Object.fromEntries(
      columns.map((column) => [column, theirs[column] ?? later[column] ?? null]),
    );
    // A key that leads nowhere but to the workspace itself has nothing foreign but the workspace, which the policy refuses.
    const row: Row = { ...mine, ...foreign, ...(columns.length > 1 ? workspaceOf(mine) : {}) };
    const outcome = await attempt(client, staff, insertOf(table, row));
    const refused = outcome === "23503" || (columns.length === 1 && outcome === "42501");
    if (!refused) differences.push(`a row of ${table} may refer to another workspace by ${name}: ${outcome}`);
  }
  return { tried: keys.length, differences };
}

const workspaceOf = (row: Row): Row =>
  "workspace_id" in row ? { workspace_id: row["workspace_id"] ?? null } : {};
