import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personStates } from "./lifecycles.ts";
import { changePartnerPerson, type PartnerPersonInQuestion, removePartnerPerson } from "./partner-people.ts";
import { partnerRoles } from "./roles.ts";

const role = fc.constantFrom(...partnerRoles);
const state = fc.constantFrom(...personStates);
const person = fc.record({ id: fc.constantFrom("ana", "bo"), role, state });
const admin: PartnerPersonInQuestion = { id: "ana", role: "partner-admin", state: "active" };

describe("people at a partner", () => {
  it("keep an active admin, whatever their admins do; the staff alone may end that", () => {
    fc.assert(
      fc.property(person, role, state, (one, becomes, will) => {
        const last = one.role === "partner-admin" && one.state === "active";
        const input = {
          actor: { kind: "partner" as const, person: "cleo" },
          person: one,
          activeAdmins: last ? 1 : 0,
        };
        const keeps = !last || (becomes === "partner-admin" && will === "active");
        expect(changePartnerPerson(input, { role: becomes, state: will }).ok).toBe(keeps);
        expect(removePartnerPerson(input).ok).toBe(!last);
        const staff = { ...input, actor: { kind: "staff" as const } };
        expect(changePartnerPerson(staff, { role: becomes, state: will }).ok).toBe(true);
        expect(removePartnerPerson(staff).ok).toBe(true);
      }),
    );
  });

  it("never change or remove themselves", () => {
    fc.assert(
      fc.property(person, role, state, fc.nat(9), (one, becomes, will, activeAdmins) => {
        const input = { actor: { kind: "partner" as const, person: one.id }, person: one, activeAdmins };
        expect(changePartnerPerson(input, { role: becomes, state: will }).ok).toBe(false);
        expect(removePartnerPerson(input).ok).toBe(false);
      }),
    );
  });

  it("are told the way out", () => {
    const input = { actor: { kind: "partner" as const, person: "bo" }, person: admin, activeAdmins: 1 };
    expect(removePartnerPerson(input)).toEqual({
      ok: false,
      reason: "The last active admin of the company stays",
      accepted: "make somebody else an admin first",
    });
  });
});
