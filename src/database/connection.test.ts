import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acrossWorkspaces } from "./connection.ts";
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
    const work = acrossWorkspaces(database.connection, async (tx) => {
      const { rows } = await sql<{ backend: number }>`select pg_backend_pid() as backend`.execute(tx);
      await hangUp(rows[0]?.backend ?? 0);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return sql`select 1`.execute(tx);
    });
    await expect(work).rejects.toThrow(/connection|terminat/i);
    process.off("uncaughtException", hear);
    expect(unheard).toEqual([]);
    await acrossWorkspaces(database.connection, (tx) => sql`select 1`.execute(tx));
  });
});
