import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inWorkspace } from "../../database/connection.ts";
import { newId } from "../../database/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../database/test-database.ts";
import { addWorkspace } from "../../../tests/server/people/rows.ts";
import { answerOnce } from "./actions.ts";

const at = new Date("2026-11-20T10:00:00Z");
const workspace = newId();
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await inWorkspace(database.connection, workspace, (tx) =>
    addWorkspace(tx, { id: workspace, name: "W", at }),
  );
});
afterAll(() => database.drop());

/** Answers the same call twice; `done` counts how often it was done. */
async function twice(fresh: { status: number; body: string; once: boolean }) {
  const call = { workspace, principal: "staff:ana", key: newId(), request: "POST /" };
  let done = 0;
  const answer = () =>
    inWorkspace(database.connection, workspace, (tx) =>
      answerOnce(tx, call, at, async () => {
        done += 1;
        return fresh;
      }),
    );
  const [first, second] = [await answer(), await answer()];
  return { first, second, done };
}

describe("a call that is answered once", () => {
  it("gets the same answer again, and is not done again", async () => {
    const { first, second, done } = await twice({ status: 201, body: '{"a":1}', once: false });
    expect(first).toEqual({ ok: true, value: { status: 201, body: '{"a":1}', replayed: false } });
    expect(second).toEqual({ ok: true, value: { status: 201, body: '{"a":1}', replayed: true } });
    expect(done).toBe(1);
  });

  it.each([
    ["holds a secret", { status: 201, body: '{"key":"ent_secret"}', once: true }, "its secret was told once"],
    ["is larger than is kept", { status: 200, body: `"${"é".repeat(32_000)}"`, once: false }, "too large"],
  ])("whose answer %s is not done again either, and its retry is told so", async (_, fresh, told) => {
    const { first, second, done } = await twice(fresh);
    expect(first).toMatchObject({ ok: true, value: { body: fresh.body } });
    expect(second).toMatchObject({ ok: true, value: { status: 409, body: expect.stringContaining(told) } });
    expect(JSON.stringify(second)).toContain("answered-already");
    expect(JSON.stringify(second)).not.toContain("ent_secret");
    expect(done).toBe(1);
  });

  it("keeps an answer of just so many bytes", async () => {
    const body = `"${"x".repeat(63_998)}"`;
    expect((await twice({ status: 200, body, once: false })).second).toMatchObject({ value: { body } });
  });
});
