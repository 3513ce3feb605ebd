import { type Connection, forUser, inWorkspace } from "../../database/connection.ts";
import { nilId } from "../../database/ids.ts";
import { sampleWorkspaceRow } from "./founding-queries.ts";
import { workspaceById } from "./queries.ts";

/** The workspace that is the sample; undefined where there is none. Nobody needs to be signed in to ask. */
export const sampleWorkspace = (connection: Connection) =>
  forUser(connection, nilId, (tx) => sampleWorkspaceRow(tx));

/** What a workspace is called, for somebody who is in it. */
export async function workspaceCalled(
  connection: Connection,
  workspace: string,
): Promise<{ readonly name: string; readonly sample: boolean }> {
  const row = await inWorkspace(connection, workspace, (tx) => workspaceById(tx, workspace));
  return { name: row.name, sample: row.is_sample };
}
