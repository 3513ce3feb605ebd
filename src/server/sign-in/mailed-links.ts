import type { SentReply } from "../../contract/people.ts";
import type { ReadBodies } from "../../contract/bodies.ts";
import type { OpenCall } from "../http/site.ts";
import { credentialsOf } from "./account-queries.ts";
import { newPasswordHash } from "./account.ts";
import { deadLink } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { inBackground } from "./background.ts";
import { libraryOn } from "./library.ts";
import { linkMinutes, newLink, redeem, userOfLink } from "./links.ts";
import { openTo } from "./memberships.ts";
import { endSessionsOf } from "./session-queries.ts";
import { markVerified } from "./signing-in.ts";
import { tell } from "./trail.ts";

/**
 * Links sent to a mailbox. The answer is the same, and as fast, for every address: whether there is an account is looked up
 * after it was given. The secret stands behind the # of the link, which reaches no server and no log of one; the page posts
 * it, so that a scanner that opens the link uses nothing up.
 */
export async function sendSignInLink(call: OpenCall<ReadBodies["signInLink"]>): Promise<SentReply> {
  return sending(call, "a sign-in link", async (account) => {
    const portals = await openTo(call.site, account.user, true);
    if (portals.length === 0) return;
    const token = await newLink(call.site, "sign-in", account.user, call.asking.at);
    await call.site.mail.send({
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
    const token = await newLink(call.site, "password", account.user, call.asking.at);
    await call.site.mail.send({
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

type Found = NonNullable<Awaited<ReturnType<typeof credentialsOf>>>;

async function sending(
  call: OpenCall<{ readonly email: string }>,
  what: string,
  send: (account: Found) => Promise<void>,
): Promise<SentReply> {
  const { site, asking, body } = call;
  const trier = { account: `${what} ${body.email.toLowerCase()}`, address: asking.address };
  // Every letter counts as a try: nobody's mailbox is filled from here.
  return attempt(site, "mail", trier, asking.at, async () => {
    inBackground(site, what, async () => {
      const account = await credentialsOf(site.connection, { email: body.email });
      if (account) await send(account);
    });
    const where = site.mail.leaves ? "is on its way" : "is in the log of the server";
    return { sent: true, detail: `If the address has an account here, ${what} ${where}` };
  });
}

/** Sets a password by the secret of a link, and ends every session. The second factor stays. */
export async function resetPassword(call: OpenCall<ReadBodies["passwordReset"]>): Promise<void> {
  const { site, asking, body } = call;
  await attempt(site, "link", { address: asking.address }, asking.at, async (succeeded) => {
    const user = await userOfLink(site, "password", body.token, asking.at);
    const account = user === undefined ? undefined : await credentialsOf(site.connection, { user });
    if (!account) throw deadLink();
    await succeeded();
    // A password that is refused leaves the link as it was.
    const hash = await newPasswordHash(body.password, account);
    if ((await redeem(site, "password", body.token, asking.at)) === undefined) throw deadLink();
    const library = await libraryOn(site);
    await library.updatePassword(account.user, hash);
    await endSessionsOf(site.connection, account.user, null);
    await markVerified(call, account);
    await tell(site, account.user, { action: "password.reset" }, asking);
  });
}
