import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, startEmbedded } from "../embedded.ts";
import { giveFolder, serverUser } from "../embedded/run-as.ts";
import { migrate } from "../migrate.ts";
import { migrationFiles } from "../migration-files.ts";
import { temporaryDataFolder } from "../test-database.ts";
import { backUp, type BackUpQuestion } from "./back-up.ts";
import { type Manifest, manifestName, openingName } from "./manifest.ts";
import { checkBackup, restoreBackup } from "./restore.ts";
import { forge, type Forged, openingOf, putTogether, takenApart, withByteChanged } from "./test-archive.ts";
import { backupsTaken } from "./taken.ts";

const folder = temporaryDataFolder();
const home = `${folder}-home`;
const passphrase = "correct horse battery staple";
const plain = join(folder, "plain.backup");
const sealed = join(folder, "sealed.backup");
const knownMigrations = migrationFiles().length;
let server: EmbeddedPostgres;
let whole: { manifest: Manifest; members: Forged[] };

beforeAll(async () => {
  mkdirSync(folder);
  server = await startEmbedded({ dataDir: home });
  await migrate(server.url());
  writeFileSync(join(home, "secret.key"), "the key of second factors", { mode: 0o600 });
  expect(await backUp(asking({ path: plain }))).toMatchObject({ ok: true });
  expect(await backUp(asking({ path: sealed, passphrase }))).toMatchObject({ ok: true });
  whole = await takenApart(plain);
});

afterAll(async () => {
  await server.stop();
  for (const path of [folder, home]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
});

const asking = (question: Partial<BackUpQuestion> & { path: string }): BackUpQuestion => ({
  embedded: { dataFolder: home, superuserUrl: server.superuserUrl() },
  programVersion: "0.1.0",
  now: () => new Date(),
  ...question,
});

let count = 0;
const newName = (): string => join(folder, `file-${(count += 1)}`);
const restoring = (path: string, into = temporaryDataFolder(), words?: string) =>
  restoreBackup({ path, into, knownMigrations, passphrase: words });

/** Refused with these words, and nothing is put where the data would have been. */
async function expectRefused(path: string, reason: RegExp, words?: string): Promise<void> {
  const into = temporaryDataFolder();
  const restored = await restoring(path, into, words);
  expect(restored).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  expect(existsSync(into)).toBe(false);
}

describe("a backup", () => {
  it("is one file for its owner's eyes, and says what it is of", async () => {
    expect(statSync(plain).mode & 0o777).toBe(0o600);
    expect(await checkBackup(plain, undefined)).toMatchObject({
      ok: true,
      value: { product: "entente", programVersion: "0.1.0", migrationHead: { number: knownMigrations } },
    });
  });

  it("carries the secret key and neither the local token nor what PostgreSQL makes anew", () => {
    const paths = whole.manifest.files.map(({ path }) => path);
    expect(paths).toContain("secret.key");
    expect(paths).toContain("postgres/global/pg_control");
    expect(
      paths.filter((path) => /local\.token|postmaster|pg_internal|^postgres\/pg_notify/.test(path)),
    ).toEqual([]);
    expect(paths.filter((path) => path.startsWith("postgres/pg_wal/")).length).toBeGreaterThan(0);
  });

  it("is noted in the data folder, so that its age is known", () => {
    expect(backupsTaken(home).map(({ path, encrypted }) => [path, encrypted])).toEqual([
      [plain, false],
      [sealed, true],
    ]);
  });

  it("leaves nothing on the server: no slot, no backup in progress", async () => {
    const client = new pg.Client({ connectionString: server.superuserUrl() });
    await client.connect();
    expect((await client.query("select from pg_replication_slots")).rowCount).toBe(0);
    await client.end();
  });
});

describe("a backup is not begun", () => {
  const refusals: readonly (readonly [string, () => Partial<BackUpQuestion> & { path: string }, RegExp])[] = [
    ["of a PostgreSQL of one's own", () => ({ path: newName(), embedded: undefined }), /DATABASE_URL/],
    ["at a relative path", () => ({ path: "here.backup" }), /not an absolute path/],
    ["over a file that is there", () => ({ path: plain }), /exists already/],
    [
      "in the database's own folder",
      () => ({ path: join(home, "postgres", "x") }),
      /in the folder of the database/,
    ],
    ["in a folder that is not there", () => ({ path: join(folder, "no", "x") }), /no such file or folder/],
    ["below a file", () => ({ path: join(plain, "x") }), /a file is in the way/],
  ];
  it.each(refusals)("%s", async (_name, question, reason) => {
    const asked = asking(question());
    expect(await backUp(asked)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(existsSync(`${asked.path}.part`)).toBe(false);
  });

  it("beside one that is being written to the same name", async () => {
    const path = newName();
    writeFileSync(`${path}.part`, "");
    expect(await backUp(asking({ path }))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/is being written/),
    });
    expect(existsSync(`${path}.part`)).toBe(true);
  });

  it("when a link leads out of the data folder: what is behind it would be lost", async () => {
    const link = join(home, "postgres", "pg_tblspc", "16999");
    symlinkSync(folder, link);
    const path = newName();
    try {
      expect(await backUp(asking({ path }))).toMatchObject({
        ok: false,
        reason: expect.stringMatching(/pg_tblspc\/16999 .*link out of it/),
      });
    } finally {
      rmSync(link);
    }
    expect(readdirSync(folder).filter((name) => name.endsWith(".part") && path.endsWith(name))).toEqual([]);
  });
});

