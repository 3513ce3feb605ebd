import { type Connection, forUser, inWorkspace, type Tx } from "../../database/connection.ts";
import { newId } from "../../database/ids.ts";
import type { OfferReply } from "../../contract/people.ts";
import type { CompanyInQuestion } from "../../domain/access/partner-people.ts";
import { type InvitationState, stepInvitation } from "../../domain/access/lifecycles.ts";
import { mostPeople, roomFor } from "../../domain/access/people.ts";
import type { PartnerRole, Role, StaffRole } from "../../domain/access/roles.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { type Actor, record, type Told } from "../audit/actions.ts";
import {
  endInvitation,
  type InvitationKept,
  type InvitationOffered,
  invitationOffered,
  lockInvitationOffered,
  lockPendingByEmail,
  workspaceNamed,
} from "./invitation-queries.ts";
import { addPartnerPerson, partnerNamed } from "./partner-queries.ts";
import {
  activeAmong,
  addPerson,
  countActivePeople,
  countPeople,
  forgetRemoval,
  partnerMembershipsOf,
  personById,
  type Renamed,
  renameIn,
  staffMembershipsOf,
  wasRemoved,
  workspacesOf,
} from "./queries.ts";
import { isSameSecret } from "../same-secret.ts";
import { readToken, type Token } from "../tokens.ts";

/** Whoever joins: their account, whose address has been proven. */
export type Joiner = { readonly user: string; readonly email: string; readonly name: string };

/** What a person of the workspace is called. */
export const personNamed = async (tx: Tx, workspace: string, person: string): Promise<string | undefined> =>
  (await personById(tx, workspace, person))?.name;

/** Somebody who can be called, and where mail reaches them. */
export type Called = { readonly id: string; readonly name: string; readonly email: string };

/** Those of some ids who are active people of the workspace. */
export const peopleCalled: (tx: Tx, workspace: string, ids: readonly string[]) => Promise<Called[]> =
  activeAmong;

/** How many people of the workspace may come in. */
export const activePeople = countActivePeople;

/** What somebody became by joining. */
export type Joined = {
  readonly kind: "staff" | "partner";
  readonly workspace: string;
  readonly person: string;
  /** The partner company; null for staff. */
  readonly partner: string | null;
  readonly role: Role;
};

export type Offer = Omit<OfferReply, "known">;

/** What an invitation offers to whoever holds its secret; no when it holds no longer, in the same words for every reason but its own. */
export async function offerOf(connection: Connection, token: string, now: Date): Promise<Decision<Offer>> {
  const read = readToken("inv", token);
  if (!read) return holdsNot;
  return inWorkspace(connection, read.workspace, async (tx) => {
    const row = await invitationOffered(tx, read.workspace, read.id);
    const standing = acceptable(row, read, now);
    if (!row || !standing.ok) return standing.ok ? holdsNot : standing;
    const { name: workspace } = await workspaceNamed(tx, read.workspace);
    const partner =
      row.partner_id === null ? undefined : await partnerNamed(tx, read.workspace, row.partner_id);
    return yes({
      workspace,
      partner: partner?.name ?? null,
      email: row.email,
      name: row.name,
      role: row.role,
      invitedBy: row.invited_by_name,
      expiresAt: row.expires_at.toISOString(),
    });
  });
}

/**
 * Makes the holder of an account a person of the company that invited their address. No when the invitation does not hold, is
 * for another address, or they belong to the company already. Of two who accept at once one does.
 */
export async function acceptInvitationAs(
  connection: Connection,
  token: string,
  account: Joiner,
  told: Told,
): Promise<Decision<Joined>> {
  const read = readToken("inv", token);
  if (!read) return holdsNot;
  return inWorkspace(connection, read.workspace, async (tx) => {
    const row = await lockInvitationOffered(tx, read.workspace, read.id);
    const standing = acceptable(row, read, told.at);
    if (!row || !standing.ok) return standing.ok ? holdsNot : standing;
    if (row.email.toLowerCase() !== account.email.toLowerCase())
      return no("The invitation is for another address", `the account of ${row.email}`);
    return joinBy(tx, read.workspace, row, account, told);
  });
}

const holdsNot = no("This invitation does not hold", "the whole link of an invitation that was not used");

/** Who does not know the secret learns nothing, not even whether it was used. */
function acceptable(
  row: InvitationOffered | undefined,
  { secretHash }: Token,
  now: Date,
): Decision<InvitationState> {
  if (!row || !isSameSecret(row.secret_hash, secretHash)) return holdsNot;
  return stepInvitation({ state: row.state, expiresAt: row.expires_at.getTime() }, "accept", now.getTime());
}

