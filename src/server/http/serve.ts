import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { BodyName, ReadBodies } from "../../contract/bodies.ts";
import { isKeyed } from "../../contract/client.ts";
import { endpoints, type EndpointName } from "../../contract/endpoints.ts";
import type { Endpoint, Method } from "../../contract/endpoint.ts";
import { inPortal, inWorkspace, type Tx } from "../../database/connection.ts";
import { may } from "../../domain/access/may.ts";
import { type Door, isPartnerDoor } from "../../domain/access/capabilities.ts";
import type { PartnerPerson, Principal, Staff } from "../../domain/access/principal.ts";
import { actorOf, record } from "../audit/actions.ts";
import { Answered } from "./answered.ts";
import { rememberPrincipal } from "./asked-by.ts";
import { bodyOf } from "./bodies.ts";
import { matching, tagOf } from "./entity-tags.ts";
import { limiting } from "./limits.ts";
import { refuseForgery } from "./forgery.ts";
import { onceInTransaction } from "./once.ts";
import { principalOf } from "./principals.ts";
import { badQuery, closedProblem } from "./problems.ts";
import { queryOf } from "./questions.ts";
import type { Asking } from "./asking.ts";
import type { Call, LocalCall, OpenCall, PortalCall, Site } from "./site.ts";

/** An endpoint with its types forgotten. */
type AnyEndpoint = {
  readonly method: Method;
  readonly path: string;
  readonly query: readonly string[];
  readonly door: Door;
  readonly body: AnyBody;
};
type AnyBody = BodyName | "text" | undefined;
type BodyFor<Body extends AnyBody> = Body extends BodyName
  ? ReadBodies[Body]
  : Body extends "text"
    ? string
    : undefined;

type MaybeAnswered<Reply> = Promise<Reply | Answered<Reply>>;

/**
 * Registers handlers for endpoints of the contract, each behind the door that the contract names. This is the only way to
 * answer under /api: parse, prove who asks, ask the capability table, open one transaction in the role of whoever asks.
 */
export type Serve = {
  /** For doors of the staff: one transaction under the staff role and the workspace. */
  staff<Path extends string, Query extends object, Reply, Body extends AnyBody>(
    endpoint: Endpoint<Path, Query, Reply, Body>,
    answer: (call: Call<BodyFor<Body>>) => MaybeAnswered<Reply>,
  ): void;
  /** For doors of partners: one transaction under the portal role and the partner company. */
  portal<Path extends string, Query extends object, Reply, Body extends AnyBody>(
    endpoint: Endpoint<Path, Query, Reply, Body>,
    answer: (call: PortalCall<BodyFor<Body>>) => MaybeAnswered<Reply>,
  ): void;
  /** For `anybody` and `signed-in`: no workspace, no transaction. */
  open<Path extends string, Query extends object, Reply, Body extends AnyBody>(
    endpoint: Endpoint<Path, Query, Reply, Body>,
    answer: (call: OpenCall<BodyFor<Body>>) => MaybeAnswered<Reply>,
  ): void;
  /** For the key in the data folder: long work that opens its own transactions. */
  local<Path extends string, Query extends object, Reply, Body extends AnyBody>(
    endpoint: Endpoint<Path, Query, Reply, Body>,
    answer: (call: LocalCall<BodyFor<Body>>) => MaybeAnswered<Reply>,
  ): void;
  /** Throws, naming them, when an endpoint of the contract has no handler. */
  refuseGaps(): void;
};

export function serving(app: FastifyInstance, site: Site): Serve {
  const served = new Set<string>();
  const limit = limiting(app, site.limits);
  app.addHook("onRoute", ({ method, url, config }) => refuseUnguarded(String(method), url, config));
  const register = (
    endpoint: AnyEndpoint,
    answer: (
      request: FastifyRequest,
      reply: FastifyReply,
      principal: Principal,
      asking: Asking,
    ) => Promise<unknown>,
  ): void => {
    served.add(nameOf(endpoint));
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      config: { door: endpoint.door },
      handler: async (request, reply) => {
        const asking = askingOf(request, site);
        // Who shows a key that does not hold is nobody, and is counted as such.
        const count = () => limit(request, reply, endpoint);
        const principal = await principalOf(site, request, asking).catch(async (error: unknown) => {
          await count();
          throw error;
        });
        rememberPrincipal(request, principal);
        await count();
        if (endpoint.method !== "GET") refuseForgery(request, principal, site);
        const entry = may(principal, endpoint.door, asking.at.getTime());
        if (!entry.ok) throw closedProblem(entry, principal);
        void reply.header("cache-control", "no-store");
        return answer(request, reply, principal, asking);
      },
    });
  };
  return {
    staff(endpoint, answer) {
      if (isPartnerDoor(endpoint.door)) throw new Error(`${endpoint.path} has a door of partners`);
      register(endpoint, (request, reply, principal, asking) => {
        const staff = principal as Staff;
        const asked = askedOf(endpoint, site, request, asking);
        const work = async (tx: Tx, extra: Extra) =>
          answer({ ...asked, ...extra, tx, principal: staff, workspace: staff.workspace } as never);
        return inOneTransaction(endpoint, request, reply, { principal: staff, site, asking }, work as Work);
      });
    },
    portal(endpoint, answer) {
      if (!isPartnerDoor(endpoint.door)) throw new Error(`${endpoint.path} has no door of partners`);
      register(endpoint, (request, reply, principal, asking) => {
        const person = principal as PartnerPerson;
        const asked = askedOf(endpoint, site, request, asking);
        const work = async (tx: Tx, extra: Extra) =>
          answer({ ...asked, ...extra, tx, principal: person, workspace: person.workspace } as never);
        return inOneTransaction(endpoint, request, reply, { principal: person, site, asking }, work as Work);
      });
    },
    open(endpoint, answer) {
      register(endpoint, async (request, reply, principal, asking) => {
        const asked = askedOf(endpoint, site, request, asking);
        const setCookies = (cookies: readonly string[]) => {
          for (const cookie of cookies) reply.raw.appendHeader("set-cookie", cookie);
        };
        return sent(reply, await answer({ ...asked, principal, setCookies } as never));
      });
    },
    local(endpoint, answer) {
      register(endpoint, async (request, reply, principal, asking) => {
        const asked = askedOf(endpoint, site, request, asking);
        return sent(reply, await answer({ ...asked, workspace: (principal as Staff).workspace } as never));
      });
    },
    refuseGaps() {
      const gaps = (Object.keys(endpoints) as EndpointName[]).filter(
        (name) => !served.has(nameOf(endpoints[name])),
      );
      if (gaps.length > 0) throw new Error(`No handler answers ${gaps.join(", ")}`);
    },
  };
}

