import { confirmationMinutes } from "../../domain/access/capabilities.ts";
import type { OpenCall } from "../http/site.ts";
import { type Credentials, credentialsOf } from "./account-queries.ts";
import { notSignedIn, refusal, wrongCode, wrongPassword } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { isPassword } from "./passwords.ts";
import { isCodeOf } from "./second-factor.ts";
import type { SessionRow } from "./session-queries.ts";
import { sessionIn } from "./sessions.ts";

type Asked = Pick<OpenCall, "site" | "asking" | "principal">;
export type Own = { readonly session: SessionRow; readonly account: Credentials };

/**
 * The session and account of whoever asks. A key, the local owner and the one click into the sample have none; the cookie
 * beside a key is not asked.
 */
export async function ownAccount({ site, asking, principal }: Asked): Promise<Own> {
  const session = await sessionIn(site, asking);
  if (!session || !("session" in principal) || principal.session !== session.session_id) throw notSignedIn();
  const account =
    session.user_id === null ? undefined : await credentialsOf(site.connection, { user: session.user_id });
  if (!account)
    throw refusal(
      403,
      "no-account",
      "The sample is entered without an account",
      "sign in with an account of your own",
    );
  return { session, account };
}

/** Asks for the password in use anew, counted like a sign-in; the error stands at the field it is read from. */
export async function provePassword({ site, asking }: Asked, account: Credentials, password: string) {
  const trier = { account: `own ${account.user}`, address: asking.address };
  await attempt(site, "password", trier, asking.at, async (succeeded) => {
    if (!(await isPassword(password, account.password))) throw wrongPassword();
    await succeeded();
  });
}

export async function proveCode({ site, asking }: Asked, account: Credentials, code: string): Promise<void> {
  const trier = { account: account.user, address: asking.address };
  await attempt(site, "code", trier, asking.at, async (succeeded) => {
    if (!account.totp || !(await isCodeOf(site, account.user, code, asking.at))) throw wrongCode();
    await succeeded();
  });
}

/**
 * Before the second factor is changed: the password, where the account has one; whoever comes by single sign-on alone has
 * none, and has to have signed in within the last minutes.
 */
export async function proveOwner(asked: Asked, own: Own, password: string | undefined): Promise<void> {
  if (own.account.password !== null) {
    if (password === undefined)
      throw refusal(400, "required", "The password is missing", "the password in use", "/password");
    return provePassword(asked, own.account, password);
  }
  const since = asked.asking.at.getTime() - (own.session.confirmed_at?.getTime() ?? 0);
  if (since > confirmationMinutes * 60_000)
    throw refusal(403, "confirm-first", "Confirm first who you are", "sign in again with your company");
}

/** A mailbox opens portals and no more: a session that began by its link handles no second factor. */
export function refusePortalOnly({ session }: Own): void {
  if (session.portal_only)
    throw refusal(
      403,
      "portal-only",
      "A session that began by a link does not change a second factor",
      "sign in with your password",
    );
}
