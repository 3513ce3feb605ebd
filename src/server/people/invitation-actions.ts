import type { ReadBodies } from "../../contract/bodies.ts";
import { endpoints } from "../../contract/endpoints.ts";
import type { DoneReply, InvitationsReply, InvitedManyReply, InvitedReply } from "../../contract/people.ts";
import { type InvitationState, invitationStates, stepInvitation } from "../../domain/access/lifecycles.ts";
import { mayConcern } from "../../domain/access/people.ts";
import { pageAsked, pageOf } from "../http/cursors.ts";
import { badQuery, closedProblem, Refused } from "../http/problems.ts";
import type { Call } from "../http/site.ts";
import {
  apart,
  type Company,
  endInvitation,
  type InvitationKept,
  lockInvitation,
  renewInvitation,
  staffInvitations,
} from "./invitation-queries.ts";
import { expiryFrom, invitationRow, invite, type PeopleCall, refuseWhoMayNot, sendOut } from "./inviting.ts";
import { absent, idOf, valueOr } from "../http/refusals.ts";
import { makeToken } from "../tokens.ts";

/** Invitations to the workspace, the newest first. */
export async function invitationsReply(call: Call): Promise<InvitationsReply> {
  const page = pageAsked<string>(call, endpoints.invitations);
  const rows = await staffInvitations(call.tx, call.workspace, {
    state: stateAsked(call),
    after: page.after,
    limit: page.limit + 1,
  });
  const { rows: shown, next } = pageOf(page, rows, ({ id }) => id);
  return { rows: shown.map((row) => invitationRow(row, call.asking.at)), next };
}

function stateAsked({ query }: Call): InvitationState | undefined {
  const text = query["state"];
  if (text === undefined) return undefined;
  const state = invitationStates.find((one) => one === text);
  if (!state) throw badQuery("state", text, `one of: ${invitationStates.join(", ")}`);
  return state;
}

/** Invites each row by itself: one that is refused says why and undoes nothing of the others. */
export async function inviteMany(call: Call<ReadBodies["inviteMany"]>): Promise<InvitedManyReply> {
  refuseUnconfirmed(call);
  const rows: InvitedManyReply["rows"] = [];
  for (const [index, person] of call.body.rows.entries())
    rows.push({ row: index + 1, ...(await inviteOne(call, person)) });
  return { rows };
}

/** A confirmation is asked for once, before anything is done; what the caller may not do at all is said row by row. */
function refuseUnconfirmed({ principal, body, asking }: Call<ReadBodies["inviteMany"]>): void {
  const roles = body.rows.map(({ role }) => role);
  const entry = mayConcern(principal, roles, asking.at.getTime());
  if (!entry.ok && entry.because === "confirm-first") throw closedProblem(entry, principal);
}

type OneOfMany = Omit<InvitedManyReply["rows"][number], "row">;

async function inviteOne(call: PeopleCall, person: ReadBodies["invite"]): Promise<OneOfMany> {
  try {
    const reply = await apart(call.tx, () => invite(call, { ...person, company: null }));
    const { mailed: _mailed, ...invitation } = reply;
    return { ok: true, invitation, reason: null, accepted: null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const accepted = error.errors[0]?.accepted ?? null;
    return { ok: false, invitation: null, reason: error.message, accepted };
  }
}

/** Sends an invitation to the workspace again, with a new secret and a new term; the link before is dead. */
export async function resendInvitation(call: PeopleCall, named: string | undefined): Promise<InvitedReply> {
  const { tx, workspace, asking } = call;
  const row = await invitationInQuestion(call, named, null);
  const { id } = row;
  valueOr(409, stepInvitation(standingOf(row), "resend", asking.at.getTime()));
  const { text, secretHash } = makeToken("inv", { workspace, id });
  const renewed = await renewInvitation(tx, workspace, id, { secretHash, expiresAt: expiryFrom(asking.at) });
  if (!renewed) throw absent("invitation");
  await call.audit({
    action: "invitation.sent-again",
    object: { kind: "invitation", id },
    before: { expiresAt: row.expires_at.toISOString() },
    after: { expiresAt: renewed.expires_at.toISOString() },
  });
  return sendOut(call, renewed, text);
}

/** Revokes an invitation of one company that was not accepted. */
export async function revokeInvitation(
  call: PeopleCall,
  named: string | undefined,
  company: Company,
): Promise<DoneReply> {
  const row = await invitationInQuestion(call, named, company);
  const { id } = row;
  const state = valueOr(409, stepInvitation(standingOf(row), "revoke", call.asking.at.getTime()));
  await endInvitation(call.tx, call.workspace, id, "revoked");
  await call.audit({
    action: "invitation.revoked",
    object: { kind: "invitation", id },
    before: { state: row.state },
    after: { state },
  });
  return { done: true };
}

const standingOf = ({ state, expires_at }: InvitationKept) => ({
  state,
  expiresAt: expires_at.getTime(),
});

async function invitationInQuestion(
  call: PeopleCall,
  named: string | undefined,
  company: Company,
): Promise<InvitationKept> {
  const row = await lockInvitation(call.tx, call.workspace, idOf(named, "invitation"));
  if (!row || row.partner_id !== company) throw absent("invitation");
  refuseWhoMayNot(call, row.role);
  call.match(invitationRow(row, call.asking.at));
  return row;
}
