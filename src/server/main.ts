import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Connection, connect } from "../database/connection.ts";
import { dataFolder } from "../database/data-folder.ts";
import { type EmbeddedPostgres, startEmbedded } from "../database/embedded.ts";
import { refuseWithoutIsolation } from "../database/isolation.ts";
import { migrate } from "../database/migrate.ts";
import { projectFolder } from "../database/project-folder.ts";
import { createApp } from "./app.ts";
import { dayIn } from "./clock.ts";
import { type Config, readConfig } from "./config.ts";
import { factsCache } from "./facts/actions.ts";
import { loadSample } from "./workspaces/sample.ts";
import { announce, localToken, runningServer } from "./local-token.ts";
import { freePortAfter, isTaken } from "./ports.ts";
import { loadStrategyFile } from "./strategies/loading.ts";
import { allWorkspaces } from "./workspaces/queries.ts";

/** Why the program cannot start, in a sentence for the person who started it. */
class CannotStart extends Error {}

try {
  await start();
} catch (error) {
  const { message, stack } = error as Error;
  process.stderr.write(
    `entente cannot start: ${process.env["ENTENTE_DEBUG"] ? (stack ?? message) : message}\n`,
  );
  process.exit(error instanceof CannotStart ? 2 : 1);
}

async function start(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env);
  if ("faults" in config) throw new CannotStart(config.faults.join("\n"));
  await refuseTakenPort(config);
  const stops: (() => Promise<void> | void)[] = [];
  stopWhenAsked(stops);
  const clone = projectFolder();
  const folder = dataFolder({ env: process.env, clone });
  if (config.forCall) {
    const url = await runningServer(folder);
    if (url !== undefined) return tellCaller(url, localToken(folder));
  }
  const { url, embedded } = await databaseFor(config, folder);
  if (embedded) stops.unshift(() => embedded.stop());
  await migrate(url).catch((error: Error & { code?: string }) => {
    if (embedded || !/^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_|28|3D)/.test(error.code ?? "")) throw error;
    throw new CannotStart(
      `DATABASE_URL: ${error.message}. Is PostgreSQL running there, with this user and database?`,
    );
  });
  const connection = connect(url, { onIdleError: (error) => say(`database: ${error.message}`) });
  stops.unshift(() => connection.close());
  await refuseWithoutIsolation(connection);
  const workspace = await workspaceToServe(connection);
  if (config.strategyFile !== undefined) await loadAsked(connection, workspace, config.strategyFile);
  const now = () => new Date();
  const site = {
    connection,
    workspace,
    now,
    today: (timeZone: string | undefined) => dayIn(timeZone, now()),
    facts: factsCache(),
    localToken: localToken(folder),
  };
  const app = createApp(site, join(clone, "dist", "web"));
  await app.listen({ port: config.port, host: config.host });
  stops.unshift(() => app.close());
  const served = `http://${config.host === "::1" ? "[::1]" : config.host}:${portOf(app.server.address())}`;
  if (config.forCall) return tellCaller(served, site.localToken);
  stops.unshift(announce(folder, served));
  say(
    `\n  Entente is open at ${served}\n  Data in ${embedded ? folder : "your PostgreSQL (DATABASE_URL)"}. Stop with Ctrl-C.\n`,
  );
}

/** Tells the command line that started this program where to ask; it hangs up when it has its answer. */
function tellCaller(url: string, token: string): void {
  process.send?.({ url, token });
}

/** The port in use; the one asked for may have been 0, any free one. */
function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  return address.port;
}

async function refuseTakenPort({ port, host }: Config): Promise<void> {
  if (port === 0 || !(await isTaken(port, host))) return;
  const free = await freePortAfter(port, host);
  throw new CannotStart(
    `Port ${port} is taken by another program. ${free} is free: npm start -- --port ${free}`,
  );
}

async function databaseFor(
  config: Config,
  folder: string,
): Promise<{ url: string; embedded: EmbeddedPostgres | undefined }> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, embedded: undefined };
  const embedded = await startEmbedded({ dataDir: folder, onLog: say });
  return { url: embedded.url(), embedded };
}

async function workspaceToServe(connection: Connection): Promise<string> {
  const loaded = await loadSample(connection, new Date());
  if (loaded) say("Loaded the AdventureWorks sample: 701 resellers and their orders of three years.");
  const [first] = await allWorkspaces(connection);
  if (!first) throw new CannotStart("The database holds no workspace and the sample could not be loaded.");
  return first.id;
}

async function loadAsked(connection: Connection, workspace: string, path: string): Promise<void> {
  const loaded = await loadStrategyFile(connection, workspace, path, new Date());
  if (!loaded.ok)
    throw new CannotStart(`${loaded.reason}${loaded.accepted ? `. Accepted: ${loaded.accepted}` : ""}`);
  say(`Strategy ${path} is version ${loaded.value.version}.`);
}

/** Stops once, in order, on Ctrl-C, on a termination signal, and when the program that started this one is gone. */
function stopWhenAsked(stops: readonly (() => Promise<void> | void)[]): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    for (const one of stops) await one();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
  process.on("disconnect", () => void stop());
}

/** Messages go to stderr: what starts this program may read its stdout as data. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
