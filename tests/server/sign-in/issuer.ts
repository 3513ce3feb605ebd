import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** Who signs in at the provider, as its tokens will say. */
export type Claims = {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
};

export type Issuer = {
  readonly url: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** The next who sign in there. */
  claims: Claims;
  /** Cuts in before the provider answers; true when it has answered itself. */
  cutIn: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  close(): Promise<void>;
};

/** A real OpenID provider on this machine, at which everybody signs in and consents without a page. */
export async function openIssuer(redirectUris: () => string[]): Promise<Issuer> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server: Server = createServer((request, response) => {
    if (issuer.cutIn?.(request, response)) return;
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { clientId: "entente", clientSecret: "the secret of the client of the tests" };
  const issuer: Issuer = {
    url,
    client,
    claims: { sub: "nobody" },
    cutIn: undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(url, {
    clients: [
      { client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: redirectUris() },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    // A key of its own: what one provider signs another has not signed.
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" }] },
    cookies: { keys: ["a key of the tests"] },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ ...issuer.claims, sub }) }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  });
  const answer = provider.callback();
  handle = (request, response) => {
    if (request.url?.startsWith("/interaction/"))
      void signInThere(provider, issuer, request, response).catch((error: Error) =>
        response.end(error.message),
      );
    else answer(request, response);
  };
  return issuer;
}

async function signInThere(
  provider: Provider,
  { claims, client }: Issuer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt } = await provider.interactionDetails(request, response);
  if (claims.sub === "refuses")
    return provider.interactionFinished(request, response, { error: "access_denied" });
  if (prompt.name === "login")
    return provider.interactionFinished(request, response, { login: { accountId: claims.sub } });
  const grant = new provider.Grant({ accountId: claims.sub, clientId: client.clientId });
  grant.addOIDCScope("openid email profile");
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

/** Walks from the provider's door through its pages to where it sends the browser back to. */
export async function walk(location: string, back: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(location);
  for (let step = 0; step < 10 && !next.href.startsWith(back); step++) {
    const answer = await fetch(next, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = answer.headers.get("location");
    if (to === null) throw new Error(`The provider stops at ${next.href}: ${await answer.text()}`);
    next = new URL(to, next);
  }
  return next;
}
