import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addWorkspace } from "../../../tests/server/people/rows.ts";
import { type Citizen, openTown, type Town } from "../../../tests/server/people/town.ts";
import type { DraftReply, DraftSavedReply } from "../../contract/drafts.ts";
import { newId } from "../../database/ids.ts";
import { storeStrategy } from "../strategies/loading.ts";
import { prepare, putInPlace } from "./files.ts";
import { keepInStep } from "./stepping.ts";
import type { WorkingCopy } from "../http/site.ts";
import { watchWorkingCopy, workingCopyAt } from "./watching.ts";

let town: Town;
let bound = "";
const folders: string[] = [];
const workingCopy: WorkingCopy = {
  nudge: () => undefined,
  workspace: () => bound,
  stop: async () => undefined,
};
beforeAll(async () => {
  town = await openTown({ workingCopy });
});
afterAll(async () => {
  await town.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const text = `# What we set out to do
entente: 1
strategy: { name: Plan }
company: { name: Halyard, currency: USD, fiscalYearStart: 1 }
gaps:
  # the oldest one
  asia: { kind: geographic, statement: We cannot sell in Asia }
`;

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), "entente-working-copy-"));
  folders.push(made);
  return made;
};

/** A workspace whose draft is bound to a file of a folder of its own, in step with it. */
async function office() {
  const workspace = newId();
  await town.inside(workspace, async (tx) => {
    await addWorkspace(tx, { id: workspace, name: "Office", at: town.now() });
    await storeStrategy(tx, workspace, { fileName: "strategy.yaml", text, name: "Plan", at: town.now() });
  });
  const ana = await town.staff(workspace, "owner");
  const path = join(folder(), "strategy.yaml");
  bound = workspace;
  const step = () =>
    keepInStep({ connection: town.database.connection, workspace, path, now: () => town.now() });
  await step();
  return { workspace, ana, path, step, ...handlesOf(ana, path) };
}

const handlesOf = (ana: Citizen, path: string) => ({
  file: () => readFileSync(path, "utf8"),
  write: (changed: string) => writeFileSync(path, changed),
  draft: async () => (await town.ask<DraftReply>(ana, "GET", "/draft")).body,
  rename: async (name: string) => {
    const { revision } = (await town.ask<DraftReply>(ana, "GET", "/draft")).body;
    const edits = [{ path: ["strategy", "name"], value: name }];
    return (await town.ask<DraftSavedReply>(ana, "PATCH", "/draft", { revision, edits })).body;
  },
  resolve: (body: object) => town.ask<DraftSavedReply>(ana, "POST", "/draft/file/resolve", body),
});

const named = (name: string) => text.replace("name: Plan }", `name: ${name} }`);
const asia = (statement: string) => text.replace("We cannot sell in Asia", statement);

describe("file and draft", () => {
  it("begin as one: a file that is not there is written, with the comments of the draft", async () => {
    const { file, draft } = await office();
    expect(file()).toBe(text);
    expect((await draft()).file).toMatchObject({ state: "in-step", conflicts: [] });
  });

  it("stay one: what is saved on a screen is in the file, and only its line is another", async () => {
    const { file, rename, step } = await office();
    await rename("Renamed");
    await step();
    expect(file()).toBe(named("Renamed"));
  });

  it("stay one: what is written into the file is the draft, byte for byte, saved by nobody", async () => {
    const { write, draft, step } = await office();
    write(`${asia("Asia is far")}# the end\n`);
    await step();
    expect(await draft()).toMatchObject({
      text: `${asia("Asia is far")}# the end\n`,
      saved: { by: null, origin: "file" },
      file: { state: "in-step" },
    });
  });

  it("are joined when both were changed in different places", async () => {
    const { write, rename, draft, file, step } = await office();
    write(asia("Asia is far"));
    await rename("Renamed");
    await step();
    await step();
    const joined = asia("Asia is far").replace("name: Plan }", "name: Renamed }");
    expect([file(), (await draft()).text]).toEqual([joined, joined]);
  });

  it("stay one in the form of Windows, which stays", async () => {
    const { file, write, rename, draft, step } = await office();
    const windows = (changed: string) => `\uFEFF${changed.replaceAll("\n", "\r\n")}`;
    write(windows(text));
    await step();
    expect((await draft()).text).toBe(windows(text));
    await rename("Renamed");
    await step();
    expect(file()).toBe(windows(named("Renamed")));
    write(windows(named("Renamed").replace("We cannot sell in Asia", "Asia is far")));
    await rename("Again");
    await step();
    await step();
    const both = windows(named("Again").replace("We cannot sell in Asia", "Asia is far"));
    expect([file(), (await draft()).text]).toEqual([both, both]);
  });

  it("stay one through a link, which stays a link", async () => {
    const { path, step, rename, draft } = await office();
    const real = join(folder(), "plan.yaml");
    writeFileSync(real, readFileSync(path));
    rmSync(path);
    symlinkSync(real, path);
    await rename("Renamed");
    await step();
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, "utf8")).toBe(named("Renamed"));
    writeFileSync(real, named("Renamed again"));
    await step();
    expect((await draft()).text).toBe(named("Renamed again"));
  });

  it("that differ where they first meet are joined on the version that the draft stands on", async () => {
    const { workspace, ana, rename } = await office();
    await rename("Renamed");
    const path = join(folder(), "elsewhere.yaml");
    writeFileSync(path, asia("Asia is far"));
    const bind = { connection: town.database.connection, workspace, path, now: () => town.now() };
    await keepInStep(bind);
    await keepInStep(bind);
    expect(handlesOf(ana, path).file()).toBe(asia("Asia is far").replace("name: Plan }", "name: Renamed }"));
  });
});