async function joinBy(
  tx: Tx,
  workspace: string,
  invitation: InvitationKept,
  account: Joiner,
  told: Told,
): Promise<Decision<Joined>> {
  const { partner_id: partner, role } = invitation;
  const { at } = told;
  const person = newId(at.getTime());
  const newcomer = { ...account, id: person, at };
  const added =
    partner === null
      ? await addPerson(tx, workspace, { ...newcomer, role: role as StaffRole })
      : await addPartnerPerson(tx, workspace, { ...newcomer, partner, role: role as PartnerRole });
  if (!added) return no("You belong here already", "sign in");
  if (partner === null) await forgetRemoval(tx, workspace, account.user);
  await endInvitation(tx, workspace, invitation.id, "accepted");
  const joined: Joined = { kind: partner === null ? "staff" : "partner", workspace, person, partner, role };
  await auditJoining(tx, joined, { via: "invitation", invitation: invitation.id }, told);
  return yes(joined);
}

/**
 * Makes an account a person of a workspace without an invitation: the first owner. Runs in a transaction of the workspace; no
 * when they are one already.
 */
export async function addMember(
  tx: Tx,
  workspace: string,
  account: Joiner,
  { role, via }: { readonly role: StaffRole; readonly via: string },
  told: Told,
): Promise<Decision<Joined>> {
  const person = newId(told.at.getTime());
  if (!(await addPerson(tx, workspace, { ...account, id: person, role, at: told.at })))
    return no("You belong here already", "sign in");
  const joined: Joined = { kind: "staff", workspace, person, partner: null, role };
  await auditJoining(tx, joined, { via }, told);
  return yes(joined);
}

/**
 * Joins by single sign-on, which has proven the address: by the role of an invitation that is pending for it, else by the role
 * for new people. No when there is neither, and without an invitation for whoever was removed, or where no room is left.
 */
export async function joinBySignOn(
  connection: Connection,
  workspace: string,
  account: Joiner,
  roleForNew: StaffRole | null,
  told: Told,
): Promise<Decision<Joined>> {
  return inWorkspace(connection, workspace, async (tx) => {
    const invitation = await lockPendingByEmail(tx, workspace, account.email);
    if (invitation && invitation.expires_at > told.at)
      return joinBy(tx, workspace, invitation, account, told);
    if (roleForNew === null) return no("Only people who were invited come in this way", "an invitation");
    if (await wasRemoved(tx, workspace, account.user)) return no("You were removed", "a new invitation");
    const room = roomFor(await countPeople(tx, workspace), mostPeople);
    if (!room.ok) return room;
    return addMember(tx, workspace, account, { role: roleForNew, via: "single-sign-on" }, told);
  });
}

/** The actor of a joining is the person who came to be by it. */
async function auditJoining(
  tx: Tx,
  { kind, workspace, person, partner, role }: Joined,
  { via, invitation }: { readonly via: string; readonly invitation?: string },
  told: Told,
): Promise<void> {
  const actor = actorIn({ kind, id: person, role, partner }, via);
  const event = {
    action: partner === null ? "person.joined" : "partner-person.joined",
    object: { kind: partner === null ? "person" : "partner-person", id: person },
    after: { role, state: "active", ...(invitation === undefined ? {} : { invitation }) },
  };
  await record(tx, workspace, actor, event, told);
}

const actorIn = ({ kind, id, role, partner }: Renamed, via: string): Actor => ({
  kind,
  id,
  role,
  via,
  ...(partner === null ? {} : { partner }),
});

/** What a user is in one workspace. */
export type UserMembership = {
  readonly kind: "staff" | "partner";
  /** The row in `people` or `partner_people`: the id by which a session enters. */
  readonly person: string;
  readonly workspace: string;
  readonly workspaceName: string;
  readonly sample: boolean;
  readonly requiresTotp: boolean;
  readonly role: Role;
  /** The company whose portal it is; null for staff. */
  readonly partner: Company | null;
};

type Company = CompanyInQuestion & { readonly id: string; readonly number: number; readonly name: string };

/** Where a user may enter now: every workspace and portal in which they are active, staff first, the oldest workspace first. */
export async function membershipsOf(
  connection: Connection,
  user: string,
): Promise<readonly UserMembership[]> {
  const { staff, partner } = await forUser(connection, user, async (tx) => ({
    staff: await staffMembershipsOf(tx, user),
    partner: await partnerMembershipsOf(tx, user),
  }));
  const atPartners = partner.map(({ partner: id, number, name, status, leftOn, ...row }) => ({
    ...row,
    kind: "partner" as const,
    partner: { id, number, name, status, leftOn },
  }));
  return [...staff.map((row) => ({ ...row, kind: "staff" as const, partner: null })), ...atPartners];
}

/**
 * Carries a new name of an account into every workspace and portal where its user is a person, suspended or not. Each trail is
 * told that they have another name; not which, for names can be erased and trails cannot.
 */
export async function renameEverywhere(
  connection: Connection,
  { user, name }: Pick<Joiner, "user" | "name">,
  told: Told,
): Promise<void> {
  const workspaces = await forUser(connection, user, (tx) => workspacesOf(tx, user));
  for (const workspace of workspaces)
    await inWorkspace(connection, workspace, async (tx) => {
      for (const renamed of await renameIn(tx, workspace, user, name)) {
        const noun = renamed.kind === "staff" ? "person" : "partner-person";
        const event = { action: `${noun}.renamed`, object: { kind: noun, id: renamed.id } };
        await record(tx, workspace, actorIn(renamed, "session"), event, told);
      }
    });
}
