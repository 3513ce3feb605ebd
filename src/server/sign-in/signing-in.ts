import type { SignInReply } from "../../contract/people.ts";
import type { ReadBodies } from "../../contract/bodies.ts";
import { inBackground } from "../background.ts";
import type { OpenCall } from "../http/site.ts";
import { type Credentials, credentialsOf } from "./account-queries.ts";
import { deadLink, notSignedIn, wrongCode, wrongCredentials } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { deviceCookie, knownDevice } from "./devices.ts";
import { libraryOn } from "./library.ts";
import { accountOfLink, redeem } from "./links.ts";
import { onlyEntry, openTo } from "./memberships.ts";
import { isPassword } from "./passwords.ts";
import { isCodeOf } from "./second-factor.ts";
import type { Entry } from "./session-queries.ts";
import { beginSession, endSessionIn, sessionIn } from "./sessions.ts";
import { personOf, tellAll, tellWhere } from "./trail.ts";

/**
 * By address and password. Unknown address, wrong password and an account without a password are one answer, at one cost: a
 * hash is computed for each. Source: OWASP ASVS 5.0, 6.3.8.
 */
export async function signInByPassword(call: OpenCall<ReadBodies["signIn"]>): Promise<SignInReply> {
  const { site, asking, body } = call;
  const trier = {
    account: body.email.toLowerCase(),
    device: knownDevice(site, asking.headers, body.email),
    address: asking.address,
  };
  return attempt(site, "password", trier, asking.at, async (succeeded) => {
    const account = await credentialsOf(site.connection, { email: body.email });
    const right = await isPassword(body.password, account?.password);
    if (!account || !right) {
      if (account) refusedInTrail(call, account.user, "password");
      throw wrongCredentials();
    }
    await succeeded();
    return proceed(call, account, { by: "password" });
  });
}

/** The second step, by a code of the authenticator or a recovery code. */
export async function signInByCode(call: OpenCall<ReadBodies["code"]>): Promise<SignInReply> {
  const { site, asking, body } = call;
  const session = await sessionIn(site, asking);
  if (session?.stage !== "code" || session.user_id === null) throw notSignedIn();
  const user = session.user_id;
  return attempt(site, "code", { account: user, address: asking.address }, asking.at, async (succeeded) => {
    if (!(await isCodeOf(site, user, body.code, asking.at))) {
      refusedInTrail(call, user, "code");
      throw wrongCode();
    }
    await succeeded();
    const account = await credentialsOf(site.connection, { user });
    // A password that was changed since it was given here has been given in vain.
    if (!account || account.revision !== session.proof_revision) throw notSignedIn();
    return letIn(call, account, { by: "code", portalOnly: session.portal_only });
  });
}

/** By the secret of a link to a mailbox; it opens portals alone, and proves the address. */
export async function signInByLink(call: OpenCall<ReadBodies["token"]>): Promise<SignInReply> {
  const { site, asking, body } = call;
  return attempt(site, "link", { address: asking.address }, asking.at, async (succeeded) => {
    // Looked at before it is used up, so that the session rests on the proofs that stood while the link still did.
    const account = await accountOfLink(site, "sign-in", body.token, asking.at);
    if (!account || !(await redeem(site, "sign-in", body.token, asking.at))) throw deadLink();
    await succeeded();
    await markVerified(call, account);
    return proceed(call, account, { by: "link", portalOnly: true });
  });
}

export async function signOut({ site, asking, principal, setCookies }: OpenCall<unknown>): Promise<void> {
  setCookies(await endSessionIn(site, asking.headers));
  const user = "user" in principal ? principal.user : null;
  if (user !== null) await tellWhere(site, user, personOf(principal), { action: "session.ended" }, asking);
}

export type Way = {
  readonly by: "password" | "code" | "link" | "invitation" | "single-sign-on" | "first-run";
  readonly portalOnly?: boolean;
  /** Where this way leads, when it leads somewhere. */
  readonly entry?: Entry;
  /** When they proved who they are; else now. Null where nobody can tell. */
  readonly confirmedAt?: Date | null;
};

/** After the first proof: the second factor, where there is one, whatever the first was. */
export async function proceed(
  call: Pick<OpenCall, "site" | "asking" | "setCookies">,
  account: Credentials,
  way: Way,
): Promise<SignInReply> {
  if (!account.totp) return letIn(call, account, way);
  const begins = {
    user: account.user,
    revision: account.revision,
    stage: "code",
    entry: undefined,
    portalOnly: way.portalOnly ?? false,
  } as const;
  call.setCookies(await beginSession(call.site, call.asking, begins));
  return { next: "code" };
}

/** Somebody who has proven who they are gets a session, in the one place they may enter if it is one. */
async function letIn(
  { site, asking, setCookies }: Pick<OpenCall, "site" | "asking" | "setCookies">,
  account: Credentials,
  { by, portalOnly = false, entry, confirmedAt = asking.at }: Way,
): Promise<SignInReply> {
  const { user, revision } = account;
  const open = await openTo(site, user, { portalOnly, at: asking.at });
  const chosen = entry ?? onlyEntry(open, account.totp);
  const begins = { user, revision, stage: "in", entry: chosen, portalOnly, confirmedAt } as const;
  setCookies(await beginSession(site, asking, begins));
  setCookies([deviceCookie(site, account.email)]);
  await tellWhere(site, user, chosen?.person ?? null, { action: "session.began", after: { by } }, asking);
  return { next: chosen ? "done" : "enter" };
}

/** A link that was sent to the address came back: it is theirs. */
export async function markVerified(
  { site }: Pick<OpenCall, "site">,
  { user, verified }: Pick<Credentials, "user" | "verified">,
): Promise<void> {
  if (verified) return;
  const library = await libraryOn(site);
  await library.updateUser(user, { emailVerified: true });
}

function refusedInTrail(
  { site, asking }: Pick<OpenCall, "site" | "asking">,
  user: string,
  by: "password" | "code",
): void {
  inBackground(site, "audit of a refused sign-in", () =>
    tellAll(site, user, { action: "session.refused", after: { by } }, asking),
  );
}
