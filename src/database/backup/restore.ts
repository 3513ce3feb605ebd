import { existsSync } from "node:fs";
import { readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { type Decision, no, type Refusal, yes } from "../../domain/shared/decision.ts";
import { openDataFolder } from "../data-folder.ts";
import { usableBinaries } from "../embedded/binaries.ts";
import { lockFolder } from "../embedded/folder-lock.ts";
import { giveFolder, type RunAs, serverUser } from "../embedded/run-as.ts";
import { fileFault } from "./file-faults.ts";
import { carriedFiles, clusterName, type Manifest, type Opening } from "./manifest.ts";
import { syncFolder } from "./placing.ts";
import { restoredMark } from "./restored-mark.ts";
import { readBackup } from "./read-backup.ts";
import { unpackInto } from "./unpack-aside.ts";

export type RestoreQuestion = {
  readonly path: string;
  readonly passphrase?: string | undefined;
  /** The data folder to make; it may exist, and hold nothing that a restore would hide or replace. */
  readonly into: string;
  /** The newest migration that this program knows. */
  readonly knownMigrations: number;
};

/**
 * Makes a data folder of a backup, with no server running. Everything is unpacked aside and held against the manifest
 * before any of it is put in place; the database's folder comes last, in one step. The next start recovers from the log
 * as after a crash. Says no, and leaves the folder as it was, for what `readBackup` refuses, a folder that holds data or
 * is in use, another major version of PostgreSQL, another kind of machine, data of a newer program, and too small a disk.
 * Source: docs/guide/backup.md.
 */
export async function restoreBackup(question: RestoreQuestion): Promise<Decision<Manifest>> {
  const user = serverUser();
  const isNew = !existsSync(question.into);
  const folder = sentences(() => openDataFolder(question.into, user));
  if (!folder.ok) return folder;
  const lock = sentences(() => lockFolder(folder.value));
  if (!lock.ok) return no(lock.reason);
  let restored: Decision<Manifest> | undefined;
  try {
    restored = await restoreInto(folder.value, user, question);
    return restored;
  } finally {
    lock.value.release();
    if (isNew && !restored?.ok) await rmdir(folder.value).catch(() => undefined);
  }
}

/** Reads a backup as `restoreBackup` would and keeps nothing: whether it could be restored, on a machine of its kind. */
export const checkBackup = (path: string, passphrase: string | undefined): Promise<Decision<Manifest>> =>
  readBackup(path, passphrase, {
    begin: () => Promise.resolve(undefined),
    folder: () => Promise.resolve(),
    async file(_path, content) {
      for await (const _piece of content);
    },
  });

async function restoreInto(
  folder: string,
  user: RunAs,
  question: RestoreQuestion,
): Promise<Decision<Manifest>> {
  const aside = join(folder, asideName);
  await rm(aside, { recursive: true, force: true });
  const occupied = await whatIsThere(folder);
  if (occupied) return { ok: false, ...occupied };
  const unpacking = unpackInto(aside, (opening) => misfit(opening, () => majorHere(folder, user), question));
  try {
    const read = await readBackup(question.path, question.passphrase, unpacking);
    if (!read.ok) return read;
    await unpacking.sync();
    return await place(aside, folder, user, read.value);
  } catch (error) {
    const fault = fileFault(error);
    if (fault === undefined) throw error;
    return no(`${folder} cannot be written: ${fault}`);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

const asideName = "restoring";

/** What a program that has only been started there, or failed to start, leaves; and nothing else. */
const harmless =
  /^(lock(\..*)?|socket|server\.json|local\.token|backups\.json|postgres\.log(\.1)?|restored|postgres\.new|postgres-\d[\w.-]*)$/;

async function whatIsThere(folder: string): Promise<Refusal | undefined> {
  const found = (await readdir(folder)).filter((name) => !harmless.test(name)).toSorted();
  if (found.length === 0) return undefined;
  const data = found.includes(clusterName) ? "holds the data of an installation" : "is not empty";
  const names =
    found.length > 4 ? `${found.slice(0, 4).join(", ")} and ${found.length - 4} more` : found.join(", ");
  return {
    reason: `The folder ${folder} ${data} (${names}); a restore replaces nothing`,
    accepted: `--into an empty folder; or stop the server, move ${folder} away, and run the same again`,
  };
}

function misfit(opening: Opening, majorHere: () => string, question: RestoreQuestion): Refusal | undefined {
  const here = `${platform()}-${arch()}`;
  if (opening.platform !== here)
    return {
      reason: `The backup is of a database on ${opening.platform}, whose files do not fit this machine (${here})`,
      accepted: `a machine of the kind ${opening.platform}`,
    };
  const major = opening.postgresVersion.split(".")[0];
  if (major !== majorHere())
    return {
      reason: `The backup is of PostgreSQL ${major}; this program brings PostgreSQL ${majorHere()}, which cannot read its files`,
      accepted: `entente ${opening.programVersion}, which made the backup`,
    };
  if (opening.migrationHead.number > question.knownMigrations)
    return {
      reason: `The backup was made by entente ${opening.programVersion}, with migration ${opening.migrationHead.name}; this program knows ${question.knownMigrations} and would not start with it`,
      accepted: `entente ${opening.programVersion} or newer`,
    };
  return undefined;
}

const majorHere = (folder: string, user: RunAs): string => usableBinaries(folder, user).majorVersion;

/** The secret files first: the database's folder is what makes a data folder one, and it appears whole. */
async function place(
  aside: string,
  folder: string,
  user: RunAs,
  manifest: Manifest,
): Promise<Decision<Manifest>> {
  const cluster = join(aside, clusterName);
  giveFolder(cluster, user);
  for (const name of carriedFiles)
    if (existsSync(join(aside, name))) await rename(join(aside, name), join(folder, name));
  await writeFile(restoredMark(folder), `${manifest.endedAt}\n`, { mode: 0o600 });
  await rename(cluster, join(folder, clusterName));
  await syncFolder(folder);
  return yes(manifest);
}

/** The embedded server says no by throwing a sentence. */
function sentences<T>(work: () => T): Decision<T> {
  try {
    return yes(work());
  } catch (error) {
    return no(error instanceof Error ? error.message : String(error));
  }
}
