import type { FastifyBaseLogger } from "fastify";
import { acrossWorkspaces, type Connection } from "../../database/connection.ts";
import { allHeads } from "./queries.ts";

type Noting = {
  readonly connection: Connection;
  readonly now: () => Date;
  readonly log: Pick<FastifyBaseLogger, "info">;
  readonly headsNoted?: (at: Date) => void;
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
