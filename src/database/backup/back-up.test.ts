import { existsSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationFiles } from "../migration-files.ts";
import { backUp, type BackUpQuestion } from "./back-up.ts";
import { checkBackup } from "./restore.ts";
import { backupsTaken } from "./taken.ts";
import { takenApart } from "./test-archive.ts";
import { type Installation, startInstallation } from "./test-installation.ts";

const knownMigrations = migrationFiles().length;
let installation: Installation;
let plain: string;

beforeAll(async () => {
  installation = await startInstallation();
  plain = installation.newFile();
  expect(await backUp(installation.asking({ path: plain }))).toMatchObject({ ok: true });
});
afterAll(() => installation.remove());

describe("a backup", () => {
  it("is one file for its owner's eyes, and says what it is of", async () => {
    expect(statSync(plain).mode & 0o777).toBe(0o600);
    expect(await checkBackup(plain, undefined)).toMatchObject({
      ok: true,
      value: { product: "entente", programVersion: "0.1.0", migrationHead: { number: knownMigrations } },
    });
  });

  it("carries the secret key and neither the local token nor what PostgreSQL makes anew", async () => {
    const { manifest } = await takenApart(plain);
    const paths = manifest.files.map(({ path }) => path);
    expect(paths).toContain("secret.key");
    expect(paths).toContain("postgres/global/pg_control");
    expect(
      paths.filter((path) => /local\.token|postmaster|pg_internal|^postgres\/pg_notify/.test(path)),
    ).toEqual([]);
    expect(paths.filter((path) => path.startsWith("postgres/pg_wal/")).length).toBeGreaterThan(0);
  });

  it("is noted in the data folder, so that its age is known", () => {
    expect(backupsTaken(installation.home)).toMatchObject([
      { path: plain, bytes: statSync(plain).size, encrypted: false },
    ]);
  });

  it("leaves nothing on the server: no slot, no backup in progress", async () => {
    const client = new pg.Client({ connectionString: installation.superuserUrl });
    await client.connect();
    expect((await client.query("select from pg_replication_slots")).rowCount).toBe(0);
    await client.end();
  });
});

describe("a backup is not begun", () => {
  const refusals: readonly (readonly [string, () => Partial<BackUpQuestion> & { path: string }, RegExp])[] = [
    [
      "of a PostgreSQL of one's own",
      () => ({ path: installation.newFile(), embedded: undefined }),
      /DATABASE_URL/,
    ],
    ["at a relative path", () => ({ path: "here.backup" }), /not an absolute path/],
    ["over a file that is there", () => ({ path: plain }), /exists already/],
    [
      "in the database's own folder",
      () => ({ path: join(installation.home, "postgres", "x") }),
      /in the folder of the database/,
    ],
    [
      "in a folder that is not there",
      () => ({ path: join(dirname(plain), "no", "x") }),
      /no such file or folder/,
    ],
    ["below a file", () => ({ path: join(plain, "x") }), /a file is in the way/],
  ];
  it.each(refusals)("%s", async (_name, question, reason) => {
    const asked = installation.asking(question());
    expect(await backUp(asked)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(existsSync(`${asked.path}.part`)).toBe(false);
  });

  it("beside one that is being written to the same name", async () => {
    const path = installation.newFile();
    writeFileSync(`${path}.part`, "");
    expect(await backUp(installation.asking({ path }))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/is being written/),
    });
    expect(existsSync(`${path}.part`)).toBe(true);
  });

  it("when a link leads out of the data folder: what is behind it would be lost", async () => {
    const link = join(installation.home, "postgres", "pg_tblspc", "16999");
    symlinkSync(dirname(plain), link);
    const path = installation.newFile();
    try {
      expect(await backUp(installation.asking({ path }))).toMatchObject({
        ok: false,
        reason: expect.stringMatching(/pg_tblspc\/16999 .*link out of it/),
      });
    } finally {
      rmSync(link);
    }
    expect(existsSync(`${path}.part`)).toBe(false);
  });
});
