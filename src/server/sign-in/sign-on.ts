import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import type { ReadBodies } from "../../contract/bodies.ts";
import { endpoints } from "../../contract/endpoints.ts";
import type { RedirectReply } from "../../contract/people.ts";
import { confirmationMinutes } from "../../domain/access/capabilities.ts";
import { minutesAway, sessionLives } from "../../domain/access/lives.ts";
import type { OpenCall, Site } from "../http/site.ts";
import { scrubbed } from "../logging-scrub.ts";
import { refusal } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { cookieIn, cookieToSet } from "./cookies.ts";
import { keptConfigurationOf } from "./issuer.ts";
import { signOnFor, type SignOnConnection } from "./sign-on-queries.ts";

export const signOnPath = endpoints.signOnReturn.path;
export const redirectUri = ({ url }: Pick<Site, "url">): string => `${url()}${signOnPath}`;

/** What the browser carries to the provider and back: sealed, so that nobody else reads or makes one. */
type Away = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly domain: string;
  readonly connection: string;
  readonly until: number;
};

/** What a provider answers with; the rest of the address is its own. */
export type FromProvider = Readonly<Record<string, string>>;

/** Where single sign-on of the address's domain begins: code flow with PKCE, state and nonce. */
export async function beginSignOn(call: OpenCall<ReadBodies["signOn"]>): Promise<RedirectReply> {
  const { site, asking, principal, body } = call;
  const domain = domainOf(body.email);
  return attempt(site, "single", { address: asking.address }, asking.at, async (succeeded) => {
    const connection = isDomain(domain) ? await signOnFor(site.connection, domain) : undefined;
    if (!connection) throw noSignOn();
    const away = awayTo(connection, domain, asking.at);
    const location = await addressOf(site, connection, away, {
      email: body.email,
      provenWithinSeconds: principal.kind === "nobody" ? knownFor : confirmationMinutes * 60,
      at: asking.at,
    });
    call.setCookies([awayCookie(site, away)]);
    await succeeded();
    return { location };
  });
}

/** Whoever is signed in already comes to prove anew who they are; others may be known there as long as a session here lives. */
const knownFor = sessionLives.staff.absolute;

const noSignOn = () =>
  refusal(
    404,
    "no-single-sign-on",
    "The domain of the address has no single sign-on here",
    "your password",
    "/email",
  );

const awayTo = ({ id }: SignOnConnection, domain: string, at: Date): Away => ({
  state: randomState(),
  nonce: randomNonce(),
  verifier: randomPKCECodeVerifier(),
  domain,
  connection: id,
  until: at.getTime() + minutesAway * 60_000,
});

const awayCookie = (site: Site, away: Away): string =>
  cookieToSet(site, "signOn", site.secret.seal("sign-on-away", JSON.stringify(away)), {
    seconds: minutesAway * 60,
    // Lax: the way back is begun by the provider.
    sameSite: "Lax",
  });

async function addressOf(
  site: Site,
  connection: SignOnConnection,
  away: Away,
  asked: { readonly email: string; readonly provenWithinSeconds: number; readonly at: Date },
): Promise<string> {
  const configuration = await keptConfigurationOf(site, clientOf(site, connection), asked.at).catch(
    (error: Error) => {
      sayOf(site, connection, error);
      throw refusal(503, "provider-silent", "The provider does not answer", "another try in a few minutes");
    },
  );
  return buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(site),
    scope: "openid email profile",
    state: away.state,
    nonce: away.nonce,
    code_challenge: await calculatePKCECodeChallenge(away.verifier),
    code_challenge_method: "S256",
    login_hint: asked.email,
    // Asks the provider to say when the person last proved who they are, too (OpenID Connect Core 1.0, 2: auth_time).
    max_age: String(asked.provenWithinSeconds),
  }).href;
}

