import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, inWorkspace } from "./connection.ts";
import { giveFolder, initdbUser } from "./embedded/run-as.ts";
import { pause } from "./embedded/processes.ts";
import { serverEnvironment, startWatched } from "./embedded/watched-server.ts";
import { describeTables } from "./generate-tables.ts";
import { newId } from "./ids.ts";
import { refuseWithoutIsolation } from "./isolation.ts";
import { migrate } from "./migrate.ts";
import { roleNames } from "./roles.ts";
import { oldestServer } from "./server-version.ts";
import { createTestDatabase, temporaryDataFolder } from "./test-database.ts";

/**
 * A PostgreSQL that is not ours, as DATABASE_URL names one: the administrator's address in ENTENTE_TEST_POSTGRES (the
 * test makes and drops databases and roles there), else the system's own programs.
 */
const address = process.env["ENTENTE_TEST_POSTGRES"];
const programs = systemPrograms();
const none = address === undefined && programs === undefined;
const title = none
  ? `a PostgreSQL of one's own (SKIPPED: none of version ${oldestServer} or newer in /usr/lib/postgresql, and ENTENTE_TEST_POSTGRES is not set)`
  : "a PostgreSQL of one's own";

describe.skipIf(none)(title, () => {
  let server: { readonly url: string; stop(): Promise<void> };

  beforeAll(async () => {
    server =
      address === undefined
        ? await startSystemServer(programs ?? "")
        : { url: address, stop: async () => {} };
    await forget();
    await ask(server.url, "create role entente_test_user login nosuperuser");
    await ask(server.url, "create database entente_test owner entente_test_user");
    await ask(server.url, "create database entente_test_admin");
  });

  afterAll(async () => {
    await forget();
    await server.stop();
  });

  const forget = async (): Promise<void> => {
    for (const database of ["entente_test", "entente_test_admin"])
      await ask(server.url, `drop database if exists ${database} with (force)`);
    for (const role of ["entente_test_user", ...roleNames])
      await ask(server.url, `drop role if exists ${role}`);
  };

  const asUser = (): string => at(server.url, "entente_test", "entente_test_user");

  it("is refused with what to do when its user may not create the roles", async () => {
    await expect(migrate(asUser())).rejects.toThrow(
      /may not create roles. Run once as an administrator: CREATE ROLE entente_app NOLOGIN; GRANT entente_app TO/,
    );
  });

  it("serves an ordinary user once an administrator has done that, and keeps workspaces apart", async () => {
    for (const role of roleNames) {
      await ask(server.url, `create role ${role} nologin`);
      await ask(server.url, `grant ${role} to entente_test_user`);
    }
    await migrate(asUser());
    await expectIsolation(asUser());
  });

  it("serves an administrator, who steps down into the staff role", async () => {
    const url = at(server.url, "entente_test_admin");
    await migrate(url);
    await expectIsolation(url);
  });

  it("has the same tables as the embedded one", async () => {
    const embedded = await createTestDatabase();
    expect(await describeTables(asUser())).toBe(await describeTables(embedded.url));
    await embedded.drop();
  });

  it("is refused while the staff role is a superuser", async () => {
    await ask(server.url, "alter role entente_app superuser");
    const connection = connect(asUser());
    await expect(refuseWithoutIsolation(connection)).rejects.toThrow(/entente_app is a superuser/);
    await connection.close();
    await ask(server.url, "alter role entente_app nosuperuser");
  });
});

async function expectIsolation(url: string): Promise<void> {
  const connection = connect(url);
  await refuseWithoutIsolation(connection);
  const [one, two] = [newId(), newId()];
  for (const id of [one, two])
    await inWorkspace(connection, id, (tx) =>
      tx
        .insertInto("workspaces")
        .values({
          id,
          name: id,
          currency: "EUR",
          is_sample: false,
          requires_totp: false,
          facts_revision: 0,
          created_at: "2026-11-20",
        })
        .execute(),
    );
  const seen = await inWorkspace(connection, one, (tx) => tx.selectFrom("workspaces").select("id").execute());
  await connection.close();
  expect(seen).toEqual([{ id: one }]);
}

/** The folder of the newest installed programs. */
function systemPrograms(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).map(Number) : [];
  const newest = versions.filter((version) => version >= oldestServer).toSorted((a, b) => b - a)[0];
  return newest === undefined ? undefined : join(root, String(newest), "bin");
}

async function startSystemServer(folder: string) {
  const data = temporaryDataFolder();
  const user = initdbUser();
  mkdirSync(data, { mode: 0o700 });
  giveFolder(data, user);
  const cluster = join(data, "cluster");
  const initdb = spawnSync(
    join(folder, "initdb"),
    ["-D", cluster, "-U", "admin", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"],
    { ...user, cwd: "/", encoding: "utf8", env: serverEnvironment() },
  );
  if (initdb.status !== 0) throw new Error(initdb.stderr);
  const binaries = { majorVersion: folder, program: (name: string) => join(folder, name) };
  const settings = ["listen_addresses=", `unix_socket_directories=${data}`, "fsync=off"];
  const server = startWatched(binaries, cluster, settings, user, openSync(join(data, "log"), "a"));
  const url = `postgresql://admin@localhost/postgres?host=${encodeURIComponent(data)}`;
  while (!(await ask(url, "select 1").catch(() => undefined))) await pause(50);
  return {
    url,
    stop: async () => {
      server.end();
      await server.exited;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function at(url: string, database: string, user?: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  if (user !== undefined) changed.username = user;
  return changed.href;
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
