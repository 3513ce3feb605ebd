import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { BodyName, ReadBodies } from "../../contract/bodies.ts";
import { isKeyed } from "../../contract/client.ts";
import { endpoints, type EndpointName } from "../../contract/endpoints.ts";
import type { Endpoint, Method } from "../../contract/endpoint.ts";
import type { Tx } from "../../database/connection.ts";
import { type Door, isOpenDoor, isPartnerDoor } from "../../domain/access/capabilities.ts";
import { may } from "../../domain/access/may.ts";
import type { Principal } from "../../domain/access/principal.ts";
import type { Answered, AnsweredLater } from "./answered.ts";
import { rememberPrincipal } from "./asked-by.ts";
import type { Asking } from "./asking.ts";
import { bodyOf } from "./bodies.ts";
import { largestBody, refuseOtherContent } from "./content.ts";
import { refuseForgery } from "./forgery.ts";
import { limiting } from "./limits.ts";
import { refuseIdleKey } from "./once.ts";
import { principalOf } from "./principals.ts";
import { badQuery, closedProblem } from "./problems.ts";
import { queryOf } from "./questions.ts";
import { cachingOf, sent, tagged } from "./sending.ts";
import type { Call, LocalCall, OpenCall, PortalCall, Site, StaffAsking } from "./site.ts";
import { type Extra, inOneTransaction } from "./transaction.ts";

/** An endpoint with its types forgotten. */
type AnyEndpoint = {
  readonly method: Method;
  readonly path: string;
  readonly query: readonly string[];
  readonly door: Door;
  readonly body: AnyBody;
  readonly dropsStrays?: true;
};
type AnyBody = BodyName | "text" | undefined;
type BodyFor<Body extends AnyBody> = Body extends BodyName
  ? ReadBodies[Body]
  : Body extends "text"
    ? string
    : undefined;

type MaybeAnswered<Reply> = Promise<Reply | Answered<Reply> | AnsweredLater<Reply>>;

/**
 * Registers handlers for endpoints of the contract, each behind the door that the contract names. This is the only way to
 * answer under /api: parse, prove who asks, ask the capability table, open one transaction in the role of whoever asks.
 */
