import type { Site } from "../http/site.ts";

type Settings = {
  readonly seconds: number;
  /** Strict keeps the cookie away from every request that another site begins, links included. */
  readonly sameSite: "Lax" | "Strict";
};

/**
 * The cookies of sign-in. `__Host-` binds a cookie to this host and to https; only on this machine, where http is the rule,
 * it goes without. Source: OWASP ASVS 5.0, 3.3.
 */
export const cookieNames = {
  session: "entente",
  device: "entente-device",
  signOn: "entente-sign-on",
} as const;
export type CookieName = keyof typeof cookieNames;

export function cookieToSet(
  site: Pick<Site, "url">,
  name: CookieName,
  value: string,
  { seconds, sameSite }: Settings,
): string {
  const parts = [
    `${fullName(site, name)}=${value}`,
    "Path=/",
    `Max-Age=${seconds}`,
    "HttpOnly",
    `SameSite=${sameSite}`,
  ];
  return (isPlain(site) ? parts : [...parts, "Secure"]).join("; ");
}

export const cookieToEnd = (site: Pick<Site, "url">, name: CookieName): string =>
  cookieToSet(site, name, "", { seconds: 0, sameSite: "Lax" });

/** The value of a cookie; undefined where there is none, or more than one of the name (a planted one beside the own). */
export function cookieIn(site: Pick<Site, "url">, headers: Headers, name: CookieName): string | undefined {
  const wanted = `${fullName(site, name)}=`;
  const found = (headers.get("cookie") ?? "")
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part.startsWith(wanted));
  const value = found.length === 1 ? found[0]?.slice(wanted.length) : undefined;
  return value === "" ? undefined : value;
}

const fullName = (site: Pick<Site, "url">, name: CookieName): string =>
  `${isPlain(site) ? "" : "__Host-"}${cookieNames[name]}`;

/** http on this machine. Plain http from elsewhere gets cookies that browsers refuse: it needs https in front. */
function isPlain({ url }: Pick<Site, "url">): boolean {
  const { protocol, hostname } = new URL(url());
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
