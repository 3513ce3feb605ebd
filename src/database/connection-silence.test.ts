import { rmSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect, inWorkspace, type Tx } from "./connection.ts";
import { type EmbeddedPostgres, startEmbedded } from "./embedded.ts";
import { pause } from "./embedded/processes.ts";
import { nilId } from "./ids.ts";
import { migrate } from "./migrate.ts";
import { temporaryDataFolder } from "./test-database.ts";
import { allOfPostgres, halt, wake } from "./test-halting.ts";

/** Processes of PostgreSQL that are stopped: they are there, hold their connections, and say nothing. */
const dataDir = temporaryDataFolder();
let database: EmbeddedPostgres;
let connection: Connection;

beforeAll(async () => {
  database = await startEmbedded({ dataDir });
  await migrate(database.url());
  connection = connect(database.url(), { rolesSignIn: true });
});
afterEach(wake);
afterAll(async () => {
  await connection.close();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const backendOf = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  return rows[0]?.pid ?? 0;
};
const ask = (of: Connection = connection) => inWorkspace(of, nilId, backendOf);
const sleep = (seconds: number, of: Connection = connection) =>
  inWorkspace(of, nilId, (tx) => sql`select pg_sleep(${seconds})`.execute(tx).then(() => "slept"));

/** How a request fails, and after how many seconds. */
async function failure(work: Promise<unknown>): Promise<{ reason: string; seconds: number }> {
  const begun = performance.now();
  const reason = await work.then(
    () => "it did not fail",
    (error: Error) => error.message,
  );
  return { reason, seconds: (performance.now() - begun) / 1000 };
}

const onLinux = process.platform === "linux";

describe.runIf(onLinux)("while the whole database is stopped", () => {
  it("requests fail within two seconds, and are answered again when it goes on", async () => {
    await Promise.all([ask(), ask()]);
    halt(allOfPostgres(dataDir));
    const failures = await Promise.all([failure(ask()), failure(ask()), failure(ask())]);
    for (const { reason, seconds } of [...failures, await failure(ask())]) {
      expect(reason).toMatch(/does not answer|timeout exceeded when trying to connect|Connection terminated/);
      expect(seconds).toBeLessThan(2.3);
    }
    wake();
    expect(await ask()).toBeGreaterThan(0);
  });

  it("a request in the middle of a statement fails soon, too, long before the statement's own deadline", async () => {
    const asleep = failure(sleep(12));
    await pause(300);
    halt(allOfPostgres(dataDir));
    const { reason, seconds } = await asleep;
    expect(reason).toBe("The database does not answer");
    expect(seconds).toBeLessThan(3.5);
    wake();
    expect(await ask()).toBeGreaterThan(0);
  });
});

describe.runIf(onLinux)("while one process of the database is stopped", () => {
  it("the request that meets it fails within two seconds; the next one meets another", async () => {
    const single = connect(database.url(), { rolesSignIn: true, maxConnections: 1 });
    const met = await ask(single);
    halt([met]);
    const { reason, seconds } = await failure(ask(single));
    expect(reason).toBe("The database does not answer");
    expect(seconds).toBeLessThan(2.3);
    expect(await ask(single)).not.toBe(met);
    wake();
    await single.close();
  });

  it("who is signed in is asked without a transaction, and given up as soon", async () => {
    const single = connect(database.url(), { rolesSignIn: true, maxConnections: 1 });
    const { rows } = await single.signInPool.query<{ pid: number }>("select pg_backend_pid() as pid");
    halt(rows.map(({ pid }) => pid));
    const { reason, seconds } = await failure(single.signInPool.query("select 1"));
    expect(reason).toBe("The database does not answer");
    expect(seconds).toBeLessThan(4.5);
    await single.signInPool.query("select 1");
    wake();
    await single.close();
  });

  it("in the middle of a statement the request fails a second after the deadline that the server missed", async () => {
    const short = connect(database.url(), { rolesSignIn: true, statementTimeout: 1_500 });
    const met = inWorkspace(short, nilId, async (tx) => {
      halt([await backendOf(tx)]);
      return backendOf(tx);
    });
    const { reason, seconds } = await failure(met);
    expect(reason).toBe("The database does not answer");
    expect(seconds).toBeLessThan(3.5);
    wake();
    await short.close();
  });
});

describe("a database that is only slow", () => {
  it("is waited for", async () => {
    expect(await sleep(2.5)).toBe("slept");
  });

  it("is not blamed for a program that was busy while the answer lay there", async () => {
    const answer = sleep(0.1);
    await pause(50);
    const until = performance.now() + 3_000;
    while (performance.now() < until);
    expect(await answer).toBe("slept");
  });
});
