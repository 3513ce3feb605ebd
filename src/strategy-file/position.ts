import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap } from "yaml";
import type { Path } from "../domain/strategy/path.ts";
import type { YamlDocument } from "./dialect.ts";
import type { Lines, Place } from "./lines.ts";
import { keyText } from "./plain.ts";

/** Where something stands: its first character, how much of the first line it takes, and the key that leads to it. */
export type Position = Place & {
  readonly length: number;
  readonly key?: Place & { readonly length: number };
};

type Span = readonly [start: number, end: number];
type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** Looks up positions in a document; maps are indexed once, when a path first goes through them. */
export function positionIn(document: YamlDocument, lines: Lines): (path: Path) => Position {
  const pairsByKey = new WeakMap<YAMLMap, Map<string, ParsedPair>>();
  const pairOf = (map: YAMLMap, key: string): ParsedPair | undefined => {
    const known = pairsByKey.get(map) ?? indexed(map);
    pairsByKey.set(map, known);
    return known.get(key);
  };
  return (path) => {
    const { value, key } = spansAt(document.contents, path, pairOf);
    const keyPlace = key && placed(key, lines);
    const own = value ? placed(value, lines) : (keyPlace ?? { line: 1, column: 1, length: 0 });
    return keyPlace && value ? { ...own, key: keyPlace } : own;
  };
}

/** The last step that exists decides: the value there, or, when the path goes on, the key that leads to it. */
function spansAt(root: unknown, path: Path, pairOf: (map: YAMLMap, key: string) => ParsedPair | undefined) {
  let node = root;
  let key: Span | undefined;
  for (const step of path) {
    const pair = isMap(node) ? pairOf(node, String(step)) : undefined;
    const item = isSeq(node) ? node.items[Number(step)] : undefined;
    if (!pair && item === undefined) return { value: key ? undefined : spanOf(node), key };
    key = pair ? spanOf(pair.key) : undefined;
    node = pair ? pair.value : item;
  }
  return { value: spanOf(node), key };
}

/** The characters that stand for a node on its first line: a block map is its first key, a block list its first dash. */
function spanOf(node: unknown): Span | undefined {
  if (isMap(node) && !node.flow) return spanOf((node.items[0] as ParsedPair | undefined)?.key);
  if (isSeq(node) && !node.flow) return node.range ? [node.range[0], node.range[0] + 1] : undefined;
  if (isScalar(node) && node.source === "" && node.type === "PLAIN") return undefined;
  const range = (node as ParsedNode | null)?.range;
  return range ? [range[0], range[1]] : undefined;
}

const placed = ([start, end]: Span, lines: Lines) => ({
  ...lines.placeOf(start),
  length: Math.max(1, Math.min(end, lines.endOfLine(start)) - start),
});

function indexed(map: YAMLMap): Map<string, ParsedPair> {
  const pairs = new Map<string, ParsedPair>();
  for (const pair of map.items as ParsedPair[]) {
    const key = keyText(pair.key);
    if (key !== undefined && !pairs.has(key)) pairs.set(key, pair);
  }
  return pairs;
}
