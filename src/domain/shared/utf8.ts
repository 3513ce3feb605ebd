/**
 * Where bytes stop being text in UTF-8: line and column from 1, columns in UTF-16 units, as editors count them. Undefined where
 * all of it is text. What is well formed: Unicode 16, table 3-7.
 */
export function misfitOfUtf8(
  bytes: Uint8Array,
): { readonly line: number; readonly column: number } | undefined {
  let [line, column] = [1, 1];
  for (let at = 0; at < bytes.length; ) {
    const length = charactersLength(bytes, at);
    if (length === 0) return { line, column };
    [line, column] = bytes[at] === lineEnd ? [line + 1, 1] : [line, column + (length === 4 ? 2 : 1)];
    at += length;
  }
  return undefined;
}

const lineEnd = 0x0a;

/** Bytes of the character that begins there; 0 where none does. */
function charactersLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const row = wellFormed.find(({ from, to }) => first >= from && first <= to);
  if (!row) return 0;
  const [least, most] = row.second;
  const second = bytes[at + 1] ?? 0;
  if (second < least || second > most) return 0;
  for (let next = 2; next < row.length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return row.length;
}

/** First bytes of characters of several bytes, and which second byte may follow them. */
const wellFormed = [
  { from: 0xc2, to: 0xdf, second: [0x80, 0xbf], length: 2 },
  { from: 0xe0, to: 0xe0, second: [0xa0, 0xbf], length: 3 },
  { from: 0xe1, to: 0xec, second: [0x80, 0xbf], length: 3 },
  { from: 0xed, to: 0xed, second: [0x80, 0x9f], length: 3 },
  { from: 0xee, to: 0xef, second: [0x80, 0xbf], length: 3 },
  { from: 0xf0, to: 0xf0, second: [0x90, 0xbf], length: 4 },
  { from: 0xf1, to: 0xf3, second: [0x80, 0xbf], length: 4 },
  { from: 0xf4, to: 0xf4, second: [0x80, 0x8f], length: 4 },
] as const;
