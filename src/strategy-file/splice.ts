import { isCollection, isMap, isScalar, type ParsedNode, type Scalar } from "yaml";
import type { Path } from "../domain/strategy/path.ts";
import { keysOf } from "../domain/strategy/schema-walk.ts";
import { strategySchema } from "../domain/strategy/strategy.ts";
import type { Change } from "../domain/strategy/changes.ts";
import type { YamlDocument } from "./dialect.ts";
import { type Container, containerAt, type Entry, entriesOf, indentOf, pairAt } from "./entries.ts";
import type { Lines } from "./lines.ts";
import { reordered, tailOf } from "./reorder.ts";
import { afterMark, entryText, type Setting } from "./render.ts";

/** A text that is edited: as it stands, and what is known of it. */
export type Source = { readonly text: string; readonly document: YamlDocument; readonly lines: Lines };

/** Characters that go and what comes in their place. Of two that come at one place, the order decides. */
export type Cut = {
  readonly from: number;
  readonly to: number;
  readonly put: string;
  readonly order: readonly number[];
};

/** How new values are written: texts of several lines as blocks, or in quotes where a block would not say the same. */
export type Wording = { readonly quoteLines: boolean };

/**
 * What one change takes out of a text and puts into it; undefined where the text gives no hold for it. `cameBefore`: how many
 * elements the same editing puts into the same list before this one.
 */
export function cutFor(source: Source, change: Change, wording: Wording, cameBefore = 0): Cut | undefined {
  if (change.kind === "reorder") return reorderedIn(source, change.path, change.order);
  const step = change.path.at(-1);
  const path = change.path.slice(0, -1);
  const container = containerAt(source.document, path);
  if (step === undefined || !container) return undefined;
  const entries = entriesOf(container, source.text);
  const site = { ...source, container, entries, wording };
  if (change.kind === "insert") {
    if (entries.length === 0) return refilled(source, path, { [step]: change.value }, container, wording);
    const order = isMap(container) ? keysOf(strategySchema, path) : [];
    const rank = isMap(container) ? rankOf(String(step), order) : 0;
    const put = isMap(container)
      ? insertedKey(site, String(step), change.value, order)
      : insertedItem(site, Number(step) - cameBefore, change.value);
    return put && { ...put, order: [-path.length, rank] };
  }
  const index = isMap(container) ? entries.findIndex(({ key }) => key === String(step)) : Number(step);
  const entry = entries[index];
  if (!entry) return undefined;
  if (change.kind === "set") return replaced(site, entry, change.value);
  if (change.kind === "rename") return renamedIn(site, String(step), change.to);
  if (entries.length > 1) return removed(site, entry, index);
  return emptied(site, path, entry);
}

/** The text with cuts made in it, none of which is in what another takes away. */
export function withCuts(text: string, cuts: readonly Cut[]): string {
  let result = "";
  let done = 0;
  for (const { from, to, put } of cuts.toSorted(byPlace)) {
    result += text.slice(done, from) + put;
    done = to;
  }
  return result + text.slice(done);
}

function byPlace(one: Cut, other: Cut): number {
  const [first, second] = [one, other].map(({ from, to, order }) => [from, to - from, ...order]);
  const at = first?.findIndex((number, place) => number !== second?.[place]) ?? -1;
  return at < 0 ? 0 : (first?.[at] ?? 0) - (second?.[at] ?? 0);
}

type Site = Source & {
  readonly container: Container;
  readonly entries: readonly Entry[];
  readonly wording: Wording;
};

/** Brackets or a block without anything in it are written anew, as a whole. */
function refilled(
  source: Source,
  path: Path,
  members: Readonly<Record<string, unknown>>,
  container: Container,
  wording: Wording,
): Cut | undefined {
  const value = isMap(container) ? members : Object.values(members);
  return cutFor(source, { kind: "set", path, value }, wording);
}

/** The last entry takes its block with it, and what is said beside it: what is left is an empty map or list. */
function emptied(site: Site, path: Path, entry: Entry): Cut | undefined {
  const made = refilled(site, path, {}, site.container, site.wording);
  if (!made || site.container.flow) return made;
  return { ...made, to: Math.max(made.to, entry.end + commentAfter(site, entry.end).length) };
}

/** A value that was not written yet comes before whatever is put after its entry. */
const cut = (from: number, to: number, put: string): Cut => ({ from, to, put, order: [-Infinity] });

function replaced(site: Site, entry: Entry, value: unknown): Cut {
  const { value: old, valueFrom, end } = entry;
  const written = afterMark(entry.key !== undefined, value, settingOf(site, entry, old));
  const isInline = old !== null && end > valueFrom && !isBlock(old);
  if (isInline && !written.includes("\n")) return cut(old.range[0], end, written.replace(/^ +/, ""));
  const [first = "", ...rest] = written.split("\n");
  // What is said on the line of the key stays there, whether a block or a plain value followed it.
  const isOverBlock = old !== null && isBlock(old);
  const movesDown = rest.length > 0 && !isOverBlock && !site.container.flow;
  const comment = isOverBlock
    ? commentAfter(site, headEnd(site, entry))
    : movesDown
      ? commentAfter(site, end)
      : "";
  const to = movesDown ? end + comment.length : end;
  const carriage = first.endsWith("\r") ? "\r" : "";
  return cut(valueFrom, to, [`${first.replace(/[ \r]+$/, "")}${comment}${carriage}`, ...rest].join("\n"));
}

function reorderedIn(source: Source, path: Path, order: readonly number[]): Cut | undefined {
  const container = containerAt(source.document, path);
  if (!container || isMap(container)) return undefined;
  const entries = entriesOf(container, source.text);
  const made = reordered({ ...source, entries }, order, container.flow === true);
  return made && cut(made.from, made.to, made.put);
}

