import type { Decision } from "../domain/shared/decision.ts";

/** What the command line asks the server program for when there is no server: it is started for this, and serves nobody. */
export type RestoreAsked = {
  /** Absolute. */
  readonly path: string;
  /** The data folder to make; absent, the one that the server would use. */
  readonly into?: string;
  readonly passphrase?: string;
  /** Read and compare everything, keep nothing. */
  readonly check: boolean;
};

export type RestoreTold = Decision<{
  /** The data folder that was made; null when the backup was only checked. */
  readonly into: string | null;
  readonly files: number;
  readonly bytes: number;
  readonly programVersion: string;
  readonly postgresVersion: string;
  readonly startedAt: string;
  /** Everything acknowledged before this moment is in the backup. */
  readonly endedAt: string;
  readonly milliseconds: number;
}>;
