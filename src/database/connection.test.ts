import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  acrossWorkspaces,
  atLengthAcrossWorkspaces,
  atLengthInWorkspace,
  type Connection,
  connect,
  forUser,
  inPortal,
  inWorkspace,
  type Tx,
} from "./connection.ts";
import { nilId } from "./ids.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function hangUp(backend: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query("select pg_terminate_backend($1)", [backend]);
  await client.end();
}

describe("a connection that the database hangs up on", () => {
  it("between two statements of a transaction fails that transaction, not the program", async () => {
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on("uncaughtException", hear);
    const work = acrossWorkspaces(database.connection, "a test", async (tx) => {
      const { rows } = await sql<{ backend: number }>`select pg_backend_pid() as backend`.execute(tx);
      await hangUp(rows[0]?.backend ?? 0);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return sql`select 1`.execute(tx);
    });
    await expect(work).rejects.toThrow(/connection|terminat/i);
    process.off("uncaughtException", hear);
    expect(unheard).toEqual([]);
    await acrossWorkspaces(database.connection, "a test", (tx) => sql`select 1`.execute(tx));
  });
});

/** Who a transaction is, and who it is after a statement that was smuggled into it. */
async function roleAfter(tx: Tx, smuggled: string): Promise<string> {
  try {
    await sql.raw(smuggled).execute(tx);
    const { rows } = await sql<{ role: string }>`select current_user::text as role`.execute(tx);
    return rows[0]?.role ?? "";
  } catch (error) {
    return (error as Error).message;
  }
}

const nowhere = { workspace: nilId, partner: nilId, person: nilId };
const pools: readonly (readonly [
  string,
  (connection: Connection, work: (tx: Tx) => Promise<string>) => Promise<string>,
])[] = [
  ["entente_app", (connection, work) => inWorkspace(connection, nilId, work)],
  ["entente_app", (connection, work) => atLengthInWorkspace(connection, nilId, work)],
  ["entente_portal", (connection, work) => inPortal(connection, nowhere, work)],
  ["entente_auth", (connection, work) => forUser(connection, nilId, work)],
];
const ways = ["set role none", "reset role", "reset session authorization", "discard all", "reset all"];
const others = ["entente_owner", "entente_app", "entente_portal", "entente_auth", "postgres"];

describe.each(pools)("a connection of %s", (role, run) => {
  it("that signed in as its role stays in it, whatever is said", async () => {
    const said = [
      ...ways,
      ...others.flatMap((one) => [`set role ${one}`, `set session authorization ${one}`]),
    ];
    for (const statement of said) {
      const after = await run(database.connection, (tx) => roleAfter(tx, statement)).catch(String);
      expect(`${statement}: ${after}`).toMatch(new RegExp(`: ${role}$|denied|AbortedTransaction`));
    }
  });

  it("of a user's own PostgreSQL begins in the role, which RESET ROLE keeps and SET ROLE NONE leaves", async () => {
    const shared = connect(database.url);
    expect(await run(shared, (tx) => roleAfter(tx, "reset role"))).toBe(role);
    expect(await run(shared, (tx) => roleAfter(tx, "set role none"))).toBe("entente_owner");
    await shared.close();
  });
});

describe("a statement of a request", () => {
  it("is given up at its deadline; long work is not", async () => {
    const hurried = connect(database.url, { rolesSignIn: true, statementTimeout: 200 });
    const slow = (tx: Tx) => sql`select pg_sleep(0.6)`.execute(tx);
    await expect(inWorkspace(hurried, nilId, slow)).rejects.toThrow(/statement timeout/);
    await expect(inPortal(hurried, nowhere, slow)).rejects.toThrow(/statement timeout/);
    await expect(forUser(hurried, nilId, slow)).rejects.toThrow(/statement timeout/);
    await expect(acrossWorkspaces(hurried, "a test", slow)).rejects.toThrow(/statement timeout/);
    await atLengthInWorkspace(hurried, nilId, slow);
    await atLengthAcrossWorkspaces(hurried, "a test", slow);
    await hurried.close();
  });
});
