import { betterAuth } from "better-auth";
import type { Connection } from "../../database/connection.ts";
import { newId } from "../../database/ids.ts";
import type { Site } from "../http/site.ts";

/**
 * The library that keeps users, their passwords and linked identities, and the links that were sent. It is used from here
 * alone, by its functions: its own HTTP handler is not mounted and its cookies are not used (docs/decisions/0009-sign-in.md).
 */
export type Library = Awaited<ReturnType<typeof openLibrary>>;

const opened = new WeakMap<Connection, Promise<Library>>();

/** The library on a connection, opened when first asked for. */
export function libraryOn({ connection, secret }: Pick<Site, "connection" | "secret">): Promise<Library> {
  const known =
    opened.get(connection) ?? openLibrary(connection, secret.keyFor("library").toString("base64"));
  opened.set(connection, known);
  return known;
}

/** The provider name of a password among the accounts of a user; single sign-on uses the issuer. */
export const passwordProvider = "credential";

const dates = { createdAt: "created_at", updatedAt: "updated_at" };

async function openLibrary(connection: Connection, secret: string) {
  const auth = betterAuth({
    // The role and the search path (schema auth) of the pool's connections; what belongs together is one transaction.
    database: connection.signInPool,
    secret,
    // Never reached: nothing of the library answers requests.
    baseURL: "http://127.0.0.1",
    telemetry: { enabled: false },
    logger: { disabled: true },
    // The tables hold what is used here and no more; the migrations are ours.
    advanced: { database: { generateId: () => newId(), validateSchema: false } },
    user: { modelName: "users", fields: { emailVerified: "email_verified", ...dates } },
    account: {
      modelName: "accounts",
      fields: { userId: "user_id", providerId: "provider_id", accountId: "account_id", ...dates },
    },
    verification: { modelName: "verifications", fields: { expiresAt: "expires_at", ...dates } },
  });
  const { internalAdapter } = await auth.$context;
  return internalAdapter;
}
