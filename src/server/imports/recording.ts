import type { ImportReply } from "../../contract/api.ts";
import type { Tx } from "../../database/connection.ts";
import { type By, record } from "../audit/actions.ts";

const counted = ["rows", "created", "updated", "unchanged", "rejected", "ignored"] as const;

/** One entry in the audit trail for a batch, with its counts; where nothing was kept there is no batch, and no entry. */
export async function recordImport(
  tx: Tx,
  workspace: string,
  { batch, preset, files }: ImportReply,
  { by, at }: { readonly by: By; readonly at: Date },
): Promise<void> {
  if (batch === null) return;
  const counts = counted.map((name) => [name, files.reduce((sum, file) => sum + file[name], 0)]);
  const event = {
    action: "import.applied",
    object: { kind: "batch", id: String(batch) },
    after: { preset, files: files.length, ...Object.fromEntries(counts) },
  };
  await record(tx, workspace, by.actor, event, { at, requestId: by.requestId });
}
