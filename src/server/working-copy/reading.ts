import type { DraftConflict, WorkingFile } from "../../contract/drafts.ts";
import type { Call } from "../http/site.ts";
import { workingFile } from "./queries.ts";

/** How the file of the draft stands; null where the draft of this workspace has none. */
export async function fileReply({
  tx,
  workspace,
  site,
}: Pick<Call, "tx" | "workspace" | "site">): Promise<WorkingFile | null> {
  if (site.workingCopy?.workspace() !== workspace) return null;
  const kept = await workingFile(tx, workspace);
  if (!kept) return null;
  return {
    path: kept.path,
    state: kept.state,
    problem: kept.problem as WorkingFile["problem"],
    conflicts: kept.conflicts as DraftConflict[],
  };
}
