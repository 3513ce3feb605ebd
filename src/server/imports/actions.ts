import type { ImportReply } from "../../contract/api.ts";
import { atLengthInWorkspace, type Connection, type Tx } from "../../database/connection.ts";
import { recognize } from "../../domain/imports/recognize.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { type By, byProgram } from "../audit/actions.ts";
import { lockForWriting } from "../workspaces/writing.ts";
import { UnreadableFile } from "./csv-file.ts";
import { openFiles } from "./folder.ts";
import type { RecognizedFiles } from "./reading.ts";
import { recordImport } from "./recording.ts";
import { runImport } from "./running.ts";

export type ImportRequest = {
  /** A folder of CSV files. */
  readonly path: string;
  /** Its kind of export; without it the files themselves decide. */
  readonly preset?: string | undefined;
  /** Does everything and keeps nothing. */
  readonly dryRun: boolean;
  readonly at: Date;
  /** Who stands in the audit trail; the program itself where nobody asked. */
  readonly by?: By;
};

/**
 * Imports a folder in one transaction. No when the folder cannot be read or is no export that is known; a reply with
 * rejects, and nothing written, when rows do not fit; else what was created, updated and left as it was.
 */
export async function importFolder(
  connection: Connection,
  workspaceId: string,
  { path, preset, dryRun, at, by = byProgram }: ImportRequest,
): Promise<Decision<ImportReply>> {
  const recognized = await recognizeFolder(path, preset);
  if (!recognized.ok) return recognized;
  return keepingIf(
    (reply) => !dryRun && reply.rejects.length === 0,
    (settle) =>
      atLengthInWorkspace(connection, workspaceId, async (tx) => {
        if (!(await lockForWriting(tx, workspaceId))) return no("There is no such workspace");
        const reply = await runImport(tx, workspaceId, recognized.value, at);
        await recordImport(tx, workspaceId, reply, { by, at });
        return settle(reply);
      }),
  );
}

/** The same inside a transaction of the caller's; throws where it would refuse, because the caller's folder is its own. */
export async function importOwnFolder(
  tx: Tx,
  workspaceId: string,
  { path, preset, at }: Pick<ImportRequest, "path" | "preset" | "at">,
): Promise<void> {
  const recognized = await recognizeFolder(path, preset);
  if (!recognized.ok) throw new Error(`${path} cannot be imported: ${recognized.reason}`);
  const reply = await runImport(tx, workspaceId, recognized.value, at);
  const [first] = reply.rejects;
  if (first) throw new Error(`${path} cannot be imported: ${first.file}, row ${first.row}: ${first.code}`);
  await recordImport(tx, workspaceId, reply, { by: byProgram, at });
}

async function recognizeFolder(path: string, preset: string | undefined): Promise<Decision<RecognizedFiles>> {
  const found = await openFiles(path);
  return found.ok ? recognize(found.value, preset) : found;
}

/** Carries a reply out of a transaction that is to be rolled back. */
class RolledBack extends Error {
  readonly reply: ImportReply;
  constructor(reply: ImportReply) {
    super("rolled back");
    this.reply = { ...reply, batch: null };
  }
}

type Settle = (reply: ImportReply) => Decision<ImportReply>;

async function keepingIf(
  keeps: (reply: ImportReply) => boolean,
  transaction: (settle: Settle) => Promise<Decision<ImportReply>>,
): Promise<Decision<ImportReply>> {
  try {
    return await transaction((reply) => {
      if (!keeps(reply)) throw new RolledBack(reply);
      return yes(reply);
    });
  } catch (error) {
    if (error instanceof RolledBack) return yes(error.reply);
    if (error instanceof UnreadableFile)
      return no(error.message, "a CSV file as spreadsheets and databases export it");
    throw error;
  }
}
