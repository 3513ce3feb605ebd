import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capabilities, capabilityNames } from "./capabilities.ts";
import { anotherKey, giveScope, keyHolds, keyOwner, mostKeys } from "./keys.ts";
import { may } from "./may.ts";
import type { Staff } from "./principal.ts";
import { staffRoles } from "./roles.ts";

const now = 1_800_000_000_000;
const maker: Staff = {
  kind: "staff",
  workspace: "w",
  person: "p",
  user: "u",
  role: "viewer",
  proof: "session",
  key: null,
  scopes: null,
  session: "s",
  confirmedAt: now,
};

describe("a key of the API", () => {
  it("never gets a scope that its maker lacks, nor one that asks for a confirmation", () => {
    fc.assert(
      fc.property(fc.constantFrom(...staffRoles), fc.constantFrom(...capabilityNames), (role, scope) => {
        const given = giveScope({ ...maker, role }, scope, now).ok;
        expect(given).toBe(may({ ...maker, role }, scope, now).ok && !capabilities[scope].sensitive);
      }),
    );
  });

  it("holds while its owner could come in themselves, and not a moment longer than it says", () => {
    const standing = {
      owner: { state: "active", totp: false },
      requiresTotp: false,
      revoked: false,
      expiresAt: now + 1,
    } as const;
    const holds = (more: object, at = now) => keyHolds({ ...standing, ...more }, at);
    expect([holds({}), holds({}, now + 1), holds({ revoked: true })]).toEqual([true, false, false]);
    expect(holds({ owner: { state: "suspended", totp: true } })).toBe(false);
    expect(holds({ requiresTotp: true })).toBe(false);
    expect(holds({ requiresTotp: true, owner: { state: "active", totp: true } })).toBe(true);
  });

  it("is one of fifty at most", () => {
    expect([anotherKey(mostKeys - 1).ok, anotherKey(mostKeys).ok]).toEqual([true, false]);
  });

  it("is somebody's: neither the local owner nor a visit to the sample has one", () => {
    expect(keyOwner(maker)).toEqual({ ok: true, value: "p" });
    expect(keyOwner({ ...maker, person: null }).ok).toBe(false);
  });
});