describe("where both changed one place", () => {
  const disagree = async () => {
    const here = await office();
    here.write(asia("Asia is far"));
    const edits = [{ path: ["gaps", "asia", "statement"], value: "Asia is closed" }];
    await town.ask(here.ana, "PATCH", "/draft", { revision: 0, edits });
    await here.rename("Renamed");
    await here.step();
    return here;
  };

  it("neither is touched, and the conflict is shown element by element", async () => {
    const { file, draft, step } = await disagree();
    await step();
    expect(file()).toBe(asia("Asia is far"));
    expect((await draft()).file).toMatchObject({
      state: "conflict",
      conflicts: [
        {
          pointer: "/gaps/asia/statement",
          base: "We cannot sell in Asia",
          yours: "Asia is far",
          theirs: "Asia is closed",
        },
      ],
    });
  });

  it.each([
    [{ take: "file" }, "Asia is far"],
    [{ take: "screen" }, "Asia is closed"],
    [{ screen: ["/gaps/asia/statement"] }, "Asia is closed"],
  ])("%j decides it, and what else was changed stays", async (body, statement) => {
    const { file, draft, step, resolve } = await disagree();
    expect((await resolve(body)).body).toMatchObject({ saved: true });
    await step();
    expect(file()).toBe(asia(statement).replace("name: Plan }", "name: Renamed }"));
    expect(await draft()).toMatchObject({ text: file(), file: { state: "in-step" } });
  });

  it("a conflict that is left out of the decision stays one", async () => {
    const { resolve, draft } = await disagree();
    expect((await resolve({ file: ["/elsewhere"] })).body).toMatchObject({ saved: false });
    expect((await draft()).file?.state).toBe("conflict");
  });

  it("it is also settled by hand in the file", async () => {
    const { write, draft, step } = await disagree();
    write(asia("Asia is closed"));
    await step();
    await step();
    expect((await draft()).file?.state).toBe("in-step");
  });

  it("what is written into the file after the decision was shown is not lost by the decision", async () => {
    const { write, file, step, resolve } = await disagree();
    write(`${asia("Asia is far")}# one more\n`);
    await resolve({ take: "screen" });
    await step();
    await step();
    expect(file()).toContain("# one more");
    expect(file()).toContain("Asia is closed");
  });
});

