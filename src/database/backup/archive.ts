import { createHash } from "node:crypto";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { migrationFiles } from "../migration-files.ts";
import {
  clusterMembers,
  inMemory,
  logSegments,
  type OpenFile,
  openClusterFile,
  sizeOfCluster,
} from "./cluster-files.ts";
import {
  carriedFiles,
  clusterName,
  type Manifest,
  manifestName,
  type Opening,
  openingName,
  type PackedFile,
} from "./manifest.ts";
import type { OnlineSession } from "./online-session.ts";
import { endOfArchive, headerOf, paddingAfter } from "./tar-format.ts";

export type ArchiveQuestion = {
  readonly dataFolder: string;
  readonly programVersion: string;
  readonly now: () => Date;
};

/** What an archive holds; the manifest is there when its last byte is. */
export type Packed = { readonly files: PackedFile[]; manifest: Manifest | undefined };

/**
 * The bytes of a backup, before they are compressed: the opening, the data while it changes, the log that sets it right,
 * and the manifest, which can only be known at the end.
 */
export async function* archive(
  question: ArchiveQuestion,
  session: OnlineSession,
  packed: Packed,
): AsyncGenerator<Buffer> {
  const cluster = join(question.dataFolder, clusterName);
  const opening: Opening = {
    product: "entente",
    format: 1,
    programVersion: question.programVersion,
    postgresVersion: session.postgresVersion,
    platform: `${platform()}-${arch()}`,
    migrationHead: newestMigration(),
    startedAt: question.now().toISOString(),
    dataBytes: await sizeOfCluster(cluster),
  };
  yield* document(openingName, opening);
  const startLsn = await session.start();
  for (const name of carriedFiles) yield* copied(question.dataFolder, name, name, packed);
  yield folder(clusterName);
  for await (const { kind, path } of clusterMembers(cluster)) {
    if (kind === "folder") yield folder(`${clusterName}/${path}`);
    else yield* copied(cluster, path, `${clusterName}/${path}`, packed);
  }
  const { stopLsn, label, segments } = await session.stop();
  yield* packing(`${clusterName}/backup_label`, inMemory(Buffer.from(label)), packed);
  for (const path of await logSegments(cluster, segments.first, segments.last))
    yield* copied(cluster, path, `${clusterName}/${path}`, packed);
  packed.manifest = {
    ...opening,
    endedAt: question.now().toISOString(),
    startLsn,
    stopLsn,
    firstSegment: segments.first,
    lastSegment: segments.last,
    files: packed.files,
  };
  yield* document(manifestName, packed.manifest);
  yield endOfArchive;
}

/** The database is at the newest: no program serves one that is not, and no other program can have it meanwhile. */
function newestMigration(): Opening["migrationHead"] {
  const newest = migrationFiles().at(-1);
  if (!newest) throw new Error("This program has no migrations");
  return { number: newest.number, name: newest.name };
}

const folder = (path: string): Buffer => headerOf({ kind: "folder", path, size: 0 });

async function* copied(from: string, path: string, as: string, packed: Packed): AsyncGenerator<Buffer> {
  const file = await openClusterFile(from, path);
  if (!file) return;
  try {
    yield* packing(as, file, packed);
  } finally {
    await file.close();
  }
}

async function* packing(path: string, { size, content }: OpenFile, packed: Packed): AsyncGenerator<Buffer> {
  yield headerOf({ kind: "file", path, size });
  const hash = createHash("sha256");
  for await (const piece of content) {
    hash.update(piece);
    yield piece;
  }
  yield paddingAfter(size);
  packed.files.push({ path, size, sha256: hash.digest("hex") });
}

/** What describes the backup is not part of what it describes. */
function* document(path: string, value: unknown): Generator<Buffer> {
  const bytes = Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`);
  yield headerOf({ kind: "file", path, size: bytes.length });
  yield bytes;
  yield paddingAfter(bytes.length);
}
