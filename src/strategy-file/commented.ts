import { Document, isCollection, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from "yaml";
import type { Path } from "../domain/strategy/path.ts";
import { reading } from "./dialect.ts";
import { formatStrategyFile } from "./format.ts";
import { entryText } from "./render.ts";
import { written } from "./write.ts";

/** A comment on the value at a path; it stands above the key. */
export type Comment = { readonly path: Path; readonly text: string };

/** Comments and values break at this width; the rows of a list may be wider, because they are read down like a table. */
const width = { line: 118, row: 170 };

/**
 * Writes a new strategy file: the parts in the order of the data, an empty line between them, a comment above what it is about,
 * and brackets around what fits on one line. The text is in its canonical form, and reading it gives the data again.
 */
export function commentedStrategyFile(
  data: object,
  comments: readonly Comment[],
  head: readonly string[],
): string {
  const document = new Document(data, { ...reading, aliasDuplicateObjects: false });
  document.commentBefore = head.map((line) => ` ${line}`).join("\n");
  const said = new Map<string, string[]>();
  for (const { path, text } of comments) said.set(key(path), [...(said.get(key(path)) ?? []), text]);
  layOut(document.contents, [], said);
  return formatStrategyFile(written(document));
}

type Said = ReadonlyMap<string, readonly string[]>;

function layOut(node: unknown, path: Path, said: Said): void {
  if (isMap(node)) for (const pair of node.items as Pair<Scalar, Node>[]) layOutPair(pair, path, said);
  if (isSeq(node)) for (const [index, item] of node.items.entries()) layOutItem(item, [...path, index], said);
}

function layOutPair({ key: name, value }: Pair<Scalar, Node>, parent: Path, said: Said): void {
  const path = [...parent, String(name.value)];
  name.spaceBefore = path.length === 1 && path[0] !== "entente";
  const texts = said.get(key(path));
  if (texts)
    name.commentBefore = texts.flatMap((text) => wrapped(text, width.line - 2 * parent.length)).join("\n");
  if (!isCollection(value)) return;
  if (isShort(String(name.value), value, path, said)) value.flow = true;
  else layOut(value, path, said);
}

function layOutItem(item: unknown, path: Path, said: Said): void {
  if (!isCollection(item)) return;
  if (isShort(undefined, item, path, said)) item.flow = true;
  else layOut(item, path, said);
}

/** Fits on its line, is no part of the strategy, holds no map of maps, and nothing inside it has a comment. */
function isShort(name: string | undefined, node: Node, path: Path, said: Said): boolean {
  const inside = `${key(path)}/`;
  const isPart = path.length === 1;
  if ([...said.keys()].some((place) => place.startsWith(inside))) return false;
  const value: unknown = node.toJSON();
  if (isEmpty(value)) return true;
  if (isPart || (path.length === 2 && isSeq(node) && !node.items.every(isScalar))) return false;
  const room = (name === undefined ? width.row : width.line) - 2 * path.length;
  // Quotes that YAML leaves out make JSON longer by less than this; most values are settled without writing them.
  if (JSON.stringify(value).length > 1.6 * room + 20) return false;
  const text = entryText(name, value, { inFlow: true, indent: "", eol: "\n" });
  return !text.includes("\n") && text.length <= room;
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

const key = (path: Path): string => path.map((step) => `/${step}`).join("");

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > columns) lines.push(` ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
