import { constants, type Dirent } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isCode } from "./file-faults.ts";
import type { Member } from "./tar-format.ts";

/** A folder or file of the cluster, by its path inside; a file's content is read when it is asked for. */
export type ClusterMember = Omit<Member, "size">;

/**
 * What belongs into a backup of a running cluster, folders before their content. Left out is what PostgreSQL makes anew
 * at each start (its manual, "Backing Up the Data Directory"), and the write-ahead log, which is taken when all else has
 * been read. pg_control comes last, as with pg_basebackup.
 */
export async function* clusterMembers(cluster: string): AsyncGenerator<ClusterMember> {
  yield* membersIn(cluster, "");
  yield { kind: "file", path: controlFile };
}

const controlFile = "global/pg_control";

/** Folders that are kept without what is in them. */
const emptied = new Set([
  "pg_dynshmem",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_wal",
]);
const leftOut =
  /^(postmaster\.(pid|opts)|current_logfiles|backup_(label|manifest)(\.old)?|tablespace_map(\.old)?|(recovery|standby)\.signal|global\/pg_control|postgresql\.auto\.conf\.tmp)$|(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*)$/;

async function* membersIn(cluster: string, folder: string): AsyncGenerator<ClusterMember> {
  for (const entry of await entriesOf(join(cluster, folder))) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (leftOut.test(path)) continue;
    // The log may have been moved to a disk of its own; its folder is one all the same.
    const isFolder = entry.isDirectory() || (path === "pg_wal" && entry.isSymbolicLink());
    if (isFolder) {
      yield { kind: "folder", path };
      if (!emptied.has(path)) yield* membersIn(cluster, path);
    } else if (entry.isFile()) yield { kind: "file", path };
    else if (entry.isSymbolicLink()) throw new OutsideTheFolder(path);
  }
}

/** A link out of the data folder (a tablespace): what it leads to would not be in the backup. */
export class OutsideTheFolder extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`${path} leads out of the data folder`);
    this.path = path;
  }
}

/** A folder that was dropped while we walked is no longer there, and the log knows. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (isCode(error, "ENOENT")) return [];
    throw error;
  }
}

export type OpenFile = {
  readonly size: number;
  readonly content: AsyncIterable<Buffer>;
  close(): Promise<void>;
};

/**
 * A file of a running cluster as long as it is now: what is added later is in the log, and what is cut off meanwhile is
 * made up with zeros, which the log then repairs. Undefined when it is gone.
 */
export async function openClusterFile(cluster: string, path: string): Promise<OpenFile | undefined> {
  if (path === controlFile) return openControlFile(join(cluster, path));
  try {
    const file = await open(join(cluster, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const { size } = await file.stat();
    return { size, content: exactly(file, size), close: () => file.close() };
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

const pieceSize = 256 * 1024;

async function* exactly(file: Awaited<ReturnType<typeof open>>, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; ) {
    const piece = Buffer.allocUnsafe(Math.min(pieceSize, size - at));
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) piece.fill(0);
    const read = bytesRead === 0 ? piece : piece.subarray(0, bytesRead);
    at += read.length;
    yield read;
  }
}

/** Written whole but not in one step, and no log repairs it: read until two readings agree. */
async function openControlFile(path: string): Promise<OpenFile> {
  let before = await wholeFile(path);
  for (;;) {
    const now = await wholeFile(path);
    if (now.equals(before)) return inMemory(now);
    before = now;
  }
}

async function wholeFile(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

export function inMemory(bytes: Buffer): OpenFile {
  async function* once(): AsyncGenerator<Buffer> {
    yield bytes;
  }
  return { size: bytes.length, content: once(), close: () => Promise.resolve() };
}

/** The log's segments from the first to the last, both included. Throws when one of the two is not there. */
export async function logSegments(cluster: string, first: string, last: string): Promise<string[]> {
  const names = (await readdir(join(cluster, "pg_wal"))).filter((name) => /^[0-9A-F]{24}$/.test(name));
  const needed = names.filter((name) => name >= first && name <= last).toSorted();
  if (needed[0] !== first || needed.at(-1) !== last)
    throw new Error(`The write-ahead log from ${first} to ${last} is no longer whole`);
  return needed.map((name) => `pg_wal/${name}`);
}

/** Bytes on the disk that a backup would read, the log not counted. */
export async function sizeOfCluster(cluster: string): Promise<number> {
  let bytes = 0;
  for await (const { kind, path } of clusterMembers(cluster))
    if (kind === "file")
      bytes += await stat(join(cluster, path)).then(
        ({ size }) => size,
        () => 0,
      );
  return bytes;
}
