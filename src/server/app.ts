import { existsSync } from "node:fs";
import { timingSafeEqual } from "node:crypto";
import fastifyStatic from "@fastify/static";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { endpoints } from "../contract/endpoints.ts";
import { loopback } from "./config.ts";
import { answerProblem, badQuery, Refused } from "./http/problems.ts";
import { queryOf } from "./http/questions.ts";
import type { Call, Site } from "./http/site.ts";
import { importFolder } from "./imports/actions.ts";
import { coverageOf, driftOf, registerRoutes } from "./routes.ts";
import { inWorkspace } from "../database/connection.ts";

/** The HTTP program: pages from `webFolder`, figures from `/api/v1`. Listens to nobody yet. */
export function createApp(site: Site, webFolder: string): FastifyInstance {
  const app = Fastify({
    logger: { level: process.env["LOG_LEVEL"] ?? "warn" },
    bodyLimit: 6_000_000,
    forceCloseConnections: true,
    // An address that is no text fails before there is a route; it gets the same problem document.
    frameworkErrors: answerProblem,
  });
  app.setErrorHandler((error, request, reply) =>
    answerProblem(error as Parameters<typeof answerProblem>[0], request, reply),
  );
  app.addHook("onRequest", async (request) => refuseForeignHost(request));
  app.addHook("onSend", async (_request, reply) => {
    void reply.headers(safetyHeaders);
  });
  registerRoutes(app, site);
  app.addContentTypeParser(
    "application/yaml",
    { parseAs: "string", bodyLimit: 6_000_000 },
    (_request, body, done) => done(null, body),
  );
  registerWhatIf(app, site);
  registerImport(app, site);
  app.get("/healthz", () => ({ status: "ok" }));
  registerPages(app, webFolder);
  return app;
}

/**
 * Until sign-in exists the only guard of reading is that the server answers this machine alone; a page of another site that
 * has its own name point to 127.0.0.1 would walk round it, so the name in the request must be a loopback name.
 */
async function refuseForeignHost(request: FastifyRequest): Promise<void> {
  const host = request.headers.host ?? "";
  const name = host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  if (!loopback.includes(name)) throw new Refused(403, `The host ${host} is not this machine`);
}

/** Drift and coverage of a strategy that is not in force: nothing is kept of it. */
function registerWhatIf(app: FastifyInstance, site: Site): void {
  const reports = { [endpoints.driftOf.path]: driftOf, [endpoints.coverageOf.path]: coverageOf };
  for (const [path, report] of Object.entries<(call: Call, text: string) => Promise<object>>(reports)) {
    app.post(path, (request) => {
      refuseWithoutToken(request, site.localToken);
      const query = queryOf(request.query, ["asOf"]);
      return inWorkspace(site.connection, site.workspace, (tx) =>
        report({ tx, site, query, params: {} }, typeof request.body === "string" ? request.body : ""),
      );
    });
  }
}

/** Imports write, so they need the key of the local owner, which only this user can read (`ENTENTE_DATA/local.token`). */
function registerImport(app: FastifyInstance, site: Site): void {
  const { path: route, query: known } = endpoints.importFiles;
  app.post(route, async (request) => {
    refuseWithoutToken(request, site.localToken);
    const query = queryOf(request.query, known);
    if (query["path"] === undefined) throw badQuery("path", "", "the folder to import");
    const imported = await importFolder(site.connection, site.workspace, {
      path: query["path"],
      preset: query["preset"],
      dryRun: query["dryRun"] === "true",
      at: site.now(),
    });
    if (!imported.ok)
      throw new Refused(400, imported.reason, [
        {
          pointer: "?path",
          code: "not-importable",
          detail: imported.reason,
          ...(imported.accepted ? { accepted: imported.accepted } : {}),
        },
      ]);
    return imported.value;
  });
}

function refuseWithoutToken(request: FastifyRequest, token: string): void {
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Refused(401, "Writing needs the key of the local owner, in local.token of the data folder");
}

/** Deep links of the page are the page; what is under /api and does not exist is a problem document. */
function registerPages(app: FastifyInstance, webFolder: string): void {
  const built = existsSync(webFolder);
  if (built)
    void app.register(fastifyStatic, { root: webFolder, wildcard: true, maxAge: "1h", immutable: false });
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === "GET" &&
      !request.url.startsWith("/api/") &&
      !/\.\w+$/.test(request.url.split("?")[0] ?? "");
    if (built && isPage)
      return reply.header("cache-control", "no-cache").sendFile("index.html", { maxAge: 0 });
    const detail =
      built || request.url.startsWith("/api/")
        ? `There is nothing at ${request.url}`
        : "The pages are not built; run npm run build";
    return answerProblem(new Refused(404, detail), request, reply);
  });
}

const safetyHeaders = {
  "content-security-policy":
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};
