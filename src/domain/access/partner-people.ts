import type { Day } from "../shared/dates.ts";
import { type Decision, no, yes } from "../shared/decision.ts";
import type { PersonState } from "./lifecycles.ts";
import type { PartnerRole } from "./roles.ts";

/** A person at a partner as the rules about people see one. */
export type PartnerPersonInQuestion = {
  readonly id: string;
  readonly role: PartnerRole;
  readonly state: PersonState;
};

export type PartnerPeopleRuleInput = {
  /** Who acts: somebody of the staff, or the admin of the same company by the row in `partner_people`. */
  readonly actor: { readonly kind: "staff" } | { readonly kind: "partner"; readonly person: string };
  readonly person: PartnerPersonInQuestion;
  /** Active admins of the company, the person included. */
  readonly activeAdmins: number;
};

/**
 * May the actor give the person at a partner this role and state? The staff may. An admin of the company does not touch
 * themselves, and leaves the company with an active admin.
 */
export function changePartnerPerson(
  input: PartnerPeopleRuleInput,
  next: { readonly role: PartnerRole; readonly state: PersonState },
): Decision<typeof next> {
  if (input.actor.kind === "staff") return yes(next);
  if (input.actor.person === input.person.id)
    return no(
      "Nobody changes their own role or state",
      "another admin of the company, or whom you partner with",
    );
  const staysAdmin = next.role === "partner-admin" && next.state === "active";
  return isLastAdmin(input) && !staysAdmin ? lastAdmin : yes(next);
}

/** May the actor remove the person at a partner? The same rules: the last admin is removed by the staff alone. */
export function removePartnerPerson(input: PartnerPeopleRuleInput): Decision<null> {
  if (input.actor.kind === "staff") return yes(null);
  if (input.actor.person === input.person.id)
    return no("Nobody removes themselves", "another admin of the company, or whom you partner with");
  return isLastAdmin(input) ? lastAdmin : yes(null);
}

const isLastAdmin = ({ person, activeAdmins }: PartnerPeopleRuleInput): boolean =>
  person.role === "partner-admin" && person.state === "active" && activeAdmins <= 1;

const lastAdmin = no("The last active admin of the company stays", "make somebody else an admin first");

/** How many people one partner company has in the portal at most, the invited among them. */
export const mostPeopleAtPartner = 500;

/** A partner company as the rule about its portal sees one. */
export type CompanyInQuestion = {
  readonly status: "prospect" | "active" | "left";
  /** The first day on which it is no partner any more; null while it stays, or where the day is not known. */
  readonly leftOn: Day | null;
};

/**
 * Is the portal open to the people of the company on a day, and may people be invited to it? Not once it has left: by its
 * status, or from the day it leaves on. A company to be won may look in already.
 */
export const hasPortal = ({ status, leftOn }: CompanyInQuestion, day: Day): Decision<null> =>
  status === "left" || (leftOn !== null && leftOn <= day)
    ? no("The company is no longer a partner", "a company that is a partner now")
    : yes(null);
