import type { FastifyReply, FastifyRequest } from "fastify";
import { isKeyed } from "../../contract/client.ts";
import type { Method } from "../../contract/endpoint.ts";
import type { Tx } from "../../database/connection.ts";
import type { Door } from "../../domain/access/capabilities.ts";
import type { PartnerPerson, Staff } from "../../domain/access/principal.ts";
import { answerOnce, readKey } from "../idempotency/actions.ts";
import { Refused } from "./problems.ts";
import { Answered } from "./answered.ts";

type Unsafe = {
  readonly tx: Tx;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Staff | PartnerPerson;
  readonly at: Date;
};

/** With an Idempotency-Key the work is done once and its answer kept in its own transaction; without one it is just done. */
export async function onceInTransaction(unsafe: Unsafe, work: () => Promise<unknown>): Promise<unknown> {
  const given = unsafe.request.headers["idempotency-key"];
  if (given === undefined) return work();
  const key = readKey(String(given));
  if (!key.ok) throw keyProblem(400, "not-accepted", key.reason, key.accepted);
  const call = {
    workspace: unsafe.principal.workspace,
    principal: nameOf(unsafe.principal),
    key: key.value,
    request: `${unsafe.request.method} ${unsafe.request.url}\n${JSON.stringify(unsafe.request.body ?? null)}`,
  };
  // What the work answered is sent as it is; the kept text answers the retries.
  let fresh: unknown;
  const answered = await answerOnce(unsafe.tx, call, unsafe.at, async () => {
    fresh = await work();
    return keptForm(fresh);
  });
  if (!answered.ok && answered.status === 409)
    throw keyProblem(409, "key-under-way", answered.reason, "the same call again in a moment");
  if (!answered.ok) throw keyProblem(422, "key-of-another-call", answered.reason, "another key");
  if (!answered.value.replayed) return fresh;
  void unsafe.reply.header("idempotent-replayed", "true");
  return new Answered(JSON.parse(answered.value.body) as unknown, { status: answered.value.status });
}

/** Whoever sends a key counts on it. Where it would do nothing (signing in, operating the installation) that is said, not hidden. */
export function refuseIdleKey(
  endpoint: { readonly method: Method; readonly door: Door },
  request: FastifyRequest,
): void {
  if (request.headers["idempotency-key"] === undefined || endpoint.method === "GET" || isKeyed(endpoint))
    return;
  throw keyProblem(
    400,
    "not-answered-once",
    "This call takes no Idempotency-Key: sent twice it is done twice, or it changes nothing in a workspace",
    "the call without Idempotency-Key",
  );
}

/** The portal's policy compares with this name; see inPortal. */
const nameOf = (principal: Staff | PartnerPerson): string =>
  principal.kind === "partner"
    ? `partner:${principal.person}`
    : `staff:${principal.person ?? principal.proof}`;

const keptForm = (answer: unknown) =>
  answer instanceof Answered
    ? { status: answer.status, body: JSON.stringify(answer.reply), once: answer.once }
    : { status: 200, body: JSON.stringify(answer), once: false };

const keyProblem = (status: number, code: string, reason: string, accepted = "another key"): Refused =>
  new Refused(status, reason, [{ pointer: "Idempotency-Key", code, detail: reason, accepted }]);
