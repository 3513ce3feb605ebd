import type { Site } from "../http/site.ts";
import { accountsOf } from "./account-queries.ts";
import { principalIn } from "./sessions.ts";
import type { SignIn } from "./sign-in.ts";

/**
 * Sign-in on a database. Nothing is kept of sessions between two requests: each asks for the session and the membership in one
 * round trip, so that what was changed counts at once, in every process, and there is nothing to forget.
 */
export function createSignIn(ground: Pick<Site, "connection" | "url" | "loopbackOnly">): SignIn {
  return {
    principalOf: (asking) => principalIn(ground, asking),
    accounts: async (users) => {
      const accounts = await accountsOf(ground.connection, users);
      return new Map(accounts.map((account) => [account.user, account]));
    },
  };
}