describe("a sealed backup", () => {
  it("opens with its passphrase to the same content", async () => {
    const into = temporaryDataFolder();
    expect(await restoring(sealed, into, passphrase)).toMatchObject({ ok: true });
    expect(readFileSync(join(into, "secret.key"), "utf8")).toBe("the key of second factors");
    const again = await startEmbedded({ dataDir: into });
    await again.stop();
    rmSync(into, { recursive: true });
  });

  it("shows nothing of what is in it", () => {
    const bytes = readFileSync(sealed);
    for (const word of ["PG_VERSION", "manifest", "secret.key", "\x1f\x8b\x08\0"])
      expect(bytes.includes(word)).toBe(false);
  });

  it("does not open with another passphrase, or without one", async () => {
    await expectRefused(sealed, /does not open with this passphrase/, "correct horse battery stable");
    await expectRefused(sealed, /is encrypted/);
  });

  it("refuses a passphrase for a file that is not sealed, which would prove nothing", () =>
    expectRefused(plain, /is not encrypted/, passphrase));

  it("does not open when a byte of it differs, wherever that is", async () => {
    const { size } = statSync(sealed);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: size - 1 }), async (at) => {
        const changed = withByteChanged(sealed, at, join(folder, "changed"));
        expect(await checkBackup(changed, passphrase)).toMatchObject({ ok: false });
      }),
      { numRuns: 12, examples: [[0], [30], [100], [size - 1]] },
    );
  }, 120_000);

  it("does not open when parts of it were cut off, repeated or swapped", async () => {
    const bytes = readFileSync(sealed);
    const head = 24 + 16 + 32;
    const chunk = (number: number): Buffer =>
      bytes.subarray(head + number * 65_552, head + (number + 1) * 65_552);
    const swapped = Buffer.concat([
      bytes.subarray(0, head),
      chunk(1),
      chunk(0),
      bytes.subarray(head + 2 * 65_552),
    ]);
    const repeated = Buffer.concat([bytes.subarray(0, head + 65_552), bytes.subarray(head)]);
    const cutAtChunk = bytes.subarray(0, head + 3 * 65_552);
    for (const forged of [swapped, repeated, cutAtChunk, bytes.subarray(0, -1), bytes.subarray(0, head)]) {
      const path = newName();
      writeFileSync(path, forged);
      expect(await checkBackup(path, passphrase)).toMatchObject({ ok: false });
    }
  });
});

