import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { backupsTaken } from "../database/backup/taken.ts";
import { afterRestore } from "../database/backup/restored-mark.ts";
import { type Connection, connect } from "../database/connection.ts";
import { dataFolder } from "../database/data-folder.ts";
import { type EmbeddedPostgres, startEmbedded } from "../database/embedded.ts";
import { refuseWithoutIsolation } from "../database/isolation.ts";
import { migrate } from "../database/migrate.ts";
import { projectFolder } from "../database/project-folder.ts";
import { createApp } from "./app.ts";
import { backgroundEnded } from "./background.ts";
import { noteHeads } from "./audit/heads.ts";
import { type Config, isHttps, readConfig } from "./config.ts";
import { restoreAsAsked, restoreFlag } from "./backup/restore-program.ts";
import { loadSample } from "./workspaces/sample.ts";
import { announce, type Announced, databaseNamed, localToken, runningServer } from "./local-token.ts";
import { logTo } from "./logging.ts";
import { startMaintenance } from "./maintenance.ts";
import { createMetrics, listenForMetrics } from "./metrics.ts";
import { freePortAfter, isTaken } from "./ports.ts";
import { closeGracefully, type Stopping, stopWhenAsked } from "./stopping.ts";
import { loadStrategyFile } from "./strategies/loading.ts";
import { announceFirstRun } from "./sign-in/first-run.ts";
import { addressOf, type Ground, siteOf } from "./site-of.ts";
import { endWhatWasRestored } from "./sign-in/sweeping.ts";
import { publishMissingTerms } from "./strategies/terms.ts";
import type { Upkeep } from "./upkeep.ts";
import type { WorkingCopy } from "./http/site.ts";
import { watchWorkingCopy, workingCopyAt } from "./working-copy/watching.ts";
import { localWorkspace } from "./workspaces/actions.ts";

/** Why the program cannot start, in a sentence for the person who started it. */
class CannotStart extends Error {}

try {
  if (process.argv.includes(restoreFlag)) await restoreAsAsked();
  else await start();
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
  const stopping = stopWhenAsked(say);
  const folder = dataFolder({ env: process.env, clone: projectFolder() });
  const running = await runningServer(folder);
  if (config.forCall && running !== undefined) return tellCaller(running.url, localToken(folder));
  if (running !== undefined) refuseOtherDatabase(config, folder, running);
  const ground = await openDatabase(config, folder, stopping);
  await prepareData(ground, config);
  await serve(config, ground, stopping);
}

/** Several servers may share a folder as they share a database; with another one, the command line would ask the wrong server. */
function refuseOtherDatabase({ databaseUrl }: Config, folder: string, running: Announced): void {
  const own = databaseNamed(databaseUrl);
  // A server of an older program has not said which database it has.
  if (!running.database || running.database === own) return;
  throw new CannotStart(
    `The data folder ${folder} is in use by the server at ${running.url}, whose database is ${running.database} and not ${own}. Set ENTENTE_DATA to another folder, or DATABASE_URL to the same database.`,
  );
}

/** The database, migrated, with a pool for each role; refuses one whose roles could see past the policies. */
async function openDatabase(config: Config, folder: string, stopping: Stopping): Promise<Ground> {
  const { url, embedded } = await databaseFor(config, folder);
  if (embedded) stopping.onStop(() => embedded.stop());
  await migrate(url).catch((error: Error & { code?: string }) => {
    if (!embedded && error.code === "42501") throw new CannotStart(notOurs(error.message));
    if (embedded || !/^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_|28|3D)/.test(error.code ?? "")) throw error;
    throw new CannotStart(
      `DATABASE_URL: ${error.message}. Is PostgreSQL running there, with this user and database?`,
    );
  });
  const connection = connect(url, {
    rolesSignIn: embedded !== undefined,
    onIdleError: (error) => say(`database: ${error.message}`),
  });
  stopping.onStop(() => connection.close());
  stopping.onStop(backgroundEnded);
  await refuseWithoutIsolation(connection);
  return { connection, embedded, folder, say };
}

/** PostgreSQL's insufficient_privilege: the tables are another user's, as after a dump that was read in by somebody else. */
function notOurs(message: string): string {
  return `DATABASE_URL: ${message}. The tables belong to another user than the one of DATABASE_URL, or that one may not make any. Sign in as the user who made them; or, as an administrator of that database: reassign owned by "their name" to "this one"; grant create on schema public to "this one".`;
}

