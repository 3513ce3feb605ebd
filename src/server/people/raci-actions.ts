import type { Tx } from "../../database/connection.ts";
import type { DoneReply, RaciReply } from "../../contract/people.ts";
import { holdAccountableRole } from "../../domain/access/people.ts";
import { entries } from "../../domain/strategy/lookup.ts";
import type { Strategy } from "../../domain/strategy/strategy.ts";
import type { Call } from "../http/site.ts";
import { currentDraft } from "../drafts/reading.ts";
import { strategyIn, strategyInReview } from "../strategies/actions.ts";
import { groundOf } from "../workspaces/actions.ts";
import { holdPerson } from "./queries.ts";
import { type Binding, bindingsOf, bindRole, freeRole, lockRaci } from "./raci-queries.ts";
import { absent, refused, valueOr } from "../http/refusals.ts";

type Asked = Pick<Call, "tx" | "site" | "workspace">;

/**
 * The accountable roles of the strategy in force, in its order, and who holds them; then those that only the version in review
 * has, because who holds them decides about it, and those that only the draft has, because it will be asked who holds them;
 * after them the roles that are held but that none has any longer, so that nobody's part is lost by a new version.
 */
export async function raciReply(call: Asked): Promise<RaciReply> {
  const { tx, workspace } = call;
  const known = await strategiesWithRoles(call);
  const bindings = await bindingsOf(tx, workspace);
  const named = known.flatMap(({ strategy, of }) =>
    // What does not fit the model was left out of it, a title among others.
    entries(strategy.people).map(([role, { title }]: [string, { title?: string }]) => ({
      strategy,
      role,
      title: `${title ?? role}${of}`,
    })),
  );
  const roles = [...new Map(named.toReversed().map((one) => [one.role, one])).values()].toReversed();
  const gone = bindings.filter(({ role }) => !roles.some((one) => one.role === role));
  return {
    rows: [
      ...roles.map(({ strategy, ...row }) => rowOf(strategy, bindings, row)),
      ...gone.map(({ role }) =>
        rowOf(undefined, bindings, { role, title: `${role} (no longer in the strategy)` }),
      ),
    ],
  };
}

/** The strategy in force, then the one in review, then the draft as far as it can be read. */
async function strategiesWithRoles(
  call: Asked,
): Promise<readonly { readonly strategy: Strategy; readonly of: string }[]> {
  const { strategy } = await groundOf({ ...call, query: {} });
  const review = await strategyInReview(call.tx, call.workspace);
  const written = strategyIn((await currentDraft(call.tx, call.workspace)).text);
  return [
    { strategy, of: "" },
    ...(review ? [{ strategy: review.strategy, of: ` (in review, version ${review.version})` }] : []),
    ...(written ? [{ strategy: written, of: " (in the draft)" }] : []),
  ];
}

function rowOf(
  strategy: Strategy | undefined,
  bindings: readonly Binding[],
  { role, title }: { readonly role: string; readonly title: string },
): RaciReply["rows"][number] {
  const decisions = entries(strategy?.raci).flatMap(([decision, letters]) => {
    const letter = Object.hasOwn(letters, role) ? letters[role] : undefined;
    return letter === undefined ? [] : [{ decision, letter }];
  });
  const held = bindings.find((binding) => binding.role === role);
  return { role, title, decisions, person: held ? { id: held.id, name: held.name } : null };
}

/** Who holds which accountable role and can act in it: who is suspended decides nothing, nor does what they decided count. */
export async function activeHoldersOfRoles(
  tx: Tx,
  workspace: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const bindings = await bindingsOf(tx, workspace);
  const active = bindings.filter(({ state }) => state === "active");
  return new Map(active.map(({ role, id, name }) => [role, { id, name }]));
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
  const known = await strategiesWithRoles(call);
  const isThere = known.some(({ strategy }) => Object.hasOwn(strategy.people ?? {}, role));
  if (!row || (!isThere && body.person !== null)) throw absent("accountable role");
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