/** Another key in the place of the old one, whose comments are its own. */
function renamedIn({ container }: Site, from: string, to: string): Cut | undefined {
  if (!isMap(container)) return undefined;
  const key = pairAt(container, from)?.key;
  const written = /^[A-Za-z][\w.-]*$/.test(to) ? to : JSON.stringify(to);
  return isScalar(key) && key.range ? cut(key.range[0], key.range[1], written) : undefined;
}

function removed(site: Site, entry: Entry, index: number): Cut {
  const { text, lines, container, entries } = site;
  const next = entries[index + 1];
  if (container.flow)
    return next ? removedBefore(site, entry, next) : removedLast(site, entry, entries[index - 1]);
  const lineStart = lines.startOfLine(entry.start);
  // The first field after a dash shares its line with the dash, which stays.
  if (text.slice(lineStart, entry.start).trim() !== "") return cut(entry.start, next?.start ?? entry.end, "");
  const lineEnd = lines.endOfLine(entry.end);
  return cut(lineStart, lineEnd + eolOf(text).length, "");
}

/** Lines between two entries in brackets that hold nothing but a comment speak of the second one. */
function removedBefore({ text }: Site, entry: Entry, next: Entry): Cut {
  const above = /\n[ \t]*(?=#)/.exec(text.slice(entry.end, next.start));
  return cut(entry.start, above ? entry.end + above.index + above[0].length : next.start, "");
}

/** The last entry in brackets goes with the comma before it and the comment beside it; the comments before it stay. */
function removedLast(site: Site, entry: Entry, previous: Entry | undefined): Cut {
  const { text, lines } = site;
  const between = text.slice(previous?.end ?? entry.start, entry.start);
  if (!previous || !between.includes("#")) return cut(previous?.end ?? entry.start, entry.end, "");
  const kept = between.replace(/^((?:\s|#[^\n]*\n)*),/, "$1");
  const to = entry.end + commentAfter(site, entry.end).length;
  const isLineOver = text.slice(to, lines.endOfLine(to)).trim() === "";
  return cut(previous.end, isLineOver ? to : entry.end, isLineOver ? kept.trimEnd() : kept);
}

const insertedKey = (site: Site, key: string, value: unknown, order: readonly string[]): Cut | undefined =>
  insertedAfter(site, precedingEntry(site.entries, key, order), (setting) => entryText(key, value, setting));

const insertedItem = (site: Site, index: number, value: unknown): Cut | undefined =>
  insertedAfter(site, site.entries[index - 1], (setting) => entryText(undefined, value, setting));

function insertedAfter(
  site: Site,
  before: Entry | undefined,
  write: (setting: Setting) => string,
): Cut | undefined {
  const { text, container, entries, lines } = site;
  const neighbour = before ?? entries[0];
  if (!neighbour) return undefined;
  const setting = settingOf(site, neighbour);
  const written = write(setting);
  if (container.flow) {
    return before
      ? cut(before.end, before.end, `, ${written}`)
      : cut(neighbour.start, neighbour.start, `${written}, `);
  }
  if (!before) return cut(neighbour.start, neighbour.start, `${written}${setting.eol}${setting.indent}`);
  const at = tailOf(text, lines, before.start, before.end);
  return cut(at, at, `${setting.eol}${gapAfter(site)}${setting.indent}${written}`);
}

/** The entry after which a new key goes: the last one that the schema puts before it, else the last of all. */
function precedingEntry(entries: readonly Entry[], key: string, order: readonly string[]): Entry | undefined {
  if (!order.includes(key)) return entries.at(-1);
  const rank = order.indexOf(key);
  return entries.findLast((entry) => entry.key !== undefined && order.indexOf(entry.key) < rank);
}

/** What the schema does not know comes last. */
const rankOf = (key: string, order: readonly string[]): number =>
  order.includes(key) ? order.indexOf(key) : order.length;

/** Parts that stand apart by an empty line keep standing apart. */
function gapAfter({ text, entries, lines }: Site): string {
  const [first, second] = entries;
  const isApart =
    second && indentOf(second, lines) === "" && /\n\r?\n/.test(text.slice(first?.end, second.start));
  return isApart ? eolOf(text) : "";
}

function settingOf(
  { text, lines, container, wording }: Site,
  entry: Entry,
  old?: ParsedNode | null,
): Setting {
  const quoted = isScalar(old) && (old.type === "QUOTE_DOUBLE" || old.type === "QUOTE_SINGLE");
  const quote: Scalar.Type | undefined = quoted ? old.type : undefined;
  return {
    inFlow: container.flow === true,
    indent: indentOf(entry, lines),
    eol: eolOf(text),
    quote,
    quoteLines: wording.quoteLines,
  };
}

const isBlock = (node: ParsedNode): boolean =>
  isCollection(node) ? node.flow !== true : isScalar(node) && String(node.type).startsWith("BLOCK");

/** Where the line of a key has said all it says: after the colon, and after the `|` or `>` of a text of several lines. */
function headEnd({ text }: Site, { value, valueFrom }: Entry): number {
  if (!isScalar(value)) return valueFrom;
  return valueFrom + (/^[ \t]*[|>][-+\d]*/.exec(text.slice(valueFrom))?.[0].length ?? 0);
}

function commentAfter({ text, lines }: Site, offset: number): string {
  return /^[^\S\n]*#[^\r\n]*/.exec(text.slice(offset, lines.endOfLine(offset)))?.[0] ?? "";
}

const eolOf = (text: string): string => (text.includes("\r\n") ? "\r\n" : "\n");
