import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationFiles } from "../migration-files.ts";
import { temporaryDataFolder } from "../test-database.ts";
import { backUp } from "./back-up.ts";
import { type Manifest, manifestName, openingName } from "./manifest.ts";
import { checkBackup, restoreBackup } from "./restore.ts";
import { forge, type Forged, openingOf, putTogether, takenApart } from "./test-archive.ts";
import { type Installation, startInstallation } from "./test-installation.ts";

const knownMigrations = migrationFiles().length;
let installation: Installation;
let whole: { manifest: Manifest; members: Forged[] };

beforeAll(async () => {
  installation = await startInstallation();
  const path = installation.newFile();
  expect(await backUp(installation.asking({ path }))).toMatchObject({ ok: true });
  whole = await takenApart(path);
});
afterAll(() => installation.remove());

/** Refused with these words, and nothing is put where the data would have been. */
async function expectRefused(path: string, reason: RegExp): Promise<void> {
  const into = temporaryDataFolder();
  const restored = await restoreBackup({ path, into, knownMigrations });
  expect(restored).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  expect(existsSync(into)).toBe(false);
}

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
    await expectRefused(
      forge(installation.newFile(), [opening(), member]),
      /leads out|neither a file|does not belong/,
    );
  });

  const paths = () => whole.manifest.files;
  const without = (pattern: RegExp) => ({
    members: whole.members.filter(({ path }) => !pattern.test(path)),
    manifest: { ...whole.manifest, files: paths().filter(({ path }) => !pattern.test(path)) },
  });

  it("is none when put together as it was", async () => {
    const same = putTogether(installation.newFile(), whole.manifest, whole.members);
    expect(await checkBackup(same, undefined)).toMatchObject({ ok: true, value: whole.manifest });
  });

  it("without its log, also where the manifest does not miss it", async () => {
    const { manifest, members } = without(/pg_wal\/.{24}$/);
    await expectRefused(
      putTogether(installation.newFile(), manifest, members),
      /holds no pg_wal\/[0-9A-F]{24}/,
    );
    await expectRefused(
      putTogether(installation.newFile(), whole.manifest, members),
      /pg_wal\/[0-9A-F]{24} is missing/,
    );
  });

  it("without its label, which tells PostgreSQL where to begin", async () => {
    const { manifest, members } = without(/backup_label$/);
    await expectRefused(putTogether(installation.newFile(), manifest, members), /holds no backup_label/);
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
      expect(await checkBackup(forge(installation.newFile(), forged), undefined)).toMatchObject({
        ok: false,
        reason: expect.stringMatching(reason),
      });
    await expectRefused(
      forge(installation.newFile(), [opening(), ...members, key, end]),
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
    await expectRefused(forge(installation.newFile(), [{ path: openingName, content }]), reason);
  });
});
