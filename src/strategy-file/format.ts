import { isCollection, isMap, isSeq, type Pair, type ParsedNode, visit } from "yaml";
import type { Path } from "../domain/strategy/path.ts";
import { keysOf } from "../domain/strategy/schema-walk.ts";
import { strategySchema } from "../domain/strategy/strategy.ts";
import type { YamlDocument } from "./dialect.ts";
import { parseForEditing } from "./parse.ts";
import { keyText } from "./plain.ts";
import { written } from "./write.ts";

/**
 * The canonical text of a strategy file: parts and fields in the order of the schema, two spaces for each level, one empty line
 * at most, one space before a comment. Comments, quotes and brackets stay as they were chosen; the model is the same.
 * The text must be readable; ask `parseStrategyFile` first.
 */
export function formatStrategyFile(text: string): string {
  let formatted = formattedOnce(text);
  // A comment may find its final place only in a second writing (the library attaches it to another neighbour once moved).
  for (let round = 0; round < 3; round++) {
    const again = formattedOnce(formatted);
    if (again === formatted) break;
    formatted = again;
  }
  return text.includes("\r\n") ? formatted.replaceAll("\n", "\r\n") : formatted;
}

function formattedOnce(text: string): string {
  const { document, problems } = parseForEditing(text.replaceAll("\r\n", "\n"));
  const [problem] = problems;
  if (problem || !document)
    throw new Error(`Line ${problem?.line ?? 1} cannot be formatted: ${problem?.reason ?? "no document"}`);
  order(document.contents, []);
  return documentText(document);
}

/** Puts the fields of each map in the order of the schema; slugs of one's own keep theirs, unknown fields go last. */
function order(node: unknown, path: Path): void {
  if (isSeq(node)) for (const [index, item] of node.items.entries()) order(item, [...path, index]);
  if (!isMap(node)) return;
  const pairs = node.items as Pair<ParsedNode, ParsedNode | null>[];
  for (const { key, value } of pairs) order(value, [...path, keyText(key) ?? ""]);
  const known = keysOf(strategySchema, path);
  if (known.length === 0) return;
  const rank = ({ key }: Pair<ParsedNode, ParsedNode | null>) => known.indexOf(keyText(key) ?? "") >>> 0;
  node.items = pairs.toSorted((a, b) => rank(a) - rank(b));
}

/** A comment on the line of a key is about the key: the library would put it on a line of its own below. */
const onKeyLine = "\uE000";

function documentText(document: YamlDocument): string {
  visit(document, {
    Pair: (_, { value, srcToken }) => {
      const after =
        srcToken?.sep?.slice(srcToken.sep.findIndex(({ type }) => type === "map-value-ind")) ?? [];
      const comment = after.findIndex(({ type }) => type === "comment");
      const newline = after.findIndex(({ type }) => type === "newline");
      const isOnKeyLine = comment !== -1 && (newline === -1 || comment < newline);
      if (isOnKeyLine && isCollection(value) && value.commentBefore)
        value.commentBefore = onKeyLine + value.commentBefore;
    },
  });
  return written(document).replaceAll(/\n *#\uE000(.*)(?=\n)/g, " #$1");
}
