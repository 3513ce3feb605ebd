import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type Decision, no, type Refusal, yes } from "../../domain/shared/decision.ts";
import { ByteSource } from "./byte-source.ts";
import { fileFault } from "./file-faults.ts";
import {
  carriedFiles,
  clusterName,
  type Manifest,
  manifestName,
  type Opening,
  openingName,
  type PackedFile,
  readManifest,
  readOpening,
} from "./manifest.ts";
import { sealMark, unsealed } from "./sealing.ts";
import { blockSize, type Member, paddingAfter, readHeader } from "./tar-format.ts";
import { Unreadable } from "./unreadable.ts";

/** What becomes of the content while it is read; nothing of it is proven until reading has ended well. */
export type Unpacking = {
  /** Hears what the backup says of itself before anything else is read; a refusal ends the reading. */
  begin(opening: Opening): Promise<Refusal | undefined>;
  folder(path: string): Promise<void>;
  file(path: string, content: AsyncIterable<Buffer>): Promise<void>;
};

/**
 * Reads a backup from its first byte to its last and answers its manifest. Says no, with the reason, when the file is no
 * backup, needs a passphrase or another one, is damaged, cut off or longer than it was, holds what a backup does not
 * hold, or differs from its manifest in a single byte. Only a sealed backup proves who wrote it.
 */
export async function readBackup(
  path: string,
  passphrase: string | undefined,
  unpacking: Unpacking,
): Promise<Decision<Manifest>> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  try {
    return await readFrom(await opened(new ByteSource(file), passphrase), unpacking);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, ...error.refusal };
    if (error instanceof Unreadable) return no(`${path} is not usable: ${error.message}`, usable);
    if (isZlib(error)) return no(`${path} is damaged or cut off: ${error.message}`, usable);
    const fault = fileFault(error);
    if (fault === undefined) throw error;
    return no(`${path} cannot be read: ${fault}`);
  } finally {
    file.destroy();
  }
}

const usable = "the whole file as entente backup wrote it, or an older one";

/** A "no" on its way up through the streams. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

const gzipMark = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);

/** The archive inside, whichever way the file is wrapped. */
async function opened(file: ByteSource, passphrase: string | undefined): Promise<ByteSource> {
  const first = await file.peek(sealMark.length);
  const isSealed = first.equals(sealMark);
  if (isSealed && passphrase === undefined)
    throw new Refused({
      reason: "The backup is encrypted",
      accepted: "--passphrase-file with the file that holds its passphrase",
    });
  if (!isSealed && passphrase !== undefined)
    throw new Refused({
      reason: "The backup is not encrypted, so a passphrase proves nothing about it",
      accepted: "the same without --passphrase-file, if you know where the file comes from",
    });
  const zipped = passphrase === undefined ? file : new ByteSource(unsealed(file, passphrase));
  if (!(await zipped.peek(gzipMark.length)).equals(gzipMark))
    throw new Unreadable("it is no backup of entente");
  const gunzip = createGunzip();
  const whole = (async function* (): AsyncGenerator<Buffer> {
    yield* gunzip as AsyncIterable<Buffer>;
    // zlib takes what follows the end for none of its business; here it means that the file is not what was written.
    if (gunzip.bytesWritten < zipped.bytesTaken || !(await zipped.isAtEnd()))
      throw new Unreadable("something was added to it");
  })();
  pipeline(Readable.from(zipped.rest(), { objectMode: false }), gunzip, () => undefined);
  return new ByteSource(whole);
}

