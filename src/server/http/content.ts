import { isUtf8 } from "node:buffer";
import type { FastifyRequest } from "fastify";
import type { Method } from "../../contract/endpoint.ts";
import type { BodyName } from "../../contract/bodies.ts";
import { misfitOfUtf8 } from "../../domain/shared/utf8.ts";
import { linesOf, type Place } from "../../strategy-file/lines.ts";
import { Refused } from "./problems.ts";

type Bodied = { readonly method: Method; readonly body: BodyName | "text" | undefined };

/** Bytes of a body: a strategy file is larger than anything that people fill in. */
export const largestJson = 1_000_000;
const largestText = 6_000_000;

export const largestBody = ({ body }: Bodied): number => (body === "text" ? largestText : largestJson);

/** Refuses, before a byte of it is read, the kind of content that another call takes: a strategy where JSON is read, or JSON there. */
export function refuseOtherContent({ method, body }: Bodied, request: FastifyRequest): void {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (method === "GET" || type === undefined) return;
  const isText = type === "application/yaml";
  if (isText === (body === "text")) return;
  throw new Refused(415, `${type} is not read here`, [
    {
      pointer: "Content-Type",
      code: "not-readable",
      detail: `${type.slice(0, 100)} is not read here`,
      accepted: body === "text" ? "application/yaml" : "application/json",
    },
  ]);
}

/** A text as its bytes say it. In another encoding its letters would become others without a word; the database keeps no NUL. */
export function textOfBody(bytes: Buffer): string {
  // Node looks at all of it at once; where the misfit is, is searched for byte by byte, while nobody else is answered.
  const misfit = isUtf8(bytes) ? undefined : misfitOfUtf8(bytes);
  if (misfit) throw noText(misfit, "bytes that are no UTF-8", "the same text saved as UTF-8");
  const text = bytes.toString("utf8");
  const zero = text.indexOf("\0");
  if (zero >= 0) throw noText(linesOf(text).placeOf(zero), "the character NUL", "the text without it");
  return text;
}

function noText({ line, column }: Place, found: string, accepted: string): Refused {
  const detail = `Line ${line}, column ${column}: ${found}`;
  return new Refused(400, `The text cannot be read. ${detail}`, [
    { pointer: `${line}:${column}`, code: "not-text", detail, accepted },
  ]);
}
