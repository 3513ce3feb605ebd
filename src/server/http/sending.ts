import type { FastifyReply, FastifyRequest } from "fastify";
import type { Door } from "../../domain/access/capabilities.ts";
import { Answered, AnsweredLater } from "./answered.ts";
import { isKnownBy, tagOfText } from "./entity-tags.ts";

/** What a browser may keep and ask about again: figures. People, keys, settings, sessions and the audit trail it keeps nowhere. */
const keptByBrowsers: readonly Door[] = ["strategy.read", "facts.read"];

export const cachingOf = (door: Door): string =>
  keptByBrowsers.includes(door) ? "private, no-cache" : "no-store";

/** The answer of a handler on its way out: the reply alone, or with the status and headers it comes with. */
export function sent(reply: FastifyReply, answer: unknown): unknown {
  if (answer instanceof AnsweredLater) return sentLater(reply, answer);
  if (!(answer instanceof Answered)) return answer;
  void reply.status(answer.status).headers(answer.headers);
  // A redirect has nothing to say.
  return answer.reply === null ? reply.send() : answer.reply;
}

async function sentLater(reply: FastifyReply, { make, headers }: AnsweredLater<unknown>): Promise<unknown> {
  const made = await make();
  void reply.status(made.status).headers({ ...headers, ...made.headers });
  return made.reply instanceof Uint8Array ? Buffer.from(made.reply) : made.reply;
}

/** A reply to reading carries a tag of its content; whoever has that content already is told so (304). */
export function tagged(request: FastifyRequest, reply: FastifyReply, answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || isOnItsWay(answer)) return sent(reply, answer);
  const text = JSON.stringify(answer);
  const tag = tagOfText(text);
  void reply.header("etag", tag);
  if (!isKnownBy(request, tag)) return reply.type("application/json; charset=utf-8").send(text);
  void reply.status(304);
  return reply.send();
}

const isOnItsWay = (answer: object): boolean => answer instanceof Answered || answer instanceof AnsweredLater;
