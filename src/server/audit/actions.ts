import { acrossWorkspaces, type Connection, inWorkspace, type Tx } from "../../database/connection.ts";
import type { Principal } from "../../domain/access/principal.ts";
import { chained } from "./chain.ts";
import { allHeads, appendEntry, lockHead } from "./queries.ts";

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
  /** The API key that acted for the person. */
  readonly key?: string;
  readonly partner?: string;
};

export const actorOf = (principal: Principal): Actor => {
  if (principal.kind === "nobody" || principal.kind === "guest")
    return { kind: principal.kind, id: null, role: null, via: "session" };
  const { kind, person: id, role, proof: via } = principal;
  if (principal.kind === "partner") return { kind, id, role, via, partner: principal.partner };
  return { kind, id, role, via, ...(principal.key === null ? {} : { key: principal.key }) };
};

/** When, and on which request. */
export type Told = { readonly at: Date; readonly requestId: string | null };

/** In whose name, and on which request: what `record` is told beside the event. */
export type By = { readonly actor: Actor; readonly requestId: string | null };

/** The program itself, where nobody asked: at start, in a job. */
export const program: Actor = { kind: "program", id: null, role: null, via: "program" };

export const byProgram: By = { actor: program, requestId: null };

/** Whoever holds the data folder and calls from there. */
const localOwner: Actor = { kind: "staff", id: null, role: "owner", via: "local" };

export const byLocalOwner = (requestId: string | null): By => ({ actor: localOwner, requestId });

/**
 * Adds an entry to the end of the workspace's chain. Writers of one workspace wait for each other here until their transaction
 * ends, so that the chain has no forks and no gaps; a transaction that fails leaves no entry.
 */
export async function record(
  tx: Tx,
  workspace: string,
  actor: Actor,
  event: AuditEvent,
  { at, requestId }: Told,
): Promise<void> {
  const head = await lockHead(tx, workspace);
  const entry = chained(head.hash, {
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
  });
  await appendEntry(tx, workspace, entry);
}

/** Adds an entry to the trail of every workspace: what concerns the installation concerns each of them. */
export async function recordEverywhere(
  connection: Connection,
  { actor, requestId }: By,
  event: AuditEvent,
  at: Date,
): Promise<void> {
  const trails = await acrossWorkspaces(connection, "an act on the whole installation", allHeads);
  for (const { workspace } of trails)
    await inWorkspace(connection, workspace, (tx) => record(tx, workspace, actor, event, { at, requestId }));
}
