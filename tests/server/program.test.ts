import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { postmasterPid } from "../../src/database/embedded/leftover.ts";
import { ended, isAlive } from "../../src/database/embedded/processes.ts";
import { createTestDatabase, temporaryDataFolder } from "../../src/database/test-database.ts";
import { temporaryFile } from "../cli/run.ts";
import { type Running, startProgram } from "./program.ts";

/** The server as a program: how it starts, where it listens, and that it leaves nothing running. */
// A busy machine needs a minute to make a database and load the sample; what is asserted is not how fast.
vi.setConfig({ testTimeout: 180_000 });
const folder = temporaryDataFolder();
const running: Running[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) {
    one.child.kill("SIGKILL");
    await one.ended;
  }
  const postmaster = postmasterPid(join(folder, "postgres"));
  if (postmaster !== undefined) await ended(postmaster, 10_000);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

async function start(env: Record<string, string> = {}, args?: readonly string[]): Promise<Running> {
  const one = await startProgram({ ENTENTE_DATA: folder, ...env }, args);
  running.push(one);
  return one;
}
/** Asks with the key of the data folder. */
const ask = (url: string, data = folder) => {
  const key = readFileSync(join(data, "local.token"), "utf8").trim();
  return fetch(`${url}/api/v1/workspace`, { headers: { authorization: `Bearer ${key}` } });
};
const partnersAt = async (url: string, data = folder) => {
  const reply = await ask(url, data);
  return ((await reply.json()) as { facts: { partners: number } }).facts.partners;
};

describe("the program", () => {
  it("serves the sample, keeps its key to itself, and on a termination signal leaves nothing behind", async () => {
    const first = await start();
    expect(await partnersAt(first.url)).toBe(701);
    expect(statSync(join(folder, "local.token")).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "server.json")).mode & 0o777).toBe(0o600);
    const postmaster = postmasterPid(join(folder, "postgres")) ?? 0;
    expect(isAlive(postmaster)).toBe(true);
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    expect([isAlive(postmaster), existsSync(join(folder, "server.json"))]).toEqual([false, false]);
  });

  it("starts again on the same data, and when it is killed its database ends as well", async () => {
    const again = await start();
    expect(again.said()).not.toContain("Loaded the AdventureWorks sample");
    expect(await partnersAt(again.url)).toBe(701);
    const postmaster = postmasterPid(join(folder, "postgres")) ?? 0;
    again.child.kill("SIGKILL");
    await again.ended;
    await ended(postmaster, 10_000);
    expect(isAlive(postmaster)).toBe(false);
  });

  it("starts after it was killed, and loads a strategy that is named; the same one again changes nothing", async () => {
    const sample = readFileSync("samples/adventureworks/strategy.yaml", "utf8");
    const file = temporaryFile(sample.replace("strategy FY20", "strategy of the test"), "mine.yaml");
    const one = await start({}, ["--port", "0", "--strategy", file]);
    const reply = await ask(one.url);
    expect(await reply.json()).toMatchObject({
      strategy: { name: "AdventureWorks channel strategy of the test", version: 2, fileName: "mine.yaml" },
    });
    one.child.kill("SIGTERM");
    await one.ended;
    const again = await start({}, ["--port", "0", "--strategy", file]);
    expect(again.said()).toContain("is version 2");
  });

  it("comes back by itself when its database is killed under it", async () => {
    const one = await start();
    process.kill(postmasterPid(join(folder, "postgres")) ?? 0, "SIGKILL");
    const statuses = new Set<number>();
    const until = Date.now() + 20_000;
    let last = 0;
    while (Date.now() < until && !(last === 200 && statuses.size > 1)) {
      last = (await ask(one.url)).status;
      statuses.add(last);
      // Whoever cannot be known is limited by address.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect([...statuses].filter((status) => status !== 200)).toEqual([503]);
    expect(await partnersAt(one.url)).toBe(701);
  });
});

