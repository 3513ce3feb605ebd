import type { Text } from "../domain/documents/document.ts";

export const plain = (text: Text): string =>
  typeof text === "string"
    ? text
    : text.map((part) => (typeof part === "string" ? part : part.strong)).join("");

/** The parts of a text, each with whether it stands out. */
export const partsOf = (text: Text): { readonly text: string; readonly strong: boolean }[] =>
  typeof text === "string"
    ? [{ text, strong: false }]
    : text.map((part) =>
        typeof part === "string" ? { text: part, strong: false } : { text: part.strong, strong: true },
      );

/**
 * The same value without the characters that no XML may hold: control characters, halves of surrogate pairs, and the two
 * non-characters. They cannot be seen, and one of them makes a whole file unreadable.
 */
export function writable<T>(value: T): T {
  if (typeof value === "string") return value.toWellFormed().replace(unwritable, "") as T & string;
  if (Array.isArray(value)) return value.map(writable) as T & unknown[];
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, writable(one)])) as T & object;
}

// Spelled by number, since a pattern with control characters in it cannot be read.
const unwritable = new RegExp(
  String.raw`[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]`,
  "g",
);
