import { basename } from "node:path";
import { Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { type Delimiter, delimiterOf } from "../../domain/imports/delimiter.ts";
import type { FoundFile } from "../../domain/imports/recognize.ts";
import { examine, type TextFile, textOf } from "./encoding.ts";

/** A CSV file that was looked at but not yet read: enough to recognise it and to read it again from the start. */
export type CsvFile = FoundFile & TextFile & { readonly delimiter: Delimiter; readonly contentHash: string };

/** A row as it stands in the file; `row` is the line on which it begins, the first line being 1. */
export type CsvRow = { readonly row: number; readonly texts: readonly string[] };

/** The file cannot be read as CSV at all. The message is for people and says where. */
export class UnreadableFile extends Error {}

/** Looks at a file: encoding, delimiter and header are decided from the file itself. An empty file has an empty header. */
export async function openCsv(path: string): Promise<CsvFile> {
  const { encoding, contentHash } = await examine(path);
  const file = { name: basename(path), path, encoding, contentHash, header: [] };
  const delimiter = delimiterOf(await beginningOf(file));
  for await (const { texts } of rowsOf({ ...file, delimiter }))
    return { ...file, delimiter, header: texts.map((text) => text.trim()) };
  return { ...file, delimiter };
}

/** Every row of a file, the header first. Blank lines are no rows, but count as lines. */
export async function* rowsOf(file: Omit<CsvFile, "header">): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: file.delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    // A quote inside a value that is not quoted (5" wheel, 37°36'37.8"N) is a character like any other.
    relax_quotes: true,
    max_record_size: longestRow,
  });
  const text = Readable.from(textOf(file));
  text.on("error", (error) => parser.destroy(error)).pipe(parser);
  let row = 1;
  try {
    for await (const texts of parser as AsyncIterable<string[]>) {
      if (texts.length > 1 || texts[0] !== "") yield { row, texts };
      row += linesIn(texts);
    }
  } catch (error) {
    throw unreadable(file, row, error);
  } finally {
    text.destroy();
    parser.destroy();
  }
}

/** Characters; a row this long is a quote that was never closed, and must not fill the memory. */
const longestRow = 1_000_000;

const beginningLength = 65_536;

async function beginningOf(file: TextFile & { readonly name: string }): Promise<string> {
  let beginning = "";
  try {
    for await (const text of textOf(file)) {
      beginning += text;
      if (beginning.length >= beginningLength) break;
    }
  } catch (error) {
    throw unreadable(file, 1, error);
  }
  return beginning;
}

/** A row is one line, and one more for each line break inside its values. */
function linesIn(texts: readonly string[]): number {
  let lines = 1;
  for (const text of texts)
    if (text.includes("\n") || text.includes("\r")) lines += text.split(/\r\n|\n|\r/).length - 1;
  return lines;
}

function unreadable(
  { name, encoding }: { name: string; encoding: string },
  row: number,
  error: unknown,
): Error {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return new UnreadableFile(
      `${name} is not text from line ${row} on: it begins as ${encoding} and breaks off`,
    );
  const reason = faultsOfQuoting[code as CsvError["code"]];
  return reason === undefined
    ? (error as Error)
    : new UnreadableFile(`${name}, row at line ${row}: ${reason}`);
}

const faultsOfQuoting: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote is opened and never closed",
  CSV_MAX_RECORD_SIZE: "the row is longer than a million characters; a quote may be missing its end",
};
