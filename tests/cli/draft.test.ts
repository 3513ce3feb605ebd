import {
  appendFileSync,
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryDataFolder } from "../../src/database/test-database.ts";
import { type Running, startProgram } from "../server/program.ts";
import { entente } from "./run.ts";

/** A strategy that goes to a server and back, by two people with a file each. */
const data = temporaryDataFolder();
const folder = mkdtempSync(join(tmpdir(), "entente-draft-"));
const [ana, bo] = [join(folder, "ana.yaml"), join(folder, "bo.yaml")];
let program: Running;
beforeAll(async () => {
  program = await startProgram({ ENTENTE_DATA: data });
});
afterAll(async () => {
  program.child.kill("SIGTERM");
  await program.ended;
  for (const one of [data, folder]) rmSync(one, { recursive: true, force: true, maxRetries: 5 });
});

/** Asked by its address, the server of another machine would be asked in the same way. */
const run = (...args: string[]) =>
  entente(args, "", {
    ENTENTE_SERVER: program.url,
    ENTENTE_TOKEN: read(join(data, "local.token")).trim(),
    NO_COLOR: "1",
  });
const read = (file: string) => readFileSync(file, "utf8");
const change = (file: string, from: string | RegExp, to: string) => {
  const text = read(file);
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
};

describe("a strategy of a server", () => {
  it("is pulled, changed and pushed, and the other's changes come back into the file", async () => {
    expect((await run("pull", ana)).code).toBe(0);
    expect((await run("pull", bo)).code).toBe(0);
    expect((await run("diff", ana)).code).toBe(0);
    change(ana, /^(\s+owner: ).*$/m, "$1channel # by Ana");
    change(ana, /fiscalYearStart: \d+/, "fiscalYearStart: 4");
    const pushed = await run("push", ana);
    expect([pushed.code, pushed.stdout]).toEqual([0, expect.stringMatching(/year/i)]);
    change(bo, /^entente: 1$/m, "entente: 1 # by Bo");
    change(bo, /^ {2}name: .*$/m, "  name: Renamed by Bo");
    const differing = await run("diff", bo);
    expect([differing.code, differing.stderr]).toEqual([
      1,
      expect.stringContaining("the draft of AdventureWorks, the sample,"),
    ]);
    // What Ana saved since is hers: a push would not take it back, so it is no difference.
    expect(differing.stdout).toMatch(/Renamed by Bo/);
    expect(differing.stdout).not.toMatch(/year/i);
    const joined = await run("push", bo);
    expect([joined.code, joined.stderr]).toEqual([0, expect.stringContaining("others had changed")]);
    for (const text of ["# by Bo", "Renamed by Bo", "fiscalYearStart: 4"]) expect(read(bo)).toContain(text);
  });

  it("is not pushed into a draft that only has the same numbers", async () => {
    const other = temporaryDataFolder();
    const elsewhere = await startProgram({ ENTENTE_DATA: other });
    const file = join(folder, "other.yaml");
    try {
      const env = { ENTENTE_SERVER: elsewhere.url, ENTENTE_TOKEN: read(join(other, "local.token")).trim() };
      expect((await run("pull", file)).code).toBe(0);
      // As a note reads that was made on a server of the same name.
      const note = join(folder, ".other.yaml.entente.json");
      writeFileSync(
        note,
        read(note)
          .replace(program.url, elsewhere.url)
          .replace(/"revision":\d+/, '"revision":0'),
      );
      const { code, stderr } = await entente(["push", file], "", env);
      expect([code, stderr]).toEqual([2, expect.stringContaining("another text than the one")]);
    } finally {
      elsewhere.child.kill("SIGTERM");
      await elsewhere.ended;
      rmSync(other, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  it("is refused with line and column where it cannot be read", async () => {
    const broken = join(folder, "broken.yaml");
    writeFileSync(broken, "entente: 1\nstrategy: { name: x\n");
    const { code, stderr } = await run("push", broken);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/broken\.yaml:\d+:\d+/)]);
  });

  it("with a character that cannot be kept is refused with the place of the text", async () => {
    const escaped = join(folder, "escaped.yaml");
    expect((await run("pull", escaped)).code).toBe(0);
    change(escaped, /^ {2}name: .*$/m, '  name: "a\\u0007b"');
    const { code, stderr } = await run("push", escaped);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/\/strategy\/name holds/)]);
  });
});

