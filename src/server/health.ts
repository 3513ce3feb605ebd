import { statfs } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import type { Connection } from "../database/connection.ts";
import { migrationFiles } from "../database/migration-files.ts";
import { newestMigration, writeProbe } from "./health-queries.ts";

/** One thing that has to be well for requests to be answered. */
export type HealthCheck = { readonly name: string; readonly passes: () => Promise<boolean> };

/**
 * `/livez` answers while the program can; `/readyz` while it could answer requests. Both are open to whoever reaches the
 * server, so they say nothing but ok or fail; what failed is in the log. A check that has not passed after half a second
 * has failed, and one look serves everybody who asks within a second.
 */
export function registerHealth(app: FastifyInstance, checks: readonly HealthCheck[]): void {
  const config = { anyHost: true };
  for (const path of ["/livez", "/healthz"]) app.get(path, { config }, async () => ({ status: "ok" }));
  const look = shared(() => failuresOf(checks), lookLastsMs);
  let failing = "";
  app.get("/readyz", { config }, async (_request, reply) => {
    const failed = (await look()).join(", ");
    if (failed !== failing) app.log.warn({ check: failed || "all" }, failed ? "not ready" : "ready again");
    failing = failed;
    return failed === "" ? { status: "ok" } : reply.status(503).send({ status: "fail" });
  });
}

/** The database takes writes and has the schema of this program, and there is room on the disk of the embedded one. */
export function readinessChecks(
  connection: Connection,
  { dataFolder, stopping }: { readonly dataFolder: string | undefined; readonly stopping: () => boolean },
): readonly HealthCheck[] {
  const head = migrationFiles().length;
  return [
    { name: "stopping", passes: async () => !stopping() },
    { name: "database", passes: () => writeProbe(connection).then(() => true) },
    { name: "migrations", passes: async () => (await newestMigration(connection)) === head },
    ...(dataFolder === undefined
      ? []
      : [{ name: "disk", passes: async () => (await freeBytes(dataFolder)) >= leastFreeBytes }]),
  ];
}

const checkWithinMs = 500;
const lookLastsMs = 1_000;
/** PostgreSQL stops for good when it cannot write its log; a segment of that is 16 MB. */
const leastFreeBytes = 100_000_000;

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function failuresOf(checks: readonly HealthCheck[]): Promise<string[]> {
  const passed = await Promise.all(
    checks.map(({ passes }) => inTime(passes(), checkWithinMs).catch(() => false)),
  );
  return checks.filter((_, at) => !passed[at]).map(({ name }) => name);
}

function inTime(work: Promise<boolean>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Whoever asks while a look is under way, or shortly after, gets that one. */
function shared<T>(look: () => Promise<T>, milliseconds: number): () => Promise<T> {
  let last: { readonly at: number; readonly found: Promise<T> } | undefined;
  return () => {
    if (!last || performance.now() - last.at > milliseconds) last = { at: performance.now(), found: look() };
    return last.found;
  };
}
