import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { postmasterPid } from "../../../src/database/embedded/leftover.ts";

/** The postmaster of a data folder and every process that it has started. */
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
