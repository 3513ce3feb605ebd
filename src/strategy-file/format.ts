import { isCollection, visit } from "yaml";
import type { YamlDocument } from "./dialect.ts";
import { parseForEditing } from "./parse.ts";
import { written } from "./write.ts";

/**
 * The canonical text of a strategy file: two spaces for each level, one empty line at most, one space before a comment.
 * Comments, order, quotes and brackets stay as they were chosen (spec 1, "Values"); the model is the same.
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
  return documentText(document);
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
