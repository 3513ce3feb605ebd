import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryDataFolder } from "../../database/test-database.ts";

/** The three commands of whoever keeps an installation, as processes: what scripts rely on. */
const home = temporaryDataFolder();
const elsewhere = temporaryDataFolder();
const desk = temporaryDataFolder();
const passphraseFile = join(desk, "passphrase");

beforeAll(() => {
  mkdirSync(desk);
  writeFileSync(passphraseFile, "correct horse battery staple\n");
});
afterAll(() => {
  for (const folder of [home, elsewhere, desk])
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
const program = fileURLToPath(new URL("../main.ts", import.meta.url));

function entente(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: desk,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], ENTENTE_DATA: home, ...env },
  });
  const text = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (text.stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (text.stderr += String(chunk)));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...text })));
}

const backupOnDesk = (): string => readdirSync(desk).find((file) => file.endsWith(".backup")) ?? "";

it("a company is backed up into one file, and that is in its trail", async () => {
  const made = await entente(["backup"]);
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toContain("This file is the whole company");
  expect(made.stdout).toContain("It is not encrypted");
  const name = backupOnDesk();
  expect(name).toMatch(/^entente-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup$/);
  expect(statSync(join(desk, name)).mode & 0o777).toBe(0o600);

  await entente(["audit", "export", "trail.jsonl"]);
  const [taken] = readFileSync(join(desk, "trail.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.includes("backup.taken"));
  expect(JSON.parse(taken ?? "")).toMatchObject({ actor: { via: "local" }, after: { sealed: false } });
  expect(taken).not.toContain(desk);
});

it("the file is moved to an empty machine, and the company is examined there", async () => {
  const name = backupOnDesk();
  const checked = await entente(["restore", name, "--check", "--json"]);
  expect(checked).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(checked.stdout)).toMatchObject({ into: null, programVersion: "0.1.0" });

  const restored = await entente(["restore", name, "--into", elsewhere]);
  expect(restored).toMatchObject({ code: 0, stderr: "" });
  expect(restored.stdout).toContain(`next: ENTENTE_DATA=${elsewhere} npm start`);
  expect(readFileSync(join(elsewhere, "secret.key"))).toEqual(readFileSync(join(home, "secret.key")));
  expect(existsSync(join(elsewhere, "local.token"))).toBe(false);

  const well = await entente(["doctor"], { ENTENTE_DATA: elsewhere });
  expect(well).toMatchObject({ code: 0, stderr: "" });
  expect(well.stdout).toMatch(/● ok {7}isolation/);
  expect(well.stdout).toMatch(/▲ 0 problems/);

  const again = await entente(["restore", name, "--into", elsewhere]);
  expect(again).toMatchObject({ code: 2, stdout: "" });
  expect(again.stderr).toContain("holds the data of an");
});

it("doctor ends with 1 when something is wrong, and prints the same for programs", async () => {
  chmodSync(join(home, "backups.json"), 0o644);
  const { code, stdout } = await entente(["doctor", "--json"]);
  chmodSync(join(home, "backups.json"), 0o600);
  expect(code).toBe(1);
  const reply = JSON.parse(stdout) as {
    healthy: boolean;
    checks: { name: string; state: string; next: string }[];
  };
  expect(reply.healthy).toBe(false);
  expect(reply.checks.find(({ state }) => state === "problem")).toMatchObject({
    name: "data folder",
    next: `chmod 600 ${join(home, "backups.json")}`,
  });
});

it("a passphrase goes from its file to the server and back, and never onto a command line", async () => {
  const sealed = join(desk, "sealed.backup");
  const options = ["--passphrase-file", passphraseFile];
  expect(await entente(["backup", sealed, ...options, "--json"])).toMatchObject({ code: 0, stderr: "" });
  expect(await entente(["restore", sealed, "--check", ...options])).toMatchObject({ code: 0 });
  const without = await entente(["restore", sealed, "--check"]);
  expect(without.code).toBe(2);
  expect(without.stderr).toContain("fix  --passphrase-file");
  writeFileSync(join(desk, "short"), "short\n");
  const short = await entente(["backup", join(desk, "x"), "--passphrase-file", join(desk, "short")]);
  expect(short).toMatchObject({ code: 2, stdout: "" });
  expect(short.stderr).toContain("12 to 400 characters");
});

it("a restore is refused while DATABASE_URL would hide what it makes", async () => {
  const refused = await entente(["restore", "any.backup"], { DATABASE_URL: "postgres://localhost/x" });
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain("DATABASE_URL is set");
});
