import { describe, expect, it } from "vitest";
import { invitationHours, type InvitationState, stepInvitation } from "./lifecycles.ts";

const until = 1_800_000_000_000;
const standing = (state: InvitationState) => ({ state, expiresAt: until });

describe("an invitation", () => {
  it("is accepted once, while it stands", () => {
    expect(stepInvitation(standing("pending"), "accept", until - 1)).toEqual({ ok: true, value: "accepted" });
    expect(stepInvitation(standing("accepted"), "accept", until - 1)).toMatchObject({
      ok: false,
      reason: "The invitation was accepted already",
    });
    expect(stepInvitation(standing("revoked"), "accept", until - 1).ok).toBe(false);
  });

  it("runs out at its moment, not after it", () => {
    expect(stepInvitation(standing("pending"), "accept", until)).toMatchObject({
      ok: false,
      reason: `The invitation has run out: it stood ${invitationHours} hours`,
    });
    expect(invitationHours).toBeLessThanOrEqual(72);
  });

  it("that ran out is sent again or revoked; one that ended is neither", () => {
    expect(stepInvitation(standing("pending"), "resend", until + 1)).toEqual({ ok: true, value: "pending" });
    expect(stepInvitation(standing("pending"), "revoke", until + 1)).toEqual({ ok: true, value: "revoked" });
    for (const ended of ["accepted", "revoked"] as const)
      for (const step of ["resend", "revoke", "accept"] as const)
        expect(stepInvitation(standing(ended), step, until - 1).ok).toBe(false);
  });
});
