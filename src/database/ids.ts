import { randomBytes } from "node:crypto";

/** The nil uuid: "no partner" in `daily_facts`. */
export const nilId = "00000000-0000-0000-0000-000000000000";

/** An id as text: what the database reads as a uuid, in the one form that is written here. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** A new UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, then randomness, so that rows made together lie together. */
export function newId(millisecondsSinceEpoch: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(millisecondsSinceEpoch, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
