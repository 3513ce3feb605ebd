import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { passwordFile, superuserPassword } from "./address.ts";
import type { Binaries } from "./binaries.ts";
import { giveFolder, initdbUser, type RunAs } from "./run-as.ts";
import { serverEnvironment } from "./watched-server.ts";

/** The superuser of the embedded server: makes the owner and the database, then is not used. */
export const superuser = "postgres";

/**
 * The folder of the cluster below `dataFolder`, made by initdb the first time. It is made aside and moved into place
 * when complete, so that a first start that was killed leaves nothing to trip over.
 */
export function ensureCluster(dataFolder: string, binaries: Binaries, user: RunAs): string {
  const folder = join(dataFolder, "postgres");
  if (!existsSync(folder)) makeCluster(dataFolder, folder, binaries, user);
  refuseOtherVersion(folder, binaries);
  return folder;
}

function makeCluster(dataFolder: string, folder: string, binaries: Binaries, user: RunAs): void {
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  giveFolder(half, initdbUser());
  const args = [...initdbArguments, ...signIn(dataFolder), "-D", half];
  const run = spawnSync(binaries.program("initdb"), args, {
    ...initdbUser(),
    cwd: "/",
    encoding: "utf8",
    env: serverEnvironment(),
  });
  if (run.status !== 0)
    throw new Error(
      `initdb could not make a database in ${half}: ${run.error?.message ?? run.stderr.trim()}`,
    );
  giveFolder(half, user);
  renameSync(half, folder);
}

/** The builtin locale does not change with the system's libraries, and lower() and ILIKE know more than ASCII. */
const initdbArguments = [
  `--username=${superuser}`,
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--no-instructions",
];

/** Whoever reaches the socket has passed its folder's mode already; TCP, on Windows alone, asks for the password. */
function signIn(dataFolder: string): string[] {
  if (process.platform !== "win32") return ["--auth-local=trust", "--auth-host=reject"];
  superuserPassword(dataFolder);
  return ["--auth=scram-sha-256", `--pwfile=${passwordFile(dataFolder)}`];
}

function refuseOtherVersion(folder: string, binaries: Binaries): void {
  const made = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (made !== binaries.majorVersion)
    throw new Error(
      `The data in ${folder} was made by PostgreSQL ${made}; this program brings PostgreSQL ${binaries.majorVersion}. Start the version of this program that made it.`,
    );
}
