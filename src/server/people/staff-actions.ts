import type { ReadBodies } from "../../contract/bodies.ts";
import type { DoneReply, PeopleReply, PersonRow } from "../../contract/people.ts";
import { changePerson, type PeopleRuleInput, removePerson } from "../../domain/access/people.ts";
import { endKeysOf } from "../keys/ending.ts";
import type { Call } from "../http/site.ts";
import type { Account } from "../sign-in/sign-in.ts";
import { refuseWhoMayNot } from "./inviting.ts";
import {
  lockPersonAndOwners,
  peopleOf,
  personById,
  type PersonKept,
  removePersonRow,
  updatePerson,
} from "./queries.ts";
import { freeRolesOf } from "./raci-queries.ts";
import { absent, idOf, valueOr } from "../http/refusals.ts";

type Reading = Pick<Call, "site" | "tx" | "workspace" | "principal">;

/** The people of the workspace, by name. */
export async function peopleReply(call: Reading): Promise<PeopleReply> {
  const people = await peopleOf(call.tx, call.workspace);
  const accounts = await call.site.signIn.accounts(people.map(({ user_id }) => user_id));
  return { rows: people.map((person) => rowOf(person, accounts, call)) };
}

export async function personReply(call: Reading, named: string | undefined): Promise<PersonRow> {
  const person = await personById(call.tx, call.workspace, idOf(named, "person"));
  if (!person) throw absent("person");
  return rowOf(person, await call.site.signIn.accounts([person.user_id]), call);
}

const rowOf = (
  person: PersonKept,
  accounts: ReadonlyMap<string, Account>,
  { principal }: Pick<Reading, "principal">,
): PersonRow => ({
  id: person.id,
  name: person.name,
  email: person.email,
  role: person.role,
  state: person.state,
  totp: accounts.get(person.user_id)?.totp ?? false,
  joinedAt: person.joined_at.toISOString(),
  accountable: person.accountable,
  you: person.id === principal.person,
});

/** Gives a person another role or state, by the rules of domain/access/people.ts. */
export async function changePersonTo(
  call: Call<ReadBodies["changePerson"]>,
  named: string | undefined,
): Promise<PersonRow> {
  const { tx, workspace, body } = call;
  const { input, before } = await personInQuestion(call, named);
  const { id } = before;
  const { role = before.role, state = before.state } = body;
  refuseWhoMayNot(call, before.role, role);
  const next = valueOr(409, changePerson(input, { role, state }));
  if (role === before.role && state === before.state) return before;
  await updatePerson(tx, workspace, id, next);
  await call.audit({
    action: "person.changed",
    object: { kind: "person", id },
    before: { role: before.role, state: before.state },
    after: { role, state },
    why: body.why ?? null,
  });
  return { ...before, role, state };
}

/**
 * Removes a person: what they are accountable for is free again, their keys end, their sessions here end. Single sign-on alone
 * does not let them in again.
 */
export async function removePersonFrom(call: Call, named: string | undefined): Promise<DoneReply> {
  const { tx, workspace } = call;
  const { input, before } = await personInQuestion(call, named);
  const { id } = before;
  refuseWhoMayNot(call, before.role);
  valueOr(409, removePerson(input));
  const freed = await freeRolesOf(tx, workspace, id);
  await endKeysOf(call, id);
  await removePersonRow(tx, workspace, id, call.asking.at);
  await call.audit({
    action: "person.removed",
    object: { kind: "person", id },
    before: { role: before.role, state: before.state, accountable: freed },
  });
  return { done: true };
}

/** The person with the active owners, locked, so that what the rules say of them holds until the end of the transaction. */
async function personInQuestion(
  call: Call<unknown>,
  named: string | undefined,
): Promise<{ input: PeopleRuleInput; before: PersonRow }> {
  const { tx, workspace, principal, site } = call;
  const id = idOf(named, "person");
  const locked = await lockPersonAndOwners(tx, workspace, id);
  const person = locked.find((one) => one.id === id);
  const kept = await personById(tx, workspace, id);
  if (!person || !kept) throw absent("person");
  const before = rowOf(kept, await site.signIn.accounts([kept.user_id]), call);
  call.match(before);
  const activeOwners = locked.filter(({ role, state }) => role === "owner" && state === "active").length;
  return { input: { actor: principal, person, activeOwners }, before };
}
