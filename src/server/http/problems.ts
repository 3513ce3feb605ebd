import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../contract/api.ts";
import type { Closed } from "../../domain/access/may.ts";
import type { Principal } from "../../domain/access/principal.ts";

/** A "no" of the server on its way out as a problem document (RFC 9457). Thrown by routes; everything else is a fault of ours. */
export class Refused extends Error {
  readonly status: number;
  readonly errors: NonNullable<Problem["errors"]>;

  constructor(status: number, detail: string, errors: NonNullable<Problem["errors"]> = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

export const badQuery = (parameter: string, value: string, accepted: string): Refused =>
  new Refused(400, `${parameter}=${value} is not accepted`, [
    { pointer: `?${parameter}`, code: "not-accepted", detail: `${value} is not accepted`, accepted },
  ]);

/** A closed door as an answer: 401 asks to sign in, 403 names who may. */
export const closedProblem = ({ because, reason, accepted }: Closed, principal: Principal): Refused =>
  new Refused(principal.kind === "nobody" ? 401 : 403, reason, [
    { pointer: "", code: because, detail: reason, accepted },
  ]);

const titles: Readonly<Record<number, string>> = {
  400: "The request does not fit",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Not answered here",
  409: "It does not fit the present state",
  412: "It was changed meanwhile",
  413: "Too large",
  415: "This kind of content is not accepted",
  422: "It cannot be done so",
  429: "Too many requests",
  503: "Not ready",
};

export function answerProblem(
  error: FastifyError | Refused,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error instanceof Refused ? error.status : (error.statusCode ?? 500);
  if (status >= 500) request.log.error({ err: error }, "request failed");
  const unavailable = isDatabaseGone(error);
  const problem: Problem = {
    type: "about:blank",
    title: titles[unavailable ? 503 : status] ?? "Something failed on our side",
    status: unavailable ? 503 : status,
    detail: unavailable
      ? "The database does not answer; try again in a moment"
      : status >= 500
        ? "The error is in the log of the server"
        : wordsOf(error),
    ...errorsOf(error),
  };
  if (problem.status === 503 && !reply.hasHeader("retry-after")) void reply.header("retry-after", soon);
  void reply.status(problem.status).type("application/problem+json").send(problem);
}

/** Seconds; a database that restarts is back in as many. */
const soon = 5;

type Misfits = NonNullable<Problem["errors"]>;

function errorsOf(error: FastifyError | Refused): { errors?: Misfits } {
  const errors = error instanceof Refused ? error.errors : misfitsOfForm(error);
  return errors.length > 0 ? { errors } : {};
}

/** What the framework refuses before there is a call: the form of the request, not what it says. */
function misfitsOfForm(error: FastifyError): Misfits {
  const { code, statusCode } = error;
  const accepted =
    acceptedForms[code] ??
    (statusCode === 400 ? "a JSON document without keys that every object has" : undefined);
  return accepted === undefined || statusCode === undefined || statusCode >= 500
    ? []
    : [{ pointer: "", code: "not-readable", detail: wordsOf(error), accepted }];
}

/** The framework says the same of what is no JSON and of JSON that it does not take. */
const wordsOf = (error: FastifyError | Refused): string =>
  "code" in error && error.code === "FST_ERR_CTP_INVALID_JSON_BODY"
    ? "The body is not valid JSON, or has a key that every object has, such as __proto__"
    : error.message;

const acceptedForms: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: "an address in UTF-8, encoded with %",
  FST_ERR_CTP_INVALID_JSON_BODY: "a JSON document without the keys __proto__ and constructor.prototype",
  FST_ERR_CTP_EMPTY_JSON_BODY: "a JSON document, or no content type",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "application/json, or application/yaml where a strategy is read",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "a body as long as its Content-Length says",
  FST_ERR_CTP_BODY_TOO_LARGE: "at most 1 MB of JSON, 6 MB of a strategy file",
};

/**
 * PostgreSQL is restarting (57P0x), gave up on a statement (57014) or a lock (55P03, 40xxx), has no connection left (53xxx),
 * refuses connections, or hangs up: not the request's fault, and soon over.
 */
const isDatabaseGone = (error: Error & { code?: string }): boolean =>
  /^(57P0\d|57014|55P03|40\w{3}|53\d{3}|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/.test(
    error.code ?? "",
  ) ||
  /connection terminated|is not queryable|timeout exceeded when trying to connect|query read timeout/i.test(
    error.message,
  );
