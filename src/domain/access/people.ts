import { type Decision, no, yes } from "../shared/decision.ts";
import { type CapabilityRule, capabilities } from "./capabilities.ts";
import type { PersonState } from "./lifecycles.ts";
import { type Entry, may } from "./may.ts";
import type { Principal } from "./principal.ts";
import { type Role, roleNames, type StaffRole } from "./roles.ts";

/** A person of the workspace as the rules about people see one. */
export type PersonInQuestion = { readonly id: string; readonly role: StaffRole; readonly state: PersonState };

export type PeopleRuleInput = {
  /** Who acts: the row in `people`, null for the local owner. */
  readonly actor: { readonly person: string | null; readonly role: StaffRole };
  readonly person: PersonInQuestion;
  /** Active owners of the workspace, the person included. */
  readonly activeOwners: number;
};

/**
 * May the actor give the person this role and state? Nobody changes what they are themselves; only an owner makes, changes or
 * suspends an owner; the last active owner stays one.
 */
export function changePerson(
  { actor, person, activeOwners }: PeopleRuleInput,
  next: { readonly role: StaffRole; readonly state: PersonState },
): Decision<typeof next> {
  if (actor.person === person.id)
    return no("Nobody changes their own role or state", "another owner does it");
  const rank = ownersAmongThemselves(actor.role, [person.role, next.role]);
  if (!rank.ok) return rank;
  const staysOwner = next.role === "owner" && next.state === "active";
  if (isLastOwner(person, activeOwners) && !staysOwner)
    return no("The last active owner stays owner", "make somebody else an owner first");
  return yes(next);
}

/** May the actor remove the person? The same rules; one may remove oneself, unless one is the last active owner. */
export function removePerson({ actor, person, activeOwners }: PeopleRuleInput): Decision<null> {
  const rank = ownersAmongThemselves(actor.role, [person.role]);
  if (!rank.ok) return rank;
  if (isLastOwner(person, activeOwners))
    return no("The last active owner stays", "make somebody else an owner first");
  return yes(null);
}

/**
 * Only those with the capability invite, make, change, suspend or remove an owner: whoever manages people otherwise could raise
 * themselves by a second account. `roles` are what the other person is and is to become.
 */
export function ownersAmongThemselves(actor: Role, roles: readonly Role[]): Decision<null> {
  const { roles: allowed }: CapabilityRule = capabilities["owners.manage"];
  return !concernsOwners(roles) || allowed.includes(actor)
    ? yes(null)
    : no(`Only an owner may do this to an owner; you are ${roleNames[actor].toLowerCase()}`, "an owner");
}

/**
 * May the principal do this to people who are, or are to become, of these roles, at a moment (milliseconds since the epoch)?
 * Where an owner is among them it asks for `owners.manage`, a confirmation included; else the door was enough.
 */
export const mayConcern = (principal: Principal, roles: readonly Role[], now: number): Entry =>
  concernsOwners(roles) ? may(principal, "owners.manage", now) : { ok: true };

const concernsOwners = (roles: readonly Role[]): boolean => roles.includes("owner");

/** May the person hold an accountable role of the strategy? Not while suspended: they could decide nothing. */
export const holdAccountableRole = (person: { readonly state: PersonState }): Decision<null> =>
  person.state === "active" ? yes(null) : no("The person is suspended", "an active person of the workspace");

const isLastOwner = ({ role, state }: PersonInQuestion, activeOwners: number): boolean =>
  role === "owner" && state === "active" && activeOwners <= 1;

/** How many people a workspace has at most, the invited among them: so many fit on one page, and in one answer. */
export const mostPeople = 1_000;

/** May one more join, or be invited, where there are so many already? */
export const roomFor = (there: number, most: number): Decision<null> =>
  there < most
    ? yes(null)
    : no(`There are ${most} people and invitations already`, "remove somebody, or revoke an invitation");
