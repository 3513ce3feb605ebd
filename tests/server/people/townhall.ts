import Fastify, { type FastifyInstance } from "fastify";
import type { TestDatabase } from "../../../src/database/test-database.ts";
import { nobody, type Principal } from "../../../src/domain/access/principal.ts";
import type { PartnerRole, StaffRole } from "../../../src/domain/access/roles.ts";
import { answerProblem } from "../../../src/server/http/problems.ts";
import { serving } from "../../../src/server/http/serve.ts";
import type { Site } from "../../../src/server/http/site.ts";
import { keyRoutes } from "../../../src/server/keys/routes.ts";
import { membershipsOf } from "../../../src/server/people/actions.ts";
import { peopleRoutes } from "../../../src/server/people/routes.ts";
import { portalRoutes } from "../../../src/server/portal/routes.ts";
import { settingsRoutes } from "../../../src/server/settings/routes.ts";
import type { Citizen } from "./town.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type Answer<T = unknown> = {
  readonly status: number;
  readonly body: T;
  readonly etag: string;
  readonly headers: Record<string, unknown>;
};

/** The calls of people, keys, settings and portal, behind their doors. */
export function appOn(site: Site): FastifyInstance {
  const app = Fastify({ logger: { level: "fatal" } });
  app.setErrorHandler((error, request, reply) =>
    answerProblem(error as Parameters<typeof answerProblem>[0], request, reply),
  );
  const serve = serving(app, site);
  peopleRoutes(serve);
  keyRoutes(serve);
  settingsRoutes(serve);
  portalRoutes(serve);
  return app;
}

export async function askOf<T>(
  app: FastifyInstance,
  who: Citizen | string | null,
  {
    method,
    path,
    body,
    headers,
  }: {
    method: Method;
    path: string;
    body: unknown;
    headers: Record<string, string>;
  },
): Promise<Answer<T>> {
  const identity: Record<string, string> =
    who === null
      ? {}
      : typeof who === "string"
        ? { authorization: `Bearer ${who}` }
        : { citizen: `${who.user} ${who.person}` };
  const reply = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...identity, ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const text = reply.body;
  return {
    status: reply.statusCode,
    body: (text === "" ? null : JSON.parse(text)) as T,
    etag: String(reply.headers["etag"] ?? ""),
    headers: reply.headers,
  };
}

/** What the person is now, as a session of theirs would find it: confirmed just now. */
export async function principalNamed(
  { connection }: TestDatabase,
  header: string | null,
  now: Date,
): Promise<Principal> {
  const [user = "", person = ""] = header?.split(" ") ?? [];
  if (user === "") return nobody;
  const memberships = await membershipsOf(connection, user);
  const membership = memberships.find((one) => one.person === person);
  const session = { session: "s", confirmedAt: now.getTime() };
  if (!membership) return { kind: "guest", user, ...session };
  const { workspace, role, partner } = membership;
  return partner === null
    ? {
        kind: "staff",
        workspace,
        person,
        user,
        role: role as StaffRole,
        proof: "session",
        scopes: null,
        ...session,
      }
    : {
        kind: "partner",
        workspace,
        partner: partner.id,
        person,
        user,
        role: role as PartnerRole,
        proof: "session",
        ...session,
      };
}
