import type { Tx } from "../../database/connection.ts";
import type { Principal } from "../../domain/access/principal.ts";
import { type AuditContent, chainBeginning, chainHash } from "./chain.ts";
import { addEntry, lockHead, moveHead } from "./queries.ts";

/** Something that was done or refused. Ids and kinds, never names or addresses of people: those can be erased. */
export type AuditEvent = {
  /** noun.verb: `person.changed`, `import.applied`, `access.denied`. */
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly before?: unknown;
  readonly after?: unknown;
  readonly why?: string | null;
};

export type Actor = {
  readonly kind: Principal["kind"] | "program";
  /** The row in `people` or `partner_people`. */
  readonly id: string | null;
  readonly role: string | null;
  readonly via: string;
  readonly partner?: string;
};

export const actorOf = (principal: Principal): Actor => {
  if (principal.kind === "nobody" || principal.kind === "guest")
    return { kind: principal.kind, id: null, role: null, via: "session" };
  const { kind, person, role, proof } = principal;
  return {
    kind,
    id: person,
    role,
    via: proof,
    ...(kind === "partner" ? { partner: principal.partner } : {}),
  };
};

/**
 * Adds an entry to the end of the workspace's chain. Writers of one workspace wait for each other here until their transaction
 * ends, so that the chain has no forks and no gaps; a transaction that fails leaves no entry.
 */
export async function record(
  tx: Tx,
  workspace: string,
  actor: Actor,
  event: AuditEvent,
  { at, requestId }: { readonly at: Date; readonly requestId: string | null },
): Promise<void> {
  const head = (await lockHead(tx, workspace)) ?? { sequence: 0, hash: chainBeginning };
  const content: AuditContent = {
    sequence: head.sequence + 1,
    at: at.toISOString(),
    actor,
    action: event.action,
    objectKind: event.object.kind,
    objectId: event.object.id,
    before: event.before ?? null,
    after: event.after ?? null,
    why: event.why ?? null,
    requestId,
  };
  const hash = chainHash(head.hash, content);
  await addEntry(tx, workspace, content, { previous: head.hash, hash });
  await moveHead(tx, workspace, { sequence: content.sequence, hash });
}
