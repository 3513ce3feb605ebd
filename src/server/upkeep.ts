import type { FastifyBaseLogger } from "fastify";
import type { Connection } from "../database/connection.ts";

/** What a job works with: the connection for work across workspaces, the clock, and the log. */
export type Upkeep = {
  readonly connection: Connection;
  readonly now: () => Date;
  readonly log: Pick<FastifyBaseLogger, "info" | "error">;
  /** Hears that the heads of the audit trails are in the log. */
  readonly headsNoted?: (at: Date) => void;
  /** Hears how many audit trails do not hold. */
  readonly trailsVerified?: (broken: number) => void;
  /** Asks a job that takes long to end. */
  readonly signal?: AbortSignal;
};
