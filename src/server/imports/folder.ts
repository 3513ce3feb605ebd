import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { type CsvFile, openCsv, UnreadableFile } from "./csv-file.ts";

/** The CSV files of a folder, or the one file named, in the order of their names. No when the path cannot be read. */
export async function openFiles(path: string): Promise<Decision<CsvFile[]>> {
  try {
    const files: CsvFile[] = [];
    for (const file of await csvPaths(path)) files.push(await openCsv(file));
    return yes(files);
  } catch (error) {
    return refusalOf(path, error);
  }
}

const extensions: readonly string[] = [".csv", ".tsv", ".txt"];

async function csvPaths(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && extensions.includes(extname(entry.name).toLowerCase()))
    .map((entry) => join(path, entry.name))
    .toSorted();
}

function refusalOf(path: string, error: unknown): Decision<never> {
  if (error instanceof UnreadableFile)
    return no(error.message, "a CSV file as spreadsheets and databases export it");
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const reason = typeof code === "string" ? (reasons[code] ?? "cannot be read") : undefined;
  if (reason === undefined) throw error;
  return no(`${path} ${reason}`, "a folder of CSV files, or one of them");
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read",
  ERR_INVALID_ARG_VALUE: "is not a path",
};
