import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { endpoints } from "../../contract/endpoints.ts";
import type { Principal } from "../../domain/access/principal.ts";
import { askedBy } from "./asked-by.ts";
import { isOfLocalOwner } from "./principals.ts";
import { Refused } from "./problems.ts";
import type { RequestLimits, Site } from "./site.ts";

const usualLimits: RequestLimits = { signedIn: 1_000, signedOut: 300 };

/** One network may hold so many people who ask as much as each of them may. */
const peopleInNetwork = 10;

/**
 * Calls that are cheap to make and costly to somebody else: mail to strangers, questions to other servers, whole strategies
 * to read, and everything at once. By the hour.
 */
const hourly = new Map<unknown, number>([
  [endpoints.invite, 200],
  [endpoints.inviteMany, 20],
  [endpoints.resendInvitation, 100],
  [endpoints.invitePartnerPerson, 200],
  [endpoints.portalInvite, 30],
  [endpoints.connectSignOn, 60],
  [endpoints.proveDomain, 60],
  [endpoints.exportAudit, 20],
  [endpoints.verifyAudit, 20],
  [endpoints.driftOf, 200],
  [endpoints.coverageOf, 200],
]);

/** Two counts of each request; beyond either it is refused (429) with the seconds to wait. */
export type Limits = {
  /** As it arrives, by its network, before the database is asked anything. */
  arriving(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Once it is known who asks. */
  asking(request: FastifyRequest, reply: FastifyReply, endpoint: object): Promise<void>;
};

type Count = ReturnType<FastifyInstance["createRateLimit"]>;

/**
 * The limits of the API, kept in memory: they keep one from crowding out the others. Guessing passwords and codes is limited
 * apart from this, by account and in the database (sign-in/attempts.ts). The local owner owns the machine and is not limited.
 */
export function limiting(app: FastifyInstance, site: Pick<Site, "limits" | "localToken">): Limits {
  const limits = site.limits ?? usualLimits;
  const counts = countsOn(app, limits);
  const spent = new SpentNetworks();
  return {
    async arriving(request, reply) {
      if (isOfLocalOwner(site, request)) return;
      refuse(reply, await exceeded(counts.network, request, reply));
      // A key that is one more guess is not looked up; whoever has a session there is not held up by it.
      if (mayBeGuess(request)) refuse(reply, spent.exceeded(networkOf(request.ip), limits.signedOut));
    },
    async asking(request, reply, endpoint) {
      const over = await exceeded(counts.minute, request, reply);
      if (over && askedBy(request).kind === "nobody") spent.add(networkOf(request.ip), over.seconds);
      refuse(reply, over);
      refuse(reply, await exceeded(counts.hours.get(endpoint), request, reply));
    },
  };
}

function countsOn(app: FastifyInstance, limits: RequestLimits) {
  const shared = {
    keyGenerator: (request: FastifyRequest) => limitedAs(askedBy(request), request.ip),
    allowList: (request: FastifyRequest) => isLocal(askedBy(request)),
    cache: 20_000,
  };
  const counts = { network: undefined, minute: undefined, hours: new Map() } as {
    network: Count | undefined;
    minute: Count | undefined;
    hours: Map<unknown, Count>;
  };
  void app.register(rateLimit, { global: false });
  app.after(() => {
    const minute = { ...shared, timeWindow: 60_000 };
    counts.network = app.createRateLimit({
      ...minute,
      keyGenerator: (request) => networkOf(request.ip),
      max: limits.signedIn * peopleInNetwork,
    });
    counts.minute = app.createRateLimit({
      ...minute,
      max: (request) => (askedBy(request).kind === "nobody" ? limits.signedOut : limits.signedIn),
    });
    for (const [endpoint, max] of hourly)
      counts.hours.set(endpoint, app.createRateLimit({ ...shared, timeWindow: 3_600_000, max }));
  });
  return counts;
}

type Exceeded = { readonly max: number; readonly seconds: number };

/** Counts, and says with the reply where the caller stands. The stricter count comes last, and what it says stands. */
async function exceeded(
  count: Count | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Exceeded | undefined> {
  const found = await count?.(request);
  if (!found || found.isAllowed) return undefined;
  const { max, remaining, ttlInSeconds, isExceeded } = found;
  void reply.headers({
    "ratelimit-limit": max,
    "ratelimit-remaining": remaining,
    "ratelimit-reset": ttlInSeconds,
  });
  return isExceeded ? { max, seconds: ttlInSeconds } : undefined;
}

function refuse(reply: FastifyReply, over: Exceeded | undefined): void {
  if (!over) return;
  void reply.header("retry-after", over.seconds);
  throw new Refused(429, "So many requests are not answered", [
    {
      pointer: "",
      code: "too-many",
      detail: `More than ${over.max} came in this time`,
      accepted: `the next one in ${over.seconds} seconds`,
    },
  ]);
}

/** Networks that have used up what nobody may ask for, until when; as many of them as are kept in mind. */
class SpentNetworks {
  readonly #until = new Map<string, number>();

  add(network: string, seconds: number): void {
    this.#until.delete(network);
    this.#until.set(network, Date.now() + seconds * 1_000);
    const [oldest] = this.#until.keys();
    if (this.#until.size > 20_000 && oldest !== undefined) this.#until.delete(oldest);
  }

  exceeded(network: string, max: number): Exceeded | undefined {
    const seconds = Math.ceil(((this.#until.get(network) ?? 0) - Date.now()) / 1_000);
    return seconds > 0 ? { max, seconds } : undefined;
  }
}

/** It carries a key, which may be none, or nothing at all. */
const mayBeGuess = ({ headers }: FastifyRequest): boolean =>
  headers.authorization !== undefined || headers.cookie === undefined;

/** One subscriber of IPv6 has a /64 to himself. */
const networkOf = (address: string): string => `network ${normalizeIP(address, 64)}`;

/** A key counts with the other keys of its person: a new key is no new limit. Who is nobody is the network they come from. */
function limitedAs(principal: Principal, address: string): string {
  switch (principal.kind) {
    case "nobody":
      return networkOf(address);
    case "guest":
      return `user ${principal.user}`;
    case "partner":
      return `partner ${principal.person}`;
    case "staff":
      return `staff ${principal.person ?? principal.session ?? networkOf(address)}`;
  }
}

const isLocal = (principal: Principal): boolean => principal.kind === "staff" && principal.proof === "local";
