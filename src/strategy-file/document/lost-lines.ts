import type { ImportedDocument } from "../../domain/document-import/result.ts";

/** For tests: the lines of a text that stand in no list of what was read of it, or in two. */
export function lost(text: string, result: ImportedDocument): number[] {
  const lists = [result.recognised, result.placeholders, result.unrecognised].map((list) =>
    list.map(({ line }) => line),
  );
  const found = [...lists, result.conflicting, result.form].flat();
  const times = new Map<number, number>();
  for (const line of found) times.set(line, (times.get(line) ?? 0) + 1);
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) =>
      (times.get(index + 1) ?? 0) === (line.replace(/^\uFEFF/, "").trim() === "" ? 0 : 1) ? [] : [index + 1],
    );
}
