import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { FastifyInstance, FastifyReply } from "fastify";

/** What every reply tells a browser to do with it; a page has a policy of its own, see `sendPage`. */
export const safetyHeaders = ({ https }: { readonly https: boolean }): Readonly<Record<string, string>> =>
  https ? { ...always, ...strictTransport } : always;

export function registerHeaders(app: FastifyInstance, scheme: { readonly https: boolean }): void {
  const headers = safetyHeaders(scheme);
  app.addHook("onRequest", async (_request, reply) => void reply.headers(headers));
}

/**
 * Sends a page with a nonce of its own, in the policy and in `<meta name="csp-nonce">`, from where scripts take it for the
 * style elements that they make. The nonce is good for this reply alone, so the page is kept nowhere.
 */
export async function sendPage(reply: FastifyReply, file: string): Promise<FastifyReply> {
  const nonce = randomBytes(18).toString("base64");
  return reply
    .header("content-security-policy", pagePolicy(nonce))
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(withNonce(await readFile(file, "utf8"), nonce));
}

/** Charts set the style attributes of what they draw, so those are allowed; style elements need the nonce. */
const pagePolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");

const withNonce = (html: string, nonce: string): string =>
  html.replace(/<head[^>]*>/i, (head) => `${head}\n    <meta name="csp-nonce" content="${nonce}" />`);

/** What is no page runs nothing and shows nothing, should a browser ever take it for one. */
const always = {
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "x-frame-options": "DENY",
};

/** ASVS 3.4.1: a year. Other names under the domain are not ours to decide about. */
const strictTransport = { "strict-transport-security": "max-age=31536000" };
