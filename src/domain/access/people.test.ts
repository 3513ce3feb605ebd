import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personStates } from "./lifecycles.ts";
import {
  changePerson,
  holdAccountableRole,
  mayConcern,
  mostPeople,
  ownersAmongThemselves,
  type PersonInQuestion,
  removePerson,
  roomFor,
} from "./people.ts";
import type { Staff } from "./principal.ts";
import { staffRoles } from "./roles.ts";

const role = fc.constantFrom(...staffRoles);
const state = fc.constantFrom(...personStates);
const staff = fc
  .array(fc.record({ role, state }), { minLength: 1, maxLength: 8 })
  .map((people): PersonInQuestion[] => people.map((person, index) => ({ ...person, id: `p${index}` })));
const place = fc.nat({ max: 7 });
type Wish = {
  readonly by: number;
  readonly on: number;
  readonly next: Pick<PersonInQuestion, "role" | "state"> | null;
};
const wish: fc.Arbitrary<Wish> = fc.record({
  by: place,
  on: place,
  next: fc.option(fc.record({ role, state })),
});

const activeOwners = (people: readonly PersonInQuestion[]): number =>
  people.filter((person) => person.role === "owner" && person.state === "active").length;

/** What becomes of the people when one of them wishes for something; null wishes somebody gone. */
function after(people: readonly PersonInQuestion[], { by, on, next }: Wish) {
  const [actor, person] = [people[by % people.length], people[on % people.length]];
  if (!actor || !person || actor.state !== "active") return people;
  const input = {
    actor: { person: actor.id, role: actor.role },
    person,
    activeOwners: activeOwners(people),
  };
  if (next === null) return removePerson(input).ok ? people.filter(({ id }) => id !== person.id) : people;
  const decided = changePerson(input, next);
  return decided.ok ? people.map((one) => (one === person ? { ...one, ...decided.value } : one)) : people;
}

const owner: PersonInQuestion = { id: "ana", role: "owner", state: "active" };
const viewer: PersonInQuestion = { id: "vic", role: "viewer", state: "active" };

describe("people of a workspace", () => {
  it("keep an active owner, whatever anybody among them wishes", () => {
    fc.assert(
      fc.property(staff, fc.array(wish, { maxLength: 30 }), (people, wishes) => {
        fc.pre(activeOwners(people) > 0);
        let now: readonly PersonInQuestion[] = people;
        for (const one of wishes) {
          now = after(now, one);
          expect(activeOwners(now)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("never change what they are themselves", () => {
    fc.assert(
      fc.property(role, state, role, state, fc.nat(9), (is, stands, becomes, will, owners) => {
        const person = { id: "ana", role: is, state: stands };
        const input = { actor: { person: "ana", role: is }, person, activeOwners: owners };
        expect(changePerson(input, { role: becomes, state: will }).ok).toBe(false);
      }),
    );
  });

  it("become an owner, or stop being one, by the hand of an owner alone", () => {
    fc.assert(
      fc.property(role, role, role, state, (actor, is, becomes, will) => {
        fc.pre(actor !== "owner" && (is === "owner" || becomes === "owner"));
        const input = {
          actor: { person: "max", role: actor },
          person: { id: "ana", role: is, state: "active" as const },
          activeOwners: 5,
        };
        expect(changePerson(input, { role: becomes, state: will }).ok).toBe(false);
        expect(ownersAmongThemselves(actor, [is, becomes]).ok).toBe(false);
        if (is === "owner") expect(removePerson(input).ok).toBe(false);
      }),
    );
  });

  it("may go by themselves, unless nobody would be left to own the workspace", () => {
    const self = { actor: { person: "ana", role: "owner" as const }, person: owner };
    expect(removePerson({ ...self, activeOwners: 2 })).toEqual({ ok: true, value: null });
    expect(removePerson({ ...self, activeOwners: 1 })).toEqual({
      ok: false,
      reason: "The last active owner stays",
      accepted: "make somebody else an owner first",
    });
  });

  it("are suspended and taken back by the local owner, who is none of them", () => {
    const input = { actor: { person: null, role: "owner" as const }, person: viewer, activeOwners: 1 };
    expect(changePerson(input, { role: "viewer", state: "suspended" }).ok).toBe(true);
  });

  it("hold an accountable role while they are active", () => {
    expect(holdAccountableRole({ state: "active" }).ok).toBe(true);
    expect(holdAccountableRole({ state: "suspended" }).ok).toBe(false);
  });

  it("who are owners, or are to be, are reached by an owner who has just confirmed who they are, and by no key", () => {
    fc.assert(
      fc.property(role, fc.array(role, { minLength: 1 }), fc.boolean(), (actor, roles, confirmed) => {
        const principal: Staff = {
          kind: "staff",
          workspace: "w",
          person: "max",
          user: "u",
          key: null,
          scopes: null,
          session: "s",
          role: actor,
          proof: "session",
          confirmedAt: confirmed ? 0 : null,
        };
        const free = !roles.includes("owner");
        expect(mayConcern(principal, roles, 0).ok).toBe(free || (actor === "owner" && confirmed));
        const key: Staff = {
          ...principal,
          proof: "key",
          key: "k",
          scopes: ["people.manage", "owners.manage"],
        };
        expect(mayConcern({ ...key, confirmedAt: null }, roles, 0).ok).toBe(free);
      }),
    );
  });

  it("are so many and no more", () => {
    expect(roomFor(mostPeople - 1, mostPeople).ok).toBe(true);
    expect(roomFor(mostPeople, mostPeople)).toEqual({
      ok: false,
      reason: "There are 1000 people and invitations already",
      accepted: "remove somebody, or revoke an invitation",
    });
  });
});
