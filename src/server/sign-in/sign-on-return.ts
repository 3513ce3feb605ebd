import { newId } from "../../database/ids.ts";
import { lacksFactor } from "../../domain/access/second-factor.ts";
import type { Asking } from "../http/asking.ts";
import { Answered } from "../http/answered.ts";
import type { OpenCall, Site } from "../http/site.ts";
import { scrubbed } from "../logging-scrub.ts";
import { joinBySignOn, membershipsOf, type UserMembership } from "../people/actions.ts";
import { type Credentials, credentialsOf, removeUser } from "./account-queries.ts";
import { cookieToEnd } from "./cookies.ts";
import { libraryOn } from "./library.ts";
import { entryInto, entryOfJoined } from "./memberships.ts";
import { addAccount } from "./new-account.ts";
import type { Entry } from "./session-queries.ts";
import { type FromProvider, type NotLetIn, provenBy, type Proven } from "./sign-on.ts";
import { userOfIdentity } from "./sign-on-queries.ts";
import { proceed } from "./signing-in.ts";
import { tellWhere } from "./trail.ts";

/** Where the provider sends the browser back to; it always leads on to a page, with the reason where nobody was let in. */
export async function signOnReturn(call: OpenCall): Promise<Answered<null>> {
  call.setCookies([cookieToEnd(call.site, "signOn")]);
  const next = await comeBack(call).catch((error: Error) => {
    call.site.say(`single sign-on: ${scrubbed(error.message)}`);
    return "failed" as const;
  });
  const location = next === "done" ? "/" : `/sign-in#single=${next}`;
  return new Answered(null, { status: 303, headers: { location } });
}

type Next = "done" | "code" | NotLetIn;

async function comeBack({ site, asking, query, setCookies }: OpenCall): Promise<Next> {
  const proven = await provenBy(site, asking.headers, query as FromProvider, asking.at);
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
  const entry = await entryBy(site, asking, account, proven);
  if (account.linksNow) await tellLinked(site, asking, account, proven);
  const call = { site, asking, setCookies };
  // Only a provider that says when it last saw proof of the person proves something for what asks for a confirmation.
  const way = { by: "single-sign-on", confirmedAt: proven.provenAt, ...(entry ? { entry } : {}) } as const;
  const { next } = await proceed(call, account, way);
  return next === "code" ? "code" : "done";
}

/**
 * The account of an identity: the one it is linked to; else the one of the same address, if that address was proven here, too
 * (a claim alone links nothing); else a new one, for whoever may join.
 */
async function accountBy(
  site: Site,
  asking: Asking,
  proven: Proven,
): Promise<(Credentials & { readonly linksNow?: boolean }) | NotLetIn> {
  const { connection, subject, email } = proven;
  const linked = await userOfIdentity(site.connection, connection.issuer, subject);
  const known = await credentialsOf(site.connection, linked === undefined ? { email } : { user: linked });
  if (!known) return newAccount(site, asking, proven);
  if (linked !== undefined) return known;
  if (!known.verified) return "link-first";
  const library = await libraryOn(site);
  await library.linkAccount({ userId: known.user, providerId: connection.issuer, accountId: subject });
  return { ...known, linksNow: true };
}

/** An identity is of the workspace that connected its issuer, and told there alone. */
async function tellLinked(
  site: Site,
  asking: Asking,
  account: Credentials,
  { connection }: Proven,
): Promise<void> {
  const here = await memberIn(site, account, connection);
  const event = { action: "identity.linked", after: { issuer: connection.issuer } } as const;
  await tellWhere(site, account.user, here?.person ?? null, event, asking);
}

async function memberIn(
  site: Site,
  { user }: Credentials,
  { workspace }: Proven["connection"],
): Promise<UserMembership | undefined> {
  const memberships = await membershipsOf(site.connection, user);
  return memberships.find((one) => one.workspace === workspace && one.kind === "staff");
}

async function newAccount(site: Site, asking: Asking, proven: Proven): Promise<Credentials | NotLetIn> {
  const { connection, subject, email, name } = proven;
  const account = { user: newId(asking.at.getTime()), email, name, verified: true };
  await addAccount(site, account, { provider: connection.issuer, subject });
  const { workspace, roleForNew } = connection;
  const joined = await joinBySignOn(site.connection, workspace, account, roleForNew, asking);
  if (joined.ok) return { ...account, totp: false, password: null, revision: 0 };
  await removeUser(site.connection, account.user);
  return "not-invited";
}

/** The workspace of the connection, entered or joined; elsewhere people choose. */
async function entryBy(
  site: Site,
  asking: Asking,
  account: Credentials,
  { connection, email }: Proven,
): Promise<Entry | undefined> {
  const here = await memberIn(site, account, connection);
  if (here) return lacksFactor({ ...here, totp: account.totp }) ? undefined : entryInto(here);
  const joiner = { user: account.user, email, name: account.name };
  const { workspace, roleForNew } = connection;
  const joined = await joinBySignOn(site.connection, workspace, joiner, roleForNew, asking);
  return joined.ok ? entryOfJoined(joined.value) : undefined;
}
