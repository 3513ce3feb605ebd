import { open } from "node:fs/promises";
import { type Decision, no, yes } from "../domain/shared/decision.ts";
import { misfitOfUtf8 } from "../domain/shared/utf8.ts";
import { largestFile } from "../strategy-file/dialect.ts";

/** The text of a file, `-` for standard input; a no says what is wrong with it in words. */
export async function readText(path: string, what = "a strategy file"): Promise<Decision<string>> {
  try {
    return decoded(path === "-" ? await readAll(process.stdin) : await readFile(path));
  } catch (error) {
    return no(`${path} cannot be read: ${reasonIn(error, "file")}`, `${what}, or - for standard input`);
  }
}

/** Why the system will not have it, in words; what is no refusal of the system is thrown on. */
export function reasonIn(error: unknown, missing: "file" | "folder"): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  return code === "ENOENT" ? `there is no such ${missing}` : (reasons[code] ?? code);
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
  EISDIR: "it is a folder",
  EACCES: "its permissions do not allow it",
  EPERM: "its permissions do not allow it",
  ENOTDIR: "a part of its path is not a folder",
  ENAMETOOLONG: "its name is too long",
};

async function readFile(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    return await readAll(file.createReadStream({ autoClose: false }));
  } finally {
    await file.close();
  }
}

/** Reads a little more than a strategy may have: the parser says that it is too much. */
async function readAll(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    chunks.push(bytes);
    size += bytes.length;
    if (size > largestFile) break;
  }
  return Buffer.concat(chunks);
}

function decoded(bytes: Buffer): Decision<string> {
  // Cut short in the middle of a character; the size is what will be refused.
  if (bytes.length > largestFile) return yes(bytes.toString("latin1"));
  const misfit = misfitOfUtf8(bytes);
  if (!misfit) return yes(bytes.toString("utf8"));
  const { line, column } = misfit;
  return no(`the file is not UTF-8 text (line ${line}, column ${column})`, "the same text saved as UTF-8");
}
