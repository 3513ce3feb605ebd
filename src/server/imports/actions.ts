import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ImportReply } from "../../contract/api.ts";
import { acrossWorkspaces, type Connection, inWorkspace, type Tx } from "../../database/connection.ts";
import { newId } from "../../database/ids.ts";
import { projectFolder } from "../../database/project-folder.ts";
import { recognize } from "../../domain/imports/recognize.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { UnreadableFile } from "./csv-file.ts";
import { openFiles } from "./folder.ts";
import {
  addFirstStrategy,
  addSampleWorkspace,
  anyWorkspace,
  lockSampleLoading,
  lockWorkspace,
} from "./queries.ts";
import type { RecognizedFiles } from "./reading.ts";
import { runImport } from "./running.ts";
import { strategyOf } from "./strategy.ts";

export type ImportRequest = {
  /** A folder of CSV files. */
  readonly path: string;
  /** Its kind of export; without it the files themselves decide. */
  readonly preset?: string | undefined;
  /** Does everything and keeps nothing. */
  readonly dryRun: boolean;
  readonly at: Date;
};

/**
 * Imports a folder in one transaction. No when the folder cannot be read or is no export that is known; a reply with
 * rejects, and nothing written, when rows do not fit; else what was created, updated and left as it was.
 */
export async function importFolder(
  connection: Connection,
  workspaceId: string,
  { path, preset, dryRun, at }: ImportRequest,
): Promise<Decision<ImportReply>> {
  const recognized = await recognizeFolder(path, preset);
  if (!recognized.ok) return recognized;
  return keepingIf(
    (reply) => !dryRun && reply.rejects.length === 0,
    (settle) =>
      inWorkspace(connection, workspaceId, async (tx) => {
        if (!(await lockWorkspace(tx, workspaceId))) return no("There is no such workspace");
        return settle(await runImport(tx, workspaceId, recognized.value, at));
      }),
  );
}

/**
 * Makes the sample workspace: the AdventureWorks channel and a strategy for it. Only where there is no workspace at all,
 * and once, however many programs start together; undefined where there was nothing to do.
 */
export async function loadSample(
  connection: Connection,
  at: Date,
): Promise<{ workspaceId: string } | undefined> {
  return acrossWorkspaces(connection, async (lock) => {
    await lockSampleLoading(lock);
    if (await anyWorkspace(lock)) return undefined;
    const workspaceId = newId(at.getTime());
    await inWorkspace(connection, workspaceId, (tx) => fillSample(tx, workspaceId, at));
    return { workspaceId };
  });
}

const sample = {
  name: "AdventureWorks",
  currency: "USD",
  defaultAsOf: "2020-05-31",
  preset: "adventureworks",
};

async function fillSample(tx: Tx, workspaceId: string, at: Date): Promise<void> {
  const folder = join(projectFolder(), "samples", "adventureworks");
  const text = await readFile(join(folder, "strategy.yaml"), "utf8");
  const name = strategyOf(text)?.strategy.name ?? sample.name;
  await addSampleWorkspace(tx, { id: workspaceId, ...sample, at });
  await addFirstStrategy(tx, workspaceId, { fileName: "strategy.yaml", text, name, at });
  const recognized = await recognizeFolder(folder, sample.preset);
  if (!recognized.ok) throw new Error(`The sample cannot be loaded: ${recognized.reason}`);
  const { rejects } = await runImport(tx, workspaceId, recognized.value, at);
  const [first] = rejects;
  if (first) throw new Error(`The sample cannot be loaded: ${first.file}, row ${first.row}: ${first.code}`);
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
