import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbedded } from "../embedded.ts";
import { giveFolder, serverUser } from "../embedded/run-as.ts";
import { migrationFiles } from "../migration-files.ts";
import { temporaryDataFolder } from "../test-database.ts";
import { backUp } from "./back-up.ts";
import { checkBackup, restoreBackup } from "./restore.ts";
import { takenApart, withByteChanged } from "./test-archive.ts";
import { type Installation, startInstallation } from "./test-installation.ts";

const passphrase = "correct horse battery staple";
const knownMigrations = migrationFiles().length;
let installation: Installation;
let plain: string;
let sealed: string;
let written: Awaited<ReturnType<typeof takenApart>>;

beforeAll(async () => {
  installation = await startInstallation();
  [plain, sealed] = [installation.newFile(), installation.newFile()];
  expect(await backUp(installation.asking({ path: plain }))).toMatchObject({ ok: true });
  expect(await backUp(installation.asking({ path: sealed, passphrase }))).toMatchObject({ ok: true });
  written = await takenApart(plain);
});
afterAll(() => installation.remove());

const restoring = (path: string, into: string, words?: string) =>
  restoreBackup({ path, into, knownMigrations, passphrase: words });

/** Refused with these words, and nothing is put where the data would have been. */
async function expectRefused(path: string, reason: RegExp, passphrase?: string): Promise<void> {
  const into = temporaryDataFolder();
  const restored = await restoreBackup({ path, into, knownMigrations, passphrase });
  expect(restored).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  expect(existsSync(into)).toBe(false);
}

describe("a sealed backup", () => {
  it("opens with its passphrase to the same content", async () => {
    const into = temporaryDataFolder();
    expect(await restoring(sealed, into, passphrase)).toMatchObject({ ok: true });
    expect(readFileSync(join(into, "secret.key"), "utf8")).toBe("the secret.key of this installation");
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
        const changed = withByteChanged(sealed, at, installation.newFile());
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
      const path = installation.newFile();
      writeFileSync(path, forged);
      expect(await checkBackup(path, passphrase)).toMatchObject({ ok: false });
    }
  });
});

describe("a file that is not what was written is refused before anything is put in place", () => {
  it("a changed byte never becomes other data, wherever it is", async () => {
    const { size } = statSync(plain);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: size - 1 }), async (at) => {
        const changed = withByteChanged(plain, at, installation.newFile());
        if (!(await checkBackup(changed, undefined)).ok) return;
        // Deflate has several ways to say the same (zeros repeat what stands one byte before, or two), and two bytes of
        // gzip's header only say who packed it and how hard. What is not refused must be what was written.
        expect(isDeepStrictEqual(await takenApart(changed), written)).toBe(true);
      }),
      { numRuns: 12, examples: [[8], [9]] },
    );
  }, 120_000);

  it.each([
    ["its mark", () => 0],
    ["the flags of gzip", () => 3],
    ["the first block", () => 12],
    ["the checksum of gzip", (size: number) => size - 5],
    ["the length of gzip", (size: number) => size - 1],
  ])("a changed byte in %s", async (_name, place) => {
    const changed = withByteChanged(plain, place(statSync(plain).size), installation.newFile());
    await expectRefused(changed, /damaged or cut off|no backup of entente|is not usable/);
  });

  it("cut off, at any length", async () => {
    const { size } = statSync(plain);
    for (const length of [0, 1, 9, 10, 5_000, Math.floor(size / 2), size - 8, size - 1]) {
      const path = installation.newFile();
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
    const path = installation.newFile();
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
    const path = installation.newFile();
    writeFileSync(path, bytes);
    await expectRefused(path, /no backup of entente|not usable/);
  });

  it("a path that names nothing, or a folder", async () => {
    await expectRefused(installation.newFile(), /no such file/);
    await expectRefused(dirname(plain), /it is a folder/);
  });
});

describe("a restore replaces nothing", () => {
  it("refuses the folder of a running server, and names the process", async () => {
    expect(await restoring(plain, installation.home)).toMatchObject({
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
