import { acrossWorkspaces, atLengthInWorkspace } from "../../database/connection.ts";
import type { Upkeep } from "../upkeep.ts";
import { allHeads } from "./queries.ts";
import { verifyTrail } from "./verifying.ts";

/**
 * Writes where each workspace's chain ends to the log, which is outside the database: the chain alone does not show that its
 * tail was cut off, a head noted elsewhere does (`entente audit verify --head`).
 */
export async function noteHeads({ connection, now, log, headsNoted }: Upkeep): Promise<void> {
  for (const { workspace, sequence, hash } of await acrossWorkspaces(
    connection,
    "the head of each trail, for the log",
    allHeads,
  ))
    log.info({ workspace, sequence, head: hash }, "audit head");
  headsNoted?.(now());
}

/** Walks the chain of every workspace; one that does not hold is an error in the log, with its first fault. */
export async function verifyTrails({ connection, log, trailsVerified, signal }: Upkeep): Promise<void> {
  let broken = 0;
  for (const { workspace } of await acrossWorkspaces(connection, "the trails to verify", allHeads)) {
    const { fault } = await atLengthInWorkspace(connection, workspace, (tx) =>
      verifyTrail(tx, workspace, undefined, signal),
    );
    if (fault === null) continue;
    broken++;
    log.error({ workspace, sequence: fault.sequence }, `the audit trail does not hold: ${fault.reason}`);
  }
  trailsVerified?.(broken);
}
