import {
  allowInsecureRequests,
  type Configuration,
  customFetch,
  type CustomFetch,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { askOutside, isAskable, type Outside } from "./outbound.ts";

export type Client = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

type Ground = { readonly outside?: Outside | undefined };

/** How long what an issuer says of itself is kept, and of how many issuers at once. */
const [keptMinutes, keptAtMost] = [10, 100];
const kept = new Map<string, { readonly configuration: Promise<Configuration>; readonly until: number }>();

/** What the issuer says of itself, at most ten minutes old: people who sign in do not make it say it again and again. */
export function keptConfigurationOf({ outside }: Ground, client: Client, at: Date): Promise<Configuration> {
  const name = JSON.stringify([client.issuer, client.clientId, client.clientSecret, outside]);
  const known = kept.get(name);
  if (known && known.until > at.getTime()) return known.configuration;
  kept.delete(name);
  const configuration = configurationOf({ outside }, client);
  // The oldest makes room.
  for (const oldest of kept.keys()) if (kept.size >= keptAtMost) kept.delete(oldest);
  kept.set(name, { configuration, until: at.getTime() + keptMinutes * 60_000 });
  void configuration.catch(() => kept.delete(name));
  return configuration;
}

/**
 * What the issuer says of itself now (OpenID Connect Discovery 1.0). Throws where it does not answer, or names no page to sign
 * in at.
 */
async function configurationOf({ outside }: Ground, client: Client): Promise<Configuration> {
  const { issuer, clientId, clientSecret } = client;
  const url = new URL(issuer);
  const configuration = await discovery(url, clientId, clientSecret, undefined, {
    [customFetch]: asFetch(outside),
    timeout: 10,
    execute: [
      // In the code flow the library trusts TLS and leaves the signature of the token unchecked, unless told otherwise.
      enableNonRepudiationChecks,
      // It wants https unless told otherwise; which http is asked at all is decided in askOutside.
      ...(url.protocol === "http:" && isAskable(url, outside) ? [allowInsecureRequests] : []),
    ],
  });
  const page = configuration.serverMetadata().authorization_endpoint ?? "";
  // Browsers are sent there: anything but a page would be run.
  if (!URL.canParse(page) || !isAskable(new URL(page), outside))
    throw new Error("The issuer names no https address to sign in at");
  return configuration;
}

/** Whether an issuer can be connected: it answers, is who it says it is, and knows the code flow with PKCE or plain. */
export async function isIssuer(ground: Ground, client: Client): Promise<Decision<null>> {
  try {
    const metadata = (await configurationOf(ground, client)).serverMetadata();
    if (!metadata.token_endpoint || !metadata.jwks_uri)
      return no("The issuer names no addresses to sign in at", "an OpenID provider with the code flow");
    return yes(null);
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    return no(
      `The issuer cannot be used: ${why}`,
      "the https address of an OpenID provider, as it names itself",
    );
  }
}

const asFetch =
  (outside: Outside | undefined): CustomFetch =>
  (url, { method, headers, body }) =>
    askOutside(
      new URL(url),
      {
        method,
        headers: { ...headers },
        body: body === undefined || body === null ? undefined : textOf(body),
      },
      outside,
    );

/** The library sends forms and nothing else. */
function textOf(body: unknown): string {
  if (typeof body === "string") return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new Error("An unknown kind of body");
}
