import { statfs } from "node:fs/promises";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DoctorReply } from "../../contract/people.ts";
import { backupsTaken } from "../../database/backup/taken.ts";
import { refuseWithoutIsolation } from "../../database/isolation.ts";
import { migrationFiles } from "../../database/migration-files.ts";
import { databaseRoles } from "../../database/roles.ts";
import type { Site } from "../http/site.ts";
import {
  backupCheck,
  backupElsewhere,
  type Check,
  checksumsCheck,
  clockCheck,
  dataFolderCheck,
  diskCheck,
  indexesCheck,
  indexesElsewhere,
  isolationCheck,
  mailCheck,
  migrationsCheck,
  postgresCheck,
  rolesCheck,
  type SecretFile,
  secretCheck,
  unknown,
} from "./checks.ts";
import { checkIndexes, migrationsApplied, ownersViews, serverSaid, tableGuards } from "./queries.ts";

type Ground = Pick<Site, "connection" | "embedded" | "mail" | "loopbackOnly" | "now">;

/** Looks at everything an installation stands on. What cannot be looked at is unknown, and no problem by itself. */
export async function doctorReply(site: Ground, dataFolder: string): Promise<DoctorReply> {
  const { connection, embedded } = site;
  const checks: Check[] = [];
  for (const [name, look] of [
    ["data folder", () => dataFolderCheck(dataFolder, isOpen(dataFolder), secretFiles(dataFolder))],
    ["disk", () => freeSpace(dataFolder)],
    ["PostgreSQL", async () => postgresCheck(await serverSaid(connection), embedded !== undefined)],
    ["checksums", async () => checksumsCheck(await serverSaid(connection))],
    ["migrations", async () => migrationsCheck(await migrationsApplied(connection), knownMigrations())],
    ["roles", async () => rolesCheck(await isolationRefusal(site))],
    ["isolation", () => isolation(site)],
    ["clock", () => clock(site)],
    ["mail", () => mailCheck(site.mail.leaves, site.loopbackOnly)],
    ["secret", () => secret(dataFolder, embedded !== undefined)],
    ["backup", () => (embedded ? lastBackup(dataFolder, site.now()) : backupElsewhere)],
    ["indexes", () => indexes(site)],
  ] as const)
    checks.push(await looked(name, look));
  return { healthy: checks.every(({ state }) => state !== "problem"), checks };
}

async function looked(name: string, look: () => Check | Promise<Check>): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    return unknown(name, `could not be looked at: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const modeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.mode;

/** Windows has no modes; there the folder's access list decides, which nothing here can read. */
const isWindows = process.platform === "win32";

const isOpen = (folder: string): boolean => !isWindows && ((modeOf(folder) ?? 0) & 0o022) !== 0;

/** What nobody else may read. The binaries and the lock hold no secret. */
const secrets =
  /^(postgres|socket|local\.token|postgres\.password|postgres\.log(\.1)?|backups\.json|server\.json)$/;

function secretFiles(folder: string): SecretFile[] {
  if (isWindows) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => secrets.test(name))
    .map((entry) => ({
      path: join(folder, entry.name),
      mode: modeOf(join(folder, entry.name)) ?? 0,
      kind: entry.isDirectory() ? "folder" : "file",
    }));
}

async function freeSpace(folder: string): Promise<Check> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return diskCheck(bavail * bsize, blocks * bsize);
}

const knownMigrations = (): string[] => migrationFiles().map(({ name }) => name);

/** The refusal to serve is a sentence; the server may have been asked before somebody changed a role. */
const isolationRefusal = ({ connection }: Ground): Promise<string | undefined> =>
  refuseWithoutIsolation(connection).then(
    () => undefined,
    (error: Error) => error.message,
  );

const isolation = async ({ connection }: Ground): Promise<Check> =>
  isolationCheck(await tableGuards(connection), await ownersViews(connection), databaseRoles.staff);

async function clock({ connection }: Ground): Promise<Check> {
  const before = Date.now();
  const said = await serverSaid(connection);
  return clockCheck(said, before, Date.now());
}

function secret(folder: string, isEmbedded: boolean): Check {
  const path = join(folder, "secret.key");
  const mode = modeOf(path);
  return secretCheck(path, isWindows && mode !== undefined ? 0o600 : mode, isEmbedded);
}

function lastBackup(folder: string, now: Date): Check {
  const madeAt = statSync(join(folder, "postgres", "PG_VERSION")).mtimeMs;
  return backupCheck(backupsTaken(folder).at(-1), madeAt, now.getTime());
}

async function indexes({ connection, embedded }: Ground): Promise<Check> {
  if (!embedded) return indexesElsewhere;
  const { database } = await serverSaid(connection);
  return indexesCheck(await checkIndexes(embedded.superuserUrl, database));
}
