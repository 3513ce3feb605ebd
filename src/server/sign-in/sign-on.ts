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
import type { RedirectReply } from "../../contract/people.ts";
import type { OpenCall, Site } from "../http/site.ts";
import { refusal } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { cookieIn, cookieToSet } from "./cookies.ts";
import { configurationOf } from "./issuer.ts";
import { signOnFor, type SignOnConnection } from "./sign-on-queries.ts";

/** Minutes between leaving for the provider and coming back. */
const minutesAway = 10;

export const signOnPath = "/api/v1/sign-in/single/return";
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

/** Where single sign-on of the address's domain begins: code flow with PKCE, state and nonce. */
export async function beginSignOn(call: OpenCall<ReadBodies["signOn"]>): Promise<RedirectReply> {
  const { site, asking, body } = call;
  const domain = domainOf(body.email);
  return attempt(site, "single", { address: asking.address }, asking.at, async (succeeded) => {
    const connection = isDomain(domain) ? await signOnFor(site.connection, domain) : undefined;
    if (!connection)
      throw refusal(
        404,
        "no-single-sign-on",
        "The domain of the address has no single sign-on here",
        "your password",
        "/email",
      );
    const away: Away = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      domain,
      connection: connection.id,
      until: asking.at.getTime() + minutesAway * 60_000,
    };
    const location = await addressOf(site, connection, away, body.email);
    call.setCookies([
      cookieToSet(site, "signOn", site.secret.seal("sign-on-away", JSON.stringify(away)), {
        seconds: minutesAway * 60,
        // Lax: the way back is begun by the provider.
        sameSite: "Lax",
      }),
    ]);
    await succeeded();
    return { location };
  });
}

async function addressOf(
  site: Site,
  connection: SignOnConnection,
  away: Away,
  email: string,
): Promise<string> {
  const configuration = await configurationOf(clientOf(site, connection)).catch((error: Error) => {
    site.say(`single sign-on of ${connection.domain}: ${error.message}`);
    throw refusal(503, "provider-silent", "The provider does not answer", "another try in a few minutes");
  });
  return buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(site),
    scope: "openid email profile",
    state: away.state,
    nonce: away.nonce,
    code_challenge: await calculatePKCECodeChallenge(away.verifier),
    code_challenge_method: "S256",
    login_hint: email,
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
};

/**
 * Who the provider says came back. No when this browser did not leave for there in the last minutes, the provider refuses or its
 * token does not hold, or the address is not proven or not of the domain that the workspace has proven.
 */
export async function provenBy(
  site: Site,
  headers: Headers,
  query: string,
  at: Date,
): Promise<Proven | NotLetIn> {
  const away = awayIn(site, headers);
  if (!away || away.until < at.getTime()) return "expired";
  if (new URLSearchParams(query).get("error") === "access_denied") return "cancelled";
  const connection = await signOnFor(site.connection, away.domain);
  if (connection?.id !== away.connection) return "expired";
  const claims = await claimsOf(site, connection, away, query);
  return claims === undefined ? "refused-by-provider" : acceptable(claims, connection);
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
  query: string,
): Promise<IDToken | undefined> {
  try {
    const configuration = await configurationOf(clientOf(site, connection));
    const tokens = await authorizationCodeGrant(configuration, new URL(`${redirectUri(site)}?${query}`), {
      pkceCodeVerifier: away.verifier,
      expectedState: away.state,
      expectedNonce: away.nonce,
      idTokenExpected: true,
    });
    return tokens.claims();
  } catch (error) {
    site.say(`single sign-on of ${connection.domain}: ${(error as Error).message}`);
    return undefined;
  }
}

function acceptable(claims: IDToken, connection: SignOnConnection): Proven | NotLetIn {
  const { sub: subject, email, email_verified: verified, name } = claims;
  if (typeof email !== "string" || verified !== true) return "address-unproven";
  if (domainOf(email) !== connection.domain.toLowerCase()) return "outside-domain";
  const shown = typeof name === "string" && name.trim() !== "" ? name : (email.split("@")[0] ?? email);
  return { connection, subject, email: email.toLowerCase(), name: oneLine(shown) };
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
