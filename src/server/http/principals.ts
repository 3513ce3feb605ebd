import type { FastifyRequest } from "fastify";
import { nobody, type Principal } from "../../domain/access/principal.ts";
import { principalOfKey } from "../keys/actions.ts";
import { isSameSecret } from "../same-secret.ts";
import { localWorkspace } from "../workspaces/actions.ts";
import { Refused } from "./problems.ts";
import type { Asking } from "./asking.ts";
import type { Site } from "./site.ts";
import { isUnbroughtHere } from "./this-machine.ts";

/**
 * Who asks: by the key of the local owner, by an API key, by the session of a cookie; else nobody. A key that does not hold is
 * refused, it does not fall back to the cookie beside it.
 */
export async function principalOf(site: Site, request: FastifyRequest, asking: Asking): Promise<Principal> {
  const given = request.headers.authorization;
  if (given === undefined) return site.signIn.principalOf(asking);
  const token = tokenIn(given);
  if (isSameSecret(token, site.localToken)) return localOwner(site, request, asking);
  const principal = token.startsWith("ent_") ? await principalOfKey(site, token, asking) : nobody;
  if (principal.kind === "nobody") throw new Refused(401, "This key does not hold", [keyMisfit]);
  return principal;
}

/** Whether a request carries the key of the local owner and comes from this machine: for what is no call of the contract. */
export const isOfLocalOwner = (site: Pick<Site, "localToken">, request: FastifyRequest): boolean =>
  isSameSecret(tokenIn(request.headers.authorization ?? ""), site.localToken) && isFromHere(request);

const tokenIn = (authorization: string): string => /^Bearer (\S+)$/.exec(authorization)?.[1] ?? "";

const isFromHere = ({ socket, headers }: FastifyRequest): boolean =>
  isUnbroughtHere(socket.remoteAddress ?? "", Object.keys(headers));

const keyMisfit = {
  pointer: "Authorization",
  code: "not-signed-in",
  detail: "The key is unknown, revoked, expired, or used from another address than it is limited to",
  accepted: "Bearer and a key of this workspace",
};

/** The file is for the person who runs the program; from another machine it was stolen. */
async function localOwner(site: Site, request: FastifyRequest, asking: Asking): Promise<Principal> {
  if (!isFromHere(request)) throw new Refused(401, "The key of the local owner holds on this machine only");
  return {
    kind: "staff",
    workspace: await localWorkspace(site, asking.headers.get("entente-workspace") ?? undefined),
    person: null,
    user: null,
    role: "owner",
    proof: "local",
    key: null,
    scopes: null,
    session: null,
    confirmedAt: null,
  };
}
