import pg from "pg";
import { clearLeftover, postmasterPid } from "./leftover.ts";
import { pause } from "./processes.ts";
import type { WatchedServer } from "./watched-server.ts";

export type KeepRunning = {
  readonly cluster: string;
  /** Connecting here is the test of being ready. */
  readonly probe: string;
  start(): WatchedServer;
  lastWords(): string;
  onLog(line: string): void;
};

/** What a server killed before leaves locked for a moment is no reason to give up at once. */
const patience = { firstStart: 10_000, shutdown: 60_000 };
/** A server that crashes more often than this has a reason that starting again does not cure. */
const crashes = { most: 5, withinMilliseconds: 60_000 };

/** Starts the server, resolves when it answers, and starts it again whenever it ends without being asked to. */
export async function keepRunning(options: KeepRunning): Promise<{ stop(): Promise<void> }> {
  let stopping = false;
  let server = await startReady(options, () => stopping);
  const recent: number[] = [];

  const watch = async (): Promise<void> => {
    for (;;) {
      await server.exited;
      if (stopping) return;
      recent.push(Date.now());
      const crowded = recent.length > crashes.most ? recent.shift() : undefined;
      if (crowded !== undefined && Date.now() - crowded < crashes.withinMilliseconds)
        return options.onLog(
          `PostgreSQL keeps ending; it is not started again. Its last words:\n${options.lastWords()}`,
        );
      options.onLog("PostgreSQL ended unexpectedly and is started again.");
      server = await startReady(options, () => stopping);
      // We were asked to stop while it was starting.
      if (stopping) server.end();
    }
  };
  const watching = watch().catch((error: unknown) => options.onLog(String(error)));

  return {
    stop: async () => {
      stopping = true;
      server.end();
      const slow = setTimeout(() => quitAtOnce(options.cluster), patience.shutdown);
      await watching;
      clearTimeout(slow);
    },
  };
}

async function startReady(options: KeepRunning, givenUp: () => boolean): Promise<WatchedServer> {
  const deadline = Date.now() + patience.firstStart;
  for (;;) {
    await clearLeftover(options.cluster);
    const server = options.start();
    if ((await answers(server, options.probe)) || givenUp()) return server;
    const words = options.lastWords();
    if (!/lock file|still in use/.test(words) || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start. Its last words:\n${words}`);
    await pause(200);
  }
}

/** True as soon as the server takes a connection (recovery after a crash may come before); false when it ended. */
async function answers(server: WatchedServer, probe: string): Promise<boolean> {
  while (server.isRunning()) {
    const client = new pg.Client({ connectionString: probe });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await pause(15);
    }
  }
  return false;
}

/** Immediate shutdown: nothing committed is lost, the next start recovers from the log. */
function quitAtOnce(cluster: string): void {
  const pid = postmasterPid(cluster);
  if (pid !== undefined) process.kill(pid, "SIGQUIT");
}
