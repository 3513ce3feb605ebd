import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * When the process of this pid was started, as text to compare and for nothing else; undefined when there is none, or
 * when the system does not tell. Pids are used again, after a restart of the machine and in containers above all.
 */
export function startOf(pid: number): string | undefined {
  // Field 22 of /proc/<pid>/stat; the second field, in parentheses, may hold spaces.
  if (process.platform === "linux") return afterCommand(readOr(`/proc/${pid}/stat`))?.split(" ")[19];
  return process.platform === "win32" ? undefined : said("ps", ["-o", "lstart=", "-p", String(pid)]);
}

/** The command line of a process; undefined when it cannot be known. */
export function commandOf(pid: number): string | undefined {
  if (process.platform === "linux") return readOr(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ");
  if (process.platform !== "win32") return said("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
  const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`;
  return said("powershell.exe", ["-NoProfile", "-Command", query]);
}

/** True when the process ended within the time. */
export async function ended(pid: number, withinMilliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < withinMilliseconds; waited += 25) {
    if (!isAlive(pid)) return true;
    await pause(25);
  }
  return !isAlive(pid);
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const afterCommand = (stat: string | undefined): string | undefined => stat?.slice(stat.lastIndexOf(")") + 2);

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function said(program: string, args: string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}
