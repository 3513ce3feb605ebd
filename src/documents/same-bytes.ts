import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import type { Day } from "../domain/shared/dates.ts";

/**
 * An office file (a zip) written again without the moment it was made at: every date in it is the day given, so that the same
 * document is the same bytes. Workbooks inside it (the figures of charts) are written again as well.
 */
export function sameBytes(zip: Uint8Array, day: Day): Uint8Array {
  const entries = counted(entriesOf(Buffer.from(zip))).map(({ name, content }) => ({
    name,
    content: name.endsWith(".xlsx") ? Buffer.from(sameBytes(content, day)) : dated(name, content, day),
  }));
  return zipped(entries, day);
}

/** Relations that were named by chance (`rId` and 21 letters) are named by their number instead. */
function counted(entries: readonly Entry[]): Entry[] {
  const relations = entries.filter(({ name }) => name.endsWith(".rels"));
  const ids = relations.flatMap(
    ({ content }) => content.toString("utf8").match(/(?<= Id=")rId[\w-]{21}(?=")/g) ?? [],
  );
  if (ids.length === 0) return [...entries];
  const numbers = new Map([...new Set(ids)].map((id, index) => [id, `rIdC${index + 1}`]));
  return entries.map(({ name, content }) =>
    /\.(xml|rels)$/.test(name)
      ? {
          name,
          content: Buffer.from(
            content.toString("utf8").replace(/rId[\w-]{21}/g, (id) => numbers.get(id) ?? id),
          ),
        }
      : { name, content },
  );
}

type Entry = { readonly name: string; readonly content: Buffer };

/** The properties of the file say when it was made. */
function dated(name: string, content: Buffer, day: Day): Buffer {
  if (name !== "docProps/core.xml") return content;
  const text = content.toString("utf8");
  return Buffer.from(text.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`));
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;

/** Reads by the directory at the end, as every reader does; the libraries write no zip64 and no comment. */
function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    at += 46 + nameLength + extra + comment;
    const raw = zip.subarray(from, from + packed);
    return { name, content: method === 0 ? Buffer.from(raw) : inflateRawSync(raw) };
  }).filter(({ name }) => !name.endsWith("/"));
}

function zipped(entries: readonly Entry[], day: Day): Uint8Array {
  const [year = 1980, month = 1, date = 1] = day.split("-").map(Number);
  const dosDate = (Math.max(0, year - 1980) << 9) | (month << 5) | date;
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content);
    const label = Buffer.from(name, "utf8");
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(dosDate, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(label.length, 22);
    locals.push(signed(signatures.local), common, label, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(signed(signatures.central), Buffer.from([20, 0]), common, rest, label);
    offset += 4 + common.length + label.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, central, signed(signatures.end), end]));
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
