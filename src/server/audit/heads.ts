import type { FastifyBaseLogger } from "fastify";
import { acrossWorkspaces, atLengthInWorkspace, type Connection } from "../../database/connection.ts";
import { allHeads } from "./queries.ts";
import { verifyTrail } from "./verifying.ts";

type Noting = {
  readonly connection: Connection;
  readonly now: () => Date;
  readonly log: Pick<FastifyBaseLogger, "info" | "error">;
  readonly headsNoted?: (at: Date) => void;
  /** Hears how many trails do not hold. */
  readonly trailsVerified?: (broken: number) => void;
  /** Ends a walk between two pages. */
  readonly signal?: AbortSignal;
};

/**
 * Writes where each workspace's chain ends to the log, which is outside the database: the chain alone does not show that its
 * tail was cut off, a head noted elsewhere does (`entente audit verify --head`).
 */
export async function noteHeads({ connection, now, log, headsNoted }: Noting): Promise<void> {
  for (const { workspace, sequence, hash } of await acrossWorkspaces(connection, allHeads))
    log.info({ workspace, sequence, head: hash }, "audit head");
  headsNoted?.(now());
}

/** Walks the chain of every workspace; one that does not hold is an error in the log, with its first fault. */
export async function verifyTrails({ connection, log, trailsVerified, signal }: Noting): Promise<void> {
  let broken = 0;
  for (const { workspace } of await acrossWorkspaces(connection, allHeads)) {
    const { fault } = await atLengthInWorkspace(connection, workspace, (tx) =>
      verifyTrail(tx, workspace, undefined, signal),
    );
    if (fault === null) continue;
    broken++;
    log.error({ workspace, sequence: fault.sequence }, `the audit trail does not hold: ${fault.reason}`);
  }
  trailsVerified?.(broken);
}
