import type { FastifyInstance } from "fastify";
import { auditRoutes } from "./audit/routes.ts";
import { backupRoutes } from "./backup/routes.ts";
import { commentRoutes } from "./comments/routes.ts";
import { coverageRoutes } from "./coverage/routes.ts";
import { dealRoutes } from "./deals/routes.ts";
import { draftRoutes } from "./drafts/routes.ts";
import { documentRoutes } from "./documents/routes.ts";
import { driftRoutes } from "./drift/routes.ts";
import { openApiRoutes } from "./http/openapi.ts";
import { serving } from "./http/serve.ts";
import type { Site } from "./http/site.ts";
import { importRoutes } from "./imports/routes.ts";
import { keyRoutes } from "./keys/routes.ts";
import { measureRoutes } from "./measures/routes.ts";
import { overviewRoutes } from "./overview/routes.ts";
import { partnerRoutes } from "./partners/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { portalRoutes } from "./portal/routes.ts";
import { settingsRoutes } from "./settings/routes.ts";
import { signInRoutes } from "./sign-in/routes.ts";
import { strategyRoutes } from "./strategies/routes.ts";
import { versionRoutes } from "./versions/routes.ts";
import { workspaceRoutes } from "./workspaces/routes.ts";

const nouns = [
  auditRoutes,
  backupRoutes,
  commentRoutes,
  coverageRoutes,
  dealRoutes,
  draftRoutes,
  documentRoutes,
  driftRoutes,
  importRoutes,
  keyRoutes,
  measureRoutes,
  openApiRoutes,
  overviewRoutes,
  partnerRoutes,
  peopleRoutes,
  portalRoutes,
  settingsRoutes,
  signInRoutes,
  strategyRoutes,
  versionRoutes,
  workspaceRoutes,
] as const;

/** Every call of the contract gets its handler; throws when one has none. */
export function registerRoutes(app: FastifyInstance, site: Site): void {
  const serve = serving(app, site);
  for (const routes of nouns) routes(serve);
  serve.refuseGaps();
}
