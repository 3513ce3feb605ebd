import type { ReadBodies } from "../../contract/bodies.ts";
import type { DoneReply, InvitedReply, PartnerPeopleReply, PartnerPersonRow } from "../../contract/people.ts";
import {
  changePartnerPerson as mayChange,
  type PartnerPeopleRuleInput,
  removePartnerPerson as mayRemove,
} from "../../domain/access/partner-people.ts";
import { Answered } from "../http/answered.ts";
import { pendingPartnerInvitations } from "./invitation-queries.ts";
import { revokeInvitation } from "./invitation-actions.ts";
import { invitationRow, invite, type PeopleCall } from "./inviting.ts";
import {
  lockPartnerPeople,
  type PartnerPersonKept,
  partnerPeopleRows,
  removePartnerPersonRow,
  updatePartnerPerson,
} from "./partner-queries.ts";
import { absent, idOf, valueOr } from "../http/refusals.ts";

/**
 * The people of one partner company and what is done to them. The staff and the company's own admin do the same here, each under
 * their own role of the database; `partner` is the id of the company, which for the portal is the one of the principal.
 */
export async function partnerPeopleReply(
  call: Pick<PeopleCall, "tx" | "workspace" | "principal" | "asking">,
  partner: string,
): Promise<PartnerPeopleReply> {
  const people = await partnerPeopleRows(call.tx, call.workspace, partner);
  const invitations = await pendingPartnerInvitations(call.tx, call.workspace, partner);
  return {
    rows: people.map((person) => rowOf(person, call)),
    invitations: invitations.map((row) => invitationRow(row, call.asking.at)),
  };
}

const rowOf = (
  person: PartnerPersonKept,
  { principal }: Pick<PeopleCall, "principal">,
): PartnerPersonRow => ({
  id: person.id,
  name: person.name,
  email: person.email,
  role: person.role,
  state: person.state,
  joinedAt: person.joined_at.toISOString(),
  you: person.id === principal.person,
});

export const invitePartnerPerson = async (
  call: PeopleCall,
  partner: string,
  invitee: ReadBodies["invitePartnerPerson"],
): Promise<Answered<InvitedReply>> =>
  new Answered(await invite(call, { ...invitee, company: partner }), { status: 201 });

export const revokePartnerInvitation = (
  call: PeopleCall,
  partner: string,
  invitation: string | undefined,
): Promise<DoneReply> => revokeInvitation(call, invitation, partner);

/** Gives a person at a partner another role or state, by the rules of domain/access/partner-people.ts. */
export async function changePartnerPerson(
  call: PeopleCall & { readonly body: ReadBodies["changePartnerPerson"] },
  partner: string,
  named: string | undefined,
): Promise<PartnerPersonRow> {
  const { input, before } = await personInQuestion(call, partner, named);
  const { id } = before;
  const { role = before.role, state = before.state, why } = call.body;
  const next = valueOr(409, mayChange(input, { role, state }));
  if (role === before.role && state === before.state) return before;
  await updatePartnerPerson(call.tx, call.workspace, id, next);
  await call.audit({
    action: "partner-person.changed",
    object: { kind: "partner-person", id },
    before: { role: before.role, state: before.state },
    after: { role, state },
    why: why ?? null,
  });
  return { ...before, role, state };
}

/** Removes a person from the portal of a company; their sessions there end. */
export async function removePartnerPerson(
  call: PeopleCall,
  partner: string,
  named: string | undefined,
): Promise<DoneReply> {
  const { input, before } = await personInQuestion(call, partner, named);
  const { id } = before;
  valueOr(409, mayRemove(input));
  await removePartnerPersonRow(call.tx, call.workspace, id);
  await call.audit({
    action: "partner-person.removed",
    object: { kind: "partner-person", id },
    before: { partner, role: before.role, state: before.state },
  });
  return { done: true };
}

/** The person among everybody of the company, locked until the end of the transaction. */
async function personInQuestion(
  call: PeopleCall,
  partner: string,
  named: string | undefined,
): Promise<{ input: PartnerPeopleRuleInput; before: PartnerPersonRow }> {
  const { tx, workspace, principal } = call;
  const id = idOf(named, "person");
  const locked = await lockPartnerPeople(tx, workspace, partner);
  const person = locked.find((one) => one.id === id);
  const reply = await partnerPeopleReply(call, partner);
  const before = reply.rows.find((row) => row.id === id);
  if (!person || !before) throw absent("person");
  // What people read of a person at a partner is the list, so its tag is the one they hold.
  call.match(reply);
  const activeAdmins = locked.filter(({ role, state }) => role === "partner-admin" && state === "active");
  return { input: { actor: principal, person, activeAdmins: activeAdmins.length }, before };
}
