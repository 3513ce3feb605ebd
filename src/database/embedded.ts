import { join } from "node:path";
import { openDataFolder } from "./data-folder.ts";
import { chooseAddress } from "./embedded/address.ts";
import { usableBinaries } from "./embedded/binaries.ts";
import { ensureCluster, superuser } from "./embedded/cluster.ts";
import { lockFolder } from "./embedded/folder-lock.ts";
import { keepRunning } from "./embedded/keep-running.ts";
import { logFile } from "./embedded/log-file.ts";
import { ensureOwner, owner } from "./embedded/owner.ts";
import { type RunAs, serverUser } from "./embedded/run-as.ts";
import { startWatched } from "./embedded/watched-server.ts";

export type EmbeddedPostgres = {
  /** For everything but making databases: the role that owns the tables, which is not a superuser. */
  url(database?: string): string;
  superuserUrl(database?: string): string;
  /** Shuts down cleanly; resolves when the server is gone. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  /** Hears what is going on: first start, restart after a crash. */
  readonly onLog?: (line: string) => void;
  /** PostgreSQL settings beside ours, `name=value`; later ones win. */
  readonly settings?: readonly string[];
};

/** The database that the program uses. */
const databaseName = "entente";

/**
 * Starts PostgreSQL in `dataDir`, with its database `entente` there but not migrated. It ends with this process even
 * when that is killed, and is started again when it crashes. Throws with the reason when the folder is in use, cannot
 * be reached, or the system cannot run PostgreSQL. Source: docs/decisions/0003-embedded-postgres.md.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = serverUser();
  const dataFolder = openDataFolder(options.dataDir, user);
  const lock = lockFolder(dataFolder);
  try {
    const server = await startIn(dataFolder, user, options);
    return { ...server, stop: () => server.stop().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startIn(dataFolder: string, user: RunAs, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const onLog = options.onLog ?? (() => undefined);
  const binaries = usableBinaries(dataFolder, user);
  const cluster = ensureCluster(dataFolder, binaries, user);
  const address = await chooseAddress(dataFolder, user);
  const settings = [...ourSettings, ...address.settings, ...(options.settings ?? [])];
  const log = logFile(join(dataFolder, "postgres.log"));
  const running = await keepRunning({
    cluster,
    probe: address.url(superuser, superuser),
    start: () => log.writing((file) => startWatched(binaries, cluster, settings, user, file)),
    lastWords: log.lastWords,
    onLog,
  });
  const stop = (): Promise<void> => running.stop().finally(() => address.release());
  try {
    await ensureOwner(address, databaseName);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: (database = databaseName) => address.url(owner, database),
    superuserUrl: (database = superuser) => address.url(superuser, database),
    stop,
  };
}

/** For one program on one machine. The log keeps to what the server does: statements hold people's facts. */
const ourSettings = [
  "max_connections=50",
  "shared_buffers=256MB",
  "work_mem=32MB",
  "maintenance_work_mem=256MB",
  "jit=off",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_min_messages=log",
  "log_min_error_statement=panic",
  "log_checkpoints=off",
];
