import { type Decision, no, yes } from "../shared/decision.ts";
import type { PersonState } from "./lifecycles.ts";
import { roleNames, type StaffRole } from "./roles.ts";

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
  if ((person.role === "owner" || next.role === "owner") && actor.role !== "owner")
    return no(
      `Only an owner may make or change an owner; you are ${roleNames[actor.role].toLowerCase()}`,
      "an owner",
    );
  const staysOwner = next.role === "owner" && next.state === "active";
  if (isLastOwner(person, activeOwners) && !staysOwner)
    return no("The last active owner stays owner", "make somebody else an owner first");
  return yes(next);
}

/** May the actor remove the person? The same rules; one may remove oneself, unless one is the last active owner. */
export function removePerson({ actor, person, activeOwners }: PeopleRuleInput): Decision<null> {
  if (person.role === "owner" && actor.role !== "owner")
    return no("Only an owner may remove an owner", "an owner");
  if (isLastOwner(person, activeOwners))
    return no("The last active owner stays", "make somebody else an owner first");
  return yes(null);
}

const isLastOwner = ({ role, state }: PersonInQuestion, activeOwners: number): boolean =>
  role === "owner" && state === "active" && activeOwners <= 1;
