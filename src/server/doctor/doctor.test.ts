import {
  chmodSync,
  openSync,
  closeSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rememberBackup } from "../../database/backup/taken.ts";
import { type Connection, connect } from "../../database/connection.ts";
import { type EmbeddedPostgres, startEmbedded } from "../../database/embedded.ts";
import { migrate } from "../../database/migrate.ts";
import { temporaryDataFolder } from "../../database/test-database.ts";
import { doctorReply } from "./actions.ts";
import { type Check, clockCheck, diskCheck, mailCheck } from "./checks.ts";

const folder = temporaryDataFolder();
let server: EmbeddedPostgres;
let connection: Connection;

async function start(): Promise<void> {
  server = await startEmbedded({ dataDir: folder });
  connection = connect(server.url(), { rolesSignIn: true });
}

async function stop(): Promise<void> {
  await connection.close();
  await server.stop();
}

beforeAll(async () => {
  await start();
  await migrate(server.url());
  for (const name of ["secret.key", "local.token"])
    writeFileSync(join(folder, name), "secret", { mode: 0o600 });
});

afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const mail = { leaves: false, send: () => Promise.resolve() };
const now = (): Date => new Date();

const examine = (embedded = true) =>
  doctorReply(
    {
      connection,
      mail,
      now,
      loopbackOnly: true,
      embedded: embedded ? { dataFolder: folder, superuserUrl: server.superuserUrl() } : undefined,
    },
    folder,
  );

async function checkOf(name: string): Promise<Check | undefined> {
  return (await examine()).checks.find((check) => check.name === name);
}

async function asSuperuser(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: server.superuserUrl("entente") });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

/** Plants a fault, sees that the one check for it says so, takes it back, and sees that all is well again. */
async function expectFound(
  name: string,
  found: RegExp,
  plant: () => unknown,
  mend: () => unknown,
): Promise<void> {
  await plant();
  try {
    const reply = await examine();
    expect(reply.healthy).toBe(false);
    expect(reply.checks.filter(({ state }) => state === "problem").map((check) => check.name)).toEqual([
      name,
    ]);
    expect(await checkOf(name)).toMatchObject({ found: expect.stringMatching(found) });
  } finally {
    await mend();
  }
  expect((await examine()).healthy).toBe(true);
}

describe("an installation that is well", () => {
  it("has nothing but a first backup to make, which on its first day is no fault", async () => {
    const { healthy, checks } = await examine();
    expect(healthy).toBe(true);
    expect(checks.map(({ name, state }) => `${state} ${name}`)).toEqual([
      "ok data folder",
      "ok disk",
      "ok PostgreSQL",
      "ok checksums",
      "ok migrations",
      "ok roles",
      "ok isolation",
      "ok clock",
      "ok mail",
      "ok secret",
      "unknown backup",
      "ok indexes",
    ]);
  });

  it("is left as it was: the extension that walks indexes is not kept", async () => {
    await examine();
    expect((await asSuperuser("select extname from pg_extension where extname = 'amcheck'")).rows).toEqual(
      [],
    );
  });

  it("on a PostgreSQL of one's own, backup and indexes are not known, and that is no fault", async () => {
    const { healthy, checks } = await examine(false);
    expect(healthy).toBe(true);
    expect(checks.filter(({ state }) => state === "unknown").map(({ name }) => name)).toEqual([
      "backup",
      "indexes",
    ]);
  });
});

