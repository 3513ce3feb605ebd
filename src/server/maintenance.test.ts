import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acrossWorkspaces, inWorkspace } from "../database/connection.ts";
import { newId } from "../database/ids.ts";
import { createTestDatabase, type TestDatabase } from "../database/test-database.ts";
import { program, record } from "./audit/actions.ts";
import { jobs, refuseUnnamed, runOnce, startMaintenance } from "./maintenance.ts";
import type { Upkeep } from "./upkeep.ts";

let database: TestDatabase;
const now = new Date("2026-11-20T10:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let said: { level: string; about: Record<string, unknown>; words: string }[] = [];
const log = {
  info: (about: unknown, words: unknown) =>
    void said.push({ level: "info", about: about as Record<string, unknown>, words: String(words) }),
  error: (about: unknown, words: unknown) =>
    void said.push({ level: "error", about: about as Record<string, unknown>, words: String(words) }),
} as Upkeep["log"];
const upkeep = (): Upkeep => ({ connection: database.connection, now: () => now, log });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const owner = <T>(text: ReturnType<typeof sql<T>>) =>
  acrossWorkspaces(database.connection, "a test", (tx) => text.execute(tx)).then(({ rows }) => rows);

async function newWorkspace(): Promise<string> {
  const id = newId();
  await owner(sql`insert into workspaces (id, name, currency, is_sample, requires_totp, facts_revision, created_at)
    values (${id}, 'Halyard', 'USD', false, false, 0, ${now})`);
  return id;
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};
const runAll = async () => {
  for (const job of jobs) await runOnce(job, upkeep());
};

describe("upkeep", () => {
  it("is one list of jobs with a name each", () => {
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  });

  it("forgets answers to repeated calls after seven days, of every workspace, and not before", async () => {
    for (const workspace of [await newWorkspace(), await newWorkspace()])
      for (const days of [0, 6.9, 7.1, 30])
        await owner(sql`insert into idempotent_answers values
          (${workspace}, 'staff:x', ${`key ${days}`}, 'hash', 200, '{}', ${daysAgo(days)})`);
    await runAll();
    await runAll();
    const kept = await owner<{ key: string }>(sql`select key from idempotent_answers order by key`);
    expect(kept.map(({ key }) => key)).toEqual(["key 0", "key 0", "key 6.9", "key 6.9"]);
  });

  it("forgets sessions that have run out", async () => {
    const session = (id: string, expires: Date, seen: Date) =>
      owner(sql`insert into auth.sessions (id, token_hash, stage, proof, portal_only, started_at, last_seen_at,
          idle_seconds, expires_at) values (${id}, ${id}, 'in', 'sample', false, ${seen}, ${seen}, 3600, ${expires})`);
    const [good, idle, old] = [newId(), newId(), newId()];
    await session(good, daysAgo(-1), daysAgo(0));
    await session(idle, daysAgo(-1), daysAgo(0.5));
    await session(old, daysAgo(1), daysAgo(0));
    await runAll();
    expect(await owner(sql`select id from auth.sessions`)).toEqual([{ id: good }]);
  });

  it("writes where each audit trail ends to the log", async () => {
    const workspace = await newWorkspace();
    await inWorkspace(database.connection, workspace, (tx) =>
      record(
        tx,
        workspace,
        program,
        { action: "a", object: { kind: "b", id: "c" } },
        { at: now, requestId: null },
      ),
    );
    said = [];
    const noted: Date[] = [];
    for (const job of jobs) await runOnce(job, { ...upkeep(), headsNoted: (at) => noted.push(at) });
    expect(said).toContainEqual({
      level: "info",
      about: { workspace, sequence: 1, head: expect.stringMatching(/^[0-9a-f]{64}$/) },
      words: "audit head",
    });
    expect(noted).toEqual([now]);
  });

  it("says of which workspace the audit trail does not hold, and where", async () => {
    const workspace = await newWorkspace();
    for (const id of ["1", "2"])
      await inWorkspace(database.connection, workspace, (tx) =>
        record(
          tx,
          workspace,
          program,
          { action: "a", object: { kind: "b", id } },
          { at: now, requestId: null },
        ),
      );
    const counts: number[] = [];
    const verify = async () => {
      said = [];
      for (const job of jobs)
        await runOnce(job, { ...upkeep(), trailsVerified: (count) => counts.push(count) });
      return said.filter(({ level }) => level === "error");
    };
    expect(await verify()).toEqual([]);
    await owner(
      sql`update audit_entries set action = 'z' where workspace_id = ${workspace} and sequence = 2`,
    );
    expect(await verify()).toEqual([
      {
        level: "error",
        about: { workspace, sequence: 2 },
        words: expect.stringContaining("the audit trail does not hold: The entry was changed"),
      },
    ]);
    expect(counts).toEqual([0, 1]);
    await owner(
      sql`update audit_entries set action = 'a' where workspace_id = ${workspace} and sequence = 2`,
    );
  });

  it("is done under a name: what has none, or another's, does not start", () => {
    const [one] = jobs;
    const named = { name: one?.name ?? "", does: "something" };
    expect(() => refuseUnnamed(jobs)).not.toThrow();
    for (const wrong of [
      { ...named, name: "" },
      { ...named, does: "" },
      { ...named, name: "Job 7" },
    ])
      expect(() => refuseUnnamed([...jobs, wrong])).toThrow(/a name of its own/);
    expect(() => refuseUnnamed([...jobs, named])).toThrow(/a name of its own/);
  });

  it("ends at once when it is to stop: what has not begun does not begin", async () => {
    said = [];
    await startMaintenance(upkeep()).stop();
    expect(said).toEqual([]);
  });

  it("says which job failed, and the others are done all the same", async () => {
    said = [];
    const broken = { ...database.connection, signIn: undefined } as unknown as Upkeep["connection"];
    const running = startMaintenance({ ...upkeep(), connection: broken });
    await until(() => said.some(({ words }) => words === "audit head"));
    await running.stop();
    const failed = said.filter(({ level }) => level === "error").map(({ about }) => about["job"]);
    expect(failed).toEqual(["forget-expired-sessions"]);
  });
});
