import type { Call } from "../http/site.ts";
import { removeKeysOf } from "./queries.ts";

/** The keys of a person end with the person, each told in the audit trail. */
export async function endKeysOf(
  { tx, workspace, audit }: Pick<Call, "tx" | "workspace" | "audit">,
  person: string,
): Promise<void> {
  for (const { id, revoked_at } of await removeKeysOf(tx, workspace, person))
    if (revoked_at === null)
      await audit({ action: "key.revoked", object: { kind: "key", id }, why: "its owner was removed" });
}
