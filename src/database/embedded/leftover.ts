import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandOf, ended, isAlive } from "./processes.ts";

/** A watchdog ends its server within a quarter of a second; a busy server's last checkpoint takes longer. */
const patience = { watchdog: 1_000, shutdown: 60_000 };

/**
 * Deals with what an earlier run left in the cluster, before a new server starts. The folder lock is ours by now, so a
 * server that still runs there has lost its program: it is on its way out, and if not, we end it.
 *
 * A dead pid's postmaster.pid stays: PostgreSQL removes it itself, after making sure that no orphan of that server
 * still writes. It cannot do so when the pid has since gone to another program: that file we remove, and only then.
 */
export async function clearLeftover(clusterFolder: string): Promise<void> {
  const pid = postmasterPid(clusterFolder);
  if (pid === undefined || !isAlive(pid)) return;
  const command = commandOf(pid);
  if (command === undefined)
    throw new Error(
      `Process ${pid} may be a PostgreSQL of ${clusterFolder}; the system does not tell. End it first.`,
    );
  if (!servesFolder(command, clusterFolder)) return rmSync(pidFile(clusterFolder), { force: true });
  if (await ended(pid, patience.watchdog)) return;
  process.kill(pid, "SIGINT");
  if (!(await ended(pid, patience.shutdown)))
    throw new Error(`PostgreSQL of an earlier run (process ${pid}) does not end. End it, then start again.`);
}

/** The pid in the cluster's postmaster.pid, whether or not that process lives. */
export function postmasterPid(clusterFolder: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile(clusterFolder), "utf8"), 10);
    // A standalone backend (initdb's own) writes its pid negated.
    return Number.isNaN(pid) ? undefined : Math.abs(pid);
  } catch {
    return undefined;
  }
}

const pidFile = (clusterFolder: string): string => join(clusterFolder, "postmaster.pid");

const servesFolder = (command: string, clusterFolder: string): boolean =>
  command.includes("postgres") && command.includes(`-D ${clusterFolder} `);
