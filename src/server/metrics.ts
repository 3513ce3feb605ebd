import { createServer } from "node:http";
import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Connection } from "../database/connection.ts";
import { loopback } from "./config.ts";
import { routeOf } from "./http/asked-by.ts";
import { isOfLocalOwner } from "./http/principals.ts";
import { Refused } from "./http/problems.ts";
import type { Site } from "./http/site.ts";

/** What is counted and how it is asked for; the names are in docs/guide/operations.md. */
export type Metrics = {
  /** The text of Prometheus, version 0.0.4. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
  readonly answered: (labels: Labels, seconds: number) => void;
  readonly denied: (because: string) => void;
  /** The heads of the audit trails were written to the log. */
  readonly headsNoted: (at: Date) => void;
  /** So many audit trails did not hold when they were last verified. */
  readonly trailsVerified: (broken: number) => void;
};

type Labels = { readonly method: string; readonly route: string; readonly status: string };

/** `backupAt` is the end of the last backup, in milliseconds since the epoch; undefined where there is none. */
export function createMetrics(
  { pools }: Pick<Connection, "pools">,
  { now, backupAt }: { readonly now: () => Date; readonly backupAt: () => number | undefined },
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "entente_http_request_duration_seconds",
    help: "Time to answer, by route template; its count is the number of requests",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const denials = new Counter({
    name: "entente_denials_total",
    help: "Requests of somebody signed in that were refused with 401 or 403, by reason",
    labelNames: ["because"],
    registers,
  });
  const broken = new Gauge({
    name: "entente_audit_trails_broken",
    help: "Workspaces whose audit trail did not hold at the last verification",
    registers,
  });
  let notedAt: number | undefined;
  poolGauge(pools, registers);
  ageGauge("entente_last_backup_age_seconds", "Seconds since the last backup ended", backupAt);
  ageGauge("entente_audit_heads_age_seconds", "Seconds since audit heads were last logged", () => notedAt);

  function ageGauge(name: string, help: string, since: () => number | undefined): void {
    const gauge: Gauge = new Gauge({
      name,
      help: `${help}; NaN when that never was`,
      registers,
      collect: () => gauge.set((now().getTime() - (since() ?? Number.NaN)) / 1000),
    });
  }

  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    answered: (labels, seconds) => requests.observe(labels, seconds),
    denied: (because) => denials.inc({ because }),
    headsNoted: (at) => {
      notedAt = at.getTime();
    },
    trailsVerified: (count) => broken.set(count),
  };
}

function poolGauge(pools: Connection["pools"], registers: Registry[]): void {
  const gauge: Gauge<"pool" | "state"> = new Gauge({
    name: "entente_database_connections",
    help: "Connections to the database by pool: in use, idle; and requests that wait for one",
    labelNames: ["pool", "state"],
    registers,
    collect: () => {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        gauge.set({ pool, state: "used" }, totalCount - idleCount);
        gauge.set({ pool, state: "idle" }, idleCount);
        gauge.set({ pool, state: "waiting" }, waitingCount);
      }
    },
  });
}

/** Counts each reply by the template of its route, never by the address itself. */
export function registerMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onResponse", async (request, reply) => {
    const labels = {
      method: request.method,
      route: routeOf(request) ?? "none",
      status: String(reply.statusCode),
    };
    metrics.answered(labels, reply.elapsedTime / 1000);
  });
}

/** `/metrics` on the port of the pages, for the key of the local owner alone. */
export function registerMetricsPage(
  app: FastifyInstance,
  metrics: Metrics,
  site: Pick<Site, "localToken">,
): void {
  app.get("/metrics", async (request, reply) => {
    if (!isOfLocalOwner(site, request)) throw new Refused(401, notLocal.detail, [notLocal]);
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

const notLocal = {
  pointer: "Authorization",
  code: "not-signed-in",
  detail: "The metrics are for the key of the local owner, on this machine",
  accepted: "Bearer and the content of local.token of the data folder; or a port of their own, METRICS_PORT",
};

/** `/metrics` on a port of its own, where only programs of this machine can ask. Resolves to what closes it. */
export function listenForMetrics(metrics: Metrics, port: number): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    // A foreign page whose own name points here sends that name.
    const isHere = loopback.includes((request.headers.host ?? "").replace(/:\d+$/, ""));
    if (!isHere || request.method !== "GET" || request.url !== "/metrics")
      return response.writeHead(404).end();
    void metrics.text().then(
      (text) => response.writeHead(200, { "content-type": metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1" }, () => resolve(close));
  });
}
