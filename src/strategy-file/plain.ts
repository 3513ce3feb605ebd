import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from "yaml";
import type { Fault } from "./compose.ts";
import { exactNumber } from "./dialect.ts";

type Found = (fault: Fault) => void;

/** The plain data of a node, as the model reads it; keys that cannot be meant are reported. */
export function plain(node: unknown, found: Found): unknown {
  if (isMap(node)) return plainMap(node.items as Pair<ParsedNode, ParsedNode | null>[], found);
  if (isSeq(node)) return node.items.map((item) => plain(item, found));
  return isScalar(node) ? scalarValue(node) : null;
}

/** The text of a key as written; undefined for a key that is no text. */
export function keyText(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  if (typeof key.value === "string") return key.value;
  return key.source === undefined || key.source === "" ? undefined : key.source;
}

function scalarValue(scalar: Scalar): unknown {
  if (typeof scalar.value !== "number") return scalar.value;
  return exactNumber(scalar.source ?? "") ?? scalar.source;
}

function plainMap(
  pairs: readonly Pair<ParsedNode, ParsedNode | null>[],
  found: Found,
): Record<string, unknown> {
  const seen = new Set<string>();
  const members: [string, unknown][] = [];
  for (const { key, value } of pairs) {
    const name = keyText(key);
    const refusal =
      name === undefined ? notText : name === "<<" ? mergeKey : seen.has(name) ? twice(name) : undefined;
    if (refusal) found({ ...at(key), ...refusal });
    if (name === undefined || refusal) continue;
    seen.add(name);
    members.push([name, plain(value, found)]);
  }
  return Object.fromEntries(members);
}

const at = (key: ParsedNode) => ({ offset: key.range[0], length: key.range[1] - key.range[0] });
const notText = {
  reason: "a key is missing, or is itself a list or a map",
  accepted: "a key that is text, such as `owner:`",
};
const mergeKey = {
  reason: "merge keys (`<<`) are not read: a value must stand where it is used",
  accepted: "write the fields out",
};
const twice = (key: string) => ({
  reason: `\`${key}\` stands here a second time`,
  accepted: "each key once; only one of the two values could count",
});
