import { type Decision, no, yes } from "../shared/decision.ts";

/** Where a membership or an invitation stands, and what leads from where to where: guards, buttons and answers read it here. */
export const personStates = ["active", "suspended"] as const;
export type PersonState = (typeof personStates)[number];

export const invitationStates = ["pending", "accepted", "revoked"] as const;
export type InvitationState = (typeof invitationStates)[number];

type Step<State> = { readonly from: readonly State[]; readonly to: State };

export const invitationSteps = {
  accept: { from: ["pending"], to: "accepted" },
  revoke: { from: ["pending"], to: "revoked" },
  resend: { from: ["pending"], to: "pending" },
} as const satisfies Readonly<Record<string, Step<InvitationState>>>;
export type InvitationStep = keyof typeof invitationSteps;

/** Hours an invitation stands (ASVS 6.4.1 asks for at most 72). */
export const invitationHours = 72;

/**
 * The state an invitation comes to by a step, or why it does not: it was used, revoked, or (for accepting) has run out.
 * Moments are milliseconds since the epoch.
 */
export function stepInvitation(
  invitation: { readonly state: InvitationState; readonly expiresAt: number },
  step: InvitationStep,
  now: number,
): Decision<InvitationState> {
  const { from, to } = invitationSteps[step];
  if (!(from as readonly InvitationState[]).includes(invitation.state))
    return no(`The invitation was ${invitation.state} already`, "a new invitation");
  if (step === "accept" && now >= invitation.expiresAt)
    return no(`The invitation has run out: it stood ${invitationHours} hours`, "a new invitation");
  return yes(to);
}
