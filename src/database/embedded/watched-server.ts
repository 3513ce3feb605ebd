import { type ChildProcess, spawn } from "node:child_process";
import type { RunAs } from "./run-as.ts";
import type { Binaries } from "./binaries.ts";

/** A running PostgreSQL that ends when this process does, whatever ends it. */
export type WatchedServer = {
  /** Resolves when the server and its watchdog are gone. */
  readonly exited: Promise<void>;
  isRunning(): boolean;
  /** Asks for a fast, clean shutdown. */
  end(): void;
};

/**
 * Starts PostgreSQL under a watchdog that holds a pipe from us: when we end, even by kill -9, the pipe closes and the
 * watchdog shuts the server down. A process group of its own keeps the terminal's Ctrl-C from ending the database
 * before the program has said goodbye to it.
 */
export function startWatched(
  binaries: Binaries,
  clusterFolder: string,
  settings: readonly string[],
  user: RunAs,
  logFile: number,
): WatchedServer {
  const args = ["-D", clusterFolder, ...settings.flatMap((setting) => ["-c", setting])];
  const child =
    process.platform === "win32"
      ? watchdogOnWindows(binaries, clusterFolder, settings, logFile)
      : watchdog([binaries.program("postgres"), ...args], user, logFile);
  let running = true;
  const exited = new Promise<void>((resolve) => {
    const gone = (): void => {
      running = false;
      child.stdin?.destroy();
      resolve();
    };
    child.once("exit", gone);
    child.once("error", gone);
  });
  child.stdin?.on("error", () => undefined);
  return { exited, isRunning: () => running, end: () => child.stdin?.end() };
}

/** Ends with the server, too, so that we notice when the server dies. 1.8 MB. */
const watchdogScript = `
exec 3<&0
"$@" </dev/null 3<&- & server=$!
trap 'kill -INT $server' TERM INT HUP
{ cat <&3 >/dev/null; kill -INT $server; } & watch=$!
exec 3<&-
wait $server; status=$?
while kill -0 $server 2>/dev/null; do wait $server; status=$?; done
kill $watch 2>/dev/null
exit $status
`;

function watchdog(command: readonly string[], user: RunAs, logFile: number): ChildProcess {
  return spawn("/bin/sh", ["-c", watchdogScript, "entente-postgres", ...command], {
    ...user,
    cwd: "/",
    detached: true,
    env: serverEnvironment(),
    stdio: ["pipe", logFile, logFile],
  });
}

/**
 * On Windows nothing can be asked to end by a signal, and PostgreSQL refuses an administrator: pg_ctl knows how to do
 * both, so a small Node program calls it.
 */
const windowsWatchdog = `
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const [pgCtl, folder, settings] = process.argv.slice(1);
const call = (...args) => spawnSync(pgCtl, [...args, "-D", folder], { stdio: ["ignore", "inherit", "inherit"] });
const started = call("start", "-w", "-o", settings);
if (started.status !== 0) process.exit(1);
process.stdin.resume();
process.stdin.on("close", () => { call("stop", "-m", "fast", "-w"); process.exit(0); });
setInterval(() => existsSync(folder + "/postmaster.pid") || process.exit(1), 500);
`;

function watchdogOnWindows(
  binaries: Binaries,
  clusterFolder: string,
  settings: readonly string[],
  logFile: number,
): ChildProcess {
  const options = settings.map((setting) => `-c "${setting}"`).join(" ");
  const args = ["-e", windowsWatchdog, binaries.program("pg_ctl"), clusterFolder, options];
  return spawn(process.execPath, args, {
    detached: true,
    windowsHide: true,
    env: serverEnvironment(),
    stdio: ["pipe", logFile, logFile],
  });
}

/** Nothing of our environment but what a program needs: PGDATA, LC_ALL and the like would change what it does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP"].map((name) => [name, process.env[name]] as const);
  return { ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)), LC_ALL: "C", TZ: "UTC" };
}