describe("a file that is not what was written is refused before anything is put in place", () => {
  it("a changed byte never becomes other data", async () => {
    const { size } = statSync(plain);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: size - 1 }), async (at) => {
        const changed = withByteChanged(plain, at, join(folder, "changed"));
        const read = await checkBackup(changed, undefined);
        // Two bytes of gzip's header say who packed it and how hard; nothing depends on them.
        if (at === 8 || at === 9) expect(read).toMatchObject({ ok: true, value: whole.manifest });
        else expect(read).toMatchObject({ ok: false });
      }),
      { numRuns: 12, examples: [[0], [3], [8], [9], [12], [size - 1], [size - 5]] },
    );
  }, 120_000);

  it("cut off, at any length", async () => {
    const { size } = statSync(plain);
    for (const length of [0, 1, 9, 10, 5_000, Math.floor(size / 2), size - 8, size - 1]) {
      const path = newName();
      copyFileSync(plain, path);
      truncateSync(path, length);
      await expectRefused(path, /damaged or cut off|too early|no backup of entente/);
    }
  });

  it.each([
    ["a word", Buffer.from("x")],
    ["zeros", Buffer.alloc(4096)],
    ["another archive", gzipSync("more")],
  ])("longer by %s", async (_name, more) => {
    const path = newName();
    copyFileSync(plain, path);
    appendFileSync(path, more);
    await expectRefused(path, /added to it|damaged/);
  });

  it.each([
    ["an empty file", Buffer.alloc(0)],
    ["a text", Buffer.from("id;name\n1;Ana\n".repeat(100))],
    ["a foreign gzip file", gzipSync("not an archive".repeat(100))],
    ["a foreign archive of zeros", gzipSync(Buffer.alloc(10_240))],
  ])("%s", async (_name, bytes) => {
    const path = newName();
    writeFileSync(path, bytes);
    await expectRefused(path, /no backup of entente|not usable/);
  });

  it("a path that names nothing, or a folder", async () => {
    await expectRefused(join(folder, "nothing"), /no such file/);
    await expectRefused(folder, /it is a folder/);
  });
});

