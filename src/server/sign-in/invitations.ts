import type { ReadBodies } from "../../contract/bodies.ts";
import type { OfferReply, SignInReply } from "../../contract/people.ts";
import { newId } from "../../database/ids.ts";
import { acceptInvitationAs, type Joined, type Offer, offerOf } from "../people/actions.ts";
import type { OpenCall } from "../http/site.ts";
import { type Credentials, credentialsOf, removeUser } from "./account-queries.ts";
import { refusal } from "./answers.ts";
import { attempt } from "./attempts.ts";
import { passwordProvider } from "./library.ts";
import { entryOfJoined } from "./memberships.ts";
import { addAccount, newPasswordHash } from "./new-account.ts";
import { sessionIn, renewSession } from "./sessions.ts";
import { markVerified, proceed } from "./signing-in.ts";

/** What an invitation offers, to whoever holds its secret. */
export async function seeOffer(call: OpenCall<ReadBodies["token"]>): Promise<OfferReply> {
  const offer = await offered(call);
  const account = await credentialsOf(call.site.connection, { email: offer.email });
  return { ...offer, known: account !== undefined };
}

/**
 * Accepts an invitation. A new address gets an account with the name and password given; an account that exists is neither
 * entered nor changed by an invitation: its owner has to be signed in. The link proves the address either way.
 */
export async function acceptInvitation(call: OpenCall<ReadBodies["acceptInvitation"]>): Promise<SignInReply> {
  const offer = await offered(call);
  const known = await credentialsOf(call.site.connection, { email: offer.email });
  return known ? acceptAsKnown(call, known) : acceptAsNew(call, offer);
}

async function offered({ site, asking, body }: OpenCall<{ readonly token: string }>): Promise<Offer> {
  return attempt(site, "invitation", { address: asking.address }, asking.at, async (succeeded) => {
    const offer = await offerOf(site.connection, body.token, asking.at);
    if (!offer.ok) throw holdsNot(offer);
    await succeeded();
    return offer.value;
  });
}

const holdsNot = ({ reason, accepted }: { readonly reason: string; readonly accepted?: string }) =>
  refusal(403, "invitation-not-held", reason, accepted ?? "a new invitation", "/token");

async function acceptAsKnown(
  call: OpenCall<ReadBodies["acceptInvitation"]>,
  account: Credentials,
): Promise<SignInReply> {
  const session = await sessionIn(call.site, call.asking);
  const asks = "session" in call.principal ? call.principal.session : null;
  if (!session || session.session_id !== asks || session.user_id !== account.user || session.portal_only)
    throw refusal(
      403,
      "sign-in-first",
      "The address has an account already: its owner signs in, then accepts",
      "sign in with the password of the account, then open the link again",
    );
  const joined = await accept(call, account);
  await markVerified(call, account);
  call.setCookies(await renewSession(call.site, session, { entry: entryOfJoined(joined) }));
  return { next: "done" };
}

async function acceptAsNew(
  call: OpenCall<ReadBodies["acceptInvitation"]>,
  offer: Offer,
): Promise<SignInReply> {
  const { site, asking, body } = call;
  if (body.password === undefined)
    throw refusal(400, "required", "A new account needs a password", "at least 12 characters", "/password");
  const email = offer.email.toLowerCase();
  const name = body.name ?? offer.name;
  const hash = await newPasswordHash(body.password, { email, name });
  const user = newId(asking.at.getTime());
  await addAccount(
    site,
    { user, email, name, verified: true },
    { provider: passwordProvider, password: hash },
  ).catch((error: Error & { code?: string }) => {
    throw error.code === "23505" ? takenMeanwhile() : error;
  });
  const joined = await accept(call, { user, email, name }).catch(async (error: Error) => {
    // Accepted by somebody else meanwhile: the account that was made for it goes again.
    await removeUser(site.connection, user);
    throw error;
  });
  const account = await credentialsOf(site.connection, { user });
  if (!account) throw takenMeanwhile();
  return proceed(call, account, { by: "invitation", entry: entryOfJoined(joined) });
}

async function accept(
  { site, asking, body }: OpenCall<ReadBodies["acceptInvitation"]>,
  account: Pick<Credentials, "user" | "email" | "name">,
): Promise<Joined> {
  const joined = await acceptInvitationAs(site.connection, body.token, account, asking);
  if (!joined.ok) throw holdsNot(joined);
  return joined.value;
}

const takenMeanwhile = () =>
  refusal(409, "taken-meanwhile", "The invitation was accepted at the same moment", "sign in");
