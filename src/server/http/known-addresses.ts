import type { FastifyReply, FastifyRequest } from "fastify";
import { endpoints } from "../../contract/endpoints.ts";
import { Refused } from "./problems.ts";

const doors = Object.values(endpoints).map(({ method, path }) => ({
  method,
  fits: new RegExp(`^${path.replace(/[.]/g, "[.]").replace(/:\w+/g, "[^/]+")}/?$`),
}));

/** Why an address of the API was not answered: it is none, or it is one that takes other methods (405, RFC 9110). */
export function unanswered(request: FastifyRequest, reply: FastifyReply): Refused {
  const [path = ""] = request.url.split("?");
  const methods = doors.filter(({ fits }) => fits.test(path)).map(({ method }) => method as string);
  if (methods.includes("GET")) methods.push("HEAD");
  if (methods.length === 0) return new Refused(404, `There is nothing at ${path.slice(0, 200)}`);
  const allowed = methods.join(", ");
  void reply.header("allow", allowed);
  return new Refused(405, `${request.method} is not answered here`, [
    { pointer: "", code: "method-not-allowed", detail: request.method, accepted: allowed },
  ]);
}
