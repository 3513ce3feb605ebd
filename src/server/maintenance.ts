import type { DatabaseRole } from "../database/roles.ts";
import { noteHeads, verifyTrails } from "./audit/heads.ts";
import { forgetOldAnswers } from "./idempotency/actions.ts";
import { forgetExpired } from "./sign-in/sweeping.ts";
import type { Upkeep } from "./upkeep.ts";

type Job = {
  readonly name: string;
  /** What it does, for whoever reads the log. */
  readonly does: string;
  /** The role of the database that it works in. */
  readonly role: "owner" | DatabaseRole;
  readonly everyMinutes: number;
  readonly run: (upkeep: Upkeep) => Promise<void>;
};

/**
 * The work that nobody asks for, all of it. Each job may run at any time, twice, and in several processes at once: it does what is still
 * to be done and nothing else.
 */
export const jobs: readonly Job[] = [
  {
    name: "forget-old-answers",
    does: "forgets the answers to retries that are older than seven days",
    role: "owner",
    everyMinutes: 60,
    run: forgetOldAnswers,
  },
  {
    name: "forget-expired-sessions",
    does: "forgets sessions that have run out, and failed tries that no longer count",
    role: "entente_auth",
    everyMinutes: 60,
    run: forgetExpired,
  },
  {
    name: "note-audit-heads",
    does: "writes the head of each audit trail to the log",
    role: "owner",
    everyMinutes: 60,
    run: noteHeads,
  },
  {
    name: "verify-audit-trails",
    does: "walks each audit trail, as the staff of its workspace",
    role: "entente_app",
    everyMinutes: 24 * 60,
    run: verifyTrails,
  },
];

/** Throws where a job cannot be told from the others: work that nobody can name is work that nobody looks after. */
export function refuseUnnamed(all: readonly Pick<Job, "name" | "does">[]): void {
  const names = new Set(all.map(({ name }) => name));
  const nameless = all.some(({ name, does }) => !/^[a-z]+(-[a-z]+)+$/.test(name) || does === "");
  if (nameless || names.size < all.length)
    throw new Error("Each job has a name of its own and says what it does");
}

/** Runs every job now and then again and again; resolves, when stopped, once the job under way has ended or given up. */
export function startMaintenance(upkeep: Upkeep): { stop(): Promise<void> } {
  refuseUnnamed(jobs);
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