describe("the program refuses, with what to do", () => {
  const refused = async (env: Record<string, string>, args?: readonly string[]) => {
    const one = await start(env, args);
    expect([one.url, await one.ended]).toEqual(["", 2]);
    return one.said();
  };

  it("a port that is taken, and names a free one", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const said = await refused({ PORT: String(port) }, []);
    other.close();
    expect(said).toContain(`Port ${port} is taken by another program.`);
    expect(said).toMatch(/\d+ is free: npm start -- --port \d+/);
  });

  it("to answer other machines without the name by which they come", async () => {
    expect(await refused({ HOST: "0.0.0.0" })).toContain("Set ENTENTE_URL");
  });

  it("every mistake of its settings at once", async () => {
    const said = await refused({ HOST: "::", PORT: "99999", DATABASE_URL: "mysql://localhost" }, []);
    for (const named of [
      "PORT=99999 is not accepted",
      "HOST=:: answers other machines",
      "DATABASE_URL is not accepted; write an address of PostgreSQL",
    ])
      expect(said).toContain(named);
    expect(await refused({}, ["--colour", "red"])).toContain("Accepted: --port, --host, --strategy");
  });

  it.each([
    ["that is not there", "/nowhere/strategy.yaml", undefined],
    ["that is broken", "broken.yaml", "a: [1"],
    ["that names no company", "none.yaml", "entente: 1\nstrategy: { name: X }"],
  ])("a strategy %s", async (_, name, text) => {
    const file = text === undefined ? name : temporaryFile(text, name);
    expect(await refused({}, ["--port", "0", "--strategy", file])).toContain(name);
  });
});

describe("a PostgreSQL that DATABASE_URL names", () => {
  it("is used instead of the embedded one", async () => {
    const database = await createTestDatabase();
    const other = temporaryDataFolder();
    const one = await startProgram({ ENTENTE_DATA: other, DATABASE_URL: database.url });
    running.push(one);
    expect([await partnersAt(one.url, other), existsSync(join(other, "postgres"))]).toEqual([701, false]);
    one.child.kill("SIGTERM");
    expect(await one.ended).toBe(0);
    rmSync(other, { recursive: true, force: true });
    await database.drop();
  });

  it("does not share its data folder with a server of another database", async () => {
    const [database, second] = [await createTestDatabase(), await createTestDatabase()];
    const other = temporaryDataFolder();
    const one = await startProgram({ ENTENTE_DATA: other, DATABASE_URL: database.url });
    running.push(one);
    const two = await startProgram({ ENTENTE_DATA: other, DATABASE_URL: second.url });
    expect([two.url, await two.ended]).toEqual(["", 2]);
    expect(two.said()).toMatch(/in use by the server at http:.*Set ENTENTE_DATA to another folder/);
    const beside = await startProgram({ ENTENTE_DATA: other, DATABASE_URL: database.url });
    running.push(beside);
    expect(beside.url).not.toBe("");
    for (const each of [beside, one]) {
      each.child.kill("SIGTERM");
      expect(await each.ended).toBe(0);
    }
    rmSync(other, { recursive: true, force: true });
    for (const each of [database, second]) await each.drop();
  });

  it("whose tables are another user's says what to do", async () => {
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const user = `visitor_${process.pid}`;
    await client.query(`create role ${user} login password 'visitor'`);
    const url = new URL(database.url);
    [url.username, url.password] = [user, "visitor"];
    const one = await start({ DATABASE_URL: url.href });
    expect([one.url, await one.ended]).toEqual(["", 2]);
    expect(one.said()).toMatch(/permission denied for .*reassign owned by/s);
    await client.query(`drop role ${user}`);
    await client.end();
    await database.drop();
  });

  it("that does not answer ends the start with the reason", async () => {
    const one = await start({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    expect(one.url).toBe("");
    expect(await one.ended).toBeGreaterThan(0);
    expect(one.said()).toContain("entente cannot start");
  });
});
