import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acrossWorkspaces, connect, inWorkspace } from "./connection.ts";
import { newId, nilId } from "./ids.ts";
import { isolationRefusal, refuseWithoutIsolation } from "./isolation.ts";
import { roleNames } from "./roles.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;
const [ours, theirs] = [newId(), newId()];

beforeAll(async () => {
  database = await createTestDatabase();
  for (const [id, name] of [
    [ours, "Ours"],
    [theirs, "Theirs"],
  ] as const)
    await inWorkspace(database.connection, id, async (tx) => {
      await tx
        .insertInto("workspaces")
        .values({
          id,
          name,
          currency: "USD",
          is_sample: false,
          requires_totp: false,
          facts_revision: 0,
          created_at: "2026-11-20",
        })
        .execute();
      await tx.insertInto("sources").values(sourceOf(id)).execute();
    });
});
afterAll(() => database.drop());

const sourceOf = (workspace: string) => ({
  workspace_id: workspace,
  id: newId(),
  name: "CRM",
  preset: "plain",
  holds: "all-deals" as const,
  currency: "USD",
  currency_assumed: false,
});

const sourcesSeenFrom = (workspace: string) =>
  inWorkspace(database.connection, workspace, (tx) => tx.selectFrom("sources").selectAll().execute());

describe("a workspace", () => {
  it("sees its own rows and no others, even when the query names no workspace", async () => {
    expect((await sourcesSeenFrom(ours)).map((row) => row.workspace_id)).toEqual([ours]);
    expect((await sourcesSeenFrom(theirs)).map((row) => row.workspace_id)).toEqual([theirs]);
  });

  it("sees itself alone among the workspaces", async () => {
    const seen = await inWorkspace(database.connection, ours, (tx) =>
      tx.selectFrom("workspaces").select("name").execute(),
    );
    expect(seen).toEqual([{ name: "Ours" }]);
  });

  it("may not write a row into another", async () => {
    const insert = inWorkspace(database.connection, ours, (tx) =>
      tx.insertInto("sources").values(sourceOf(theirs)).execute(),
    );
    await expect(insert).rejects.toThrow(/row-level security/);
  });

  it("may not move a row into another", async () => {
    const move = inWorkspace(database.connection, ours, (tx) =>
      tx.updateTable("sources").set({ workspace_id: theirs }).execute(),
    );
    await expect(move).rejects.toThrow(/row-level security/);
  });

  it("changes and deletes nothing of another, without an error that would tell of it", async () => {
    const [changed, deleted] = await inWorkspace(database.connection, ours, async (tx) => [
      await tx
        .updateTable("sources")
        .set({ name: "x" })
        .where("workspace_id", "=", theirs)
        .executeTakeFirst(),
      await tx.deleteFrom("sources").where("workspace_id", "=", theirs).executeTakeFirst(),
    ]);
    expect([changed.numUpdatedRows, deleted.numDeletedRows]).toEqual([0n, 0n]);
  });

  it("cannot hang a batch of its own under the source of another", async () => {
    const [source] = await sourcesSeenFrom(theirs);
    const insert = inWorkspace(database.connection, ours, (tx) =>
      tx
        .insertInto("batches")
        .values({
          workspace_id: ours,
          id: newId(),
          source_id: source?.id ?? "",
          number: 1,
          preset: "plain",
          content_hash: "",
          imported_at: "2026-11-20",
          report: "{}",
        })
        .execute(),
    );
    await expect(insert).rejects.toThrow(/foreign key/);
  });

  it("has an id that is a uuid: the setting is literal text", async () => {
    const name = "x'; reset role; --";
    await expect(inWorkspace(database.connection, name, async () => 1)).rejects.toThrow(/Not an id/);
  });
});

describe("outside of a workspace", () => {
  it("the staff role reads nothing: no workspace is an error, not everything", async () => {
    const read = database.connection.staff.selectFrom("sources").selectAll().execute();
    await expect(read).rejects.toThrow(/app.workspace|type uuid: ""/);
  });

  it("the next transaction on the same connection starts without the workspace of the one before", async () => {
    const single = connect(database.url, { maxConnections: 1, rolesSignIn: true });
    await inWorkspace(single, ours, async () => undefined);
    const state = await sql<{ workspace: string }>`
      select current_setting('app.workspace', true) as workspace`.execute(single.staff);
    const read = single.staff.selectFrom("sources").selectAll().execute();
    await expect(read).rejects.toThrow(/invalid input syntax for type uuid: ""/);
    await single.close();
    expect(state.rows).toEqual([{ workspace: "" }]);
  });
});

