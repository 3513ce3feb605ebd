import { useState } from "react";
import { endpoints } from "../../contract/endpoints.ts";
import type { TotpReply } from "../../contract/people.ts";
import { send } from "../client.ts";
import { CopyText } from "../ui/CopyText.tsx";
import { Form, TextField, type Values } from "../ui/Form.tsx";
import { QrCode } from "../ui/QrCode.tsx";
import { OwnPassword, ownedBy } from "./OwnPassword.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import styles from "./SecondFactor.module.css";

type Props = {
  /** Hears that the recovery codes are on the page. */
  onTold?: () => void;
  onDone: () => void;
  /** The words on the button that ends it. */
  done: string;
};

/** Sets up the second factor: password, the secret for the authenticator, a first code, and the recovery codes once. */
export function SecondFactor({ onTold, onDone, done }: Props) {
  const [secret, setSecret] = useState<TotpReply | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} done={done} />;
  if (secret) {
    const onCodes = (told: readonly string[]) => {
      setCodes(told);
      onTold?.();
    };
    return <FirstCode secret={secret} onCodes={onCodes} />;
  }
  return (
    <Form
      action="Begin"
      onSend={async ({ password = "" }: Values) =>
        setSecret(await send(endpoints.beginTotp, { body: ownedBy(password) }))
      }
    >
      <OwnPassword />
    </Form>
  );
}

type FirstProps = { secret: TotpReply; onCodes: (codes: readonly string[]) => void };

function FirstCode({ secret, onCodes }: FirstProps) {
  return (
    <>
      <div className={styles.secret}>
        <QrCode text={secret.uri} label="QR code of the secret, for your authenticator" />
        <div className={styles.words}>
          <p>Scan this with your authenticator, or type the secret into it:</p>
          <CopyText text={secret.secret.replace(/(.{4})(?=.)/g, "$1 ")} label="Secret" />
        </div>
      </div>
      <Form
        action="Turn it on"
        onSend={async ({ code = "" }: Values) =>
          onCodes((await send(endpoints.proveTotp, { body: { code } })).codes)
        }
      >
        <TextField
          name="code"
          label="The code it shows now"
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
        />
      </Form>
    </>
  );
}
