import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refused } from "./problems.ts";

/**
 * Refuses, before any handler sees it, what no handler could keep or read to its end: text that PostgreSQL has no form for
 * (NUL, half a character) and values nested without bound. It holds for addresses, queries and bodies alike.
 */
export function registerStrictness(app: FastifyInstance): void {
  // Forms of other sites can send plain text without asking first; nothing here reads it.
  app.removeContentTypeParser("text/plain");
  app.addHook("preValidation", async (request) => refuseUnkeepable(request));
}

const deepest = 32;

function refuseUnkeepable({ params, query, body }: FastifyRequest): void {
  for (const [name, text] of Object.entries(params as Record<string, unknown>))
    if (typeof text === "string" && !isKeepable(text)) throw unkeepable(`:${name}`);
  for (const [name, value] of Object.entries(query as Record<string, unknown>))
    if (!isKeepable(name) || ![value].flat().every((text) => isKeepable(String(text))))
      throw unkeepable(isKeepable(name) ? `?${name}` : "?");
  walk(body);
}

/** One level after the other, so that depth costs no stack. */
function walk(body: unknown): void {
  let level: { readonly pointer: string; readonly value: unknown }[] = [{ pointer: "", value: body }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw tooDeep();
    const below: typeof level = [];
    for (const { pointer, value } of level) {
      if (typeof value === "string" && !isKeepable(value)) throw unkeepable(pointer);
      if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) continue;
      for (const [key, member] of Object.entries(value)) {
        if (!isKeepable(key)) throw unkeepable(pointer);
        below.push({ pointer: `${pointer}/${key.slice(0, 100)}`, value: member });
      }
    }
    level = below;
  }
}

const isKeepable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

const unkeepable = (pointer: string): Refused =>
  new Refused(400, "A text cannot be kept", [
    {
      pointer: pointer.slice(0, 200),
      code: "not-text",
      detail: "It holds the character NUL, or half a character",
      accepted: "Unicode text without U+0000",
    },
  ]);

const tooDeep = (): Refused =>
  new Refused(400, "The body is nested too deep", [
    {
      pointer: "",
      code: "too-deep",
      detail: `More than ${deepest} levels`,
      accepted: `at most ${deepest} levels`,
    },
  ]);
