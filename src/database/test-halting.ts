import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { postmasterPid } from "./embedded/leftover.ts";

/** Stops processes where they stand (SIGSTOP), for tests of a database that hangs: they keep what they hold and say nothing. */
export function halt(pids: readonly number[]): void {
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  halted.push(...pids);
}

/** Lets everything that was halted go on. */
export function wake(): void {
  for (const pid of halted.splice(0)) process.kill(pid, "SIGCONT");
}

const halted: number[] = [];

/** The postmaster of an embedded server and every process that it has started. Linux only. */
export function allOfPostgres(dataDir: string): number[] {
  const postmaster = postmasterPid(join(dataDir, "postgres"));
  if (postmaster === undefined) throw new Error("There is no server");
  const children = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === postmaster);
  return [postmaster, ...children.map(Number)];
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}
