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
  const node = path.length === 0 ? document.contents : document.getIn(path.map(asStep), true);
  return isCollection(node) ? (node as Container) : undefined;
}

/** A list takes its index as a number or, from a JSON Pointer, as text; keys that look like numbers are text in the document. */
const asStep = (step: string | number) =>
  typeof step === "number" || /^\d+$/.test(step) ? Number(step) : step;

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
  const colon = (srcToken as CST.CollectionItem | undefined)?.sep?.find(
    ({ type }) => type === "map-value-ind",
  );
  const valueFrom = colon ? colon.offset + 1 : key.range[1];
  return { key: keyText(key), value, start: key.range[0], valueFrom, end: endOf(value, valueFrom, text) };
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
  return isBlockText
    ? value.range[0] + text.slice(value.range[0], value.range[1]).trimEnd().length
    : value.range[1];
}
