import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Connection, inPortal, inWorkspace, type Tx } from "../../database/connection.ts";
import { may } from "../../domain/access/may.ts";
import type { PartnerPerson, Staff } from "../../domain/access/principal.ts";
import { askedBy, routeOf } from "../http/asked-by.ts";
import { actorOf, record } from "./actions.ts";

type Ground = {
  readonly connection: Connection;
  readonly now: () => Date;
  /** Hears of every refusal, also of those that the trail has already. */
  readonly denied?: ((because: string) => void) | undefined;
};

/**
 * Whoever is signed in and is refused (401, 403) leaves `access.denied` in the trail of their workspace: which call, and why. The
 * same person at the same call is written down once a minute, so that asking in a loop fills no disk. Closing the app waits
 * for what is being written.
 */
export function registerDenials(app: FastifyInstance, { connection, now, denied }: Ground): void {
  const isNew = oncePer(onceMs);
  const writing = new Set<Promise<void>>();
  app.addHook("onResponse", async (request, reply) => {
    const principal = askedBy(request);
    if (![401, 403].includes(reply.statusCode) || principal.kind === "nobody") return;
    const because = reasonOf(request, now());
    denied?.(because);
    if (principal.kind === "guest" || !isNew(nameOf(principal, request), now().getTime())) return;
    const written = write(connection, principal, request, { because, status: reply.statusCode, at: now() })
      .catch((error: unknown) => request.log.error({ err: error as Error }, "a refusal was not written down"))
      .finally(() => writing.delete(written));
    writing.add(written);
  });
  app.addHook("onClose", async () => void (await Promise.all(writing)));
}

const onceMs = 60_000;
/** Names kept at once; beyond it, the oldest are forgotten and may be written down again. */
const mostNames = 10_000;

type Refusal = { readonly because: string; readonly status: number; readonly at: Date };

function write(
  connection: Connection,
  principal: Staff | PartnerPerson,
  request: FastifyRequest,
  { because, status, at }: Refusal,
): Promise<void> {
  const event = {
    action: "access.denied",
    object: { kind: "call", id: callOf(request) },
    after: { because, status },
  };
  const work = (tx: Tx): Promise<void> =>
    record(tx, principal.workspace, actorOf(principal), event, { at, requestId: request.id });
  return principal.kind === "staff"
    ? inWorkspace(connection, principal.workspace, work)
    : inPortal(connection, principal, work);
}

/** The door says why it is closed; where it is open, the state of the thing or the origin of the request was refused. */
function reasonOf(request: FastifyRequest, at: Date): string {
  const { door } = request.routeOptions.config;
  const entry = door === undefined ? undefined : may(askedBy(request), door, at.getTime());
  return entry && !entry.ok ? entry.because : "refused";
}

const callOf = (request: FastifyRequest): string => `${request.method} ${routeOf(request) ?? "none"}`;

const nameOf = (principal: Staff | PartnerPerson, request: FastifyRequest): string =>
  [principal.workspace, principal.kind, principal.person ?? principal.proof, callOf(request)].join(" ");

/** True the first time a name is heard within so many milliseconds. */
function oncePer(milliseconds: number): (name: string, now: number) => boolean {
  const heard = new Map<string, number>();
  return (name, now) => {
    const before = heard.get(name);
    if (before !== undefined && now - before < milliseconds) return false;
    heard.delete(name);
    heard.set(name, now);
    const [oldest] = heard.keys();
    if (heard.size > mostNames && oldest !== undefined) heard.delete(oldest);
    return true;
  };
}
