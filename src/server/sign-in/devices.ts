import { randomBytes } from "node:crypto";
import type { Site } from "../http/site.ts";
import { isSameSecret } from "../same-secret.ts";
import { cookieIn, cookieToSet } from "./cookies.ts";

/**
 * The mark of a browser in which an account has signed in before: `nonce.signature`, bound to the address of the account. It
 * opens nothing; tries that carry it are counted apart, so that strangers cannot lock the owner out. Source: OWASP, device cookies.
 */
export function knownDevice(
  site: Pick<Site, "url" | "secret">,
  headers: Headers,
  email: string,
): string | undefined {
  const [nonce = "", signature = ""] = (cookieIn(site, headers, "device") ?? "").split(".");
  return isSameSecret(signature, signed(site, email, nonce)) ? nonce : undefined;
}

export function deviceCookie(site: Pick<Site, "url" | "secret">, email: string): string {
  const nonce = randomBytes(16).toString("base64url");
  const year = 365 * 24 * 3600;
  return cookieToSet(site, "device", `${nonce}.${signed(site, email, nonce)}`, {
    seconds: year,
    sameSite: "Strict",
  });
}

const signed = ({ secret }: Pick<Site, "secret">, email: string, nonce: string): string =>
  secret.sign("device", `${email.toLowerCase()} ${nonce}`);
