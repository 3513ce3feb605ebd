import { expect } from "vitest";
import { importDocument } from "../../domain/document-import/import-document.ts";
import type { ImportedDocument, ImportOptions } from "../../domain/document-import/result.ts";
import { lost } from "./lost-lines.ts";
import { outlineOf } from "./outline.ts";

/** For tests: what is read of a document, each line of which stands in one list. */
export function imported(text: string, options: ImportOptions = {}): ImportedDocument {
  const outline = outlineOf(text);
  if (!outline.ok) throw new Error(outline.reason);
  const result = importDocument(outline.value, options);
  expect(lost(text, result)).toEqual([]);
  return result;
}

export const at = ({ data }: ImportedDocument, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
    data,
  );

/** The words of a line that was recognised which were not taken. */
export const leftOf = (result: ImportedDocument, line: number): string[] =>
  result.recognised.find((one) => one.line === line)?.left.map(({ text }) => text) ?? [];

export const whyNot = (result: ImportedDocument, line: number): string | undefined =>
  result.unrecognised.find((one) => one.line === line)?.why;
