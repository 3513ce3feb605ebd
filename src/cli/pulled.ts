import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Shell } from "./shell.ts";

/** What a file had in common with the draft of a server when they last met: what a push is joined on. */
export type Pulled = {
  readonly revision: number;
  readonly sha256: string;
  /** The revision of the draft that conflicts were shown against, until they are decided. */
  readonly seen?: number;
};

/** The note stands beside the file, so that the file itself stays a strategy and nothing else. */
const noteOf = (file: string): string => join(dirname(file), `.${basename(file)}.entente.json`);

/** Undefined where the file was never pulled from this server and workspace. */
export async function pulledFrom({ env }: Shell, file: string): Promise<Pulled | undefined> {
  const text = await readFile(noteOf(file), "utf8").catch(() => "null");
  const note = parsed(text);
  if (note?.server !== serverIn(env) || !Number.isInteger(note.revision)) return undefined;
  const { revision, sha256, seen } = note;
  return { revision, sha256, ...(seen === undefined ? {} : { seen }) };
}

export async function notePulled(
  { env }: Shell,
  file: string,
  { revision, text }: { readonly revision: number; readonly text: string },
): Promise<void> {
  await writeNote(env, file, { revision, sha256: hashOf(text) });
}

/** Conflicts were shown: a decision about them counts as long as the draft stays at this revision. */
export async function noteSeen({ env }: Shell, file: string, pulled: Pulled, seen: number): Promise<void> {
  await writeNote(env, file, { ...pulled, seen });
}

const writeNote = (env: Env, file: string, pulled: Pulled): Promise<void> =>
  writeWhole(noteOf(file), `${JSON.stringify({ version: 1, server: serverIn(env), ...pulled })}\n`);

/** A file is there whole or not at all, however the command ends. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

type Env = Shell["env"];
const serverIn = (env: Env): string =>
  `${env["ENTENTE_SERVER"] ?? "this machine"} ${env["ENTENTE_WORKSPACE"] ?? ""}`.trim();

type Note = Pulled & { readonly server: string };

function parsed(text: string): Note | undefined {
  try {
    return (JSON.parse(text) as Note | null) ?? undefined;
  } catch {
    return undefined;
  }
}
