import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { Refused } from "./problems.ts";

/** The tag of a representation as it is sent: 96 bits of its SHA-256, so the same content has the same tag in every process. */
export const tagOfText = (text: string): string =>
  `"${createHash("sha256").update(text).digest("base64url").slice(0, 16)}"`;

const tagOf = (representation: object): string => tagOfText(JSON.stringify(representation));

/** Refuses a change that was decided on another state than the present one. Without If-Match nothing is refused. */
export function matching(request: FastifyRequest, current: object): void {
  const wanted = request.headers["if-match"];
  if (wanted === undefined || names(wanted, tagOf(current))) return;
  throw new Refused(412, "It was changed since you read it", [
    {
      pointer: "If-Match",
      code: "changed-meanwhile",
      detail: `${wanted.slice(0, 100)} is not its present tag`,
      accepted: "the ETag of a new reading",
    },
  ]);
}

/** Whether the caller has this content already. */
export const isKnownBy = (request: FastifyRequest, tag: string): boolean =>
  names(request.headers["if-none-match"] ?? "", tag);

/**
 * Whether a header names a tag: alone, in a list, or as a star (RFC 9110, 8.8.3 and 13.1). A tag may come back weak: a proxy
 * that compresses makes it so, and here it means the same content either way.
 */
const names = (header: string, tag: string): boolean =>
  header.trim() === "*" ||
  (header.match(/(W\/)?"[^"]*"/g) ?? []).some((one) => one.replace("W/", "") === tag);
