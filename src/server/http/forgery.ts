import type { FastifyRequest } from "fastify";
import type { Principal } from "../../domain/access/principal.ts";
import { Refused } from "./problems.ts";
import type { Site } from "./site.ts";

/**
 * Refuses an unsafe call that another site has a browser make. A browser says where a request comes from (Sec-Fetch-Site, Origin)
 * and cannot be made to lie; programs that send neither carry a key, not a cookie, or act for themselves. Signing in counts:
 * a forged one would put a person into somebody else's account.
 */
export function refuseForgery(request: FastifyRequest, principal: Principal, site: Site): void {
  if (principal.kind === "staff" && (principal.proof === "key" || principal.proof === "local")) return;
  const from = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  const foreign = from !== undefined ? from !== "same-origin" && from !== "none" : false;
  if (foreign || (origin !== undefined && !isOwn(origin, request, site)))
    throw new Refused(403, "The request comes from another site", [
      { pointer: "Origin", code: "foreign-origin", detail: String(origin ?? from), accepted: site.url() },
    ]);
}

/** The address people use, or the one in the request itself, which app.ts has checked against the names of this server. */
const isOwn = (origin: string, request: FastifyRequest, site: Site): boolean =>
  origin === new URL(site.url()).origin || origin === `${request.protocol}://${request.headers.host ?? ""}`;
