import { Document, isPair, isScalar } from "yaml";
import type { ImportedDocument } from "../../domain/document-import/result.ts";
import { lineRanges } from "../../domain/document-import/line-ranges.ts";
import { reading } from "../dialect.ts";
import { written } from "../write.ts";

/** The draft as a strategy file; a comment above each part names the lines of the document that it comes from. */
export function draftFile(
  { data, recognised, assumptions, conflicts }: ImportedDocument,
  source: string,
): string {
  const document = new Document(data, reading);
  const name = source.replaceAll(/[\p{Cc}\u2028\u2029]/gu, "\uFFFD");
  document.commentBefore = [
    ` A draft from ${name}.`,
    ...assumptions.map(({ words, change }) => ` Assumed: ${words}; ${change}.`),
    ...conflicts.map(
      ({ words, sides }) =>
        ` Left out, because two places disagree: ${words} (lines ${lineRanges(sides.map(({ line }) => line))}).`,
    ),
  ]
    .map((line) => line.replaceAll(/[\p{Cc}\u2028\u2029]/gu, " "))
    .join("\n");
  for (const item of partsOf(document)) {
    const part = String(item.key);
    const lines = recognised
      .filter(({ where }) => where.some((at) => at.startsWith(`/${part}/`)))
      .map(({ line }) => line);
    if (lines.length > 0)
      item.node.commentBefore = ` ${name}, ${lines.length === 1 ? "line" : "lines"} ${lineRanges(lines)}`;
  }
  return written(document);
}

function partsOf(document: Document): { key: unknown; node: { commentBefore?: string | null } }[] {
  const { contents } = document;
  if (contents === null || !("items" in contents) || !Array.isArray(contents.items)) return [];
  return contents.items.flatMap((pair: unknown) =>
    isPair(pair) && isScalar(pair.key) ? [{ key: pair.key.value, node: pair.key }] : [],
  );
}
