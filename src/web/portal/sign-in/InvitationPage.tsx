import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { roleDescriptions, roleNames } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { OfferReply } from "../../../contract/people.ts";
import { NewPassword } from "../../account/NewPassword.tsx";
import { fetchReply, send } from "../../client.ts";
import { Form, PasswordField, TextField, type Values } from "../../ui/Form.tsx";
import { momentInWords } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { Failed, Waiting } from "../../ui/states.tsx";
import { signOut, startAfresh, useSession } from "../session/session.ts";
import { useSecret } from "../secret.ts";
import { DoorFrame } from "./DoorFrame.tsx";

/** What an invitation to the portal offers, and the way to take it. */
export function InvitationPage() {
  const token = useSecret("/portal/invitation");
  if (token !== null) return <Offered key={token} token={token} />;
  return (
    <DoorFrame
      title="This invitation is not whole"
      lead="Open the link again from the mail, or ask whoever invited you for a new one."
    >
      <p>
        <PageLink to="/sign-in">To the sign-in</PageLink>
      </p>
    </DoorFrame>
  );
}

function Offered({ token }: { token: string }) {
  const offer = useQuery({
    queryKey: ["offer", token],
    queryFn: () => send(endpoints.seeOffer, { body: { token } }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (offer.error)
    return (
      <DoorFrame title="This invitation cannot be taken">
        <Failed error={offer.error} />
      </DoorFrame>
    );
  if (!offer.data) return <Waiting for="the invitation" />;
  const { workspace, partner, role, invitedBy, expiresAt, known } = offer.data;
  return (
    <DoorFrame
      title={`${invitedBy} invites you to the partner portal of ${workspace}`}
      lead={`For ${partner ?? workspace}. ${roleNames[role]}: ${roleDescriptions[role]} Until ${momentInWords(expiresAt)}.`}
    >
      {known ? <Known offer={offer.data} token={token} /> : <New offer={offer.data} token={token} />}
    </DoorFrame>
  );
}

type Props = { offer: OfferReply; token: string };

function New({ offer, token }: Props) {
  const onSend = async ({ name = "", password = "" }: Values) => {
    await send(endpoints.acceptInvitation, { body: { token, name, password } });
    startAfresh();
  };
  return (
    <Form action="Accept" onSend={onSend}>
      <TextField
        name="email"
        label="E-mail address"
        description="You will sign in with it"
        type="email"
        autoComplete="username"
        value={offer.email}
        readOnly
      />
      <TextField name="name" label="Your name" autoComplete="name" defaultValue={offer.name} />
      <NewPassword />
    </Form>
  );
}

/** The address has an account: its owner signs in, then accepts. An invitation never opens an account that exists. */
function Known({ offer, token }: Props) {
  const session = useSession();
  const [you, setYou] = useState(session.you?.email ?? null);
  const accept = async () => {
    await send(endpoints.acceptInvitation, { body: { token } });
    startAfresh();
  };
  if (you === null) return <SignInFirst email={offer.email} onDone={setYou} />;
  if (you.toLowerCase() !== offer.email.toLowerCase())
    return (
      <p>
        The invitation is for {offer.email}, and you are signed in as {you}.{" "}
        <button type="button" className="as-link" onClick={() => void signOut()}>
          Sign out
        </button>
        , then open the link again.
      </p>
    );
  return <Form action="Accept" onSend={accept} />;
}

function SignInFirst({ email, onDone }: { email: string; onDone: (email: string | null) => void }) {
  const [needsCode, setNeedsCode] = useState(false);
  const go = async (next: string) => {
    if (next === "code") return setNeedsCode(true);
    onDone((await fetchReply(endpoints.session, {})).you?.email ?? null);
  };
  const byPassword = async ({ password = "" }: Values) =>
    go((await send(endpoints.signIn, { body: { email, password } })).next);
  const byCode = async ({ code = "" }: Values) =>
    go((await send(endpoints.signInCode, { body: { code } })).next);
  if (needsCode)
    return (
      <Form action="Sign in" onSend={byCode}>
        <TextField name="code" label="Code of your authenticator" autoComplete="one-time-code" autoFocus />
      </Form>
    );
  return (
    <>
      <p>You have an account as {email}. Sign in, then accept.</p>
      <Form action="Sign in" onSend={byPassword}>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordField name="password" label="Password" autoComplete="current-password" />
      </Form>
    </>
  );
}
