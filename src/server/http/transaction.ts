import type { FastifyReply, FastifyRequest } from "fastify";
import { isKeyed } from "../../contract/client.ts";
import type { Method } from "../../contract/endpoint.ts";
import { atLengthInWorkspace, inPortal, inWorkspace, type Tx } from "../../database/connection.ts";
import type { Door } from "../../domain/access/capabilities.ts";
import type { PartnerPerson, Staff } from "../../domain/access/principal.ts";
import { actorOf, record } from "../audit/actions.ts";
import type { Asking } from "./asking.ts";
import { matching } from "./entity-tags.ts";
import { onceInTransaction } from "./once.ts";
import type { Call, Site } from "./site.ts";

export type InRole = {
  readonly endpoint: { readonly method: Method; readonly door: Door; readonly query: readonly string[] };
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Staff | PartnerPerson;
  readonly site: Site;
  readonly asking: Asking;
  /** The work takes as long as it takes. */
  readonly atLength: boolean;
};

export type Extra = Pick<Call, "audit" | "match" | "afterCommit">;
type Work = (tx: Tx, extra: Extra) => Promise<unknown>;

/** Runs the work in one transaction of the principal's role; what it wants done outside comes after the commit. */
export async function inOneTransaction(given: InRole, work: Work): Promise<unknown> {
  const { endpoint, request, reply, principal, asking } = given;
  const later: (() => Promise<void> | void)[] = [];
  const dryRun = isDryRun(given);
  const inTransaction = async (tx: Tx): Promise<unknown> => {
    const extra = { ...auditing(given, tx), afterCommit: (one: (typeof later)[number]) => later.push(one) };
    const answer = isKeyed(endpoint)
      ? await onceInTransaction({ tx, request, reply, principal, at: asking.at }, () => work(tx, extra))
      : await work(tx, extra);
    if (dryRun) throw new Rehearsed(answer);
    return answer;
  };
  const answer = await inRole(given, inTransaction).catch((error: unknown) => {
    if (error instanceof Rehearsed) return error.answer;
    throw error;
  });
  if (!dryRun) for (const one of later) await one();
  return answer;
}

const auditing = ({ principal, asking, request }: InRole, tx: Tx): Pick<Extra, "audit" | "match"> => ({
  audit: (event) => record(tx, principal.workspace, actorOf(principal), event, asking),
  match: (current) => matching(request, current),
});

/** Takes everything back on its way out of the transaction, but for the answer. */
class Rehearsed extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super("A dry run");
    this.answer = answer;
  }
}

const isDryRun = ({ endpoint, request }: InRole): boolean =>
  isKeyed(endpoint) &&
  !endpoint.query.includes("dryRun") &&
  (request.query as Record<string, unknown>)["dryRun"] === "true";

function inRole<T>(
  { site: { connection }, principal, atLength }: InRole,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (principal.kind === "partner") return inPortal(connection, principal, work);
  const inTurn = atLength ? atLengthInWorkspace : inWorkspace;
  return inTurn(connection, principal.workspace, work);
}