describe("the tests above can fail (each leak is seen)", () => {
  const leaks: readonly (readonly [string, string])[] = [
    ["a second, careless policy", "create policy careless on sources to entente_app using (true)"],
    ["row-level security switched off", "alter table sources disable row level security"],
    ["a policy that forgets to name its role", "create policy careless on sources using (true)"],
  ];
  it.each(leaks)("%s", async (_name, statement) => {
    const leaky = await createTestDatabase();
    try {
      for (const id of [ours, theirs])
        await acrossWorkspaces(leaky.connection, "a test", async (tx) => {
          await tx
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
            .execute();
          await tx.insertInto("sources").values(sourceOf(id)).execute();
        });
      await acrossWorkspaces(leaky.connection, "a test", (tx) => sql.raw(statement).execute(tx));
      const seen = await inWorkspace(leaky.connection, ours, (tx) =>
        tx.selectFrom("sources").selectAll().execute(),
      );
      expect(seen.map((row) => row.workspace_id).toSorted()).toEqual([ours, theirs].toSorted());
    } finally {
      await leaky.drop();
    }
  });
});

describe("serving", () => {
  it("goes ahead when the role of every pool is held by the policies", async () => {
    await expect(refuseWithoutIsolation(database.connection)).resolves.toBeUndefined();
  });

  // Roles belong to the whole server and other tests use it, so these changes are made and undone in one transaction.
  const breaches = roleNames.flatMap((role) => [
    { role, breach: "is a superuser", statement: `alter role ${role} superuser` },
    { role, breach: "has BYPASSRLS", statement: `alter role ${role} bypassrls` },
    {
      role,
      breach: "may act as the owner of the tables",
      statement: `revoke ${role} from entente_owner cascade; grant entente_owner to ${role}`,
    },
    {
      role,
      breach: "may act as another role of ours",
      statement: roleNames.map((other) => (other === role ? "" : `grant ${other} to ${role};`)).join(" "),
    },
  ]);
  it.each(breaches)(
    "is refused where $role $breach, with what to change",
    async ({ role, breach, statement }) => {
      const superuser = connect(database.superuserUrl);
      const undone = new Error("undone");
      const attempt = acrossWorkspaces(superuser, "a test", async (tx) => {
        await sql.raw(`${statement}; set local role ${role}`).execute(tx);
        const refusal = await isolationRefusal(tx, role);
        expect(refusal).toContain(`${role} ${breach.replace("another role of ours", "entente_")}`);
        expect(refusal).toContain(`ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS`);
        throw undone;
      });
      await expect(attempt).rejects.toBe(undone);
      await superuser.close();
    },
  );

  it("is refused where a connection is not in the role of its pool, as behind a pooler that drops it", async () => {
    const wrong = await inWorkspace(database.connection, ours, (tx) =>
      isolationRefusal(tx, "entente_portal"),
    );
    expect(wrong).toMatch(/runs entente_app where entente_portal was asked for/);
  });
});

describe("values", () => {
  it("days come back as text, whole numbers as numbers, numeric as text", async () => {
    const { rows } =
      await sql`select date '2024-02-29' as day, 9007199254740991::bigint as amount, 0.10::numeric as rate`.execute(
        database.connection.owner,
      );
    expect(rows).toEqual([{ day: "2024-02-29", amount: 9_007_199_254_740_991, rate: "0.10" }]);
  });

  it("a whole number that a number cannot hold exactly is an error, never rounded", async () => {
    await expect(sql`select 9007199254740993::bigint`.execute(database.connection.owner)).rejects.toThrow(
      /too large to be held exactly/,
    );
  });

  it("the nil id is no workspace", async () => {
    expect(await sourcesSeenFrom(nilId)).toEqual([]);
  });
});
