import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Capability,
  capabilities,
  capabilityNames,
  type CapabilityRule,
  confirmationMinutes,
  isPartnerDoor,
} from "./capabilities.ts";
import { everythingMay, may } from "./may.ts";
import { nobody, type PartnerPerson, type Principal, type Staff } from "./principal.ts";
import { partnerRoles, type Role, staffRoles } from "./roles.ts";

const now = 1_800_000_000_000;
const minutes = (count: number): number => count * 60_000;

const somebody: Staff = {
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
const atPartner: PartnerPerson = {
  kind: "partner",
  workspace: "w",
  partner: "c",
  person: "p",
  user: "u",
  role: "partner-member",
  proof: "session",
  session: "s",
  confirmedAt: now,
};

const capability = fc.constantFrom(...capabilityNames);
const staffRole = fc.constantFrom(...staffRoles);
const rule = (name: Capability): CapabilityRule => capabilities[name];

describe("who may what", () => {
  it("is the table, for every role and every capability", () => {
    for (const name of capabilityNames) {
      for (const role of staffRoles)
        expect([name, role, may({ ...somebody, role }, name, now).ok]).toEqual([
          name,
          role,
          rule(name).roles.includes(role),
        ]);
      for (const role of partnerRoles)
        expect([name, role, may({ ...atPartner, role }, name, now).ok]).toEqual([
          name,
          role,
          rule(name).roles.includes(role),
        ]);
    }
  });

  it("is nothing for nobody, and nothing of a workspace for whoever has not entered one", () => {
    const guest: Principal = { kind: "guest", user: "u", session: "s", confirmedAt: now };
    for (const name of capabilityNames) {
      expect(may(nobody, name, now)).toMatchObject({ ok: false, because: "not-signed-in" });
      expect(may(guest, name, now)).toMatchObject({ ok: false, because: "not-allowed" });
    }
    expect(may(guest, "signed-in", now).ok).toBe(true);
    expect(may(nobody, "signed-in", now).ok).toBe(false);
    expect(may(nobody, "anybody", now).ok).toBe(true);
  });

  it("never lets staff through a door of partners, nor partners through one of staff", () => {
    for (const name of capabilityNames) {
      const forPartners = isPartnerDoor(name);
      expect(staffRoles.some((role) => may({ ...somebody, role }, name, now).ok)).toBe(!forPartners);
      expect(partnerRoles.some((role) => may({ ...atPartner, role }, name, now).ok)).toBe(forPartners);
    }
  });

  it("asks for a confirmation of the last minutes where the act is sensitive, and only there", () => {
    fc.assert(
      fc.property(capability, staffRole, fc.integer({ min: 0, max: 30 }), (name, role, ago) => {
        fc.pre(rule(name).roles.includes(role));
        const entry = may({ ...somebody, role, confirmedAt: now - minutes(ago) }, name, now);
        expect(entry.ok).toBe(!rule(name).sensitive || ago <= confirmationMinutes);
        if (!entry.ok) expect(entry.because).toBe("confirm-first");
      }),
    );
  });

  it("gives a key what its scopes and its owner's role share, and never a sensitive act", () => {
    fc.assert(
      fc.property(capability, staffRole, fc.subarray([...capabilityNames]), (name, role, scopes) => {
        const key: Staff = { ...somebody, role, proof: "key", scopes, session: null, confirmedAt: null };
        const expected = rule(name).roles.includes(role) && scopes.includes(name) && !rule(name).sensitive;
        expect(may(key, name, now).ok).toBe(expected);
      }),
    );
  });

  it("lets the local owner alone operate the installation, and asks them for no confirmation", () => {
    const local: Staff = {
      ...somebody,
      person: null,
      user: null,
      role: "owner",
      proof: "local",
      confirmedAt: null,
    };
    expect(may(local, "local-owner", now).ok).toBe(true);
    for (const name of capabilityNames) expect(may(local, name, now).ok).toBe(!isPartnerDoor(name));
    for (const proof of ["session", "sample", "key"] as const)
      expect(may({ ...somebody, role: "owner", proof }, "local-owner", now).ok).toBe(false);
  });

  it("gives a visitor of the sample the strategy and the figures, and nothing of people, keys and the trail", () => {
    const visitor: Staff = {
      ...somebody,
      person: null,
      user: null,
      role: "owner",
      proof: "sample",
      confirmedAt: null,
    };
    const open = capabilityNames.filter((name) => may(visitor, name, now).ok);
    expect(open).toEqual(["strategy.read", "facts.read"]);
    expect(may(visitor, "people.read", now)).toEqual({
      ok: false,
      because: "not-allowed",
      reason:
        "The sample is looked at without an account, so a visitor may not see the people of the workspace.",
      accepted: "make the first owner, then sign in",
    });
  });

  it("tells each no in words, with who may", () => {
    expect(may(somebody, "people.manage", now)).toEqual({
      ok: false,
      because: "not-allowed",
      reason: "A viewer may not invite, change and remove people.",
      accepted: "owner or head of partnerships",
    });
    const all = everythingMay({ ...somebody, role: "owner" }, now);
    expect(Object.keys(all)).toEqual(capabilityNames);
  });

  it("names only roles that exist, and leaves no capability to nobody", () => {
    const roles: readonly Role[] = [...staffRoles, ...partnerRoles];
    for (const name of capabilityNames) {
      expect(rule(name).roles.length).toBeGreaterThan(0);
      expect(rule(name).roles.every((role) => roles.includes(role))).toBe(true);
      // A sensitive act changes or takes away something, and a visitor does neither.
      if (rule(name).sensitive) expect(rule(name).writes).toBe(true);
      if (rule(name).sample) expect(rule(name).writes).toBe(false);
    }
  });
});
