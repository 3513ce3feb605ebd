import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import type { Order, Outcome } from "./writer.ts";

const patienceMs = 60_000;
/** Each may take a core and a hundred megabytes; the others wait their turn. */
const mostAtOnce = 2;

/** Has a file written by a process that ends with it; one that takes longer than a minute is ended. */
export async function inOwnProcess(order: Omit<Order, "cache">): Promise<Outcome & { bytes: Uint8Array }> {
  while (running.size >= mostAtOnce) await Promise.race(running);
  const ending = run(order);
  const slot = ending.then(
    () => {},
    () => {},
  );
  running.add(slot);
  void slot.then(() => running.delete(slot));
  return ending;
}

const running = new Set<Promise<void>>();

async function run(order: Omit<Order, "cache">): Promise<Outcome & { bytes: Uint8Array }> {
  const project = projectFolder();
  // From the sources, built or not: what writes documents is in no bundle.
  const writer = join(project, "src", "documents", "writer.ts");
  const child = spawn(process.execPath, ["--no-warnings", writer], {
    stdio: ["pipe", "pipe", "pipe"],
    timeout: patienceMs,
    killSignal: "SIGKILL",
    // Nothing of ours is its business; Windows starts nothing without this one.
    env: { SystemRoot: process.env["SystemRoot"] },
  });
  const ended = new Promise<string | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(endOf(code, signal)));
  });
  // A child that ends early closes the pipe; that it ended, and what it said, is the error to report.
  child.stdin.on("error", () => {});
  child.stdin.end(JSON.stringify({ ...order, cache: join(project, "node_modules", ".cache", "entente") }));
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [said, fault] = await Promise.all([text(child.stderr), ended]);
  if (fault !== null)
    throw new Error(`Writing ${order.document.title} as ${order.format} failed: ${fault}. ${said}`);
  const all = Buffer.concat(chunks);
  const line = all.indexOf("\n");
  const outcome = JSON.parse(all.toString("utf8", 0, line)) as Outcome;
  return { ...outcome, bytes: new Uint8Array(all.subarray(line + 1)) };
}

const endOf = (code: number | null, signal: string | null): string | null =>
  signal !== null
    ? `it was ended by ${signal}, at the latest after ${patienceMs / 1000} s`
    : code === 0
      ? null
      : `it ended with ${code}`;

/** The folder of the clone: the nearest one above this module that holds a package.json. */
function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}
