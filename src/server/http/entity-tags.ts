import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { Refused } from "./problems.ts";

/** The tag of a representation: 96 bits of its SHA-256, so the same content has the same tag in every process. */
export const tagOf = (representation: object): string =>
  `"${createHash("sha256").update(JSON.stringify(representation)).digest("base64url").slice(0, 16)}"`;

/** Refuses a change that was decided on another state than the present one. Without If-Match nothing is refused. */
export function matching(request: FastifyRequest, current: object): void {
  const wanted = request.headers["if-match"];
  if (wanted === undefined || wanted === "*") return;
  const tags = wanted.split(",").map((tag) => tag.trim());
  if (tags.includes(tagOf(current))) return;
  throw new Refused(412, "It was changed since you read it", [
    {
      pointer: "If-Match",
      code: "changed-meanwhile",
      detail: `${wanted.slice(0, 100)} is not its present tag`,
      accepted: "the ETag of a new reading",
    },
  ]);
}