/** Why somebody comes back from the provider without being let in; the page of the sign-in has a sentence for each. */
export const notLetIn = [
  "cancelled",
  "expired",
  "refused-by-provider",
  "address-unproven",
  "outside-domain",
  "link-first",
  "not-invited",
  "failed",
] as const;
export type NotLetIn = (typeof notLetIn)[number];

export type Proven = {
  readonly connection: SignOnConnection;
  readonly subject: string;
  readonly email: string;
  readonly name: string;
  /** When they proved to the provider who they are, if it says so. */
  readonly provenAt: Date | null;
};

/**
 * Who the provider says came back. No when this browser did not leave for there in the last minutes, the provider refuses or its
 * token does not hold, or the address is not proven or not of the domain that the workspace has proven.
 */
export async function provenBy(
  site: Site,
  headers: Headers,
  query: FromProvider,
  at: Date,
): Promise<Proven | NotLetIn> {
  const away = awayIn(site, headers);
  if (!away || away.until < at.getTime()) return "expired";
  if (query.error === "access_denied") return "cancelled";
  const connection = await signOnFor(site.connection, away.domain);
  if (connection?.id !== away.connection) return "expired";
  const claims = await claimsOf(site, connection, away, query, at);
  return claims === undefined ? "refused-by-provider" : acceptable(claims, connection, at);
}

function awayIn(site: Pick<Site, "url" | "secret">, headers: Headers): Away | undefined {
  const opened = site.secret.open("sign-on-away", cookieIn(site, headers, "signOn") ?? "");
  return opened === undefined ? undefined : (JSON.parse(opened) as Away);
}

/** The library checks state, code, PKCE, and of the token signature, issuer, audience, nonce and times. */
async function claimsOf(
  site: Site,
  connection: SignOnConnection,
  away: Away,
  query: FromProvider,
  at: Date,
): Promise<IDToken | undefined> {
  try {
    const configuration = await keptConfigurationOf(site, clientOf(site, connection), at);
    const back = new URL(`${redirectUri(site)}?${new URLSearchParams(query).toString()}`);
    const tokens = await authorizationCodeGrant(configuration, back, {
      pkceCodeVerifier: away.verifier,
      expectedState: away.state,
      expectedNonce: away.nonce,
      idTokenExpected: true,
    });
    return tokens.claims();
  } catch (error) {
    sayOf(site, connection, error as Error);
    return undefined;
  }
}

/** What a provider says of a failure is its text, not ours. */
function sayOf({ say }: Pick<Site, "say">, { domain }: SignOnConnection, { message, cause }: Error): void {
  const why = cause instanceof Error ? `${message}: ${cause.message}` : message;
  say(`single sign-on of ${domain}: ${scrubbed(why)}`);
}

function acceptable(claims: IDToken, connection: SignOnConnection, at: Date): Proven | NotLetIn {
  const { sub: subject, email, email_verified: verified, name } = claims;
  if (typeof email !== "string" || verified !== true) return "address-unproven";
  if (domainOf(email) !== connection.domain.toLowerCase()) return "outside-domain";
  const shown = typeof name === "string" && name.trim() !== "" ? name : (email.split("@")[0] ?? email);
  const provenAt = provenTime(claims.auth_time, at);
  return { connection, subject, email: email.toLowerCase(), name: oneLine(shown), provenAt };
}

/** Seconds since the epoch; a moment to come proves nothing, but for clocks that differ by a minute. */
function provenTime(seconds: unknown, at: Date): Date | null {
  if (typeof seconds !== "number" || seconds * 1000 > at.getTime() + 60_000) return null;
  return new Date(Math.min(seconds * 1000, at.getTime()));
}

const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, 120);

function clientOf({ secret }: Pick<Site, "secret">, connection: SignOnConnection) {
  const clientSecret = secret.open("sign-on", connection.clientSecretSealed);
  if (clientSecret === undefined) throw new Error("the client secret was sealed with another secret");
  return { issuer: connection.issuer, clientId: connection.clientId, clientSecret };
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

const isDomain = (text: string): boolean => /^[a-z0-9.-]{1,253}$/.test(text);
