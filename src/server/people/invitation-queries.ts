import { sql } from "kysely";
import type { Tx } from "../../database/connection.ts";
import type { InvitationState } from "../../domain/access/lifecycles.ts";
import type { Role } from "../../domain/access/roles.ts";

/** Whom an invitation invites to: the workspace itself, or one partner company's portal. */
export type Company = string | null;

export type NewInvitation = {
  readonly id: string;
  readonly company: Company;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly secretHash: string;
  readonly invitedBy: string | null;
  readonly invitedByName: string;
  readonly at: Date;
  readonly expiresAt: Date;
};

/** Undefined when the address has a pending invitation of the same company already: the index decides, also between two at once. */
export const addInvitation = (tx: Tx, workspace: string, invitation: NewInvitation) =>
  tx
    .insertInto("invitations")
    .values({
      workspace_id: workspace,
      id: invitation.id,
      partner_id: invitation.company,
      email: invitation.email,
      name: invitation.name,
      role: invitation.role,
      state: "pending",
      secret_hash: invitation.secretHash,
      invited_by: invitation.invitedBy,
      invited_by_name: invitation.invitedByName,
      invited_at: invitation.at,
      expires_at: invitation.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(kept)
    .executeTakeFirst();

/** Without the hash of the secret, which the portal role may not read. */
const kept = [
  "id",
  "partner_id",
  "email",
  "name",
  "role",
  "state",
  "invited_by_name",
  "invited_at",
  "expires_at",
] as const;

export type InvitationKept = NonNullable<Awaited<ReturnType<typeof lockInvitation>>>;

const byId = (tx: Tx, workspace: string, invitation: string) =>
  tx
    .selectFrom("invitations")
    .select(kept)
    .where("workspace_id", "=", workspace)
    .where("id", "=", invitation);

/** An invitation of any company, locked until the transaction ends: of two who step it at once the second sees the first's step. */
export const lockInvitation = (tx: Tx, workspace: string, invitation: string) =>
  byId(tx, workspace, invitation).forUpdate().executeTakeFirst();

/** An invitation of any company with the hash of its secret, for whoever shows one. */
export const invitationOffered = (tx: Tx, workspace: string, invitation: string) =>
  byId(tx, workspace, invitation).select("secret_hash").executeTakeFirst();

export type InvitationOffered = NonNullable<Awaited<ReturnType<typeof invitationOffered>>>;

export const lockInvitationOffered = (tx: Tx, workspace: string, invitation: string) =>
  byId(tx, workspace, invitation).select("secret_hash").forUpdate().executeTakeFirst();

/** Invitations of one company that may still be accepted, or could have been. */
export async function countPending(tx: Tx, workspace: string, company: Company): Promise<number> {
  const { pending } = await tx
    .selectFrom("invitations")
    .select(({ fn }) => fn.countAll<number>().as("pending"))
    .where("workspace_id", "=", workspace)
    .where("partner_id", company === null ? "is" : "=", company)
    .where("state", "=", "pending")
    .executeTakeFirstOrThrow();
  return pending;
}

/** Invitations to the workspace, the newest first: at most `limit` after the one named. */
export const staffInvitations = (
  tx: Tx,
  workspace: string,
  {
    state,
    after,
    limit,
  }: {
    readonly state: InvitationState | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  },
) =>
  tx
    .selectFrom("invitations")
    .select(kept)
    .where("workspace_id", "=", workspace)
    .where("partner_id", "is", null)
    .$if(state !== undefined, (query) => query.where("state", "=", state ?? "pending"))
    .$if(after !== undefined, (query) => query.where("id", "<", after ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();

/** The invitations of a partner company that may still be accepted, or could have been: the newest first. */
export const pendingPartnerInvitations = (tx: Tx, workspace: string, partner: string) =>
  tx
    .selectFrom("invitations")
    .select(kept)
    .where("workspace_id", "=", workspace)
    .where("partner_id", "=", partner)
    .where("state", "=", "pending")
    .orderBy("id", "desc")
    .execute();

/** An invitation to the workspace for an address, locked; whoever comes in by single sign-on has proven the address. */
export const lockPendingByEmail = (tx: Tx, workspace: string, email: string) =>
  tx
    .selectFrom("invitations")
    .select(kept)
    .where("workspace_id", "=", workspace)
    .where("partner_id", "is", null)
    .where("email_norm", "=", email.toLowerCase())
    .where("state", "=", "pending")
    .forUpdate()
    .executeTakeFirst();

/** Ends a pending invitation; false when another call was faster. */
export async function endInvitation(
  tx: Tx,
  workspace: string,
  invitation: string,
  state: Exclude<InvitationState, "pending">,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("invitations")
    .set({ state })
    .where("workspace_id", "=", workspace)
    .where("id", "=", invitation)
    .where("state", "=", "pending")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A new secret and a new term; the old link is dead. */
export const renewInvitation = (
  tx: Tx,
  workspace: string,
  invitation: string,
  { secretHash, expiresAt }: { readonly secretHash: string; readonly expiresAt: Date },
) =>
  tx
    .updateTable("invitations")
    .set({ secret_hash: secretHash, expires_at: expiresAt })
    .where("workspace_id", "=", workspace)
    .where("id", "=", invitation)
    .where("state", "=", "pending")
    .returning(kept)
    .executeTakeFirst();

export const workspaceNamed = (tx: Tx, workspace: string) =>
  tx.selectFrom("workspaces").select("name").where("id", "=", workspace).executeTakeFirstOrThrow();

/** Does work of which, should it fail, nothing stays, while what was done before it in the transaction does. */
export async function apart<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint apart`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint apart`.execute(tx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint apart`.execute(tx);
    throw error;
  }
}
