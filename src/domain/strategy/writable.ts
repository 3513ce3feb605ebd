import { type Decision, no, yes } from "../shared/decision.ts";
import { type Path, pointer } from "./path.ts";
import { isMap } from "./plain-data.ts";

/** How deep values may lie in one another; the model itself needs nine. */
const deepest = 30;

/**
 * Whether plain data can be written into a strategy file and kept: texts without control characters other than tab and line
 * ends and without half characters (neither YAML nor the database has a form for them), and nothing deeper than thirty levels.
 * No names the place of the first value that cannot.
 */
export function writable(value: unknown, path: Path = []): Decision<null> & { readonly pointer?: string } {
  if (path.length > deepest)
    return {
      ...no(`At ${pointer(path)} values lie too deep in one another`, `at most ${deepest} levels`),
      pointer: pointer(path),
    };
  if (typeof value === "string" && !isWritable(value)) return unwritable(path);
  if (typeof value !== "object" || value === null) return yes(null);
  for (const [key, member] of Object.entries(value)) {
    const found = isWritable(key) ? writable(member, [...path, key]) : unwritable([...path, "?"]);
    if (!found.ok) return found;
  }
  return yes(null);
}

const unwritable = (path: Path) => ({
  ...no(
    `The text at ${pointer(path)} holds characters that cannot be kept`,
    "text without control characters",
  ),
  pointer: pointer(path),
});

// eslint-disable-next-line no-control-regex
const notKept = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\p{Cs}]/gu;

const isWritable = (text: string): boolean => text.search(notKept) < 0;

/**
 * Texts with a space for each character that cannot be kept. Word and PowerPoint put such characters between lines (U+000B), and
 * nobody who pastes from them can see why a text would be refused.
 */
export function madeWritable(value: unknown): unknown {
  if (typeof value === "string") return isWritable(value) ? value : value.replaceAll(notKept, " ");
  if (Array.isArray(value)) return value.map(madeWritable);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, madeWritable(member)]));
}
