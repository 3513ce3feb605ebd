import type { SentReply } from "../../contract/people.ts";
import type { ReadBodies } from "../../contract/bodies.ts";
import { linkMinutes } from "../../domain/access/lives.ts";
import { inBackground } from "../background.ts";
import type { OpenCall } from "../http/site.ts";
import { type Credentials, credentialsOf } from "./account-queries.ts";
import { deadLink } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { knownDevice } from "./devices.ts";
import { mayHaveLetter, refuseManyLetters } from "./letters.ts";
import { accountOfLink, newLink, redeem } from "./links.ts";
import { openTo } from "./memberships.ts";
import { newPasswordHash } from "./new-account.ts";
import { changeProofs, setPassword } from "./proof-queries.ts";
import { markVerified } from "./signing-in.ts";
import { tellAll } from "./trail.ts";

/**
 * Links sent to a mailbox. The answer is the same, and as fast, for every address: whether there is an account is looked up
 * after it was given. The secret stands behind the # of the link, which reaches no server and no log of one; the page posts
 * it, so that a scanner that opens the link uses nothing up.
 */
export async function sendSignInLink(call: OpenCall<ReadBodies["signInLink"]>): Promise<SentReply> {
  return sending(call, "a sign-in link", async (account) => {
    const portals = await openTo(call.site, account.user, { portalOnly: true, at: call.asking.at });
    if (portals.length === 0) return;
    const token = await newLink(call.site, "sign-in", account, call.asking.at);
    call.site.mail.send({
      to: account.email,
      subject: "Your sign-in link",
      text: [
        `Hello ${account.name},`,
        `with this link you sign in to the partner portal. It works once, for ${linkMinutes["sign-in"]} minutes.`,
        "If you did not ask for it, somebody else typed your address; nothing happens unless the link is opened.",
      ],
      link: { words: "Sign in", url: `${call.site.url()}/portal/sign-in#link=${token}` },
    });
  });
}

/** A password can be forgotten only where there is one: single sign-on stays the only way in for who came by it. */
export async function sendPasswordLink(call: OpenCall<ReadBodies["passwordForgotten"]>): Promise<SentReply> {
  return sending(call, "a password link", async (account) => {
    if (account.password === null) return;
    const token = await newLink(call.site, "password", account, call.asking.at);
    call.site.mail.send({
      to: account.email,
      subject: "Set a new password",
      text: [
        `Hello ${account.name},`,
        `with this link you set a new password. It works once, for ${linkMinutes.password} minutes, and ends every session.`,
        "If you did not ask for it, somebody else typed your address; your password stays as it is.",
      ],
      link: { words: "Set a new password", url: `${call.site.url()}/password#${token}` },
    });
  });
}

async function sending(
  { site, asking, body }: OpenCall<{ readonly email: string }>,
  what: string,
  send: (account: Credentials) => Promise<void>,
): Promise<SentReply> {
  const device = knownDevice(site, asking.headers, body.email);
  const asks = { what, email: body.email, device, address: asking.address };
  await refuseManyLetters(site, asks, asking.at);
  inBackground(site, what, async () => {
    const account = await credentialsOf(site.connection, { email: body.email });
    if (account && (await mayHaveLetter(site, asks, asking.at))) await send(account);
  });
  const where = site.mail.leaves ? "is on its way" : "is in the log of the server";
  return { sent: true, detail: `If the address has an account here, ${what} ${where}` };
}

/** Sets a password by the secret of a link, and ends every session. The second factor stays. */
export async function resetPassword(call: OpenCall<ReadBodies["passwordReset"]>): Promise<void> {
  const { site, asking, body } = call;
  await attempt(site, "link", { address: asking.address }, asking.at, async (succeeded) => {
    const account = await accountOfLink(site, "password", body.token, asking.at);
    if (!account) throw deadLink();
    await succeeded();
    // A password that is refused leaves the link as it was.
    const hash = await newPasswordHash(body.password, account);
    if (!(await redeem(site, "password", body.token, asking.at))) throw deadLink();
    const { user, revision } = account;
    const changed = await changeProofs(site.connection, { user, revision, keep: null }, (tx) =>
      setPassword(tx, user, hash, asking.at),
    );
    if (changed === undefined) throw deadLink();
    await markVerified(call, account);
    await tellAll(site, user, { action: "password.reset" }, asking);
  });
}