export type Serve = {
  /** For doors of the staff: one transaction under the staff role and the workspace; `atLength` for work that takes long. */
  staff<Path extends string, Query extends object, Reply, Body extends AnyBody>(
    endpoint: Endpoint<Path, Query, Reply, Body>,
    answer: (call: Call<BodyFor<Body>>) => MaybeAnswered<Reply>,
    more?: { readonly atLength?: true },
  ): void;
  /**
   * The same, where others have to be asked first (a provider, a name server): `before` does so once the door is passed and
   * before the transaction, so that no connection and no lock waits for them. It answers; it refuses nothing by itself.
   */
  staffAsking<Path extends string, Query extends object, Reply, Body extends AnyBody, Found>(
    endpoint: Endpoint<Path, Query, Reply, Body>,
    before: (asking: StaffAsking<BodyFor<Body>>) => Promise<Found>,
    answer: (call: Call<BodyFor<Body>>, found: Found) => MaybeAnswered<Reply>,
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

/** What every handler is given; the rest depends on the door. */
type Incoming = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Principal;
  readonly asking: Asking;
};
/** A handler or what comes before it, with its types forgotten: `Serve` has checked them against the endpoint. */
type AnyAnswer = (call: never, found: never) => Promise<unknown>;

export function serving(app: FastifyInstance, site: Site): Serve {
  const served = new Set<string>();
  const limits = limiting(app, site);
  app.addHook("onRoute", ({ method, url, config }) => refuseUnguarded(String(method), url, config));
  const register = (endpoint: AnyEndpoint, answer: (incoming: Incoming) => Promise<unknown>): void => {
    served.add(nameOf(endpoint));
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      config: { door: endpoint.door },
      bodyLimit: largestBody(endpoint),
      onRequest: async (request) => refuseOtherContent(endpoint, request),
      handler: async (request, reply) => {
        const asking = askingOf(request, site);
        await limits.arriving(request, reply);
        // Who shows a key that does not hold is nobody, and is counted as such.
        const count = () => limits.asking(request, reply, endpoint);
        const principal = await principalOf(site, request, asking).catch(async (error: unknown) => {
          await count();
          throw error;
        });
        rememberPrincipal(request, principal);
        // First: what another site forged must not use up what its victim may ask.
        if (endpoint.method !== "GET") refuseForgery(request, principal, site);
        await count();
        const entry = may(principal, endpoint.door, asking.at.getTime());
        if (!entry.ok) throw closedProblem(entry, principal);
        refuseIdleKey(endpoint, request);
        void reply.header("cache-control", cachingOf(endpoint.door));
        return answer({ request, reply, principal, asking });
      },
    });
  };
  const inWorkspaces = (
    endpoint: AnyEndpoint,
    kind: "staff" | "partner",
    { answer, before, atLength = false }: { answer: AnyAnswer; before?: AnyAnswer; atLength?: boolean },
  ): void =>
    register(endpoint, async ({ request, reply, principal, asking }) => {
      if (principal.kind !== kind) throw wrongKind(endpoint);
      const asked = {
        ...askedOf(endpoint, site, request, asking),
        principal,
        workspace: principal.workspace,
      };
      const found = await before?.(asked as never, undefined as never);
      const given = { endpoint, request, reply, principal, site, asking, atLength };
      const replied = await inOneTransaction(given, (tx: Tx, extra: Extra) =>
        answer({ ...asked, ...extra, tx } as never, found as never),
      );
      return endpoint.method === "GET" ? tagged(request, reply, replied) : sent(reply, replied);
    });
  return {
    staff(endpoint, answer, more = {}) {
      if (isOpenDoor(endpoint.door) || isPartnerDoor(endpoint.door)) throw wrongKind(endpoint);
      inWorkspaces(endpoint, "staff", { answer, ...more });
    },
    staffAsking(endpoint, before, answer) {
      if (isOpenDoor(endpoint.door) || isPartnerDoor(endpoint.door)) throw wrongKind(endpoint);
      inWorkspaces(endpoint, "staff", { answer, before });
    },
    portal(endpoint, answer) {
      if (!isPartnerDoor(endpoint.door)) throw wrongKind(endpoint);
      inWorkspaces(endpoint, "partner", { answer });
    },
    open(endpoint, answer) {
      if (endpoint.door !== "anybody" && endpoint.door !== "signed-in") throw wrongKind(endpoint);
      const answered: AnyAnswer = answer;
      register(endpoint, async ({ request, reply, principal, asking }) => {
        const setCookies = (cookies: readonly string[]) => {
          for (const cookie of cookies) reply.raw.appendHeader("set-cookie", cookie);
        };
        const call = { ...askedOf(endpoint, site, request, asking), principal, setCookies };
        return sent(reply, await answered(call as never, undefined as never));
      });
    },
    local(endpoint, answer) {
      if (endpoint.door !== "local-owner") throw wrongKind(endpoint);
      const answered: AnyAnswer = answer;
      register(endpoint, async ({ request, reply, principal, asking }) => {
        if (principal.kind !== "staff") throw wrongKind(endpoint);
        const call = { ...askedOf(endpoint, site, request, asking), workspace: principal.workspace };
        return sent(reply, await answered(call as never, undefined as never));
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

const wrongKind = ({ path, door }: AnyEndpoint): Error =>
  new Error(`${path} is served as if its door were not ${door}`);

/** Each address of the contract with its door. Fastify answers HEAD wherever it answers GET. */
const doors = new Map<string, Door>(
  Object.values(endpoints).flatMap(({ method, path, door }) =>
    (method === "GET" ? ["GET", "HEAD"] : [method]).map(
      (one) => [nameOf({ method: one, path }), door] as const,
    ),
  ),
);

/** Under /api there is nothing but the calls of the contract, each behind its own door. */
function refuseUnguarded(method: string, url: string, config: { readonly door?: Door } | undefined): void {
  if (!url.startsWith("/api")) return;
  const door = doors.get(nameOf({ method, path: url }));
  if (door === undefined) throw new Error(`${method} ${url} is no call of the contract`);
  if (config?.door !== door) throw new Error(`${method} ${url} is registered past its door, ${door}`);
}

function nameOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${path}`;
}

function askingOf(request: FastifyRequest, site: Site): Asking {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  return { requestId: request.id, address: request.ip, headers, at: site.now() };
}

function askedOf(endpoint: AnyEndpoint, site: Site, request: FastifyRequest, asking: Asking) {
  const known = isKeyed(endpoint) ? [...endpoint.query, "dryRun"] : endpoint.query;
  const query = queryOf(request.query, known, endpoint.dropsStrays);
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
