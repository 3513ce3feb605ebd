import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { manifestName, type Manifest, openingName } from "./manifest.ts";
import { readBackup } from "./read-backup.ts";
import { endOfArchive, headerOf, type Member, paddingAfter } from "./tar-format.ts";

/** A member as somebody might forge it: any path, any type of entry. */
export type Forged = {
  readonly path: string;
  readonly content?: string | Buffer;
  readonly kind?: Member["kind"];
  /** The type byte of ustar, where it is neither file nor folder: "2" is a symbolic link. */
  readonly type?: string;
};

/** Writes an archive of any content, wrapped as a backup is, and answers its path. */
export function forge(path: string, members: readonly Forged[]): string {
  writeFileSync(path, gzipSync(Buffer.concat([...members.flatMap(blocksOf), endOfArchive]), { level: 1 }));
  return path;
}

function blocksOf({ path, content = "", kind = "file", type }: Forged): Buffer[] {
  const bytes = Buffer.from(content);
  const header = headerOf({ kind, path: "x".repeat(Math.min(100, path.length)), size: bytes.length });
  header.write(path, 0);
  if (type !== undefined) header.write(type, 156);
  header.write("        ", 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return [header, bytes, paddingAfter(bytes.length)];
}

/** A sound backup taken apart: its manifest, and every member in its order. */
export async function takenApart(path: string): Promise<{ manifest: Manifest; members: Forged[] }> {
  const members: Forged[] = [];
  const read = await readBackup(path, undefined, {
    begin: () => Promise.resolve(undefined),
    async folder(folder) {
      members.push({ path: folder, kind: "folder" });
    },
    async file(file, content) {
      const pieces: Buffer[] = [];
      for await (const piece of content) pieces.push(piece);
      members.push({ path: file, content: Buffer.concat(pieces) });
    },
  });
  if (!read.ok) throw new Error(read.reason);
  return { manifest: read.value, members };
}

/** The same put together again, with what was changed in between. */
export const putTogether = (path: string, manifest: Manifest, members: readonly Forged[]): string =>
  forge(path, [
    { path: openingName, content: JSON.stringify(openingOf(manifest)) },
    ...members,
    { path: manifestName, content: JSON.stringify(manifest) },
  ]);

export function openingOf(manifest: Manifest): object {
  const { product, format, programVersion, postgresVersion, platform, migrationHead, startedAt, dataBytes } =
    manifest;
  return { product, format, programVersion, postgresVersion, platform, migrationHead, startedAt, dataBytes };
}

export function withByteChanged(path: string, at: number, to: string): string {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(to, bytes);
  return to;
}
