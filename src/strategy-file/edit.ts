import { isMap, isScalar } from "yaml";
import type { Path } from "../domain/strategy/path.ts";
import { same, valueAt } from "../domain/strategy/plain-data.ts";
import { type Change, changesBetween, withValue } from "../domain/strategy/changes.ts";
import { containerAt } from "./entries.ts";
import { type ParsedFile, parseForEditing } from "./parse.ts";
import { spliced } from "./splice.ts";
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
  const wanted = edits.reduce((data, { path, value }) => withValue(data, path, value), before.data);
  let file = before;
  for (const change of changesBetween(before.data, wanted)) file = applied(file, change);
  if (!same(file.data, wanted)) throw new Error("An edit did not give the values that were asked for");
  return mark + file.text;
}

/** Splices the text; where that does not give the wanted value, the YAML library writes the file, with its comments and order. */
function applied(file: ParsedFile, change: Change): ParsedFile {
  const wanted = withChange(file.data, change);
  const text = file.document && spliced(file.text, file.document, change);
  const result = text === undefined ? undefined : parseForEditing(text);
  if (result && result.problems.length === 0 && same(result.data, wanted)) return result;
  return readable(rewritten(file, change));
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
  if (change.kind !== "insert" || typeof change.path.at(-1) !== "number") {
    return withValue(data, change.path, change.kind === "remove" ? undefined : change.value);
  }
  const list = change.path
    .slice(0, -1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], data);
  const longer = (list as unknown[]).toSpliced(Number(change.path.at(-1)), 0, change.value);
  return withValue(data, change.path.slice(0, -1), longer);
}

function rewritten({ document, text }: ParsedFile, change: Change): string {
  if (!document) throw new Error("A file without a document cannot be edited");
  const container = containerAt(document, change.path.slice(0, -1));
  const step = change.path.at(-1);
  if (change.kind === "rename") {
    const pair = isMap(container) && container.items.find(({ key }) => isScalar(key) && key.value === step);
    // The key itself is kept, because the comment above it is its own.
    if (pair && isScalar(pair.key)) pair.key.value = change.to;
  } else if (!container || step === undefined) {
    document.contents = document.createNode(
      change.kind === "remove" ? null : change.value,
    ) as typeof document.contents;
  } else if (change.kind === "remove") container.delete(step);
  else if (change.kind === "set" || isMap(container)) container.set(step, document.createNode(change.value));
  else container.items.splice(Number(step), 0, document.createNode(change.value));
  const whole = written(document);
  return text.includes("\r\n") ? whole.replaceAll("\n", "\r\n") : whole;
}

function readable(text: string): ParsedFile {
  const file = parseForEditing(text);
  const [problem] = file.problems;
  if (problem) throw new Error(`Line ${problem.line} cannot be edited: ${problem.reason}`);
  return file;
}
