import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { entente } from "../../../tests/cli/run.ts";
import { type Running, startProgram } from "../../../tests/server/program.ts";
import { temporaryDataFolder } from "../../database/test-database.ts";

/** The audit trail from the command line, on a server that is running: what scripts rely on. */
const folder = temporaryDataFolder();
let program: Running;
const audit = (...args: string[]) => entente(["audit", ...args], "", { ENTENTE_DATA: folder });

beforeAll(async () => {
  program = await startProgram({ ENTENTE_DATA: folder });
});
afterAll(async () => {
  program.child.kill("SIGTERM");
  await program.ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

it("says that the trail of the loaded sample is whole, and ends with 0", async () => {
  const { code, stdout, stderr } = await audit("verify");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^● ok {2}\d+ entries, none missing, none changed\nhead {2}[0-9a-f]{64}\n/);
  expect(stdout).toContain("--head takes");
});

it("prints the same for programs", async () => {
  const { stdout } = await audit("verify", "--json");
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, intact: true, fault: null });
});

it("compares with the head that the log of the server has", async () => {
  const [, head = ""] = /"head":"([0-9a-f]{64})"/.exec(program.logged()) ?? [];
  const { code, stdout } = await audit("verify", "--head", head);
  expect([code, stdout]).toEqual([0, expect.not.stringContaining("--head takes")]);
});

it("ends with 1 on a head that is not in the trail, and with 2 on what is none", async () => {
  const foreign = await audit("verify", "--head", "f".repeat(64));
  expect([foreign.code, foreign.stdout]).toEqual([1, expect.stringContaining("▲ problem  Entry")]);
  const none = await audit("verify", "--head", "f");
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("64 digits")]);
});

it("exports to a new file that is for this user alone; the ending names the format", async () => {
  const file = join(folder, "trail.jsonl");
  expect(await audit("export", file)).toMatchObject({ code: 0, stdout: `${file} written\n` });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const actions = lines.map((line) => (JSON.parse(line) as { action: string }).action);
  expect(actions).toEqual(["strategy.loaded", "import.applied", "sample.loaded", "audit.exported"]);
  const again = await audit("export", file);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("is there already")]);
});
