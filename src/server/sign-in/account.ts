import type { RecoveryCodesReply, TotpReply } from "../../contract/people.ts";
import type { ReadBodies } from "../../contract/bodies.ts";
import type { Tx } from "../../database/connection.ts";
import { asksForFactor } from "../../domain/access/second-factor.ts";
import type { OpenCall } from "../http/site.ts";
import { renameEverywhere } from "../people/actions.ts";
import { proofsChanged, refusal, wrongCode } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { markFactorProven, removeFactor } from "./factor-queries.ts";
import { libraryOn } from "./library.ts";
import { openTo } from "./memberships.ts";
import { newPasswordHash } from "./new-account.ts";
import { changeProofs, setPassword } from "./proof-queries.ts";
import { type Own, ownAccount, proveCode, proveOwner, provePassword, refusePortalOnly } from "./proving.ts";
import { isAuthenticatorCode, newFactor, newRecoveryCodes } from "./second-factor.ts";
import { renewSession } from "./sessions.ts";
import { type AccountEvent, personOf, tellAll, tellWhere } from "./trail.ts";

/** What people change about their own account. Whatever changes how they prove who they are ends their other sessions. */

export async function changeName(call: OpenCall<ReadBodies["account"]>): Promise<void> {
  const { account } = await ownAccount(call);
  const library = await libraryOn(call.site);
  await library.updateUser(account.user, { name: call.body.name });
  await renameEverywhere(call.site.connection, { user: account.user, name: call.body.name }, call.asking);
}

export async function changePassword(call: OpenCall<ReadBodies["changePassword"]>): Promise<void> {
  const own = await ownAccount(call);
  await provePassword(call, own.account, call.body.password);
  const hash = await newPasswordHash(call.body.newPassword, own.account, "/newPassword");
  await changeProof(call, own, "password.changed", (tx) =>
    setPassword(tx, own.account.user, hash, call.asking.at),
  );
}

export async function beginTotp(call: OpenCall<ReadBodies["totpBegin"]>): Promise<TotpReply> {
  const own = await ownToChange(call);
  const factor = await newFactor(call.site, own.account.user, own.account.email);
  if (!factor)
    throw refusal(409, "factor-on", "The second factor is on already", "turn it off first, then begin anew");
  return factor;
}

/** From the first right code on the second factor counts. */
export async function proveTotp(call: OpenCall<ReadBodies["code"]>): Promise<RecoveryCodesReply> {
  const { site, asking, body } = call;
  const own = await ownAccount(call);
  refusePortalOnly(own);
  const { user } = own.account;
  await attempt(site, "code", { account: user, address: asking.address }, asking.at, async (succeeded) => {
    if (own.account.totp || !(await isAuthenticatorCode(site, user, body.code, asking.at))) throw wrongCode();
    await succeeded();
  });
  let codes: string[] = [];
  await changeProof(call, own, "second-factor.began", async (tx) => {
    if (!(await markFactorProven(tx, user, asking.at))) throw wrongCode();
    codes = await newRecoveryCodes(site, user, tx);
  });
  return { codes };
}

/** Not while a workspace asks its people for one. */
export async function endTotp(call: OpenCall<ReadBodies["totpBegin"]>): Promise<void> {
  const own = await ownToChange(call);
  const { user } = own.account;
  const asking = (await openTo(call.site, user, { portalOnly: false, at: call.asking.at })).filter(
    asksForFactor,
  );
  if (asking.length > 0)
    throw refusal(
      409,
      "factor-required",
      `${asking.map(({ workspaceName }) => workspaceName).join(", ")} asks for a second factor`,
      "an owner of the workspace ends the requirement first",
    );
  await changeProof(call, own, "second-factor.ended", (tx) => removeFactor(tx, user));
}

export async function renewRecoveryCodes(
  call: OpenCall<ReadBodies["totpBegin"]>,
): Promise<RecoveryCodesReply> {
  const own = await ownToChange(call);
  if (!own.account.totp)
    throw refusal(409, "factor-off", "There is no second factor", "turn the second factor on first");
  const codes = await newRecoveryCodes(call.site, own.account.user);
  await tellAll(call.site, own.account.user, { action: "recovery-codes.renewed" }, call.asking);
  return { codes };
}

/** Proves anew who one is: the password or a code. The session goes on under a new token. */
export async function confirm(call: OpenCall<ReadBodies["confirm"]>): Promise<void> {
  const { site, asking, principal, body } = call;
  const own = await ownAccount(call);
  const { revision } = own.account;
  if (body.code !== undefined) await proveCode(call, own.account, body.code);
  else if (body.password !== undefined) await provePassword(call, own.account, body.password);
  else throw refusal(400, "required", "Neither password nor code is given", "one of them", "/password");
  call.setCookies(await renewSession(site, own.session, { confirmedAt: asking.at, revision }));
  await tellWhere(site, own.account.user, personOf(principal), { action: "session.confirmed" }, asking);
}

/** Whoever may change their second factor, and has just proven who they are. */
async function ownToChange(call: OpenCall<ReadBodies["totpBegin"]>): Promise<Own> {
  const own = await ownAccount(call);
  refusePortalOnly(own);
  await proveOwner(call, own, call.body.password);
  return own;
}

/** Whatever proves the user changes by `change`; this session goes on under a new token, every other one ends. */
async function changeProof(
  { site, asking, setCookies }: Pick<OpenCall, "site" | "asking" | "setCookies">,
  { session, account }: Own,
  action: AccountEvent["action"],
  change: (tx: Tx) => Promise<void>,
): Promise<void> {
  const resting = { user: account.user, revision: account.revision, keep: session.session_id };
  const revision = await changeProofs(site.connection, resting, change);
  if (revision === undefined) throw proofsChanged();
  setCookies(await renewSession(site, session, { confirmedAt: asking.at, revision }));
  await tellAll(site, account.user, { action }, asking);
}
