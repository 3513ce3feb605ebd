import { useQuery, useQueryClient } from "@tanstack/react-query";
import { roleDescriptions, roleNames } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { OfferReply, SignInReply } from "../../../contract/people.ts";
import { addressOf, send } from "../../client.ts";
import { useSecret } from "../../fragment.ts";
import { Form, TextField, type Values } from "../../ui/Form.tsx";
import { momentInWords } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { Failed, Waiting } from "../../ui/states.tsx";
import { startAfresh, useSession } from "../session/session.ts";
import { DoorFrame } from "./DoorFrame.tsx";
import { signOut } from "./enter.ts";
import { NewPassword } from "../../account/NewPassword.tsx";
import { SignInSteps, Way } from "./SignInSteps.tsx";

/** What an invitation offers, and the way to take it. */
export function InvitationPage() {
  const token = useSecret("/invitation");
  if (token === null)
    return (
      <DoorFrame
        title="This invitation is not whole"
        lead="Open the link again from the mail, or ask whoever invited you to send it again."
      >
        <p>
          <PageLink to="/sign-in">To the sign-in</PageLink>
        </p>
      </DoorFrame>
    );
  return <Offered key={token} token={token} />;
}

function Offered({ token }: { token: string }) {
  const offer = useQuery({
    queryKey: ["offer", token],
    queryFn: () => send(endpoints.seeOffer, { body: { token } }),
    gcTime: 0,
  });
  if (offer.error)
    return (
      <DoorFrame title="This invitation cannot be taken">
        <Failed error={offer.error} />
      </DoorFrame>
    );
  if (!offer.data) return <Waiting for="the invitation" />;
  const { workspace, partner, role, invitedBy, expiresAt } = offer.data;
  return (
    <DoorFrame
      title={`${invitedBy} invites you to ${partner === null ? workspace : `the portal of ${workspace}`}`}
      lead={`${partner === null ? "" : `For ${partner}. `}${roleNames[role]}: ${roleDescriptions[role]} The invitation stands until ${momentInWords(expiresAt)}.`}
    >
      {offer.data.known ? (
        <Known offer={offer.data} token={token} />
      ) : (
        <New offer={offer.data} token={token} />
      )}
    </DoorFrame>
  );
}

type Props = { offer: OfferReply; token: string };

/** The address has an account: its owner signs in, and then accepts. An invitation never opens an account that exists. */
function Known({ offer, token }: Props) {
  const queries = useQueryClient();
  const you = useSession().you?.email;
  const signedIn = () => queries.invalidateQueries({ queryKey: [addressOf(endpoints.session, {})] });
  if (you === undefined)
    return (
      <>
        <p>You have an account as {offer.email}. Sign in, then accept.</p>
        <SignInSteps email={offer.email} onDone={signedIn} />
      </>
    );
  if (you.toLowerCase() !== offer.email.toLowerCase())
    return (
      <>
        <p>
          The invitation is for {offer.email}, and you are signed in as {you}. Sign out, then open the link
          again.
        </p>
        <p>
          <Way to={() => void signOut()}>Sign out</Way>
        </p>
      </>
    );
  return (
    <Form
      action="Accept"
      onSend={async () => goOn(await send(endpoints.acceptInvitation, { body: { token } }), offer)}
    />
  );
}

function New({ offer, token }: Props) {
  const onSend = async ({ name = "", password = "" }: Values) =>
    goOn(await send(endpoints.acceptInvitation, { body: { token, name, password } }), offer);
  return (
    <Form action="Accept" onSend={onSend}>
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        value={offer.email}
        readOnly
        description="You will sign in with it"
      />
      <TextField name="name" label="Your name" autoComplete="name" defaultValue={offer.name} />
      <NewPassword />
    </Form>
  );
}

const goOn = (_reply: SignInReply, { partner }: OfferReply): void =>
  startAfresh(partner === null ? "/" : "/portal");