describe("a server that gives no answer", () => {
  const ask = (env: Record<string, string>) =>
    entente(["pull", join(folder, "unasked.yaml")], "", {
      ENTENTE_SERVER: program.url,
      ENTENTE_TOKEN: "a-key",
      NO_COLOR: "1",
      ...env,
    });

  it.each([
    [
      "nothing listens there",
      { ENTENTE_SERVER: "http://127.0.0.1:1025" },
      /127\.0\.0\.1:1025 cannot be reached/,
    ],
    ["the port is of another protocol", { ENTENTE_SERVER: "http://127.0.0.1:1" }, /cannot be reached/],
    ["the key has a line end in it", { ENTENTE_TOKEN: "a\nkey" }, /ENTENTE_TOKEN holds characters/],
    ["the workspace has no form in a header", { ENTENTE_WORKSPACE: "Шар" }, /asked for as Шар/],
  ])("is told as what it is: %s", async (_, env, words) => {
    const { code, stderr } = await ask(env);
    expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
    expect(stderr).not.toMatch(/went away/);
  });

  it("is no server where it cannot show its certificate", async () => {
    const { code, stderr } = await ask({ ENTENTE_SERVER: program.url.replace("http:", "https:") });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/could not show/)]);
  });
});

describe("a file that is pulled", () => {
  it("keeps its permissions, and stays a link where it is one", async () => {
    const [real, linked] = [join(folder, "real.yaml"), join(folder, "linked.yaml")];
    symlinkSync("real.yaml", linked);
    expect((await run("pull", linked)).code).toBe(0);
    expect(lstatSync(linked).isSymbolicLink()).toBe(true);
    chmodSync(real, 0o600);
    expect((await run("pull", "--force", linked)).code).toBe(0);
    appendFileSync(real, "# More.\n");
    expect((await run("pull", "--force", linked)).code).toBe(0);
    expect([read(real).includes("# More."), statSync(real).mode & 0o777]).toEqual([false, 0o600]);
  });

  it("is refused in words where it cannot be written, and nothing is left beside it", async () => {
    const before = readdirSync(folder);
    const nowhere = await run("pull", join(folder, "not-there", "strategy.yaml"));
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringMatching(/there is\s+no such\s+folder/)]);
    expect((await run("pull", folder)).stderr).toMatch(/it is\s+a folder/);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe("nothing is lost", () => {
  it("by a pull over changes that were not pushed", async () => {
    change(bo, "# by Bo", "# by Bo again");
    const { code, stderr } = await run("pull", bo);
    expect([code, stderr]).toEqual([2, expect.stringContaining("entente push")]);
    expect(read(bo)).toContain("# by Bo again");
  });

  it("by a push of a file that was never pulled", async () => {
    const stray = join(folder, "stray.yaml");
    writeFileSync(stray, read(ana));
    expect((await run("push", stray)).code).toBe(2);
  });

  it("by two who changed one place: it is shown, and a decision is one word", async () => {
    expect((await run("pull", "--force", bo)).code).toBe(0);
    expect((await run("pull", ana)).code).toBe(0);
    change(bo, /fiscalYearStart: 4/, "fiscalYearStart: 7");
    change(ana, /fiscalYearStart: 4/, "fiscalYearStart: 10");
    expect((await run("push", ana)).code).toBe(0);
    const refused = await run("push", bo);
    expect([refused.code, refused.stdout]).toEqual([
      1,
      expect.stringMatching(/conflict.*\n {2}was: 4\n.*: 7\n {2}draft: 10/),
    ]);
    expect((await run("push", bo, "--take", "file")).code).toBe(0);
    expect(read(bo)).toMatch(/fiscalYearStart: 7/);
    expect((await run("pull", ana)).code).toBe(0);
    expect(read(ana)).toBe(read(bo));
    expect(readdirSync(folder).filter((name) => name.endsWith(".new"))).toEqual([]);
  });
});