/** What has to be in the data before anybody asks. */
async function prepareData({ connection, folder }: Ground, { strategyFile }: Config): Promise<void> {
  await loadSampleWhereNothingIs(connection);
  await publishMissingTerms(connection);
  await afterRestore(folder, async () => {
    await endWhatWasRestored({ connection, now: () => new Date() });
    say(
      "This data was restored from a backup: every session and every link that was sent has ended. Look through people and keys again.",
    );
  });
  if (strategyFile !== undefined) await loadAsked(connection, strategyFile);
}

async function serve(config: Config, ground: Ground, stopping: Stopping): Promise<void> {
  const { connection, embedded, folder } = ground;
  const workingCopy = workingCopyOf(config, ground);
  if (workingCopy) stopping.onStop(() => workingCopy.stop());
  const site = { ...siteOf(config, ground), ...(workingCopy ? { workingCopy } : {}) };
  const metrics = createMetrics(connection, { now: site.now, backupAt: () => lastBackupAt(folder) });
  const app = createApp(site, join(projectFolder(), "dist", "web"), {
    log: { level: config.logLevel ?? usualLogLevel(config), stream: logTo(process.stdout) },
    https: isHttps(config),
    trustProxy: config.trustProxy,
    metrics,
    metricsApart: config.metricsPort !== undefined,
    stopping: stopping.asked,
  });
  if (!config.forCall) {
    const { now } = site;
    stopping.onStop(
      keepUp({
        connection,
        now,
        log: app.log,
        headsNoted: metrics.headsNoted,
        trailsVerified: metrics.trailsVerified,
      }),
    );
    if (config.metricsPort !== undefined)
      stopping.onStop(await listenForMetrics(metrics, config.metricsPort));
  }
  await app.listen({ port: config.port, host: config.host });
  stopping.onStop(() => closeGracefully(app));
  const served = addressOf(config.host, portOf(app.server.address()));
  site.listensAt(served);
  if (config.forCall) return tellCaller(served, site.localToken);
  // Before it is open: from then on a database that goes away is waited for, not a reason to end.
  await announceFirstRun(site);
  stopping.onStop(announce(folder, { url: served, database: databaseNamed(config.databaseUrl) }));
  say(
    `\n  Entente is open at ${served}\n  Data in ${embedded ? folder : "your PostgreSQL (DATABASE_URL)"}. Stop with Ctrl-C.\n`,
  );
}

/** A server that was started for one call leaves the file alone: the next one that stays brings both into step. */
function workingCopyOf({ workingCopy, forCall }: Config, ground: Ground): WorkingCopy | undefined {
  if (workingCopy === undefined || forCall) return undefined;
  const path = workingCopyAt(workingCopy);
  if (!path.ok) throw new CannotStart(`${path.reason}. Accepted: ${path.accepted ?? ""}`);
  const { connection } = ground;
  return watchWorkingCopy({ connection, path: path.value, now: () => new Date(), say });
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

async function loadSampleWhereNothingIs(connection: Connection): Promise<void> {
  const loaded = await loadSample(connection, new Date());
  if (loaded) say("Loaded the AdventureWorks sample: 701 resellers and their orders of three years.");
}

async function loadAsked(connection: Connection, path: string): Promise<void> {
  const workspace = await localWorkspace({ connection }, undefined);
  const loaded = await loadStrategyFile(connection, workspace, path, new Date());
  if (!loaded.ok)
    throw new CannotStart(`${loaded.reason}${loaded.accepted ? `. Accepted: ${loaded.accepted}` : ""}`);
  say(`Strategy ${path} is version ${loaded.value.version}.`);
}

/** Jobs between requests; what stops them says once more where the audit trails end. */
function keepUp(upkeep: Upkeep): () => Promise<void> {
  const maintenance = startMaintenance(upkeep);
  return async () => {
    await maintenance.stop();
    await noteHeads(upkeep);
  };
}

/** A person at a terminal wants to hear of trouble only. */
function usualLogLevel({ forCall }: Config): "warn" | "info" {
  return forCall || process.stdout.isTTY ? "warn" : "info";
}

function lastBackupAt(folder: string): number | undefined {
  const last = backupsTaken(folder).at(-1);
  return last && Date.parse(last.endedAt);
}

/** Messages go to stderr: what starts this program may read its stdout as data. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
