import { type FastifyInstance, type FastifyRequest, type FastifyServerOptions, LogController } from "fastify";
import { newId } from "../database/ids.ts";
import type { Principal } from "../domain/access/principal.ts";
import type { LogLevel } from "./config-settings.ts";
import { askedBy, routeOf } from "./http/asked-by.ts";
import { scrubbed } from "./logging-scrub.ts";

export type LogSettings = { readonly level: LogLevel; readonly stream: LogStream };
export type LogStream = { write(line: string): void };

/**
 * The options of Fastify that make its log ours: a line of JSON for each event, of the fields named here and no others, so that
 * what somebody hands over by mistake (a body, headers, a query) is left out rather than taken back.
 */
export function loggerOptions({ level, stream }: LogSettings): Partial<FastifyServerOptions> {
  return {
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    logger: {
      level,
      stream,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: faultOf },
      hooks: {
        logMethod(given, method) {
          const [first, message] = given as unknown[];
          const about = first instanceof Error ? { err: first } : typeof first === "object" ? first : {};
          const said = typeof first === "string" ? first : typeof message === "string" ? message : "";
          method.apply(this, [about ?? {}, scrubbed(said)]);
        },
        streamWrite: ofAllowedFields,
      },
    },
  };
}

/** Where log lines go: standard output; to a terminal as one line of text each. */
export function logTo(out: NodeJS.WriteStream): LogStream {
  // Whoever read the log may be gone; the program goes on.
  out.on("error", () => undefined);
  return { write: (line) => void out.write(out.isTTY ? readable(line) : line) };
}

/** After each reply one line says what was asked, by whom, and how it ended; the reply carries the id to find it by. */
export function registerRequestLog(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
  app.addHook("onResponse", async (request, reply) => {
    const { statusCode: status } = reply;
    const line = {
      ...whoAsked(askedBy(request)),
      ...whatWasAsked(request),
      status,
      ms: rounded(reply.elapsedTime),
    };
    if (status >= 500) request.log.error(line, "request");
    else request.log.info(line, "request");
  });
}

/** The last thing before a line leaves: no way of logging leads round it. */
function ofAllowedFields(line: string): string {
  const given = Object.entries(JSON.parse(line) as Record<string, unknown>);
  const kept = given.filter(
    ([name, value]) =>
      (fields as readonly string[]).includes(name) && (name === "err" || typeof value !== "object"),
  );
  return `${JSON.stringify(Object.fromEntries(kept))}\n`;
}

const fields = [
  "level",
  "time",
  "reqId",
  "workspace",
  "principal",
  "method",
  "route",
  "status",
  "ms",
  "err",
  "job",
  "count",
  "sequence",
  "head",
  "check",
  "msg",
] as const;

const whatWasAsked = (request: FastifyRequest) => ({
  method: request.method,
  route: routeOf(request) ?? "none",
});

/** Ids, never names: whoever reads the log needs the database to know who that is. */
function whoAsked(principal: Principal): { workspace?: string; principal?: string } {
  if (principal.kind === "nobody") return {};
  if (principal.kind === "guest") return { principal: `guest:${principal.user}` };
  const { kind, workspace, person, proof } = principal;
  return { workspace, principal: `${kind}:${person ?? proof}` };
}

const rounded = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

/** Of an error: what it is, where it came from, and its words without the values in them. */
function faultOf(given: unknown) {
  const error =
    given instanceof Error ? (given as Error & { code?: unknown; constraint?: unknown }) : noError;
  const stack = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    type: error.name,
    message: scrubbed(error.message),
    ...(typeof error.code === "string" ? { code: error.code } : {}),
    ...(typeof error.constraint === "string" ? { constraint: error.constraint } : {}),
    stack: stack.slice(0, 12).join("\n"),
  };
}

const noError: Fault = { name: "Unknown", message: "Something was thrown that is no error" };

type Fault = Error & { code?: unknown; constraint?: unknown };

function readable(line: string): string {
  try {
    const { time, level, msg, reqId: _reqId, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
    const facts = Object.entries(rest).map(([name, value]) => `${name}=${String(value)}`);
    const fault = err as { type: string; message: string; stack: string } | undefined;
    const why = fault ? `\n  ${fault.type}: ${fault.message}\n${fault.stack}` : "";
    return `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${[msg, ...facts].join(" ")}${why}\n`;
  } catch {
    return line;
  }
}
