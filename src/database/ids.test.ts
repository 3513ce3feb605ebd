import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inWorkspace } from "./connection.ts";
import { takeNumbers } from "./counters.ts";
import { newId } from "./ids.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

describe("ids", () => {
  it("are UUIDs of version 7, which sort by the moment they were made", () => {
    const moments = fc.integer({ min: 0, max: 2 ** 48 - 1 });
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        const [a, b] = [newId(one), newId(other)];
        expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        if (one !== other) expect(a < b).toBe(one < other);
        expect(a).not.toBe(b);
      }),
    );
  });

  it("of one millisecond sort in the order they were made", () => {
    const made = Array.from({ length: 50_000 }, () => newId(1_800_000_000_000));
    expect(made).toEqual([...new Set(made)].sort());
  });
});

describe("human numbers", () => {
  let database: TestDatabase;
  const workspace = newId();
  beforeAll(async () => {
    database = await createTestDatabase();
    await inWorkspace(database.connection, workspace, (tx) =>
      tx
        .insertInto("workspaces")
        .values({
          id: workspace,
          name: "W",
          currency: "USD",
          is_sample: false,
          requires_totp: false,
          facts_revision: 0,
          created_at: "2026-11-20",
        })
        .execute(),
    );
  });
  afterAll(() => database.drop());

  const take = (noun: "partner" | "deal", count: number): Promise<number> =>
    inWorkspace(database.connection, workspace, (tx) => takeNumbers(tx, workspace, noun, count));

  it("begin at 1, follow each other, and are counted by noun", async () => {
    expect([await take("partner", 3), await take("partner", 1), await take("deal", 1)]).toEqual([1, 4, 1]);
  });

  it("are given once when several ask at the same moment", async () => {
    const firsts = await Promise.all([1, 2, 3, 4, 5].map(() => take("deal", 10)));
    expect(firsts.toSorted((a, b) => a - b)).toEqual([2, 12, 22, 32, 42]);
  });

  it("that were taken in a transaction which failed are given to the next", async () => {
    const before = await take("partner", 1);
    const failing = inWorkspace(database.connection, workspace, async (tx) => {
      await takeNumbers(tx, workspace, "partner", 5);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await take("partner", 1)).toBe(before + 1);
  });
});
