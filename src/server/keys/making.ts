import type { ReadBodies } from "../../contract/bodies.ts";
import type { DoneReply, KeyRow, KeysReply, NewKeyReply } from "../../contract/people.ts";
import { newId } from "../../database/ids.ts";
import { type Capability, capabilities } from "../../domain/access/capabilities.ts";
import { anotherKey, giveScope, keyOwner } from "../../domain/access/keys.ts";
import type { Call } from "../http/site.ts";
import { personWhoStays } from "../people/staying.ts";
import { absent, idOf, refused, valueOr } from "../http/refusals.ts";
import { hintOf, makeToken } from "../tokens.ts";
import { readRange } from "./addresses.ts";
import {
  addKey,
  countKeysHolding,
  endKey,
  keysOf,
  keysOfEverybody,
  type KeyWithOwner,
  lockKey,
} from "./queries.ts";

/** The own keys; an owner of the workspace sees everybody's. */
export async function keysReply({
  tx,
  workspace,
  principal,
}: Pick<Call, "tx" | "workspace" | "principal">): Promise<KeysReply> {
  const keys =
    principal.role === "owner"
      ? await keysOfEverybody(tx, workspace)
      : principal.person === null
        ? []
        : await keysOf(tx, workspace, principal.person);
  return { rows: keys.map((key) => rowOf(key, workspace)) };
}

const rowOf = (key: KeyWithOwner, workspace: string): KeyRow => ({
  id: key.id,
  name: key.name,
  owner: { id: key.person_id, name: key.owner_name },
  hint: hintOf("ent", { workspace, id: key.id }),
  scopes: key.scopes.split(" ").filter(isCapability),
  addresses: key.addresses?.split(" ") ?? [],
  createdAt: key.created_at.toISOString(),
  expiresAt: key.expires_at.toISOString(),
  lastUsedAt: key.last_used_at?.toISOString() ?? null,
  revokedAt: key.revoked_at?.toISOString() ?? null,
});

/** A scope of an older version may be none any more. */
const isCapability = (scope: string): scope is Capability => Object.hasOwn(capabilities, scope);

/** Makes a key of the caller's own, limited to what they may do now; the text of it is in this answer and nowhere else. */
export async function makeKey(call: Call<ReadBodies["newKey"]>): Promise<NewKeyReply> {
  const { tx, workspace, principal, body, asking } = call;
  const person = valueOr(409, keyOwner(principal));
  const scopes = scopesGiven(call);
  const addresses = rangesGiven(body.addresses ?? []);
  const id = newId(asking.at.getTime());
  const { text, secretHash } = makeToken("ent", { workspace, id });
  const expiresAt = new Date(asking.at.getTime() + body.days * 86_400_000);
  const owner = await personWhoStays(tx, workspace, person);
  if (!owner) throw absent("person");
  valueOr(409, anotherKey(await countKeysHolding(tx, workspace, person, asking.at)));
  const kept = { scopes: scopes.join(" "), addresses: addresses.length > 0 ? addresses.join(" ") : null };
  await addKey(tx, workspace, { id, person, name: body.name, secretHash, ...kept, at: asking.at, expiresAt });
  await call.audit({
    action: "key.made",
    object: { kind: "key", id },
    after: { person, scopes, addresses, expiresAt: expiresAt.toISOString() },
  });
  return {
    id,
    name: body.name,
    owner: { id: person, name: owner.name },
    hint: hintOf("ent", { workspace, id }),
    scopes,
    addresses,
    createdAt: asking.at.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: null,
    revokedAt: null,
    key: text,
  };
}

function scopesGiven({ principal, body, asking }: Call<ReadBodies["newKey"]>): Capability[] {
  const given = body.scopes.map((scope, place) =>
    valueOr(403, giveScope(principal, scope, asking.at.getTime()), `/scopes/${place}`),
  );
  return [...new Set(given)];
}

function rangesGiven(texts: readonly string[]): string[] {
  const given = texts.map((text, place) => valueOr(400, readRange(text), `/addresses/${place}`));
  return [...new Set(given)];
}

/** Revokes an own key; an owner of the workspace revokes anybody's. For everybody else there is no such key. */
export async function revokeKey(call: Call, named: string | undefined): Promise<DoneReply> {
  const { tx, workspace, asking } = call;
  const id = idOf(named, "key");
  await lockKey(tx, workspace, id);
  const keys = await keysReply(call);
  const key = keys.rows.find((row) => row.id === id);
  if (!key) throw absent("key");
  call.match(keys);
  if (!(await endKey(tx, workspace, id, asking.at)))
    throw refused(409, { reason: "The key was revoked already", accepted: "a key that holds" });
  await call.audit({
    action: "key.revoked",
    object: { kind: "key", id },
    before: { revokedAt: null },
    after: { revokedAt: asking.at.toISOString() },
  });
  return { done: true };
}
