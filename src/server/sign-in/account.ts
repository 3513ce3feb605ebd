import type { RecoveryCodesReply, TotpReply } from "../../contract/people.ts";
import type { ReadBodies } from "../../contract/bodies.ts";
import type { OpenCall } from "../http/site.ts";
import { renameEverywhere } from "../people/actions.ts";
import { refusal, wrongCode } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { markFactorProven, removeFactor } from "./factor-queries.ts";
import { libraryOn } from "./library.ts";
import { asksForFactor, openTo } from "./memberships.ts";
import { acceptablePassword } from "./password-rules.ts";
import { hashPassword } from "./passwords.ts";
import { type Own, ownAccount, proveCode, proveOwner, provePassword } from "./proving.ts";
import { isAuthenticatorCode, newFactor, newRecoveryCodes } from "./second-factor.ts";
import { endSessionsOf } from "./session-queries.ts";
import { renewSession } from "./sessions.ts";
import { type AccountEvent, tell } from "./trail.ts";

/** What people change about their own account. Whatever changes how they prove who they are ends their other sessions. */

export async function changeName(call: OpenCall<ReadBodies["account"]>): Promise<void> {
  const { account } = await ownAccount(call);
  const library = await libraryOn(call.site);
  await library.updateUser(account.user, { name: call.body.name });
  await renameEverywhere(call.site.connection, account.user, call.body.name);
}

export async function changePassword(call: OpenCall<ReadBodies["changePassword"]>): Promise<void> {
  const own = await ownAccount(call);
  await provePassword(call, own.account, call.body.password);
  const hash = await newPasswordHash(call.body.newPassword, own.account, "/newPassword");
  const library = await libraryOn(call.site);
  await library.updatePassword(own.account.user, hash);
  await proofChanged(call, own, "password.changed");
}

/** The hash of a password that may become somebody's; the refusal stands at the field it is read from. */
export async function newPasswordHash(
  password: string,
  owner: { readonly email: string; readonly name: string },
  pointer = "/password",
): Promise<string> {
  const acceptable = acceptablePassword(password, owner);
  if (!acceptable.ok)
    throw refusal(400, "password-not-accepted", acceptable.reason, acceptable.accepted ?? "", pointer);
  return hashPassword(acceptable.value);
}

export async function beginTotp(call: OpenCall<ReadBodies["totpBegin"]>): Promise<TotpReply> {
  const own = await ownAccount(call);
  await proveOwner(call, own, call.body.password);
  const factor = await newFactor(call.site, own.account.user, own.account.email);
  if (!factor)
    throw refusal(409, "factor-on", "The second factor is on already", "turn it off first, then begin anew");
  return factor;
}

/** From the first right code on the second factor counts. */
export async function proveTotp(call: OpenCall<ReadBodies["code"]>): Promise<RecoveryCodesReply> {
  const { site, asking, body } = call;
  const own = await ownAccount(call);
  const { user } = own.account;
  await attempt(site, "code", { account: user, address: asking.address }, asking.at, async (succeeded) => {
    if (own.account.totp || !(await isAuthenticatorCode(site, user, body.code, asking.at))) throw wrongCode();
    await succeeded();
  });
  if (!(await markFactorProven(site.connection, user, asking.at))) throw wrongCode();
  const codes = await newRecoveryCodes(site, user);
  await proofChanged(call, own, "second-factor.began");
  return { codes };
}

/** Not while a workspace asks its people for one. */
export async function endTotp(call: OpenCall<ReadBodies["totpBegin"]>): Promise<void> {
  const own = await ownAccount(call);
  await proveOwner(call, own, call.body.password);
  const asking = (await openTo(call.site, own.account.user, false)).filter(asksForFactor);
  if (asking.length > 0)
    throw refusal(
      409,
      "factor-required",
      `${asking.map(({ workspaceName }) => workspaceName).join(", ")} asks for a second factor`,
      "an owner of the workspace ends the requirement first",
    );
  await removeFactor(call.site.connection, own.account.user);
  await proofChanged(call, own, "second-factor.ended");
}

export async function renewRecoveryCodes(
  call: OpenCall<ReadBodies["totpBegin"]>,
): Promise<RecoveryCodesReply> {
  const own = await ownAccount(call);
  await proveOwner(call, own, call.body.password);
  if (!own.account.totp)
    throw refusal(409, "factor-off", "There is no second factor", "turn the second factor on first");
  const codes = await newRecoveryCodes(call.site, own.account.user);
  await tell(call.site, own.account.user, { action: "recovery-codes.renewed" }, call.asking);
  return { codes };
}

/** Proves anew who one is: the password or a code. The session goes on under a new token. */
export async function confirm(call: OpenCall<ReadBodies["confirm"]>): Promise<void> {
  const { password, code } = call.body;
  const own = await ownAccount(call);
  if (code !== undefined) await proveCode(call, own.account, code);
  else if (password !== undefined) await provePassword(call, own.account, password);
  else throw refusal(400, "required", "Neither password nor code is given", "one of them", "/password");
  call.setCookies(await renewSession(call.site, own.session, { confirmedAt: call.asking.at }));
  await tell(call.site, own.account.user, { action: "session.confirmed" }, call.asking);
}

async function proofChanged(
  call: Pick<OpenCall, "site" | "asking" | "setCookies">,
  { session, account }: Own,
  action: AccountEvent["action"],
): Promise<void> {
  await endSessionsOf(call.site.connection, account.user, session.session_id);
  call.setCookies(await renewSession(call.site, session, { confirmedAt: call.asking.at }));
  await tell(call.site, account.user, { action }, call.asking);
}
