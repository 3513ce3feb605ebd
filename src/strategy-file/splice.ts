import { isCollection, isMap, isScalar, type ParsedNode, type Scalar } from "yaml";
import { keysOf } from "../domain/strategy/schema-walk.ts";
import { strategySchema } from "../domain/strategy/strategy.ts";
import type { Change } from "../domain/strategy/changes.ts";
import type { YamlDocument } from "./dialect.ts";
import { type Container, containerAt, type Entry, entriesOf, indentOf } from "./entries.ts";
import { linesOf } from "./lines.ts";
import { afterMark, entryText, type Setting } from "./render.ts";

/** The text with one change made in it and every other character as it was; undefined where the text gives no hold for it. */
export function spliced(text: string, document: YamlDocument, change: Change): string | undefined {
  const step = change.path.at(-1);
  const path = change.path.slice(0, -1);
  const container = containerAt(document, path);
  if (step === undefined || !container) return undefined;
  const entries = entriesOf(container, text);
  const site = { text, container, entries };
  if (change.kind === "insert")
    return inserted(site, step, change.value, isMap(container) ? keysOf(strategySchema, path) : []);
  const index = isMap(container) ? entries.findIndex(({ key }) => key === String(step)) : Number(step);
  const entry = entries[index];
  if (!entry) return undefined;
  if (change.kind === "set") return replaced(site, entry, change.value);
  if (change.kind === "rename") return renamedIn(site, String(step), change.to);
  if (entries.length > 1) return removed(site, entry, index);
  // The last entry takes its block with it: what is left is an empty map or list.
  const emptied = isMap(container) ? {} : [];
  return spliced(text, document, { kind: "set", path, value: emptied });
}

type Site = { readonly text: string; readonly container: Container; readonly entries: readonly Entry[] };

function replaced({ text, container }: Site, entry: Entry, value: unknown): string {
  const { value: old, valueFrom, end } = entry;
  const written = afterMark(entry.key !== undefined, value, settingOf(text, container, entry, old));
  const isInline = old !== null && end > valueFrom && !isBlock(old);
  if (isInline && !written.includes("\n")) return cut(text, old.range[0], end, written.trimStart());
  const [first = "", ...rest] = written.split("\n");
  const comment = old !== null && isBlock(old) ? commentAfter(text, valueFrom) : "";
  const carriage = first.endsWith("\r") ? "\r" : "";
  return cut(text, valueFrom, end, [`${first.trimEnd()}${comment}${carriage}`, ...rest].join("\n"));
}

/** Another key in the place of the old one; what is no plain word is left to the YAML library. */
function renamedIn({ text, container }: Site, from: string, to: string): string | undefined {
  if (!isMap(container) || !/^[A-Za-z][\w.-]*$/.test(to)) return undefined;
  const key = container.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === from)?.key;
  return isScalar(key) && key.range ? cut(text, key.range[0], key.range[1], to) : undefined;
}

function removed({ text, container, entries }: Site, entry: Entry, index: number): string {
  const next = entries[index + 1];
  const previous = entries[index - 1];
  if (container.flow) {
    return next
      ? cut(text, entry.start, next.start, "")
      : cut(text, previous?.end ?? entry.start, entry.end, "");
  }
  const lines = linesOf(text);
  const lineStart = lines.startOfLine(entry.start);
  // The first field after a dash shares its line with the dash, which stays.
  if (text.slice(lineStart, entry.start).trim() !== "")
    return cut(text, entry.start, next?.start ?? entry.end, "");
  const lineEnd = lines.endOfLine(Math.max(entry.start, entry.end - 1));
  return cut(text, lineStart, lineEnd + eolOf(text).length, "");
}

function inserted(
  site: Site,
  step: string | number,
  value: unknown,
  order: readonly string[],
): string | undefined {
  const { text, container, entries } = site;
  const key = isMap(container) ? String(step) : undefined;
  const before = key === undefined ? entries[Number(step) - 1] : precedingEntry(entries, key, order);
  const neighbour = before ?? entries[0];
  // Brackets or a key without anything in them are written anew, as a whole.
  if (!neighbour) return undefined;
  const setting = settingOf(text, container, neighbour);
  const written = entryText(key, value, setting);
  if (container.flow) {
    return before
      ? cut(text, before.end, before.end, `, ${written}`)
      : cut(text, neighbour.start, neighbour.start, `${written}, `);
  }
  if (!before)
    return cut(text, neighbour.start, neighbour.start, `${written}${setting.eol}${setting.indent}`);
  const at = linesOf(text).endOfLine(Math.max(before.start, before.end - 1));
  return cut(text, at, at, `${setting.eol}${gapAfter(site, before)}${setting.indent}${written}`);
}

/** The entry after which a new key goes: the last one that the schema puts before it, else the last of all. */
function precedingEntry(entries: readonly Entry[], key: string, order: readonly string[]): Entry | undefined {
  const rank = order.indexOf(key);
  if (rank === -1) return entries.at(-1);
  return entries.findLast((entry) => entry.key !== undefined && order.indexOf(entry.key) < rank);
}

/** Parts that stand apart by an empty line keep standing apart. */
function gapAfter({ text, entries }: Site, before: Entry): string {
  const [first, second] = entries;
  const apart =
    second && indentOf(second, text) === "" && /\n\r?\n/.test(text.slice(first?.end, second.start));
  return apart && before ? eolOf(text) : "";
}

function settingOf(text: string, container: Container, entry: Entry, old?: ParsedNode | null): Setting {
  const quoted = isScalar(old) && (old.type === "QUOTE_DOUBLE" || old.type === "QUOTE_SINGLE");
  const quote: Scalar.Type | undefined = quoted ? old.type : undefined;
  return { inFlow: container.flow === true, indent: indentOf(entry, text), eol: eolOf(text), quote };
}

const isBlock = (node: ParsedNode): boolean =>
  isCollection(node) ? node.flow !== true : isScalar(node) && String(node.type).startsWith("BLOCK");

function commentAfter(text: string, offset: number): string {
  return /^[^\S\n]*#[^\r\n]*/.exec(text.slice(offset, linesOf(text).endOfLine(offset)))?.[0] ?? "";
}

const eolOf = (text: string): string => (/\r\n/.test(text) ? "\r\n" : "\n");
const cut = (text: string, from: number, to: number, put: string): string =>
  text.slice(0, from) + put + text.slice(to);
