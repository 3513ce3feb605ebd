import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { registerDenials } from "./audit/denials.ts";
import { loopback } from "./config.ts";
import { readinessChecks, registerHealth } from "./health.ts";
import { largestJson, textOfBody } from "./http/content.ts";
import { registerHeaders, safetyHeaders } from "./http/headers.ts";
import { registerPages } from "./http/pages.ts";
import { answerProblem, Refused } from "./http/problems.ts";
import type { Site } from "./http/site.ts";
import { answerUnreadable } from "./http/unreadable.ts";
import { registerStrictness } from "./http/strictness.ts";
import { loggerOptions, type LogSettings, registerRequestLog } from "./logging.ts";
import { type Metrics, registerMetrics, registerMetricsPage } from "./metrics.ts";
import { registerRoutes } from "./routes.ts";
import { registerStopping } from "./stopping.ts";

/** How the program is run; without any of it, quietly and on this machine. */
export type Running = {
  readonly log?: LogSettings;
  /** People come by https, so browsers may insist on it. */
  readonly https?: boolean;
  /** The proxies that are believed about whom they bring. */
  readonly trustProxy?: readonly string[] | undefined;
  readonly metrics?: Metrics;
  /** The metrics have a port of their own. */
  readonly metricsApart?: boolean;
  readonly stopping?: () => boolean;
};

/** The HTTP program: pages from `webFolder`, figures from `/api/v1`. Listens to nobody yet. */
export function createApp(site: Site, webFolder: string, running: Running = {}): FastifyInstance {
  const { https = false, metrics, stopping = () => false } = running;
  const app = Fastify({
    ...(running.log ? loggerOptions(running.log) : {}),
    ...(running.trustProxy ? { trustProxy: [...running.trustProxy] } : {}),
    bodyLimit: largestJson,
    // Whoever sends a byte now and then holds a connection no longer than this.
    requestTimeout: 30_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    forceCloseConnections: "idle",
    clientErrorHandler: answerUnreadable,
    // An address that is no text fails before there is a route; it gets the same problem document.
    frameworkErrors: (error, request, reply) =>
      answerProblem(error, request, reply.headers(safetyHeaders({ https }))),
  });
  app.setErrorHandler((error, request, reply) =>
    answerProblem(error as Parameters<typeof answerProblem>[0], request, reply),
  );
  registerHeaders(app, { https });
  registerRequestLog(app);
  registerStopping(app, { asked: stopping });
  if (metrics) registerMetrics(app, metrics);
  registerDenials(app, { connection: site.connection, now: site.now, denied: metrics?.denied });
  app.addHook("onRequest", async (request) => refuseForeignHost(request, site));
  app.addContentTypeParser(
    "application/yaml",
    { parseAs: "buffer" },
    async (_request: FastifyRequest, body: Buffer) => textOfBody(body),
  );
  registerStrictness(app);
  registerRoutes(app, site);
  registerHealth(app, readinessChecks(site.connection, { dataFolder: site.embedded?.dataFolder, stopping }));
  if (metrics && !running.metricsApart) registerMetricsPage(app, metrics, site);
  registerPages(app, webFolder);
  return app;
}

/**
 * A page of another site that has its own name point here would otherwise be of this site to the browser: the name in the
 * request must be one by which people reach this server.
 */
async function refuseForeignHost(request: FastifyRequest, site: Site): Promise<void> {
  if (request.routeOptions.config.anyHost) return;
  const host = request.headers.host ?? "";
  const name = host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  if (loopback.includes(name) || host === new URL(site.url()).host) return;
  throw new Refused(403, "The host of the request is not this server", [
    { pointer: "Host", code: "foreign-host", detail: host.slice(0, 100), accepted: new URL(site.url()).host },
  ]);
}
