import { sql } from "kysely";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { acrossWorkspaces, inPortal, inWorkspace } from "../../../src/database/connection.ts";
import { newId } from "../../../src/database/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../../src/database/test-database.ts";
import { program, record } from "../../../src/server/audit/actions.ts";
import { verifyTrail } from "../../../src/server/audit/verifying.ts";

/** The trail in PostgreSQL: who may write it, and that nobody rewrites it unseen. */
let database: TestDatabase;
let workspace: string;
const at = new Date("2026-11-20T10:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await newWorkspace();
});

async function newWorkspace(): Promise<string> {
  const id = newId();
  await inWorkspace(database.connection, id, (tx) =>
    tx
      .insertInto("workspaces")
      .values({
        id,
        name: "Halyard",
        currency: "USD",
        is_sample: false,
        requires_totp: false,
        facts_revision: 0,
        created_at: at.toISOString(),
      })
      .execute(),
  );
  return id;
}

const add = (after: unknown = null) =>
  inWorkspace(database.connection, workspace, (tx) =>
    record(
      tx,
      workspace,
      program,
      { action: "thing.done", object: { kind: "thing", id: "1" }, after },
      {
        at,
        requestId: null,
      },
    ),
  );
const addMany = async (count: number) => {
  for (let number = 1; number <= count; number++) await add({ number });
};
const verify = (head?: string) =>
  inWorkspace(database.connection, workspace, (tx) => verifyTrail(tx, workspace, head));
const asOwner = (text: ReturnType<typeof sql>) =>
  acrossWorkspaces(database.connection, "a test", (tx) => text.execute(tx));

describe("a trail that nobody touched", () => {
  it("is intact when it is empty, and has no head", async () => {
    expect(await verify()).toEqual({ entries: 0, head: null, intact: true, fault: null });
  });

  it("verifies for any content, and by any head that it had", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        await add(storable(value));
        const { head, intact } = await verify();
        expect(intact).toBe(true);
        expect((await verify(head ?? "")).intact).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("has neither forks nor gaps when many write at once, and none of a transaction that failed", async () => {
    const writing = Array.from({ length: 40 }, (_, number) =>
      inWorkspace(database.connection, workspace, async (tx) => {
        const event = { action: "thing.done", object: { kind: "thing", id: String(number) } };
        await record(tx, workspace, program, event, { at, requestId: null });
        if (number % 4 === 0) throw new Error("taken back");
      }),
    );
    const ended = await Promise.allSettled(writing);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(30);
    expect(await verify()).toMatchObject({ entries: 30, intact: true });
  });

  it("is walked in pages", async () => {
    await addMany(30);
    await asOwner(sql`
      insert into audit_entries select workspace_id, sequence + 30, occurred_at, actor, action, object_kind, object_id,
        before, after, why, request_id, previous_hash, hash from audit_entries where workspace_id = ${workspace}`);
    expect(await verify()).toMatchObject({ entries: 30, intact: false, fault: { sequence: 31 } });
  });
});

/** PostgreSQL takes no NUL and no half of a surrogate pair; bodies that hold one are refused before. */
const storable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/\\u0000|\\ud[89a-f]../gi, ""));

