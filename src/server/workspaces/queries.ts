import type { Connection, Tx } from "../../database/connection.ts";
import { acrossWorkspaces } from "../../database/connection.ts";

/** The workspaces of this installation, oldest first. Asked at start-up, before anybody is somebody. */
export const allWorkspaces = (connection: Connection) =>
  acrossWorkspaces(connection, (tx) =>
    tx.selectFrom("workspaces").select(["id", "name"]).orderBy("created_at").execute(),
  );

export const workspaceById = (tx: Tx, workspace: string) =>
  tx.selectFrom("workspaces").selectAll().where("id", "=", workspace).executeTakeFirstOrThrow();

/** The sources of facts, with what was taken for granted of each. */
export const sourcesOf = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("sources")
    .select(["name", "holds", "currency", "currency_assumed"])
    .where("workspace_id", "=", workspace)
    .execute();
