import {
  allowInsecureRequests,
  type Configuration,
  customFetch,
  type CustomFetch,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { allowsLoopback, askOutside } from "./outbound.ts";

export type Client = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

/** What the issuer says of itself (OpenID Connect Discovery 1.0), asked through askOutside. Throws where it does not answer. */
export async function configurationOf({ issuer, clientId, clientSecret }: Client): Promise<Configuration> {
  const url = new URL(issuer);
  return discovery(url, clientId, clientSecret, undefined, {
    [customFetch]: asFetch,
    timeout: 10,
    execute: [
      // In the code flow the library trusts TLS and leaves the signature of the token unchecked, unless told otherwise.
      enableNonRepudiationChecks,
      // It wants https unless told otherwise; which http is asked at all is decided in askOutside.
      ...(url.protocol === "http:" && allowsLoopback() ? [allowInsecureRequests] : []),
    ],
  });
}

/** Whether an issuer can be connected: it answers, is who it says it is, and knows the code flow with PKCE or plain. */
export async function isIssuer(client: Client): Promise<Decision<null>> {
  try {
    const metadata = (await configurationOf(client)).serverMetadata();
    if (!metadata.authorization_endpoint || !metadata.token_endpoint || !metadata.jwks_uri)
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

const asFetch: CustomFetch = (url, { method, headers, body }) =>
  askOutside(new URL(url), {
    method,
    headers: { ...headers },
    body: body === undefined || body === null ? undefined : textOf(body),
  });

/** The library sends forms and nothing else. */
function textOf(body: unknown): string {
  if (typeof body === "string") return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new Error("An unknown kind of body");
}