describe("a forged backup is refused", () => {
  const opening = (): Forged => ({ path: openingName, content: JSON.stringify(openingOf(whole.manifest)) });
  const tricks: readonly (readonly [string, Forged])[] = [
    ["an absolute path", { path: "/etc/cron.d/evil", content: "x" }],
    ["a path upwards", { path: "postgres/../../evil", content: "x" }],
    ["a path upwards at its end", { path: "postgres/..", kind: "folder" }],
    ["a path with a backslash", { path: "postgres\\..\\evil", content: "x" }],
    ["a path on a drive", { path: "postgres/C:evil", content: "x" }],
    ["an empty step", { path: "postgres//evil", content: "x" }],
    ["a symbolic link", { path: "postgres/link", type: "2" }],
    ["a hard link", { path: "postgres/link", type: "1" }],
    ["a device", { path: "postgres/device", type: "3" }],
    ["an extended header", { path: "postgres/long", type: "x", content: "20 path=../evil\n" }],
    ["a file beside the data", { path: "local.token", content: "x" }],
    ["a folder beside the data", { path: "elsewhere", kind: "folder" }],
    ["a folder where the key belongs", { path: "secret.key", kind: "folder" }],
  ];
  it.each(tricks)("with %s", async (_name, member) => {
    await expectRefused(forge(newName(), [opening(), member]), /leads out|neither a file|does not belong/);
  });

  const paths = () => whole.manifest.files;
  const without = (pattern: RegExp) => ({
    members: whole.members.filter(({ path }) => !pattern.test(path)),
    manifest: { ...whole.manifest, files: paths().filter(({ path }) => !pattern.test(path)) },
  });

  it("is none when put together as it was", async () => {
    const same = putTogether(newName(), whole.manifest, whole.members);
    expect(await checkBackup(same, undefined)).toMatchObject({ ok: true, value: whole.manifest });
  });

  it("without its log, also where the manifest does not miss it", async () => {
    const { manifest, members } = without(/pg_wal\/.{24}$/);
    await expectRefused(putTogether(newName(), manifest, members), /holds no pg_wal\/[0-9A-F]{24}/);
    await expectRefused(putTogether(newName(), whole.manifest, members), /pg_wal\/[0-9A-F]{24} is missing/);
  });

  it("without its label, which tells PostgreSQL where to begin", async () => {
    const { manifest, members } = without(/backup_label$/);
    await expectRefused(putTogether(newName(), manifest, members), /holds no backup_label/);
  });

  it("with a file more, a file twice, another content, or another beginning", async () => {
    const { manifest, members } = whole;
    const key = { path: "secret.key", content: "the key of somebody else" };
    const others = members.filter(({ path }) => path !== key.path);
    const later = { ...manifest, startedAt: "2020-01-01T00:00:00Z" };
    const beginning = { path: openingName, content: JSON.stringify(openingOf(later)) };
    const end = { path: manifestName, content: JSON.stringify(manifest) };
    const forgeries: readonly (readonly [Forged[], RegExp])[] = [
      [
        [opening(), ...members, { path: "postgres/base/more", content: "x" }, end],
        /does not name postgres\/base\/more/,
      ],
      [[opening(), ...members, key, end], /twice/],
      [[opening(), key, ...others, end], /secret\.key is not what/],
      [[beginning, ...members, end], /contradict each other/],
      [[opening(), ...members, end, end], /behind its manifest/],
      [[opening(), ...members], /no manifest/],
    ];
    for (const [forged, reason] of forgeries)
      expect(await checkBackup(forge(newName(), forged), undefined)).toMatchObject({
        ok: false,
        reason: expect.stringMatching(reason),
      });
    await expectRefused(
      forge(newName(), [opening(), ...members, key, end]),
      /a file of that name is there already/,
    );
  });

  it.each([
    [
      "another major version of PostgreSQL",
      { postgresVersion: "17.2" },
      /PostgreSQL 17; this program brings/,
    ],
    ["another kind of machine", { platform: "plan9-mips" }, /a database on plan9-mips/],
    [
      "a newer program",
      { migrationHead: { number: 999, name: "0999-later.sql" } },
      /migration 0999-later\.sql/,
    ],
    ["a larger disk", { dataBytes: 10 ** 15 }, /has \d+ MB free; the backup unpacks to/],
    ["another format", { format: 2 }, /cannot be read/],
  ])("or made for %s: that is said before the data is read", async (_name, change, reason) => {
    const content = JSON.stringify({ ...openingOf(whole.manifest), ...change });
    await expectRefused(forge(newName(), [{ path: openingName, content }]), reason);
  });
});

describe("a restore replaces nothing", () => {
  it("refuses the folder of a running server, and names the process", async () => {
    expect(await restoring(plain, home)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(new RegExp(`in use by process ${process.pid}`)),
    });
  });

  it.each([
    ["data", "postgres/PG_VERSION", /holds the data of an installation \(postgres\)/],
    ["the key of a database elsewhere", "secret.key", /is not empty \(secret\.key\)/],
    ["anything else", "letter.txt", /is not empty \(letter\.txt\)/],
  ])("refuses a folder with %s, and leaves it as it was", async (_name, file, reason) => {
    const into = temporaryDataFolder();
    mkdirSync(join(into, "postgres"), { recursive: true });
    if (!file.startsWith("postgres")) rmSync(join(into, "postgres"), { recursive: true });
    writeFileSync(join(into, file), "mine");
    chmodSync(into, 0o755);
    expect(await restoring(plain, into)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(reason),
      accepted: expect.stringMatching(/--into an empty folder/),
    });
    expect(readFileSync(join(into, file), "utf8")).toBe("mine");
    rmSync(into, { recursive: true });
  });

  it("works where a restore was broken off, and where a start has left its traces", async () => {
    const into = temporaryDataFolder();
    mkdirSync(join(into, "restoring", "postgres"), { recursive: true });
    for (const name of ["local.token", "postgres.log", "lock"]) writeFileSync(join(into, name), "{}");
    giveFolder(join(into, "restoring"), serverUser());
    expect(await restoring(plain, into)).toMatchObject({ ok: true });
    expect(existsSync(join(into, "restoring"))).toBe(false);
    expect(readFileSync(join(into, "local.token"), "utf8")).toBe("{}");
    rmSync(into, { recursive: true });
  });
});
