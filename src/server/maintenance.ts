import type { FastifyBaseLogger } from "fastify";
import type { Connection } from "../database/connection.ts";
import { noteHeads, verifyTrails } from "./audit/heads.ts";
import { forgetOldAnswers } from "./idempotency/actions.ts";
import { forgetExpired } from "./sign-in/sweeping.ts";

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

type Job = {
  readonly name: string;
  readonly everyMinutes: number;
  readonly run: (upkeep: Upkeep) => Promise<void>;
};

/**
 * The work that nobody asks for. Each job may run at any time, twice, and in several processes at once: it does what is still
 * to be done and nothing else.
 */
export const jobs: readonly Job[] = [
  { name: "forget-old-answers", everyMinutes: 60, run: forgetOldAnswers },
  { name: "forget-expired-sessions", everyMinutes: 60, run: forgetExpired },
  { name: "note-audit-heads", everyMinutes: 60, run: noteHeads },
  { name: "verify-audit-trails", everyMinutes: 24 * 60, run: verifyTrails },
];

/** Runs every job now and then again and again; resolves, when stopped, once the job under way has ended or given up. */
export function startMaintenance(upkeep: Upkeep): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let underWay: Promise<void> = Promise.resolve();
  const begin = (job: Job): void => {
    underWay = underWay.then(() => runOnce(job, { ...upkeep, signal: stopping.signal }));
  };
  const timers = jobs.map((job) => setInterval(() => begin(job), job.everyMinutes * 60_000).unref());
  for (const job of jobs) begin(job);
  return {
    stop: () => {
      stopping.abort();
      for (const timer of timers) clearInterval(timer);
      return underWay;
    },
  };
}

/** A job that fails is said and tried again at its next time. */
export async function runOnce({ name, run }: Job, upkeep: Upkeep): Promise<void> {
  if (upkeep.signal?.aborted) return;
  try {
    await run(upkeep);
  } catch (error) {
    if (!upkeep.signal?.aborted) upkeep.log.error({ job: name, err: error }, "a job failed");
  }
}
