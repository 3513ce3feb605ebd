import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { Day } from "../../domain/shared/dates.ts";
import type { KeptVersionState } from "../../domain/versions/lifecycle.ts";
import type { Author } from "../people/author.ts";

/** Versions before one of them, the newest first, without their texts. */
export const versionsBefore = (
  tx: Tx,
  workspace: string,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
) =>
  tx
    .selectFrom("strategies")
    .select(standing)
    .select(isOvertaken)
    .where("workspace_id", "=", workspace)
    .$if(before !== undefined, (query) => query.where("version", "<", before ?? 0))
    .orderBy("version", "desc")
    .limit(limit)
    .execute();

const standing = [
  "version",
  "name",
  "file_name",
  "state",
  "adopted_from",
  "note",
  "loaded_at",
  "submitted_by",
  "submitted_by_name",
  "adopted_at",
  "adopted_by",
  "adopted_by_name",
] as const;

/** Whether a higher version was adopted that comes into force no later. */
const isOvertaken = sql<boolean>`exists (
  select from strategies higher where higher.workspace_id = strategies.workspace_id and higher.state = 'adopted'
    and higher.version > strategies.version
    and (higher.adopted_from is null or higher.adopted_from <= strategies.adopted_from))`.as("is_overtaken");

export type VersionKept = Awaited<ReturnType<typeof versionsBefore>>[number];

export const versionNumbered = (tx: Tx, workspace: string, version: number) =>
  tx
    .selectFrom("strategies")
    .select([...standing, "source_text"])
    .select(isOvertaken)
    .where("workspace_id", "=", workspace)
    .where("version", "=", version)
    .executeTakeFirst();

/** A version, kept as it stands until the transaction ends; false where there is none. */
export async function holdVersion(tx: Tx, workspace: string, version: number): Promise<boolean> {
  const held = await tx
    .selectFrom("strategies")
    .select("version")
    .where("workspace_id", "=", workspace)
    .where("version", "=", version)
    .forUpdate()
    .executeTakeFirst();
  return held !== undefined;
}

/** The adopted version before a version; undefined where it is the first. */
export const adoptedBefore = (tx: Tx, workspace: string, version: number) =>
  tx
    .selectFrom("strategies")
    .select(["version", "source_text"])
    .where("workspace_id", "=", workspace)
    .where("state", "=", "adopted")
    .where("version", "<", version)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();

export type NewVersion = {
  readonly text: string;
  readonly fileName: string;
  readonly name: string;
  readonly note: string | null;
  readonly by: Author;
  readonly at: Date;
};

/** Puts a version into review and gives its number; undefined where another is in review, or takes the number at this moment. */
export async function insertVersion(
  tx: Tx,
  workspace: string,
  { text, fileName, name, note, by, at }: NewVersion,
): Promise<number | undefined> {
  const inserted = await tx
    .insertInto("strategies")
    .values({
      workspace_id: workspace,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from strategies where workspace_id = ${workspace})`,
      file_name: fileName,
      source_text: text,
      name,
      loaded_at: at,
      state: "in-review",
      note,
      submitted_by: by.person,
      submitted_by_name: by.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("version")
    .executeTakeFirst();
  return inserted?.version;
}

export async function setState(
  tx: Tx,
  workspace: string,
  version: number,
  state: KeptVersionState,
): Promise<void> {
  await tx
    .updateTable("strategies")
    .set({ state })
    .where("workspace_id", "=", workspace)
    .where("version", "=", version)
    .execute();
}

export async function setAdopted(
  tx: Tx,
  workspace: string,
  version: number,
  { from, by, at }: { readonly from: Day; readonly by: Author; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable("strategies")
    .set({
      state: "adopted",
      adopted_from: from,
      adopted_at: at,
      adopted_by: by.person,
      adopted_by_name: by.name,
    })
    .where("workspace_id", "=", workspace)
    .where("version", "=", version)
    .execute();
}

export const approvalsOf = (tx: Tx, workspace: string, version: number) =>
  tx
    .selectFrom("strategy_approvals")
    .select(["role", "person_id", "person_name", "decision", "comment", "decided_at"])
    .where("workspace_id", "=", workspace)
    .where("version", "=", version)
    .orderBy("decided_at")
    .orderBy("role")
    .execute();

export type ApprovalKept = Awaited<ReturnType<typeof approvalsOf>>[number];

export type NewApproval = {
  readonly role: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly decision: "approve" | "decline";
  readonly comment: string | null;
  readonly at: Date;
};

/** A person decides once in each role; what they decide later replaces it. */
export async function upsertApproval(
  tx: Tx,
  workspace: string,
  version: number,
  { role, person, decision, comment, at }: NewApproval,
): Promise<void> {
  const decided = { person_name: person.name, decision, comment, decided_at: at };
  await tx
    .insertInto("strategy_approvals")
    .values({ workspace_id: workspace, version, role, person_id: person.id, ...decided })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "version", "role", "person_id"]).doUpdateSet(decided),
    )
    .execute();
}
