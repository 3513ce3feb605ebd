import { Unreadable } from "./unreadable.ts";

/**
 * The part of ustar (POSIX.1-1988) that a backup needs: files and folders, so that any `tar` opens one by hand. Reading
 * is strict on purpose: links, devices and extensions have no place in a backup, and what is not understood is refused.
 */
export const blockSize = 512;

export type Member = { readonly kind: "file" | "folder"; readonly path: string; readonly size: number };

export const endOfArchive = Buffer.alloc(2 * blockSize);
export const paddingAfter = (size: number): Buffer =>
  Buffer.alloc((blockSize - (size % blockSize)) % blockSize);

const kinds = { file: "0", folder: "5" } as const;
const modes = { file: "0000600", folder: "0000700" } as const;
const largestSize = 0o77777777777;

/** Throws when the path or the size does not fit: nothing that PostgreSQL writes comes near. */
export function headerOf({ kind, path, size }: Member): Buffer {
  if (size > largestSize) throw new Error(`${path} is too large for a backup: ${size} bytes`);
  const { prefix, name } = splitPath(kind === "folder" ? `${path}/` : path);
  const block = Buffer.alloc(blockSize);
  block.write(name, 0);
  block.write(modes[kind], 100);
  block.write("0000000", 108);
  block.write("0000000", 116);
  block.write(size.toString(8).padStart(11, "0"), 124);
  block.write("00000000000", 136);
  block.write(kinds[kind], 156);
  block.write("ustar\x0000", 257);
  block.write(prefix, 345);
  block.write(`${checksumOf(block).toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

/** Undefined for a block of zeros, which ends an archive. */
export function readHeader(block: Buffer): Member | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  if (octal(block, 148, 8) !== checksumOf(block)) throw new Unreadable("a header has another checksum");
  if (block.toString("latin1", 257, 265) !== "ustar\x0000") throw new Unreadable("a header is not ustar");
  const type = block.toString("latin1", 156, 157);
  const kind = type === kinds.file ? "file" : type === kinds.folder ? "folder" : undefined;
  const [prefix, name] = [text(block, 345, 155), text(block, 0, 100)];
  const path = (prefix === "" ? name : `${prefix}/${name}`).replace(/\/$/, "");
  if (kind === undefined) throw new Unreadable(`${JSON.stringify(path)} is neither a file nor a folder`);
  refuseTricks(path);
  return { kind, path, size: octal(block, 124, 12) };
}

/** A path of a backup stays below the folder that it is unpacked into, on every system. */
function refuseTricks(path: string): void {
  const steps = path.split("/");
  if (steps.some((step) => step === "" || step === "." || step === "..") || /[\p{Cc}\\:]/u.test(path))
    throw new Unreadable(`the path ${JSON.stringify(path)} leads out of the backup`);
}

function splitPath(path: string): { readonly prefix: string; readonly name: string } {
  if (Buffer.byteLength(path) <= 100) return { prefix: "", name: path };
  const at = path.indexOf("/", path.length - 101);
  const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
  if (at < 1 || name === "" || Buffer.byteLength(prefix) > 155 || Buffer.byteLength(name) > 100)
    throw new Error(`The path ${path} is too long for a backup`);
  return { prefix, name };
}

/** The sum of all bytes, those of the checksum itself taken as spaces. */
function checksumOf(block: Buffer): number {
  let sum = 0;
  for (const [at, byte] of block.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte;
  return sum;
}

const text = (block: Buffer, start: number, length: number): string => {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end === -1 ? length : end);
};

function octal(block: Buffer, start: number, length: number): number {
  const digits = text(block, start, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new Unreadable("a header holds no number where one belongs");
  return Number.parseInt(digits, 8);
}
