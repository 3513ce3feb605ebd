import {
  type CST,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Path } from "../domain/strategy/path.ts";
import type { YamlDocument } from "./dialect.ts";
import type { Lines } from "./lines.ts";
import { keyText } from "./plain.ts";

export type Container = YAMLMap | YAMLSeq;

/** An entry of a map or a list as it stands in the text: from its key or dash to the end of its value, comments after it left out. */
export type Entry = {
  readonly key: string | undefined;
  readonly value: ParsedNode | null;
  readonly start: number;
  /** After the colon or the dash; the start of the value inside brackets. */
  readonly valueFrom: number;
  readonly end: number;
};

export function containerAt(document: YamlDocument, path: Path): Container | undefined {
  let node: unknown = document.contents;
  for (const step of path) {
    if (isMap(node)) node = pairAt(node, step)?.value;
    else node = isSeq(node) ? node.items[Number(step)] : undefined;
  }
  return isCollection(node) ? (node as Container) : undefined;
}

/** The pair under a key as it is read: `2027` and `"2027"` are the same key. */
export const pairAt = (map: YAMLMap, step: string | number): Pair | undefined =>
  map.items.find(({ key }) => keyText(key) === String(step));

export function entriesOf(container: Container, text: string): Entry[] {
  if (isMap(container))
    return container.items.map((pair) => pairEntry(pair as Pair<ParsedNode, ParsedNode | null>, text));
  const tokens = (container.srcToken as CST.BlockSequence | CST.FlowCollection | undefined)?.items ?? [];
  return (container.items as ParsedNode[]).map((value, index) =>
    itemEntry(value, tokens[index]?.start ?? [], text),
  );
}

/** The column at which the entries of a block stand, as spaces. */
export function indentOf(entry: Entry, lines: Lines): string {
  return " ".repeat(entry.start - lines.startOfLine(entry.start));
}

function pairEntry({ key, value, srcToken }: Pair<ParsedNode, ParsedNode | null>, text: string): Entry {
  const token = srcToken as CST.CollectionItem | undefined;
  const colon = token?.sep?.find(({ type }) => type === "map-value-ind");
  const valueFrom = colon ? colon.offset + 1 : key.range[1];
  const start = token?.start.find(({ type }) => type === "explicit-key-ind")?.offset ?? key.range[0];
  return { key: keyText(key), value, start, valueFrom, end: endOf(value, valueFrom, text) };
}

function itemEntry(value: ParsedNode, tokens: readonly CST.SourceToken[], text: string): Entry {
  const dash = tokens.find(({ type }) => type === "seq-item-ind");
  const start = dash?.offset ?? value.range[0];
  const valueFrom = dash ? start + 1 : start;
  return { key: undefined, value, start, valueFrom, end: endOf(value, valueFrom, text) };
}

/** Where the text of a value ends; a value that is not written ends where it would begin. */
function endOf(value: ParsedNode | null, from: number, text: string): number {
  if (value === null || (isScalar(value) && value.source === "" && value.type === "PLAIN")) return from;
  if ((isMap(value) || isSeq(value)) && !value.flow)
    return entriesOf(value, text).at(-1)?.end ?? value.range[1];
  const isBlockText = isScalar(value) && (value.type === "BLOCK_LITERAL" || value.type === "BLOCK_FOLDED");
  if (!isBlockText) return value.range[1];
  const block = text.slice(value.range[0], value.range[1]);
  // With `|+` the empty lines after it are its own.
  const after = /^[|>]\d?\+/.test(block) ? /\r?\n?$/ : /[ \t\r\n]+$/;
  return value.range[0] + block.replace(after, "").length;
}
