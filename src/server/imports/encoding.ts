import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";

/** Encodings that spreadsheets and databases export text in. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export type TextFile = { readonly path: string; readonly encoding: Encoding };

/**
 * Reads a file once to learn its encoding and its hash: a byte order mark decides; else the zero bytes of UTF-16; else
 * UTF-8 if all of it is; else Windows-1252, in which every byte is a character.
 */
export async function examine(path: string): Promise<{ encoding: Encoding; contentHash: string }> {
  const hash = createHash("sha256");
  let encoding: Encoding | undefined;
  let utf8: TextDecoder | undefined;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (utf8 === undefined) {
      encoding = markedEncoding(chunk) ?? wideEncoding(chunk);
      utf8 = new TextDecoder("utf-8", { fatal: true });
    }
    encoding ??= decodes(utf8, chunk) ? undefined : "windows-1252";
  }
  encoding ??= utf8 && !decodes(utf8) ? "windows-1252" : "utf-8";
  return { encoding, contentHash: hash.digest("hex") };
}

/** The text of a file in pieces, without a byte order mark. Throws where the bytes are no text of the encoding. */
export async function* textOf({ path, encoding }: TextFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

function markedEncoding(start: Buffer): Encoding | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "utf-8";
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return undefined;
}

/** Western text in UTF-16 is half zeros, all on one side; text in other encodings has none to speak of. */
function wideEncoding(start: Buffer): Encoding | undefined {
  const sample = start.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length * 0.2;
  if (odd > many && even < odd / 10) return "utf-16le";
  return even > many && odd < even / 10 ? "utf-16be" : undefined;
}

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}
