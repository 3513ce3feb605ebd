import { isMap, isNode, isScalar, isSeq, type Node } from "yaml";
import { type Path, pointer } from "../domain/strategy/path.ts";
import { same, valueAt } from "../domain/strategy/plain-data.ts";
import { type Change, changesBetween, withValue } from "../domain/strategy/changes.ts";
import { withEdits } from "../domain/strategy/edits.ts";
import type { YamlDocument } from "./dialect.ts";
import { type Container, containerAt, pairAt } from "./entries.ts";
import { type ParsedFile, parseForEditing } from "./parse.ts";
import { type Cut, cutFor, withCuts, type Wording } from "./splice.ts";
import { written } from "./write.ts";

/** A value to be put at a path; undefined takes the entry away. A list index equal to the length appends. */
export type Edit = { readonly path: Path; readonly value: unknown };

/**
 * Puts values into the text of a strategy file. Only the lines of what differs change: comments, order, quotes and empty lines
 * elsewhere stay byte for byte. The text must be readable; ask `parseStrategyFile` first.
 */
export function editStrategyFile(text: string, edits: readonly Edit[]): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const before = readable(text);
  const wanted = withEdits(before.data, edits);
  const file = changed(before, [...changesBetween(before.data, wanted)]);
  if (!same(file.data, wanted)) throw new Error("An edit did not give the values that were asked for");
  return mark + file.text;
}

/**
 * Makes changes, as many as possible between two readings of the text: reading it anew for each would take seconds. Where a
 * text does not come out as wanted fewer are made at once; a single one is worded otherwise, and in the end the YAML library
 * writes the file, with its comments and order.
 */
function changed(before: ParsedFile, changes: readonly Change[]): ParsedFile {
  let file = before;
  let most = changes.length;
  for (let at = 0; at < changes.length; ) {
    const cuts = cutsFor(file, changes.slice(at, at + most));
    const made = changes.slice(at, at + Math.max(1, cuts.length));
    const wanted = made.reduce(withChange, file.data);
    const result = cuts.length > 0 ? readWith(file, cuts, wanted) : undefined;
    if (!result && made.length > 1) {
      most = made.length >> 1;
      continue;
    }
    file = result ?? alone(file, changes[at], wanted);
    at += made.length;
    most *= 2;
  }
  return file;
}

/** The cuts for changes from the first one on, up to one that needs the text to be read anew: it touches what another one cuts. */
function cutsFor(file: ParsedFile, changes: readonly Change[]): Cut[] {
  const cuts: Cut[] = [];
  const cameInto = new Map<string, number>();
  for (const change of changes) {
    const holder = pointer(change.path.slice(0, -1));
    // The places after what came into a list are others than in the text.
    if (change.kind !== "insert" && typeof change.path.at(-1) === "number" && cameInto.has(holder)) break;
    const cameBefore = cameInto.get(holder) ?? 0;
    const cut = cutIn(file, change, { quoteLines: false }, cameBefore);
    if (!cut || cuts.some((other) => overlap(cut, other))) break;
    cuts.push(cut);
    if (change.kind === "insert") cameInto.set(holder, cameBefore + 1);
  }
  return cuts;
}

const overlap = (one: Cut, other: Cut): boolean => one.from < other.to && other.from < one.to;

function alone(file: ParsedFile, change: Change | undefined, wanted: unknown): ParsedFile {
  if (!change) return file;
  const cut = cutIn(file, change, { quoteLines: true });
  return (cut && readWith(file, [cut], wanted)) ?? readable(rewritten(file, change));
}

const cutIn = (
  { text, document, lines }: ParsedFile,
  change: Change,
  wording: Wording,
  cameBefore = 0,
): Cut | undefined => document && cutFor({ text, document, lines }, change, wording, cameBefore);

function readWith(file: ParsedFile, cuts: readonly Cut[], wanted: unknown): ParsedFile | undefined {
  const result = parseForEditing(withCuts(file.text, cuts));
  return result.problems.length === 0 && same(result.data, wanted) ? result : undefined;
}

function withChange(data: unknown, change: Change): unknown {
  if (change.kind === "rename") {
    const at = change.path.slice(0, -1);
    const members = Object.entries(valueAt(data, at) as Record<string, unknown>);
    const renamed = members.map(([key, value]): [string, unknown] => [
      key === change.path.at(-1) ? change.to : key,
      value,
    ]);
    return withValue(data, at, Object.fromEntries(renamed));
  }
  if (change.kind === "reorder") {
    const list = valueAt(data, change.path) as unknown[];
    return withValue(
      data,
      change.path,
      change.order.map((at) => list[at]),
    );
  }
  if (change.kind !== "insert" || typeof change.path.at(-1) !== "number") {
    return withValue(data, change.path, change.kind === "remove" ? undefined : change.value);
  }
  const list = change.path
    .slice(0, -1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], data);
  const longer = (list as unknown[]).toSpliced(Number(change.path.at(-1)), 0, change.value);
  return withValue(data, change.path.slice(0, -1), longer);
}

/** A value that stands in two places is written in both. */
const plainly = { aliasDuplicateObjects: false };

function rewritten({ document, text }: ParsedFile, change: Change): string {
  if (!document) throw new Error("A file without a document cannot be edited");
  if (change.kind === "reorder") {
    const list = containerAt(document, change.path);
    if (isSeq(list)) list.items = change.order.map((at) => list.items[at]);
    return asText(document, text);
  }
  const container = containerAt(document, change.path.slice(0, -1));
  const step = change.path.at(-1);
  const fresh = "value" in change ? document.createNode(change.value, plainly) : null;
  if (container && step !== undefined) changeIn(container, step, change, fresh);
  else document.contents = fresh as typeof document.contents;
  return asText(document, text);
}

function asText(document: YamlDocument, before: string): string {
  const whole = written(document);
  return before.includes("\r\n") ? whole.replaceAll("\n", "\r\n") : whole;
}

function changeIn(container: Container, step: string | number, change: Change, fresh: Node | null): void {
  if (!isMap(container)) {
    const index = Number(step);
    const gone = container.items.splice(index, change.kind === "insert" ? 0 : 1);
    if (fresh) container.items.splice(index, 0, withComments(fresh, gone[0]));
    return;
  }
  const pair = pairAt(container, step);
  // The key itself is kept, because the comment above it is its own.
  if (change.kind === "rename") {
    if (isScalar(pair?.key)) pair.key.value = change.to;
  } else if (!pair) container.set(String(step), fresh);
  else if (fresh) pair.value = withComments(fresh, pair.value);
  else container.items.splice(container.items.indexOf(pair), 1);
}

/** What was said about a value is said about the one in its place. */
function withComments(fresh: Node, old: unknown): Node {
  if (!isNode(old)) return fresh;
  const { comment, commentBefore } = old;
  return Object.assign(fresh, { comment, commentBefore });
}

function readable(text: string): ParsedFile {
  const file = parseForEditing(text);
  const [problem] = file.problems;
  if (problem) throw new Error(`Line ${problem.line} cannot be edited: ${problem.reason}`);
  return file;
}
