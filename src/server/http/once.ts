import type { FastifyReply, FastifyRequest } from "fastify";
import type { Tx } from "../../database/connection.ts";
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

/** The portal's policy compares with this name; see inPortal. */
const nameOf = (principal: Staff | PartnerPerson): string =>
  principal.kind === "partner"
    ? `partner:${principal.person}`
    : `staff:${principal.person ?? principal.proof}`;

function keptForm(answer: unknown): { status: number; body: string } {
  if (!(answer instanceof Answered)) return { status: 200, body: JSON.stringify(answer) };
  if (!answer.once) return { status: answer.status, body: JSON.stringify(answer.reply) };
  const told = {
    type: "about:blank",
    title: "Answered already",
    status: 409,
    detail: "It was done; its secret was told once",
  };
  return { status: 409, body: JSON.stringify(told) };
}

const keyProblem = (status: number, code: string, reason: string, accepted = "another key"): Refused =>
  new Refused(status, reason, [{ pointer: "Idempotency-Key", code, detail: reason, accepted }]);
