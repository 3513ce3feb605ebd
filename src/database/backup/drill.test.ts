import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, it } from "vitest";
import { type EmbeddedPostgres, startEmbedded } from "../embedded.ts";
import { postmasterPid } from "../embedded/leftover.ts";
import { pause } from "../embedded/processes.ts";
import { isRoot } from "../embedded/run-as.ts";
import { migrate } from "../migrate.ts";
import { migrationFiles } from "../migration-files.ts";
import { temporaryDataFolder } from "../test-database.ts";
import { backUp } from "./back-up.ts";
import { checkBackup, restoreBackup } from "./restore.ts";

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function newPath(): string {
  const path = temporaryDataFolder();
  folders.push(path);
  return path;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDir });
  servers.push(server);
  return server;
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

type Acknowledged = { readonly id: number; readonly lsn: string };

/** Writes rows one by one until told to stop, noting for each where the log stood when it had been acknowledged. */
function writer(url: string, first: number, step: number) {
  const acknowledged: Acknowledged[] = [];
  let running = true;
  const work = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined);
    await client.connect();
    for (let id = first; running; id += step) {
      await client.query("insert into ledger (id, words) values ($1, repeat(md5($2), 20))", [id, String(id)]);
      const { rows } = await client.query<{ lsn: string }>("select pg_current_wal_flush_lsn()::text as lsn");
      acknowledged.push({ id, lsn: rows[0]?.lsn ?? "" });
      await client.query("update ledger set words = words || 'changed' where id = $1", [id - 5 * step]);
    }
    await client.end();
  };
  const done = work().catch(() => undefined);
  return { acknowledged, stop: () => ((running = false), done) };
}

/** Tables that come and go, so that files vanish while they are copied. */
function restlessTables(url: string) {
  let running = true;
  const work = async (): Promise<void> => {
    for (let number = 0; running; number++)
      await ask(
        url,
        `create table coming_${number} as select * from ledger limit 2000; drop table coming_${number}`,
      );
  };
  const done = work().catch(() => undefined);
  return { stop: () => ((running = false), done) };
}

const isBefore = (one: string, other: string): boolean => place(one) <= place(other);
const place = (lsn: string): bigint => {
  const [high = "", low = ""] = lsn.split("/");
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
};

const damagedIndexes = `
  select c.relname, bt_index_check(c.oid, true) from pg_class c
  join pg_index i on i.indexrelid = c.oid join pg_am a on a.oid = c.relam
  where a.amname = 'btree' and i.indisvalid and c.relpersistence = 'p'`;
const damagedTables = `
  select c.relname, v.msg from pg_class c, verify_heapam(c.oid) v where c.relkind = 'r'`;

it("a backup taken while people write holds all that was acknowledged before it ended, after the machine is lost", async () => {
  const [home, file, elsewhere] = [newPath(), newPath(), newPath()];
  const server = await start(home);
  await migrate(server.url());
  writeFileSync(join(home, "secret.key"), "the key of second factors", { mode: 0o600 });
  writeFileSync(join(home, "local.token"), "the key of this installation", { mode: 0o600 });
  await ask(
    server.url(),
    `create table ledger (id bigint primary key, words text not null);
     create index ledger_words on ledger (words);
     insert into ledger select -n, repeat(md5(n::text), 20) from generate_series(1, 40000) n`,
  );
  const writers = [1, 2, 3].map((first) => writer(server.url(), first, 3));
  const restless = restlessTables(server.url());
  await pause(300);

  const made = await backUp({
    embedded: { dataFolder: home, superuserUrl: server.superuserUrl() },
    path: file,
    programVersion: "0.1.0",
    now: () => new Date(),
  });
  if (!made.ok) throw new Error(made.reason);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await ask(server.superuserUrl(), "select slot_name from pg_replication_slots")).toEqual([]);

  await pause(300);
  process.kill(postmasterPid(join(home, "postgres")) ?? 0, "SIGKILL");
  await Promise.all([...writers.map((one) => one.stop()), restless.stop()]);
  await server.stop();
  servers.splice(0);
  rmSync(home, { recursive: true });

  const checked = await checkBackup(file, undefined);
  const { length: knownMigrations } = migrationFiles();
  const restored = await restoreBackup({ path: file, into: elsewhere, knownMigrations });
  if (!restored.ok || !checked.ok) throw new Error("The backup could not be read");
  expect(restored.value).toEqual(checked.value);
  expect(
    readdirSync(elsewhere)
      .filter((name) => !name.startsWith("postgres-"))
      .toSorted(),
  ).toEqual(["postgres", "restored", "secret.key"]);
  if (isRoot()) expect(statSync(join(elsewhere, "postgres", "PG_VERSION")).uid).toBe(60_747);

  const again = await start(elsewhere);
  const there = new Set(
    (await ask<{ id: string }>(again.url(), "select id from ledger")).map(({ id }) => Number(id)),
  );
  const all = writers.flatMap(({ acknowledged }) => acknowledged);
  const [before, after] = [
    all.filter(({ lsn }) => isBefore(lsn, restored.value.stopLsn)),
    all.filter(({ lsn }) => !isBefore(lsn, restored.value.stopLsn)),
  ];
  expect(before.length).toBeGreaterThan(100);
  expect(before.filter(({ id }) => !there.has(id))).toEqual([]);
  // What came later cannot be there: were it, the drill would not see a loss either.
  expect(after.filter(({ id }) => there.has(id)).length).toBeLessThan(after.length / 10);
  expect(there.size).toBeGreaterThanOrEqual(40_000 + before.length);

  const database = again.superuserUrl("entente");
  await ask(database, "create extension amcheck");
  expect((await ask(database, damagedIndexes)).length).toBeGreaterThan(50);
  expect(await ask(database, damagedTables)).toEqual([]);
  expect(await migrate(again.url())).toEqual([]);
  expect(
    await ask(again.url(), "insert into ledger values (9000000000, 'life goes on') returning id"),
  ).toHaveLength(1);
});

it("negative control: without the log that belongs to it, the copied data does not come up", async () => {
  const [home, file, elsewhere] = [newPath(), newPath(), newPath()];
  const server = await start(home);
  await migrate(server.url());
  const embedded = { dataFolder: home, superuserUrl: server.superuserUrl() };
  const question = { embedded, path: file, programVersion: "0.1.0" };
  expect(await backUp({ ...question, now: () => new Date() })).toMatchObject({ ok: true });
  const { length: knownMigrations } = migrationFiles();
  expect(await restoreBackup({ path: file, into: elsewhere, knownMigrations })).toMatchObject({ ok: true });
  const log = join(elsewhere, "postgres", "pg_wal");
  for (const segment of readdirSync(log)) rmSync(join(log, segment), { recursive: true });
  await expect(startEmbedded({ dataDir: elsewhere })).rejects.toThrow("PostgreSQL did not start");
  expect(readFileSync(join(elsewhere, "postgres.log"), "utf8")).toMatch(
    /FATAL: {2}could not (locate|find) .*checkpoint|FATAL: {2}WAL ends before end of online backup/,
  );
});
