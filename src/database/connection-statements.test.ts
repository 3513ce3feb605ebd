import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect, inWorkspace, type Tx } from "./connection.ts";
import { newId } from "./ids.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;
let single: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
  single = connect(database.url, { rolesSignIn: true, maxConnections: 1 });
});
afterAll(async () => {
  await single.close();
  await database.drop();
});

const [one, other] = [newId(), newId()];
const often = (tx: Tx, workspace: string) =>
  sql<{ name: string }>`/* often */ select name from workspaces where id = ${workspace}`.execute(tx);
const seldom = (tx: Tx, workspace: string) =>
  sql`select name from workspaces where id = ${workspace}`.execute(tx);

describe("a statement that is asked often", () => {
  it("is planned once for a connection; another is planned each time", async () => {
    for (let round = 0; round < 3; round++)
      await inWorkspace(single, one, async (tx) => [await often(tx, one), await seldom(tx, one)]);
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
      single.staff,
    );
    expect(rows.map(({ statement }) => statement)).toEqual([
      "/* often */ select name from workspaces where id = $1",
    ]);
  });

  it("written with the query builder, too", async () => {
    await inWorkspace(single, one, (tx) =>
      tx.selectFrom("sources").select("name").modifyFront(sql`/* often */`).where("id", "=", one).execute(),
    );
    const { rows } = await sql`select from pg_prepared_statements where statement like '%sources%'`.execute(
      single.staff,
    );
    expect(rows).toHaveLength(1);
  });

  it("keeps to the workspace of each transaction, however old its plan is", async () => {
    for (const id of [one, other])
      await inWorkspace(single, id, (tx) =>
        tx
          .insertInto("workspaces")
          .values({
            id,
            name: id,
            currency: "USD",
            is_sample: false,
            requires_totp: false,
            facts_revision: 0,
            created_at: "2026-11-20",
          })
          .execute(),
      );
    // From the sixth time on PostgreSQL may use one plan for all values.
    for (let round = 0; round < 8; round++)
      for (const id of [one, other]) {
        const seen = await inWorkspace(single, id, async (tx) => [
          await often(tx, one),
          await often(tx, other),
        ]);
        expect(seen.flatMap(({ rows }) => rows)).toEqual([{ name: id }]);
      }
  });
});
