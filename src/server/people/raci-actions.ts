import type { DoneReply, RaciReply } from "../../contract/people.ts";
import { holdAccountableRole } from "../../domain/access/people.ts";
import { entries } from "../../domain/strategy/lookup.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import type { Call } from "../http/site.ts";
import { groundOf } from "../workspaces/actions.ts";
import { holdPerson } from "./queries.ts";
import { type Binding, bindingsOf, bindRole, freeRole, lockRaci } from "./raci-queries.ts";
import { absent, refused, valueOr } from "../http/refusals.ts";

type Asked = Pick<Call, "tx" | "site" | "workspace">;

/**
 * The accountable roles of the strategy in force, in its order, and who holds them; after them the roles that are held but that
 * the strategy no longer has, so that nobody's part is lost by a new version.
 */
export async function raciReply(call: Asked): Promise<RaciReply> {
  const { tx, workspace } = call;
  const { strategy } = await groundOf({ ...call, query: {} });
  const bindings = await bindingsOf(tx, workspace);
  const roles = entries(strategy.people);
  const gone = bindings.filter(({ role }) => !Object.hasOwn(strategy.people ?? {}, role));
  return {
    rows: [
      // What does not fit the model was left out of it, a title among others.
      ...roles.map(([role, { title }]: [string, { title?: string }]) =>
        rowOf(strategy, bindings, { role, title: title ?? role }),
      ),
      ...gone.map(({ role }) =>
        rowOf(strategy, bindings, { role, title: `${role} (no longer in the strategy)` }),
      ),
    ],
  };
}

function rowOf(
  { raci }: Strategy,
  bindings: readonly Binding[],
  { role, title }: { readonly role: string; readonly title: string },
): RaciReply["rows"][number] {
  const decisions = entries(raci).flatMap(([decision, letters]) => {
    const letter = Object.hasOwn(letters, role) ? letters[role] : undefined;
    return letter === undefined ? [] : [{ decision, letter }];
  });
  const held = bindings.find((binding) => binding.role === role);
  return { role, title, decisions, person: held ? { id: held.id, name: held.name } : null };
}

/** Says who holds an accountable role, or frees it. A role that the strategy no longer has can only be freed. */
export async function bindAccountable(
  call: Call<{ person: string | null }>,
  role: string,
): Promise<DoneReply> {
  const { tx, workspace, body } = call;
  await lockRaci(tx, workspace);
  const raci = await raciReply(call);
  const row = raci.rows.find((one) => one.role === role);
  const { strategy } = await groundOf({ ...call, query: {} });
  const inForce = Object.hasOwn(strategy.people ?? {}, role);
  if (!row || (!inForce && body.person !== null)) throw absent("accountable role");
  call.match(raci);
  if (body.person === null) await freeRole(tx, workspace, role);
  else await give(call, role, body.person.toLowerCase());
  const [before, after] = [row.person?.id ?? null, body.person];
  if (before !== after)
    await call.audit({
      action: "accountable-role.bound",
      object: { kind: "accountable-role", id: role },
      before: { person: before },
      after: { person: after },
    });
  return { done: true };
}

async function give({ tx, workspace }: Call<unknown>, role: string, id: string): Promise<void> {
  const person = await holdPerson(tx, workspace, id);
  if (!person)
    throw refused(
      422,
      { reason: "There is no such person", accepted: "a person of this workspace" },
      { pointer: "/person", code: "unknown-person" },
    );
  valueOr(409, holdAccountableRole(person), "/person");
  await bindRole(tx, workspace, role, id);
}
