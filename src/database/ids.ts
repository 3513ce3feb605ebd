import { randomBytes } from "node:crypto";

/** The nil uuid: "no partner" in `daily_facts`. */
export const nilId = "00000000-0000-0000-0000-000000000000";

/** An id as text: what the database reads as a uuid, in the one form that is written here. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/**
 * A new UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, a counter of 26 bits, then randomness. Ids that one process makes
 * for the same millisecond follow each other in the order they were made (RFC 9562, 6.2, method 1): lists are in the order of
 * ids, and an answer must not stand before the comment it answers.
 */
export function newId(millisecondsSinceEpoch: number = Date.now()): string {
  const bytes = randomBytes(16);
  latest =
    millisecondsSinceEpoch === latest.milliseconds
      ? { ...latest, count: latest.count + 1 }
      : { milliseconds: millisecondsSinceEpoch, count: bytes.readUInt32BE(6) >>> 7 };
  bytes.writeUIntBE(millisecondsSinceEpoch, 0, 6);
  bytes.writeUInt16BE(0x7000 | ((latest.count >>> 14) & 0x0fff), 6);
  bytes.writeUInt16BE(0x8000 | (latest.count & 0x3fff), 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The count begins in the lower half of its 26 bits: a millisecond has room for 33 million ids. */
let latest = { milliseconds: -1, count: 0 };
