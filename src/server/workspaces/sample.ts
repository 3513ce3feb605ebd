import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  atLengthAcrossWorkspaces,
  atLengthInWorkspace,
  type Connection,
  type Tx,
} from "../../database/connection.ts";
import { newId } from "../../database/ids.ts";
import { projectFolder } from "../../database/project-folder.ts";
import { byProgram, record } from "../audit/actions.ts";
import { importOwnFolder } from "../imports/actions.ts";
import { strategyIn } from "../strategies/actions.ts";
import { storeStrategy } from "../strategies/loading.ts";
import { addSampleWorkspace, anyWorkspace, lockSampleLoading } from "./queries.ts";

/**
 * Makes the sample workspace: the AdventureWorks channel and a strategy for it. Only where there is no workspace at all,
 * and once, however many programs start together; undefined where there was nothing to do.
 */
export async function loadSample(
  connection: Connection,
  at: Date,
): Promise<{ workspaceId: string } | undefined> {
  return atLengthAcrossWorkspaces(connection, "whether there is any workspace yet", async (lock) => {
    await lockSampleLoading(lock);
    if (await anyWorkspace(lock)) return undefined;
    const workspaceId = newId(at.getTime());
    await atLengthInWorkspace(connection, workspaceId, (tx) => fillSample(tx, workspaceId, at));
    return { workspaceId };
  });
}

/** The data end on the default as-of day; a page that names no day would otherwise show years of silence. */
const sample = { name: "AdventureWorks", currency: "USD", defaultAsOf: "2020-05-31" };

async function fillSample(tx: Tx, workspaceId: string, at: Date): Promise<void> {
  const path = join(projectFolder(), "samples", "adventureworks");
  const text = await readFile(join(path, "strategy.yaml"), "utf8");
  await addSampleWorkspace(tx, { id: workspaceId, ...sample, at });
  const name = strategyIn(text)?.strategy.name ?? sample.name;
  await storeStrategy(tx, workspaceId, { fileName: "strategy.yaml", text, name, at });
  await importOwnFolder(tx, workspaceId, { path, preset: "adventureworks", at });
  const event = { action: "sample.loaded", object: { kind: "workspace", id: workspaceId } };
  await record(tx, workspaceId, byProgram.actor, event, { at, requestId: null });
}
