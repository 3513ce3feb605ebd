import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import type { SignInReply } from "../../../contract/people.ts";
import { send } from "../../client.ts";
import { Form, PasswordField, TextField, type Values } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { placeOf, signOut, startAfresh, useSession } from "../session/session.ts";
import { useSecret } from "../secret.ts";
import styles from "./Door.module.css";
import { DoorFrame } from "./DoorFrame.tsx";

/** The ways into the portal: a link by e-mail, a password, and the code of those who have a second factor. */
export function SignInPage() {
  const session = useSession();
  const link = useSecret("/portal/sign-in");
  const [step, setStep] = useState<"ways" | "code" | "forgotten">(
    session.state === "code-needed" ? "code" : "ways",
  );
  const place = placeOf(session);
  const led = ({ next }: SignInReply) => (next === "code" ? setStep("code") : startAfresh());
  if (step === "code") return <CodeStep onReply={led} onBack={() => setStep("ways")} />;
  if (step === "forgotten") return <Forgotten onBack={() => setStep("ways")} />;
  if (link !== null) return <LinkStep key={link} token={link} onReply={led} />;
  // The server still waits for the code of a sign-in that somebody turned back from: they may begin anew.
  if (place !== "/sign-in") return <Navigate to={(place ?? "/") as "/"} replace />;
  return (
    <DoorFrame title="Sign in">
      <MailForm
        to={endpoints.signInLink}
        action="Send me a link"
        description="The link signs you in once, within ten minutes"
      />
      <section className={styles.or} aria-labelledby="by-password">
        <h2 id="by-password">With a password</h2>
        <PasswordForm onReply={led} />
        <p>
          <button type="button" className="as-link" onClick={() => setStep("forgotten")}>
            Forgot the password
          </button>
        </p>
      </section>
      <p className="small quiet">
        People of the vendor sign in at <a href="/sign-in">the workspace</a>.
      </p>
    </DoorFrame>
  );
}

type Reply = (reply: SignInReply) => void;

type MailProps = {
  to: typeof endpoints.signInLink | typeof endpoints.forgotPassword;
  action: string;
  description: string;
};

/** A link by mail: the same answer for every address, known or not. */
function MailForm({ to, action, description }: MailProps) {
  const [said, setSaid] = useState("");
  const onSend = async ({ email = "" }: Values) => setSaid((await send(to, { body: { email } })).detail);
  return (
    <>
      <Notice>{said}</Notice>
      <Form action={action} onSend={onSend}>
        <TextField
          name="email"
          label="E-mail address"
          description={description}
          type="email"
          inputMode="email"
          autoComplete="username"
        />
      </Form>
    </>
  );
}

function PasswordForm({ onReply }: { onReply: Reply }) {
  const onSend = async ({ email = "", password = "" }: Values) =>
    onReply(await send(endpoints.signIn, { body: { email, password } }));
  return (
    <Form action="Sign in" onSend={onSend} quiet>
      <TextField name="email" label="E-mail address" type="email" inputMode="email" autoComplete="username" />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
    </Form>
  );
}

function Forgotten({ onBack }: { onBack: () => void }) {
  return (
    <DoorFrame title="A new password">
      <MailForm
        to={endpoints.forgotPassword}
        action="Send me a link"
        description="The link sets a new password, within an hour"
      />
      <p>
        <button type="button" className="as-link" onClick={onBack}>
          Back
        </button>
      </p>
    </DoorFrame>
  );
}

/** A button, not a load: what only looks at the links of a mail must not use them up. */
function LinkStep({ token, onReply }: { token: string; onReply: Reply }) {
  return (
    <DoorFrame title="Your sign-in link" lead="It works once, and signs in whoever holds it.">
      <Form
        action="Sign in"
        onSend={async () => onReply(await send(endpoints.redeemLink, { body: { token } }))}
      />
      <p>
        <button type="button" className="as-link" onClick={() => startAfresh("/portal/sign-in")}>
          Another way in
        </button>
      </p>
    </DoorFrame>
  );
}

function CodeStep({ onReply, onBack }: { onReply: Reply; onBack: () => void }) {
  const onSend = async ({ code = "" }: Values) =>
    onReply(await send(endpoints.signInCode, { body: { code } }));
  return (
    <DoorFrame title="One more step">
      <Form action="Sign in" onSend={onSend}>
        <TextField
          name="code"
          label="Code"
          description="The six digits your authenticator shows, or one of your recovery codes"
          autoComplete="one-time-code"
          autoFocus
        />
      </Form>
      <p className={styles.ways}>
        <button type="button" className="as-link" onClick={onBack}>
          Back
        </button>
        <button type="button" className="as-link" onClick={() => void signOut()}>
          Begin anew
        </button>
      </p>
    </DoorFrame>
  );
}
