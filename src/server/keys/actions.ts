import { type Connection, inWorkspace } from "../../database/connection.ts";
import { type Capability, capabilities } from "../../domain/access/capabilities.ts";
import { keyHolds, type KeyStanding } from "../../domain/access/keys.ts";
import { nobody, type Principal, type Staff } from "../../domain/access/principal.ts";
import type { StaffRole } from "../../domain/access/roles.ts";
import { actorOf, record } from "../audit/actions.ts";
import type { Asking } from "../http/asking.ts";
import type { Site } from "../http/site.ts";
import { isSameSecret } from "../same-secret.ts";
import { readToken } from "../tokens.ts";
import { liesIn } from "./addresses.ts";
import { keyWithOwner, noteUse, type UsedKey } from "./queries.ts";

/**
 * Who a key of the API acts as: its owner as they are now, within the scopes that the key and their role share. Nobody when the
 * key is unknown, revoked or expired, is used from elsewhere than it may be, or its owner could not come in themselves. A key
 * has confirmed nothing, so sensitive acts stay closed to it.
 */
export async function principalOfKey(
  { connection }: Pick<Site, "connection">,
  token: string,
  asking: Pick<Asking, "address" | "at" | "requestId">,
): Promise<Principal> {
  const read = readToken("ent", token);
  if (!read) return nobody;
  const key = await keyWithOwner(connection, read.workspace, read.id);
  if (!key || !isSameSecret(key.secret_hash, read.secretHash)) return nobody;
  if (!isUsedFrom(key.addresses, asking.address)) return nobody;
  if (!keyHolds(standingOf(key), asking.at.getTime())) return nobody;
  const principal: Staff = {
    kind: "staff",
    workspace: read.workspace,
    person: key.person_id,
    user: key.user_id,
    role: key.role,
    proof: "key",
    key: read.id,
    scopes: scopesOf(key.scopes, key.role),
    session: null,
    confirmedAt: null,
  };
  await rememberUse(connection, principal, { id: read.id, lastUsedAt: key.last_used_at }, asking);
  return principal;
}

const isUsedFrom = (addresses: string | null, address: string): boolean =>
  addresses === null || liesIn(address, addresses.split(" "));

const standingOf = (key: UsedKey): KeyStanding => ({
  owner: { state: key.state, totp: key.totp },
  requiresTotp: key.requires_totp,
  revoked: key.revoked_at !== null,
  expiresAt: key.expires_at.getTime(),
});

/** The scopes of a key as they are kept, without what the role may not (any more). */
const scopesOf = (kept: string, role: StaffRole): Capability[] =>
  kept
    .split(" ")
    .filter((scope): scope is Capability => Object.hasOwn(capabilities, scope))
    .filter((scope) => (capabilities[scope].roles as readonly string[]).includes(role));

/** Notes the use once a minute, so that reading does not write each time, and in the audit trail once a day (UTC). */
async function rememberUse(
  connection: Connection,
  principal: Staff,
  { id, lastUsedAt }: { readonly id: string; readonly lastUsedAt: Date | null },
  { at, requestId }: Pick<Asking, "at" | "requestId">,
): Promise<void> {
  const before = new Date(at.getTime() - 60_000);
  if (lastUsedAt && lastUsedAt > before) return;
  await inWorkspace(connection, principal.workspace, async (tx) => {
    if (!(await noteUse(tx, principal.workspace, id, { at, before }))) return;
    if (lastUsedAt && dayOf(lastUsedAt) === dayOf(at)) return;
    const event = { action: "key.used", object: { kind: "key", id } };
    await record(tx, principal.workspace, actorOf(principal), event, { at, requestId });
  });
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
