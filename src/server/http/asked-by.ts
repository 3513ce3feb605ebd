import type { FastifyRequest } from "fastify";
import type { Door } from "../../domain/access/capabilities.ts";
import { nobody, type Principal } from "../../domain/access/principal.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What the capability table asks of whoever calls; see serve.ts. */
    readonly door?: Door;
    /** Answers by any name: probes come by the address of the machine. */
    readonly anyHost?: boolean;
  }
}

const known = new WeakMap<FastifyRequest, Principal>();

/** Remembers who a request proved to be, for what looks at it afterwards: the log, the audit trail. */
export const rememberPrincipal = (request: FastifyRequest, principal: Principal): void =>
  void known.set(request, principal);

/** Nobody where it proved nothing, or never came so far. */
export const askedBy = (request: FastifyRequest): Principal => known.get(request) ?? nobody;

/** The address of a request as its route writes it (`/partners/:number`), without what it names; undefined where none fits. */
export const routeOf = (request: FastifyRequest): string | undefined => request.routeOptions.url;
