import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { projectFolder } from "../src/database/project-folder.ts";
import { type Figure, median } from "./figure.ts";
import { temporaryFolder } from "./ground.ts";

const firstRuns = 2;
const againRuns = 4;
const patienceMs = 60_000;

/** From the command to the first page: on a new data folder, the sample loaded, and again on the same one. */
export async function measureStart(): Promise<Figure[]> {
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < firstRuns; round++) {
    const folder = temporaryFolder();
    try {
      first.push(await firstPage(folder));
      while (again.length < ((round + 1) * againRuns) / firstRuns) again.push(await firstPage(folder));
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  return [
    figure("first page, new data folder", first, 8_000),
    figure("first page, same data folder", again, 3_000),
  ];
}

const figure = (what: string, values: number[], atMost: number): Figure => ({
  what,
  value: median(values),
  unit: "ms",
  aim: { of: "value", atMost },
  runs: values.length,
});

async function firstPage(dataFolder: string): Promise<number> {
  const begun = performance.now();
  const args = [join(projectFolder(), "bin", "entente.js"), "serve", "--port", "0"];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ENTENTE_DATA: dataFolder, DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "exit");
  const said: string[] = [];
  child.stderr.on("data", (text: Buffer) => said.push(text.toString()));
  try {
    await pageOf(dataFolder, child, begun + patienceMs);
    return performance.now() - begun;
  } catch (error) {
    throw new Error(`${(error as Error).message}: ${said.join("")}`, { cause: error });
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

/** The server writes its address into its data folder once it listens. */
async function pageOf(dataFolder: string, child: ChildProcess, deadline: number): Promise<void> {
  const note = join(dataFolder, "server.json");
  while (!existsSync(note) || readFileSync(note, "utf8") === "") {
    if (child.exitCode !== null) throw new Error("The server ended");
    if (performance.now() > deadline) throw new Error("The server did not start in time");
    await wait(10);
  }
  const { url } = JSON.parse(readFileSync(note, "utf8")) as { url: string };
  const page = await fetch(url);
  if (!page.ok) throw new Error(`The page answered ${page.status}`);
  await page.text();
}
