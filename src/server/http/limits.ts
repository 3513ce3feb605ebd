import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { endpoints } from "../../contract/endpoints.ts";
import type { Principal } from "../../domain/access/principal.ts";
import { askedBy } from "./asked-by.ts";
import { Refused } from "./problems.ts";

/** How many requests a minute one person, or one network of nobody, may make of one process of the server. */
export type RequestLimits = { readonly signedIn: number; readonly signedOut: number };

const usualLimits: RequestLimits = { signedIn: 1_000, signedOut: 300 };

/** Calls that are cheap to make and costly to somebody else: mail to strangers, and everything at once. By the hour. */
const hourly = new Map<unknown, number>([
  [endpoints.invite, 200],
  [endpoints.inviteMany, 20],
  [endpoints.resendInvitation, 100],
  [endpoints.invitePartnerPerson, 200],
  [endpoints.portalInvite, 30],
  [endpoints.exportAudit, 20],
]);

/** Counts a request once it is known who asks; beyond the limit it is refused (429) with the seconds to wait. */
export type Limit = (request: FastifyRequest, reply: FastifyReply, endpoint: object) => Promise<void>;

/**
 * The limits of the API, kept in memory: they keep one from crowding out the others. Guessing secrets is limited apart from
 * this, by account and in the database (sign-in/attempts.ts). The local owner owns the machine and is not limited.
 */
export function limiting(app: FastifyInstance, limits: RequestLimits = usualLimits): Limit {
  type Count = ReturnType<FastifyInstance["createRateLimit"]>;
  const shared = {
    keyGenerator: (request: FastifyRequest) => limitedAs(askedBy(request), request.ip),
    allowList: (request: FastifyRequest) => isLocal(askedBy(request)),
    cache: 20_000,
  };
  let minute: Count | undefined;
  const hours = new Map<unknown, Count>();
  void app.register(rateLimit, { global: false });
  app.after(() => {
    minute = app.createRateLimit({
      ...shared,
      timeWindow: 60_000,
      max: (request) => (askedBy(request).kind === "nobody" ? limits.signedOut : limits.signedIn),
    });
    for (const [endpoint, max] of hourly)
      hours.set(endpoint, app.createRateLimit({ ...shared, timeWindow: 3_600_000, max }));
  });
  return async (request, reply, endpoint) => {
    await counted(minute, request, reply);
    await counted(hours.get(endpoint), request, reply);
  };
}

async function counted(
  count: ReturnType<FastifyInstance["createRateLimit"]> | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const found = await count?.(request);
  if (!found || found.isAllowed) return;
  const { max, remaining, ttlInSeconds, isExceeded } = found;
  // The stricter count comes last, and what it says stands.
  void reply.headers({
    "ratelimit-limit": max,
    "ratelimit-remaining": remaining,
    "ratelimit-reset": ttlInSeconds,
  });
  if (!isExceeded) return;
  void reply.header("retry-after", ttlInSeconds);
  throw new Refused(429, "So many requests are not answered", [
    {
      pointer: "",
      code: "too-many",
      detail: `More than ${max} came in this time`,
      accepted: `the next one in ${ttlInSeconds} seconds`,
    },
  ]);
}

/** A key counts with the other keys of its person: a new key is no new limit. Who is nobody is the network they come from. */
function limitedAs(principal: Principal, address: string): string {
  switch (principal.kind) {
    case "nobody":
      return `network ${normalizeIP(address, 64)}`;
    case "guest":
      return `user ${principal.user}`;
    case "partner":
      return `partner ${principal.person}`;
    case "staff":
      return `staff ${principal.person ?? principal.session ?? normalizeIP(address, 64)}`;
  }
}

const isLocal = (principal: Principal): boolean => principal.kind === "staff" && principal.proof === "local";