describe("a fault is found, alone, with what to do", () => {
  it.runIf(process.platform !== "win32")("a secret that others may read", async () => {
    const secret = join(folder, "secret.key");
    await expectFound(
      "secret",
      /may be read by others \(mode 644\)/,
      () => chmodSync(secret, 0o644),
      () => chmodSync(secret, 0o600),
    );
  });

  it.runIf(process.platform !== "win32")(
    "a data folder, or a key in it, that is open to others",
    async () => {
      const token = join(folder, "local.token");
      const mode = statSync(folder).mode & 0o777;
      await expectFound(
        "data folder",
        /local\.token may be read/,
        () => chmodSync(token, 0o640),
        () => chmodSync(token, 0o600),
      );
      await expectFound(
        "data folder",
        /may be written to by others/,
        () => chmodSync(folder, 0o777),
        () => chmodSync(folder, mode),
      );
    },
  );

  it("a table that does not force its policies", () =>
    expectFound(
      "isolation",
      /deals does not force row-level security/,
      () => asSuperuser("alter table deals no force row level security"),
      () => asSuperuser("alter table deals force row level security"),
    ));

  it("a table without a policy for the staff, or with one for everybody", async () => {
    await expectFound(
      "isolation",
      /new_table has no policy for entente_app/,
      () =>
        asSuperuser(
          "create table new_table (id int); alter table new_table enable row level security, force row level security",
        ),
      () => asSuperuser("drop table new_table"),
    );
    await expectFound(
      "isolation",
      /deals has a policy for everybody/,
      () => asSuperuser("create policy wide on deals using (true)"),
      () => asSuperuser("drop policy wide on deals"),
    );
  });

  it("a view that reads with its owner's rights", async () => {
    await expectFound(
      "isolation",
      /the view all_deals reads/,
      () => asSuperuser("create view all_deals as select * from deals"),
      () => asSuperuser("drop view all_deals"),
    );
    await asSuperuser("create view my_deals with (security_invoker = true) as select * from deals");
    expect(await checkOf("isolation")).toMatchObject({ state: "ok" });
    await asSuperuser("drop view my_deals");
  });

  it("a role of requests that may do more than it should", () =>
    expectFound(
      "roles",
      /entente_portal has BYPASSRLS/,
      () => asSuperuser("alter role entente_portal bypassrls"),
      () => asSuperuser("alter role entente_portal nobypassrls"),
    ));

  it("a migration that was not applied", () =>
    expectFound(
      "migrations",
      /0002-people\.sql not applied/,
      () => asSuperuser("update migrations set name = '' where number = 2"),
      () => asSuperuser("update migrations set name = '0002-people.sql' where number = 2"),
    ));

  it("data that was never backed up, and a backup that is too old", async () => {
    const made = join(folder, "postgres", "PG_VERSION");
    const longAgo = new Date(Date.now() - 3 * 86_400_000);
    const taken = { path: "/backups/one", startedAt: longAgo.toISOString(), bytes: 1, encrypted: true };
    utimesSync(made, longAgo, longAgo);
    expect(await checkOf("backup")).toMatchObject({
      state: "problem",
      found: expect.stringMatching(/none was ever/),
      next: "entente backup",
    });
    rememberBackup(folder, { ...taken, endedAt: longAgo.toISOString() });
    expect(await checkOf("backup")).toMatchObject({
      state: "problem",
      found: expect.stringMatching(/3 days ago: \/backups\/one, encrypted/),
    });
    rememberBackup(folder, { ...taken, endedAt: now().toISOString() });
    expect(await checkOf("backup")).toMatchObject({ state: "ok" });
  });

  it("an index whose page on the disk was changed", async () => {
    await asSuperuser(
      "create table shelf as select n as id from generate_series(1, 5000) n; create index shelf_id on shelf (id)",
    );
    await asSuperuser(
      "alter table shelf enable row level security, force row level security; create policy own on shelf to entente_app using (true)",
    );
    const { rows } = await asSuperuser("select pg_relation_filepath('shelf_id') as path");
    await stop();
    const file = openSync(join(folder, "postgres", String(rows[0].path)), "r+");
    writeSync(file, "damage", 8192 + 4000);
    closeSync(file);
    await start();
    expect(await checkOf("indexes")).toMatchObject({
      state: "problem",
      found: expect.stringMatching(/shelf_id: invalid page/),
    });
    await asSuperuser("drop table shelf");
    expect(await checkOf("indexes")).toMatchObject({ state: "ok" });
  });
});

describe("judgments", () => {
  const said = { version: "18.4", database: "entente", checksums: true };

  it("clocks may differ by less than two seconds, the time of the question not counted", () => {
    expect(clockCheck({ ...said, clock: 1_000 }, 0, 2_000).state).toBe("ok");
    expect(clockCheck({ ...said, clock: 3_999 }, 0, 2_000).state).toBe("ok");
    expect(clockCheck({ ...said, clock: 4_000 }, 0, 2_000).state).toBe("problem");
    expect(clockCheck({ ...said, clock: -2_000 }, 0, 2_000).state).toBe("problem");
  });

  it("a disk with less than a gigabyte is nearly full, however large it is", () => {
    expect(diskCheck(999_999_999, 1e12).state).toBe("problem");
    expect(diskCheck(1e9, 1e12).state).toBe("ok");
  });

  it("without SMTP a server that others reach cannot invite them", () => {
    expect(mailCheck(false, true).state).toBe("ok");
    expect(mailCheck(false, false)).toMatchObject({ state: "problem", next: "set SMTP_URL and MAIL_FROM" });
    expect(mailCheck(true, false).state).toBe("ok");
  });
});
