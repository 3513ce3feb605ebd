import { createHash } from "node:crypto";
import { readFile, readlink, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type Decision, no, yes } from "../domain/shared/decision.ts";
import type { Shell } from "./shell.ts";
import { reasonIn } from "./strategy-text.ts";

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
): Promise<Decision<null>> {
  return writeNote(env, file, { revision, sha256: hashOf(text) });
}

/** Conflicts were shown: a decision about them counts as long as the draft stays at this revision. */
export async function noteSeen(
  { env }: Shell,
  file: string,
  pulled: Pulled,
  seen: number,
): Promise<Decision<null>> {
  return writeNote(env, file, { ...pulled, seen });
}

const writeNote = (env: Env, file: string, pulled: Pulled): Promise<Decision<null>> =>
  writeWhole(noteOf(file), `${JSON.stringify({ version: 1, server: serverIn(env), ...pulled })}\n`);

/** A file is there whole or not at all, however the command ends: a link stays one, and permissions what they were. */
export async function writeWhole(name: string, text: string): Promise<Decision<null>> {
  const file = await realpath(name).catch(() => linkedFrom(name));
  const fresh = `${file}.${process.pid}.new`;
  try {
    const mode = await stat(file).then(
      (there) => there.mode & 0o777,
      () => 0o666,
    );
    await writeFile(fresh, text, { mode });
    await rename(fresh, file);
    return yes(null);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    return no(`${name} cannot be written: ${reasonIn(error, "folder")}`, "a file in a folder that is there");
  }
}

/** Where a link leads to, also where nothing is there yet. */
const linkedFrom = (name: string): Promise<string> =>
  readlink(name).then(
    (target) => resolve(dirname(name), target),
    () => name,
  );

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