describe("tampering by whoever owns the tables is found", () => {
  test.each<[string, (id: string) => ReturnType<typeof sql>, number, RegExp]>([
    [
      "a changed entry",
      (id) =>
        sql`update audit_entries set after = '{"number": 7}' where workspace_id = ${id} and sequence = 4`,
      4,
      /was changed/,
    ],
    [
      "a changed moment",
      (id) =>
        sql`update audit_entries set occurred_at = occurred_at + interval '1 ms' where workspace_id = ${id} and sequence = 1`,
      1,
      /was changed/,
    ],
    [
      "an entry that was removed",
      (id) => sql`delete from audit_entries where workspace_id = ${id} and sequence = 3`,
      3,
      /is missing/,
    ],
    [
      "two entries that were swapped",
      (id) => sql`update audit_entries e set
          (occurred_at, actor, action, object_kind, object_id, before, after, why, request_id, previous_hash, hash) =
          (select o.occurred_at, o.actor, o.action, o.object_kind, o.object_id, o.before, o.after, o.why, o.request_id,
            o.previous_hash, o.hash
            from audit_entries o where o.workspace_id = e.workspace_id and o.sequence = 5 - e.sequence)
        where workspace_id = ${id} and sequence in (2, 3)`,
      2,
      /does not follow/,
    ],
    [
      "a tail that was cut off",
      (id) => sql`delete from audit_entries where workspace_id = ${id} and sequence > 4`,
      5,
      /the trail had 6 entries/,
    ],
    [
      "an entry that was added by hand",
      (id) => sql`insert into audit_entries
        select workspace_id, 7, occurred_at, actor, action, object_kind, object_id, before, after, why, request_id, hash, hash
        from audit_entries where workspace_id = ${id} and sequence = 6`,
      7,
      /was changed/,
    ],
    [
      "a head that was rewritten",
      (id) => sql`update audit_heads set hash = repeat('a', 64) where workspace_id = ${id}`,
      6,
      /does not have the hash/,
    ],
  ])("%s", async (_, tamper, sequence, reason) => {
    await addMany(6);
    expect(await verify()).toMatchObject({ entries: 6, intact: true });
    await asOwner(tamper(workspace));
    expect(await verify()).toMatchObject({
      intact: false,
      fault: { sequence, reason: expect.stringMatching(reason) },
    });
  });

  it("a tail cut off together with the head is found by a head noted elsewhere, and only so", async () => {
    await addMany(6);
    const { head } = await verify();
    await asOwner(sql`delete from audit_entries where workspace_id = ${workspace} and sequence > 4`);
    await asOwner(sql`update audit_heads h set sequence = 4, hash = e.hash from audit_entries e
      where h.workspace_id = ${workspace} and e.workspace_id = h.workspace_id and e.sequence = 4`);
    expect(await verify()).toMatchObject({ entries: 4, intact: true });
    expect(await verify(head ?? "")).toMatchObject({
      intact: false,
      fault: { sequence: 5, reason: expect.stringContaining("the end was cut off") },
    });
  });
});

describe("no role of a request rewrites the trail", () => {
  const scope = () => ({ workspace, partner: newId(), person: newId() });
  const attempts = [
    ["changes", sql`update audit_entries set why = 'x'`],
    ["removes", sql`delete from audit_entries`],
    ["empties", sql`truncate audit_entries`],
    ["removes the head of", sql`delete from audit_heads`],
    ["empties the heads of", sql`truncate audit_heads`],
  ] as const;

  test.each(attempts)("the staff role never %s it", async (_, text) => {
    await add();
    const tried = inWorkspace(database.connection, workspace, (tx) => text.execute(tx));
    await expect(tried).rejects.toMatchObject({ code: "42501" });
  });

  test.each([...attempts, ["reads", sql`select * from audit_entries`] as const])(
    "the portal role never %s it",
    async (_, text) => {
      await add();
      const tried = inPortal(database.connection, scope(), (tx) => text.execute(tx));
      await expect(tried).rejects.toMatchObject({ code: "42501" });
    },
  );

  it("the portal role adds to it, and the chain holds", async () => {
    await add();
    await inPortal(database.connection, scope(), (tx) =>
      record(tx, workspace, program, { action: "x", object: { kind: "y", id: "z" } }, { at, requestId: "r" }),
    );
    expect(await verify()).toMatchObject({ entries: 2, intact: true });
  });

  it("one workspace neither reads nor writes the trail of another", async () => {
    await add();
    const other = await newWorkspace();
    const seen = await inWorkspace(database.connection, other, (tx) => verifyTrail(tx, workspace, undefined));
    expect(seen).toMatchObject({ entries: 0 });
    const written = inWorkspace(database.connection, other, (tx) =>
      record(
        tx,
        workspace,
        program,
        { action: "x", object: { kind: "y", id: "z" } },
        { at, requestId: null },
      ),
    );
    await expect(written).rejects.toMatchObject({ code: "42501" });
  });
});
