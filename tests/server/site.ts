import type { SignIn } from "../../src/server/sign-in/sign-in.ts";
import { nobody } from "../../src/domain/access/principal.ts";
import type { Connection } from "../../src/database/connection.ts";
import { factsCache } from "../../src/server/facts/actions.ts";
import type { Site } from "../../src/server/http/site.ts";
import { installationSecret } from "../../src/server/installation-secret.ts";
import { createSignIn } from "../../src/server/sign-in/creation.ts";

export const ownerKey = "the-key-of-the-owner";

/** The headers of the local owner in one workspace. */
export const asOwnerOf = (workspace: string): Record<string, string> => ({
  host: "127.0.0.1:4747",
  authorization: `Bearer ${ownerKey}`,
  "entente-workspace": workspace,
});

/** A site for tests of what lies behind the doors: nobody signs in, the local owner has a key. */
export const siteOn = (connection: Connection, more: Partial<Site> = {}): Site => ({
  connection,
  now: () => new Date("2026-11-20T10:00:00Z"),
  today: () => "2026-11-20",
  facts: factsCache(),
  localToken: ownerKey,
  url: () => "http://127.0.0.1:4747",
  loopbackOnly: true,
  secret: installationSecret("", "a secret of tests that is long enough to be one"),
  signIn: createSignIn({ connection, url: () => "http://127.0.0.1:4747", loopbackOnly: true }),
  mail: { leaves: false, send: () => undefined },
  embedded: undefined,
  say: () => undefined,
  ...more,
});

/** Nobody ever is somebody, for tests that bring their own people. */
export const closedSignIn: SignIn = {
  principalOf: async () => nobody,
  accounts: async () => new Map(),
};