describe("a file that cannot be joined", () => {
  it("because it is no YAML is shown with line and reason; the screen goes on, and the file is not touched", async () => {
    const { write, file, draft, rename, step } = await office();
    write("entente: 1\nstrategy: { name: Plan\n");
    await step();
    expect((await draft()).file).toMatchObject({
      state: "unreadable",
      problem: { line: expect.any(Number) as number },
    });
    await rename("Renamed");
    await step();
    expect(file()).toBe("entente: 1\nstrategy: { name: Plan\n");
    write(asia("Asia is far"));
    await step();
    await step();
    expect(file()).toBe(asia("Asia is far").replace("name: Plan }", "name: Renamed }"));
  });

  it.each([
    ["longer than is read", `${text}# ${"x".repeat(250_000)}\n`, 1, /250,\d+ characters/],
    [
      "left by git in the middle of a merge",
      text.replace(
        "  # the oldest one\n",
        "<<<<<<< HEAD\n  # the oldest one\n=======\n  # old\n>>>>>>> other\n",
      ),
      6,
      /git has left a conflict/,
    ],
    ["empty", "", 1, /empty/],
    [
      "written with a character that cannot be kept",
      text.replace("We cannot sell in Asia", '"a\\u0007b"'),
      7,
      /\/gaps\/asia\/statement holds/,
    ],
    [
      "half written",
      text.slice(0, text.indexOf("gaps:") - 1),
      4,
      /the middle of a line.*\(gaps\).*half written/,
    ],
  ])("because it is %s says so, and nothing of it is in the draft", async (_, written, line, reason) => {
    const { write, draft, step, file } = await office();
    write(written);
    await step();
    const { file: bound, text: now } = await draft();
    expect(bound).toMatchObject({ state: "unreadable", problem: { line } });
    expect(bound?.problem?.reason).toMatch(reason);
    expect([now, file()]).toEqual([text, written]);
  });

  it("is kept beside the draft that takes its place, when somebody says so", async () => {
    const { write, path, file, step, resolve } = await office();
    write("{{{ not a strategy");
    await step();
    expect((await resolve({ take: "file" })).status).toBe(409);
    await resolve({ take: "screen" });
    await step();
    expect(file()).toBe(text);
    const kept = readdirSync(join(path, "..")).filter((name) => name.endsWith(".kept"));
    expect(kept.map((name) => readFileSync(join(path, "..", name), "utf8"))).toEqual(["{{{ not a strategy"]);
  });

  it("because it is gone is not written again by itself: git takes files away before it puts others there", async () => {
    const { path, file, draft, rename, step } = await office();
    renameSync(path, `${path}.away`);
    await rename("Renamed");
    await step();
    expect((await draft()).file?.state).toBe("gone");
    expect(() => statSync(path)).toThrow();
    renameSync(`${path}.away`, path);
    await step();
    expect(file()).toBe(named("Renamed"));
    expect((await draft()).file?.state).toBe("in-step");
  });

  it.each([
    ["bytes that are no UTF-8", Buffer.from("a: b\nc: M\u00fcller\n", "latin1"), "2:5"],
    ["a zero byte", Buffer.from("a: b\nc: x\0\n"), "2:5"],
    ["an escape that nothing can keep", Buffer.from('entente: 1\nnotes: "a\\0b"\n'), "2:8"],
  ])("because it holds %s is shown, with its place", async (_, bytes, place) => {
    const { path, draft, step } = await office();
    writeFileSync(path, bytes);
    await step();
    const { file } = await draft();
    expect(file?.state).toBe("unreadable");
    expect(`${file?.problem?.line}:${file?.problem?.column}`).toBe(place);
  });
});

describe("a write to the file", () => {
  it("is not made where the file is read-only: it is said, until it may be written or somebody decides", async () => {
    const { path, file, draft, rename, resolve, step } = await office();
    chmodSync(path, 0o444);
    await rename("Renamed");
    await step();
    await step();
    expect(file()).toBe(text);
    expect((await draft()).file).toMatchObject({
      state: "unreadable",
      problem: { reason: expect.stringContaining("read-only") as string },
    });
    chmodSync(path, 0o644);
    await step();
    expect([file(), (await draft()).file?.state]).toEqual([named("Renamed"), "in-step"]);
    chmodSync(path, 0o444);
    await rename("Again");
    await step();
    expect((await resolve({ take: "screen" })).status).toBe(200);
    await step();
    expect([file(), (await draft()).file?.state]).toEqual([named("Again"), "in-step"]);
  });

  it("keeps its permissions and leaves nothing beside it", async () => {
    const { path, rename, step } = await office();
    spawnSync("chmod", ["600", path]);
    await rename("Renamed");
    await step();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, ".."))).toEqual(["strategy.yaml"]);
  });

  it("gives back what somebody wrote in the very moment", async () => {
    const path = join(folder(), "strategy.yaml");
    writeFileSync(path, "theirs");
    const put = async (expected: string, text: string) =>
      putInPlace(path, { expected, fresh: await prepare(path, text) });
    expect(await put("ours", "new")).toEqual({ overwritten: "theirs" });
    expect(await put("new", "newer")).toEqual({ overwritten: undefined });
    expect(readFileSync(path, "utf8")).toBe("newer");
  });
});