async function readFrom(archive: ByteSource, unpacking: Unpacking): Promise<Decision<Manifest>> {
  const opening = await openingOf(archive);
  const refusal = await unpacking.begin(opening);
  if (refusal) return { ok: false, ...refusal };
  const found: PackedFile[] = [];
  for (;;) {
    const member = await nextMember(archive);
    if (!member) throw new Unreadable("it has no manifest");
    if (member.path === manifestName) {
      const manifest = known(readManifest(await documentOf(archive, member)));
      await expectEnd(archive);
      refuseDifferences(manifest, opening, found);
      refuseIncomplete(manifest);
      return yes(manifest);
    }
    if (!belongs(member))
      throw new Unreadable(`${JSON.stringify(member.path)} does not belong into a backup`);
    if (member.kind === "folder") await unpacking.folder(member.path);
    else found.push(await unpack(archive, member, unpacking));
  }
}

async function openingOf(archive: ByteSource): Promise<Opening> {
  const member = await nextMember(archive);
  if (member?.path !== openingName) throw new Unreadable("it is no backup of entente");
  return known(readOpening(await documentOf(archive, member)));
}

async function nextMember(archive: ByteSource): Promise<Member | undefined> {
  return readHeader(await archive.take(blockSize));
}

const largestDocument = 256 * 1024 * 1024;

async function documentOf(archive: ByteSource, { path, size }: Member): Promise<Buffer> {
  if (size > largestDocument) throw new Unreadable(`${path} is too large`);
  const bytes = await archive.take(size);
  await archive.take(paddingAfter(size).length);
  return bytes;
}

const belongs = ({ kind, path }: Member): boolean =>
  path.startsWith(`${clusterName}/`) ||
  (kind === "folder" ? path === clusterName : (carriedFiles as readonly string[]).includes(path));

async function unpack(
  archive: ByteSource,
  { path, size }: Member,
  unpacking: Unpacking,
): Promise<PackedFile> {
  const hash = createHash("sha256");
  await unpacking.file(
    path,
    (async function* () {
      for await (const piece of archive.pieces(size)) {
        hash.update(piece);
        yield piece;
      }
    })(),
  );
  await archive.take(paddingAfter(size).length);
  return { path, size, sha256: hash.digest("hex") };
}

async function expectEnd(archive: ByteSource): Promise<void> {
  if (readHeader(await archive.take(blockSize)) ?? readHeader(await archive.take(blockSize)))
    throw new Unreadable("something stands behind its manifest");
  if (!(await archive.isAtEnd())) throw new Unreadable("something was added to it");
}

/** The content is what the manifest says, to the byte: no file more, none less, none twice. */
function refuseDifferences(manifest: Manifest, opening: Opening, found: readonly PackedFile[]): void {
  const facts = Object.keys(opening) as (keyof Opening)[];
  if (facts.some((fact) => JSON.stringify(opening[fact]) !== JSON.stringify(manifest[fact])))
    throw new Unreadable("its beginning and its manifest contradict each other");
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const { path, size, sha256 } of found) {
    const file = listed.get(path);
    if (!file) throw new Unreadable(`its manifest does not name ${path}, or it comes twice`);
    if (file.size !== size || file.sha256 !== sha256)
      throw new Unreadable(`${path} is not what its manifest says`);
    listed.delete(path);
  }
  const [missing] = listed.keys();
  if (missing !== undefined) throw new Unreadable(`${missing} is missing`);
}

/** Enough for PostgreSQL to come up: the label says where in the log to begin, and the log is there from then on. */
function refuseIncomplete({ files, firstSegment, lastSegment }: Manifest): void {
  const paths = new Set(files.map(({ path }) => path));
  const log = [firstSegment, lastSegment].map((segment) => `pg_wal/${segment}`);
  const absent = ["PG_VERSION", "backup_label", "global/pg_control", ...log].find(
    (path) => !paths.has(`${clusterName}/${path}`),
  );
  if (absent !== undefined)
    throw new Unreadable(`it holds no ${absent}, so PostgreSQL would not come up with it`);
}

function known<T>(decision: Decision<T>): T {
  if (!decision.ok) throw new Unreadable(`what it says of itself cannot be read: ${decision.reason}`);
  return decision.value;
}

const isZlib = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
