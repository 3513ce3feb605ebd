import type { Connection } from "../../database/connection.ts";
import { allWorkspaces } from "./queries.ts";

/** The one workspace that is not the sample; undefined where there is none, or more than one. */
export async function onlyOwnWorkspace(connection: Connection): Promise<string | undefined> {
  const own = (await allWorkspaces(connection)).filter((workspace) => !workspace.is_sample);
  return own.length === 1 ? own[0]?.id : undefined;
}