describe("while it is watched", () => {
  it("both sides find each other through edits, git checkouts and saves, and nothing that was acknowledged is lost", async () => {
    const { ana, path, file, draft } = await office();
    const only = await onlyOffice();
    const git = (...args: string[]) => {
      const { status, stderr } = spawnSync("git", [
        "-C",
        join(path, ".."),
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.com",
        ...args,
      ]);
      expect([args[0], status, String(stderr)]).toEqual([args[0], 0, expect.any(String)]);
    };
    git("init", "-q");
    git("add", "strategy.yaml");
    git("commit", "-qm", "one");
    const watching = watchWorkingCopy({
      connection: only,
      path,
      now: () => town.now(),
      say: () => undefined,
    });
    try {
      git("checkout", "-qb", "other");
      writeFileSync(path, asia("On the branch"));
      git("commit", "-qam", "two");
      await until(async () => (await draft()).text === asia("On the branch"));
      git("checkout", "-q", "-");
      await until(async () => (await draft()).text === text);
      const { revision } = await draft();
      for (let index = 0; index < 5; index += 1) {
        const edits = [{ path: ["gaps", `gap-${index}`], value: { statement: `Gap ${index}` } }];
        const saved = await town.ask<DraftSavedReply>(ana, "PATCH", "/draft", { revision, edits });
        expect(saved.body.saved).toBe(true);
        watching.nudge();
        if (index === 2) {
          await until(async () => file().includes("Gap 2"));
          writeFileSync(path, `${file()}# by hand\n`);
        }
      }
      await until(
        async () =>
          file() === (await draft()).text && file().includes("# by hand") && file().includes("Gap 4"),
      );
      for (let index = 0; index < 5; index += 1) expect(file()).toContain(`Gap ${index}`);
    } finally {
      await watching.stop();
    }
  });

  /** The town has several workspaces of its own; what is watched here looks for the only one. */
  const onlyOffice = async () => {
    await town.database.connection.owner
      .updateTable("workspaces")
      .set({ is_sample: true })
      .where("id", "!=", bound)
      .execute();
    return town.database.connection;
  };

  const until = async (holds: () => Promise<boolean>) => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (await holds()) return;
      await setTimeout(100);
    }
    throw new Error("It never came to hold");
  };
});

describe("when the program is killed at any point", () => {
  it("the next one goes on from what is true: every change of both sides is in both", async () => {
    const { workspace, path, file, draft, rename, step } = await office();
    const program = `
      import { connect } from "./src/database/connection.ts";
      import { keepInStep } from "./src/server/working-copy/stepping.ts";
      const connection = connect(process.env.URL, { rolesSignIn: true });
      for (;;) await keepInStep({ connection, workspace: process.env.WORKSPACE, path: process.env.FILE, now: () => new Date() });
    `;
    for (let round = 0; round < 4; round += 1) {
      await rename(`Name ${round}`);
      writeFileSync(path, file().replace(/statement: .*}/, `statement: Round ${round} }`));
      const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
        env: { ...process.env, URL: town.database.url, WORKSPACE: workspace, FILE: path },
        stdio: "ignore",
      });
      await setTimeout(900 + round * 250);
      expect(child.exitCode).toBeNull();
      child.kill("SIGKILL");
      await step();
      await step();
      expect(file()).toContain(`name: Name ${round} }`);
      expect(file()).toContain(`Round ${round} }`);
      expect(file()).toBe((await draft()).text);
    }
    expect(readdirSync(join(path, ".."))).toEqual(["strategy.yaml"]);
  });

  /** As it stands when the program is killed while it writes the draft: what it is about to write is noted, not that it did. */
  async function killedWriting() {
    const there = await office();
    const { workspace, file, rename, step } = there;
    await rename("First");
    await step();
    const written = file();
    await town.inside(workspace, (tx) =>
      tx
        .updateTable("working_files")
        .set({ common_text: text, file_text: written })
        .where("workspace_id", "=", workspace)
        .execute(),
    );
    return { ...there, written };
  }

  it("what it wrote last is its own writing, also with what somebody wrote into it before the next start", async () => {
    const { write, file, draft, rename, step, written } = await killedWriting();
    write(`${written}# by hand\n`);
    await rename("Second");
    await step();
    await step();
    expect((await draft()).file).toMatchObject({ state: "in-step", conflicts: [] });
    expect(file()).toBe(`${named("Second")}# by hand\n`);
  });

  it("what it had not put in its place is not, and is taken away", async () => {
    const { write, path, file, draft, rename, step, written } = await killedWriting();
    writeFileSync(join(path, "..", ".strategy.yaml.entente-0123456789ab.new"), written);
    write(asia("Asia is far"));
    await rename("Second");
    await step();
    await step();
    expect((await draft()).file).toMatchObject({ state: "in-step", conflicts: [] });
    expect(file()).toBe(named("Second").replace("We cannot sell in Asia", "Asia is far"));
    expect(readdirSync(join(path, ".."))).toEqual(["strategy.yaml"]);
  });
});

describe("the setting", () => {
  it("means a file, or strategy.yaml in a folder, in a folder that exists", () => {
    const here = folder();
    expect(workingCopyAt(here)).toEqual({ ok: true, value: join(here, "strategy.yaml") });
    expect(workingCopyAt(join(here, "plan.yaml"))).toEqual({ ok: true, value: join(here, "plan.yaml") });
    expect(workingCopyAt(join(here, "nowhere", "plan.yaml")).ok).toBe(false);
  });
});
