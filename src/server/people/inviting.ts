import { newId } from "../../database/ids.ts";
import type { InvitationRow, InvitedReply } from "../../contract/people.ts";
import { invitationHours } from "../../domain/access/lifecycles.ts";
import { hasPortal, mostPeopleAtPartner } from "../../domain/access/partner-people.ts";
import { mayConcern, mostPeople, roomFor } from "../../domain/access/people.ts";
import type { PartnerPerson, Staff } from "../../domain/access/principal.ts";
import { type Role, roleNames } from "../../domain/access/roles.ts";
import type { Call } from "../http/site.ts";
import type { Message } from "../mail/mail.ts";
import { closedProblem } from "../http/problems.ts";
import { absent, refused, valueOr } from "../http/refusals.ts";
import {
  addInvitation,
  type Company,
  countPending,
  type InvitationKept,
  workspaceNamed,
} from "./invitation-queries.ts";
import {
  countPartnerPeople,
  isPartnerPersonByEmail,
  partnerNamed,
  partnerPeopleRows,
} from "./partner-queries.ts";
import { countPeople, isPersonByEmail, personById } from "./queries.ts";
import { makeToken } from "../tokens.ts";

/** A call that changes people, of the staff or of the portal: the same work runs under either role of the database. */
export type PeopleCall = Pick<
  Call,
  "site" | "tx" | "workspace" | "audit" | "match" | "afterCommit" | "asking"
> & { readonly principal: Staff | PartnerPerson };

export type Invitee = {
  readonly company: Company;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
};

/**
 * Invites an address to one company. Refused by 409 when it has a pending invitation of this company or belongs to it already;
 * what another company or workspace has does not show.
 */
export async function invite(call: PeopleCall, invitee: Invitee): Promise<InvitedReply> {
  refuseWhoMayNot(call, invitee.role);
  const { tx, workspace, asking } = call;
  const { company } = invitee;
  await (company === null ? refuseHere(call, invitee) : refuseAtPartner(call, company, invitee));
  const id = newId(asking.at.getTime());
  const { text, secretHash } = makeToken("inv", { workspace, id });
  const inviter = await nameOfInviter(call);
  const row = await addInvitation(tx, workspace, {
    ...invitee,
    id,
    secretHash,
    invitedBy: call.principal.person,
    invitedByName: inviter,
    at: asking.at,
    expiresAt: expiryFrom(asking.at),
  });
  if (!row) throw refused(409, isPending, { pointer: "/email", code: "invited-already" });
  const after = { role: row.role, ...(company === null ? {} : { partner: company }) };
  await call.audit({ action: "invitation.made", object: { kind: "invitation", id }, after });
  return sendOut(call, row, text);
}

async function refuseHere({ tx, workspace }: PeopleCall, { email }: Invitee): Promise<void> {
  const there = (await countPeople(tx, workspace)) + (await countPending(tx, workspace, null));
  valueOr(409, roomFor(there, mostPeople));
  if (await isPersonByEmail(tx, workspace, email)) throw memberAlready();
}

async function refuseAtPartner(
  { tx, workspace, site }: PeopleCall,
  partner: string,
  { email }: Invitee,
): Promise<void> {
  const company = await partnerNamed(tx, workspace, partner);
  if (!company) throw absent("partner");
  valueOr(409, hasPortal(company, site.today(undefined)));
  const there =
    (await countPartnerPeople(tx, workspace, partner)) + (await countPending(tx, workspace, partner));
  valueOr(409, roomFor(there, mostPeopleAtPartner));
  if (await isPartnerPersonByEmail(tx, workspace, partner, email)) throw memberAlready();
}

const memberAlready = () => refused(409, isMember, { pointer: "/email", code: "member-already" });
const isMember = {
  reason: "This address belongs to a person here already",
  accepted: "another address, or change the person",
};
const isPending = {
  reason: "This address has an invitation already",
  accepted: "another address, or revoke the invitation or send it again",
};

export const expiryFrom = (at: Date): Date => new Date(at.getTime() + invitationHours * 3_600_000);

/** By the roles that the other person is, is to become, or is offered: the door knows none of them. */
export function refuseWhoMayNot(
  { principal, asking }: Pick<PeopleCall, "principal" | "asking">,
  ...roles: Role[]
): void {
  const entry = mayConcern(principal, roles, asking.at.getTime());
  if (!entry.ok) throw closedProblem(entry, principal);
}

/** Sends the link of an invitation once the transaction is committed, and answers what was sent. */
export async function sendOut(call: PeopleCall, row: InvitationKept, token: string): Promise<InvitedReply> {
  const { site, tx, workspace, asking } = call;
  const { name: host } = await workspaceNamed(tx, workspace);
  const company = row.partner_id === null ? undefined : await partnerNamed(tx, workspace, row.partner_id);
  // The secret stands in the fragment, which no browser sends and no server logs.
  const url = `${site.url()}${company ? "/portal" : ""}/invitation#${token}`;
  const message = invitationMail(row, { host, company: company?.name, url });
  call.afterCommit(() => site.mail.send(message));
  return { ...invitationRow(row, asking.at), mailed: site.mail.leaves };
}

const invitationMail = (
  row: InvitationKept,
  {
    host,
    company,
    url,
  }: { readonly host: string; readonly company: string | undefined; readonly url: string },
): Message => ({
  to: row.email,
  subject: company ? `Invitation to the partner portal of ${host}` : `Invitation to ${host}`,
  text: [
    `Hello ${row.name},`,
    company
      ? `${row.invited_by_name} invites you to the partner portal of ${host}, for ${company}, as ${roleNames[row.role].toLowerCase()}.`
      : `${row.invited_by_name} invites you to the partnership workspace of ${host}, as ${roleNames[row.role].toLowerCase()}.`,
    `The link works once and stands ${invitationHours} hours. If you expected no invitation, leave it be.`,
  ],
  link: { words: "Accept the invitation", url },
});

export const invitationRow = (row: InvitationKept, at: Date): InvitationRow => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  state: row.state,
  expired: row.state === "pending" && row.expires_at <= at,
  invitedBy: row.invited_by_name,
  invitedAt: row.invited_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
});

async function nameOfInviter({ tx, workspace, principal }: PeopleCall): Promise<string> {
  if (principal.person === null) return "The local owner";
  if (principal.kind === "staff") return (await personById(tx, workspace, principal.person))?.name ?? "Staff";
  const colleagues = await partnerPeopleRows(tx, workspace, principal.partner);
  return colleagues.find(({ id }) => id === principal.person)?.name ?? "A colleague";
}
