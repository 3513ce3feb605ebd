import { createHash } from "node:crypto";
import { atLengthAcrossWorkspaces, type Connection, type Tx } from "../../database/connection.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { answerKept, claimKey, forgetAnswersBefore, keepAnswer } from "./queries.ts";

export type Answer = { readonly status: number; readonly body: string };

/** What the work answered; what is told once alone is not kept for a retry. */
type Fresh = Answer & { readonly once: boolean };

export type KeyedCall = {
  readonly workspace: string;
  /** Whose key it is: keys of two people never meet. */
  readonly principal: string;
  readonly key: string;
  /** Method, address and body: the same key with another request is a mistake. */
  readonly request: string;
};

/** Why a keyed call has no answer, with the status that says so. */
export type KeyRefusal = { readonly ok: false; readonly status: 409 | 422; readonly reason: string };
export type OnceAnswer = { readonly ok: true; readonly value: Answer & { readonly replayed: boolean } };

/**
 * Answers a call once: the first time by `work`, whose answer is kept in the same transaction, and from then on, for seven
 * days, by what was kept. Says no to a key that was used for another request, and while the first call is still under way. Of
 * an answer that holds a secret, or that is too large, only that it was given is kept: the retry is told so, and does nothing.
 */
export async function answerOnce(
  tx: Tx,
  { workspace, principal, key, request }: KeyedCall,
  at: Date,
  work: () => Promise<Fresh>,
): Promise<OnceAnswer | KeyRefusal> {
  if (!(await claimKey(tx, workspace, principal, key)))
    return { ok: false, status: 409, reason: "A call with this Idempotency-Key is under way" };
  const requestHash = createHash("sha256").update(request).digest("hex");
  const kept = await answerKept(tx, workspace, principal, key);
  if (kept && kept.requestHash !== requestHash)
    return { ok: false, status: 422, reason: "This Idempotency-Key was used for another request" };
  if (kept) return { ok: true, value: { status: kept.status, body: kept.body, replayed: true } };
  const fresh = await work();
  await keepAnswer(tx, workspace, principal, key, { ...keptOf(fresh), requestHash, at });
  return { ok: true, value: { status: fresh.status, body: fresh.body, replayed: false } };
}

/** Bytes of an answer that are kept at most. */
const largestKept = 64_000;

function keptOf({ status, body, once }: Fresh): Answer {
  if (once) return answeredAlready("It was done; its secret was told once");
  if (Buffer.byteLength(body) > largestKept)
    return answeredAlready("It was done; its answer was too large to be kept");
  return { status, body };
}

const answeredAlready = (detail: string): Answer => ({
  status: 409,
  body: JSON.stringify({
    type: "about:blank",
    title: "Answered already",
    status: 409,
    detail,
    errors: [
      {
        pointer: "Idempotency-Key",
        code: "answered-already",
        detail,
        accepted: "a reading of what it changed; the same call again needs another key",
      },
    ],
  }),
});

export const idempotencyDays = 7;

/** Forgets the answers whose time is over, of all workspaces. */
export async function forgetOldAnswers({
  connection,
  now,
}: {
  readonly connection: Connection;
  readonly now: () => Date;
}): Promise<void> {
  const before = new Date(now().getTime() - idempotencyDays * 24 * 60 * 60_000);
  await atLengthAcrossWorkspaces(connection, "answers that are old, in every workspace", (tx) =>
    forgetAnswersBefore(tx, before),
  );
}

export const readKey = (key: string): Decision<string> =>
  /^[\x21-\x7e]{1,200}$/.test(key)
    ? yes(key)
    : no("The Idempotency-Key is not accepted", "1 to 200 visible ASCII characters, such as a UUID");