/** What is under /api and names no door was registered past the contract. */
function refuseUnguarded(method: string, url: string, config: object | undefined): void {
  if (url.startsWith("/api/") && !(config && "door" in config))
    throw new Error(`${method} ${url} is registered past the contract: it names no door`);
}

type Extra = Pick<Call, "audit" | "match" | "afterCommit">;
type Work = (tx: Tx, extra: Extra) => Promise<unknown>;
type InRole = {
  readonly principal: Staff | PartnerPerson;
  readonly site: Site;
  readonly asking: Asking;
};

const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;

function askingOf(request: FastifyRequest, site: Site): Asking {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  return { requestId: request.id, address: request.ip, headers, at: site.now() };
}

function askedOf(endpoint: AnyEndpoint, site: Site, request: FastifyRequest, asking: Asking) {
  const query = queryOf(request.query, isKeyed(endpoint) ? [...endpoint.query, "dryRun"] : endpoint.query);
  refuseHalfDryRun(request);
  const params = request.params as Record<string, string>;
  return { site, query, params, body: bodyOf(endpoint, request), asking };
}

/** What is meant as a rehearsal must not be played because a word was misspelled. */
function refuseHalfDryRun(request: FastifyRequest): void {
  const { dryRun } = request.query as { dryRun?: string };
  if (dryRun !== undefined && dryRun !== "true" && dryRun !== "false")
    throw badQuery("dryRun", dryRun, "true or false");
}

/** Runs the work in one transaction of the principal's role; what it wants done outside comes after the commit. */
async function inOneTransaction(
  endpoint: AnyEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
  { principal, site, asking }: InRole,
  work: Work,
): Promise<unknown> {
  const later: (() => Promise<void> | void)[] = [];
  const dryRun = isDryRun(endpoint, request);
  const inTransaction = async (tx: Tx): Promise<unknown> => {
    const extra: Extra = {
      audit: (event) =>
        record(tx, principal.workspace, actorOf(principal), event, {
          at: asking.at,
          requestId: asking.requestId,
        }),
      match: (current) => matching(request, current),
      afterCommit: (one) => later.push(one),
    };
    const answer =
      endpoint.method === "GET"
        ? await work(tx, extra)
        : await onceInTransaction({ tx, request, reply, principal, at: asking.at }, () => work(tx, extra));
    if (dryRun) throw new Rehearsed(answer);
    return answer;
  };
  const answer = await inRole(site, principal, inTransaction).catch((error: unknown) => {
    if (error instanceof Rehearsed) return error.answer;
    throw error;
  });
  if (!dryRun) for (const one of later) await one();
  return endpoint.method === "GET" ? tagged(request, reply, answer) : sent(reply, answer);
}

/** Takes everything back on its way out of the transaction, but for the answer. */
class Rehearsed extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super("A dry run");
    this.answer = answer;
  }
}

const isDryRun = (
  { method, query }: { method: string; query: readonly string[] },
  request: FastifyRequest,
): boolean => {
  const asked = (request.query as Record<string, unknown>)["dryRun"];
  return method !== "GET" && !query.includes("dryRun") && asked === "true";
};

const inRole = <T>(
  { connection }: Site,
  principal: Staff | PartnerPerson,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  principal.kind === "staff"
    ? inWorkspace(connection, principal.workspace, work)
    : inPortal(connection, principal, work);

function sent(reply: FastifyReply, answer: unknown): unknown {
  if (!(answer instanceof Answered)) return answer;
  void reply.status(answer.status).headers(answer.headers);
  return answer.reply;
}

/** A reply to reading carries a tag of its content; whoever has that content already is told so (304). */
function tagged(request: FastifyRequest, reply: FastifyReply, answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || answer instanceof Answered) return sent(reply, answer);
  const tag = tagOf(answer);
  void reply.header("etag", tag).header("cache-control", "private, no-cache");
  if (request.headers["if-none-match"] !== tag) return answer;
  void reply.status(304);
  return reply.send();
}
