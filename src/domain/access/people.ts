import { type Decision, no, yes } from "../shared/decision.ts";
import type { PersonState } from "./lifecycles.ts";
import type { Proof } from "./principal.ts";
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
 * Only an owner invites, makes, changes, suspends or removes an owner: whoever manages people otherwise could raise themselves
 * by a second account. `roles` are what the other person is and is to become.
 */
export function ownersAmongThemselves(actor: Role, roles: readonly Role[]): Decision<null> {
  return actor === "owner" || !roles.includes("owner")
    ? yes(null)
    : no(`Only an owner may do this to an owner; you are ${roleNames[actor].toLowerCase()}`, "an owner");
}

/**
 * Whoever looks at the sample by one click has no account, and so makes, changes and removes nobody: what they did would
 * outlast the sample.
 */
export const managesPeople = (proof: Proof): Decision<null> =>
  proof === "sample"
    ? no("The sample is looked at without an account", "make the first owner, then invite people")
    : yes(null);

/** May the person hold an accountable role of the strategy? Not while suspended: they could decide nothing. */
export const holdAccountableRole = (person: { readonly state: PersonState }): Decision<null> =>
  person.state === "active" ? yes(null) : no("The person is suspended", "an active person of the workspace");

const isLastOwner = ({ role, state }: PersonInQuestion, activeOwners: number): boolean =>
  role === "owner" && state === "active" && activeOwners <= 1;
