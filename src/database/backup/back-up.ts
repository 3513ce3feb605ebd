import { createHash } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { archive, type Packed } from "./archive.ts";
import { OutsideTheFolder } from "./cluster-files.ts";
import { fileFault, isCode } from "./file-faults.ts";
import { clusterName, type Manifest } from "./manifest.ts";
import { openOnlineSession } from "./online-session.ts";
import { syncFolder } from "./placing.ts";
import { sealed } from "./sealing.ts";
import { rememberBackup } from "./taken.ts";
import { Unreadable } from "./unreadable.ts";

export type BackUpQuestion = {
  /** The embedded server; undefined when the data is in a PostgreSQL of the user's own. */
  readonly embedded: { readonly dataFolder: string; readonly superuserUrl: string } | undefined;
  /** Absolute; must not exist yet. */
  readonly path: string;
  readonly passphrase?: string | undefined;
  readonly programVersion: string;
  readonly now: () => Date;
};
type Embedded = NonNullable<BackUpQuestion["embedded"]>;

export type BackupMade = {
  readonly path: string;
  readonly bytes: number;
  /** Of the file as it lies there. */
  readonly sha256: string;
  readonly files: number;
  readonly milliseconds: number;
};

/**
 * Writes the whole installation into one file while people work: a physical copy of the embedded database with the log
 * that makes it whole, and the data folder's secret files. All that was acknowledged before it ended is in it. Says no,
 * and leaves nothing behind, for a PostgreSQL of the user's own, a path that is relative, taken, inside the database's
 * folder or not writable, a full disk, and a link out of the data folder. Source: docs/guide/backup.md.
 */
export async function backUp(question: BackUpQuestion): Promise<Decision<BackupMade>> {
  const { embedded, path } = question;
  if (!embedded) return ownServer;
  const refused = await refusePath(path, embedded);
  if (refused) return refused;
  const part = `${path}.part`;
  const began = performance.now();
  try {
    const { manifest, sha256 } = await writeTo(part, question, embedded);
    await rename(part, path);
    await syncFolder(dirname(path));
    const { size: bytes } = await stat(path);
    const { startedAt, endedAt, files } = manifest;
    const encrypted = question.passphrase !== undefined;
    rememberBackup(embedded.dataFolder, { path, startedAt, endedAt, bytes, encrypted });
    return yes({
      path,
      bytes,
      sha256,
      files: files.length,
      milliseconds: Math.round(performance.now() - began),
    });
  } catch (error) {
    if (!isCode(error, "EEXIST")) await rm(part, { force: true }).catch(() => undefined);
    return refusalOf(error, path);
  }
}

const ownServer = no(
  "The data is in a PostgreSQL of your own (DATABASE_URL), and its files are not within reach",
  "pg_basebackup of that server, or pg_dump --enable-row-security as the user of DATABASE_URL, who owns the tables; and a copy of secret.key from the data folder",
);

async function refusePath(path: string, { dataFolder }: Embedded): Promise<Decision<never> | undefined> {
  if (!isAbsolute(path))
    return no(`${path} is not an absolute path`, "a path from the root of the file system");
  const inside = relative(join(dataFolder, clusterName), path);
  if (!inside.startsWith("..") && !isAbsolute(inside))
    return no(
      `${path} is in the folder of the database`,
      "a path outside the data folder, best on another disk",
    );
  const there = await stat(path).catch(() => undefined);
  return there && no(`${path} exists already; a backup replaces nothing`, "a name that is free");
}

type Written = { readonly manifest: Manifest; readonly sha256: string };

async function writeTo(part: string, question: BackUpQuestion, embedded: Embedded): Promise<Written> {
  const file = await open(part, "wx", 0o600);
  try {
    const session = await openOnlineSession(embedded.superuserUrl);
    try {
      const packed: Packed = { files: [], manifest: undefined };
      const hash = createHash("sha256");
      await pipeline(
        Readable.from(archive({ ...question, ...embedded }, session, packed), { objectMode: false }),
        createGzip({ level: compression }),
        async (zipped: AsyncIterable<Buffer>) => {
          for await (const piece of wrapped(zipped, question.passphrase)) {
            hash.update(piece);
            await file.writeFile(piece);
          }
        },
      );
      await file.sync();
      if (!packed.manifest) throw new Error("The archive ended without its manifest");
      return { manifest: packed.manifest, sha256: hash.digest("hex") };
    } finally {
      await session.close();
    }
  } finally {
    await file.close();
  }
}

/** On the sample: a quarter faster than zlib's usual 6, and a tenth larger. */
const compression = 3;

const wrapped = (zipped: AsyncIterable<Buffer>, passphrase: string | undefined): AsyncIterable<Buffer> =>
  passphrase === undefined ? zipped : sealed(zipped, passphrase);

function refusalOf(error: unknown, path: string): Decision<never> {
  if (isCode(error, "EEXIST"))
    return no(
      `Another backup is being written to ${basename(path)}, or was broken off: ${path}.part exists`,
      "delete that file when no backup is under way, or another name",
    );
  if (error instanceof OutsideTheFolder)
    return no(
      `${error.path} in the database's folder is a link out of it; what it leads to would not be in the backup`,
      "the tablespace moved back into the data folder",
    );
  if (error instanceof Unreadable)
    return no(`The database's folder holds what a backup cannot: ${error.message}`);
  const fault = fileFault(error);
  if (fault === undefined) throw error;
  return no(
    `${path} cannot be written: ${fault}`,
    "a folder that you may write to, with room for the backup",
  );
}
