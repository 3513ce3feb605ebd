import type { FastifyInstance, FastifyRequest } from "fastify";
import { newId } from "../../database/ids.ts";
import type { Asking } from "../http/asking.ts";
import type { Site } from "../http/site.ts";
import { joinBySignOn, membershipsOf } from "../people/actions.ts";
import { type Credentials, credentialsOf, removeUser } from "./account-queries.ts";
import { cookieToEnd } from "./cookies.ts";
import { addAccount } from "./first-run.ts";
import { libraryOn } from "./library.ts";
import { asksForFactor, entryInto, entryOfJoined } from "./memberships.ts";
import type { Entry } from "./session-queries.ts";
import { type NotLetIn, provenBy, type Proven, signOnPath } from "./sign-on.ts";
import { userOfIdentity } from "./sign-on-queries.ts";
import { proceed } from "./signing-in.ts";
import { tell } from "./trail.ts";

/** Where the provider sends the browser back to; it always leads on to a page, with the reason where nobody was let in. */
export function signOnReturn(app: FastifyInstance, site: Site): void {
  app.route({
    method: "GET",
    url: signOnPath,
    config: { door: "anybody" },
    // The address holds the code of the provider.
    logLevel: "silent",
    handler: async (request, reply) => {
      const asking = askingOf(request, site);
      const setCookies = (cookies: readonly string[]) => {
        for (const cookie of cookies) reply.raw.appendHeader("set-cookie", cookie);
      };
      setCookies([cookieToEnd(site, "signOn")]);
      const query = request.url.split("?")[1] ?? "";
      const next = await comeBack(site, asking, setCookies, query).catch((error: Error) => {
        site.say(`single sign-on: ${error.message}`);
        return "failed" as const;
      });
      void reply.header("cache-control", "no-store");
      return reply.redirect(next === "done" ? "/" : `/sign-in#single=${next}`, 303);
    },
  });
}

function askingOf(request: FastifyRequest, site: Site): Asking {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent"] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  return { requestId: request.id, address: request.ip, headers, at: site.now() };
}

type Next = "done" | "code" | NotLetIn;

async function comeBack(
  site: Site,
  asking: Asking,
  setCookies: (cookies: readonly string[]) => void,
  query: string,
): Promise<Next> {
  const proven = await provenBy(site, asking.headers, query, asking.at);
  return typeof proven === "string" ? proven : letInBy(site, asking, setCookies, proven);
}

async function letInBy(
  site: Site,
  asking: Asking,
  setCookies: (cookies: readonly string[]) => void,
  proven: Proven,
): Promise<Next> {
  const account = await accountBy(site, asking, proven);
  if (typeof account === "string") return account;
  const entry = await entryBy(site, account, proven, asking.at);
  const call = { site, asking, setCookies };
  const { next } = await proceed(call, account, { by: "single-sign-on", ...(entry ? { entry } : {}) });
  return next === "code" ? "code" : "done";
}

/**
 * The account of an identity: the one it is linked to; else the one of the same address, if that address was proven here, too
 * (a claim alone links nothing); else a new one, for whoever may join.
 */
async function accountBy(site: Site, asking: Asking, proven: Proven): Promise<Credentials | NotLetIn> {
  const { connection, subject, email } = proven;
  const linked = await userOfIdentity(site.connection, connection.issuer, subject);
  const known = await credentialsOf(site.connection, linked === undefined ? { email } : { user: linked });
  if (!known) return newAccount(site, proven, asking.at);
  if (linked !== undefined) return known;
  if (!known.verified) return "link-first";
  const library = await libraryOn(site);
  await library.linkAccount({ userId: known.user, providerId: connection.issuer, accountId: subject });
  await tell(site, known.user, { action: "identity.linked", after: { issuer: connection.issuer } }, asking);
  return known;
}

async function newAccount(site: Site, proven: Proven, at: Date): Promise<Credentials | NotLetIn> {
  const { connection, subject, email, name } = proven;
  const account = { user: newId(at.getTime()), email, name, verified: true };
  await addAccount(site, account, { provider: connection.issuer, subject });
  const joined = await joinBySignOn(site.connection, connection.workspace, account, {
    roleForNew: connection.roleForNew,
    at,
  });
  if (joined.ok) return { ...account, totp: false, password: null };
  await removeUser(site.connection, account.user);
  return "not-invited";
}

/** The workspace of the connection, entered or joined; elsewhere people choose. */
async function entryBy(
  site: Site,
  account: Credentials,
  { connection, email }: Proven,
  at: Date,
): Promise<Entry | undefined> {
  const memberships = await membershipsOf(site.connection, account.user);
  const here = memberships.find(
    ({ workspace, kind }) => workspace === connection.workspace && kind === "staff",
  );
  if (here) return asksForFactor(here) && !account.totp ? undefined : entryInto(here);
  const joiner = { user: account.user, email, name: account.name };
  const joined = await joinBySignOn(site.connection, connection.workspace, joiner, {
    roleForNew: connection.roleForNew,
    at,
  });
  return joined.ok ? entryOfJoined(joined.value) : undefined;
}
