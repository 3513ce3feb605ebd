import type { DraftConflict, WorkingFile } from "../../contract/drafts.ts";
import type { Tx } from "../../database/connection.ts";

/** The file of the draft as it was left. */
export const workingFile = (tx: Tx, workspace: string) => files(tx, workspace).executeTakeFirst();

/** The same, made where it is not there yet, and kept from others until the transaction ends: one process moves it at a time. */
export async function holdWorkingFile(tx: Tx, workspace: string, path: string, at: Date) {
  await tx
    .insertInto("working_files")
    .values({
      workspace_id: workspace,
      path,
      state: "in-step",
      conflicts: "[]",
      takes_draft: false,
      changed_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return files(tx, workspace).forUpdate().executeTakeFirstOrThrow();
}

export type FileKept = NonNullable<Awaited<ReturnType<typeof workingFile>>>;

const files = (tx: Tx, workspace: string) =>
  tx
    .selectFrom("working_files")
    .select(["path", "state", "common_text", "file_text", "problem", "conflicts", "takes_draft"])
    .where("workspace_id", "=", workspace);

export type FileChange = {
  readonly path?: string;
  readonly state?: WorkingFile["state"];
  readonly commonText?: string | null;
  readonly fileText?: string | null;
  readonly problem?: WorkingFile["problem"];
  readonly conflicts?: readonly DraftConflict[];
  readonly takesDraft?: boolean;
};

export async function updateWorkingFile(
  tx: Tx,
  workspace: string,
  change: FileChange,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("working_files")
    .set({
      changed_at: at,
      ...(change.path === undefined ? {} : { path: change.path }),
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.commonText === undefined ? {} : { common_text: change.commonText }),
      ...(change.fileText === undefined ? {} : { file_text: change.fileText }),
      ...(change.problem === undefined ? {} : { problem: change.problem && JSON.stringify(change.problem) }),
      ...(change.conflicts === undefined ? {} : { conflicts: JSON.stringify(change.conflicts) }),
      ...(change.takesDraft === undefined ? {} : { takes_draft: change.takesDraft }),
    })
    .where("workspace_id", "=", workspace)
    .execute();
}
