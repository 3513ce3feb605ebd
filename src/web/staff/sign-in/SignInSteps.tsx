import { type ReactNode, useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import type { SignInReply } from "../../../contract/people.ts";
import { send } from "../../client.ts";
import { Form, PasswordField, TextField, type Values } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import styles from "./Door.module.css";
import { SignOnForm } from "./SignOnForm.tsx";

type Props = {
  /** Known already, from an invitation or the session that ended. */
  email?: string;
  /** The server waits for the code of a sign-in that has begun. */
  codeNeeded?: boolean;
  onDone: () => Promise<void> | void;
};
type Step = "password" | "code" | "company" | "forgotten";

/** Proving who one is, step by step: by password and then a code, or by the sign-in of one's company. */
export function SignInSteps({ email = "", codeNeeded = false, onDone }: Props) {
  const [step, setStep] = useState<Step>(codeNeeded ? "code" : "password");
  const [address, setAddress] = useState(email);
  const led = async ({ next }: SignInReply) => (next === "code" ? setStep("code") : onDone());
  const back = <Way to={() => setStep("password")}>Back to the password</Way>;
  switch (step) {
    case "password":
      return (
        <>
          <PasswordStep email={address} onAddress={setAddress} onReply={led} />
          <p className={styles.ways}>
            <Way to={() => setStep("company")}>Sign in with your company</Way>
            <Way to={() => setStep("forgotten")}>Forgot the password</Way>
          </p>
        </>
      );
    case "code":
      return (
        <>
          <CodeStep onReply={led} />
          <p className={styles.ways}>{back}</p>
        </>
      );
    case "company":
      return (
        <>
          <SignOnForm email={address} />
          <p className={styles.ways}>{back}</p>
        </>
      );
    case "forgotten":
      return (
        <>
          <ForgottenStep email={address} />
          <p className={styles.ways}>{back}</p>
        </>
      );
  }
}

export function Way({ to, children }: { to: () => void; children: ReactNode }) {
  return (
    <button type="button" className="as-link" onClick={to}>
      {children}
    </button>
  );
}

type Reply = (reply: SignInReply) => Promise<void> | void;

function PasswordStep({
  email,
  onAddress,
  onReply,
}: {
  email: string;
  onAddress: (email: string) => void;
  onReply: Reply;
}) {
  const onSend = async ({ email: given = "", password = "" }: Values) =>
    onReply(await send(endpoints.signIn, { body: { email: given, password } }));
  return (
    <Form action="Sign in" onSend={onSend}>
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        defaultValue={email}
        onChange={({ currentTarget }) => onAddress(currentTarget.value)}
      />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
    </Form>
  );
}

function CodeStep({ onReply }: { onReply: Reply }) {
  const onSend = async ({ code = "" }: Values) =>
    onReply(await send(endpoints.signInCode, { body: { code } }));
  return (
    <Form action="Sign in" onSend={onSend}>
      <TextField
        name="code"
        label="Code"
        description="The six digits your authenticator shows, or one of your recovery codes"
        autoComplete="one-time-code"
        autoFocus
      />
    </Form>
  );
}

function ForgottenStep({ email }: { email: string }) {
  const [said, setSaid] = useState("");
  const onSend = async ({ email: given = "" }: Values) =>
    setSaid((await send(endpoints.forgotPassword, { body: { email: given } })).detail);
  return (
    <>
      <Notice>{said}</Notice>
      <Form action="Send me a link" onSend={onSend}>
        <TextField
          name="email"
          label="E-mail address"
          description="The link sets a new password"
          type="email"
          autoComplete="username"
          defaultValue={email}
        />
      </Form>
    </>
  );
}
