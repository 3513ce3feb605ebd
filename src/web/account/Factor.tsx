import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { endpoints } from "../../contract/endpoints.ts";
import { send } from "../client.ts";
import { Act } from "../ui/Act.tsx";
import { Form, type Values } from "../ui/Form.tsx";
import { Sheet } from "../ui/Sheet.tsx";
import { OwnPassword, ownedBy } from "./OwnPassword.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { SecondFactor } from "./SecondFactor.tsx";
import styles from "./Account.module.css";

const steps = {
  begin: { action: "Set up a second factor", title: "Set up a second factor" },
  codes: { action: "New recovery codes", title: "New recovery codes" },
  end: { action: "Turn it off", title: "Turn the second factor off" },
} as const;

/** The second factor: set up, its recovery codes made anew, turned off. */
export function Factor({ totp }: { totp: boolean }) {
  const [open, setOpen] = useState<keyof typeof steps | null>(null);
  // The codes are told once: the sheet then closes only when they are kept.
  const [told, setTold] = useState(false);
  const queries = useQueryClient();
  const done = () => {
    setOpen(null);
    setTold(false);
    void queries.invalidateQueries();
  };
  return (
    <section className={styles.section} aria-labelledby="factor">
      <h2 id="factor">Second factor</h2>
      <p className="quiet">
        {totp
          ? "Signing in asks for a code of your authenticator. Your recovery codes replace it, each once."
          : "With a code of an authenticator beside the password, a password that was found out opens nothing."}
      </p>
      <div className={styles.acts}>
        {(totp ? (["codes", "end"] as const) : (["begin"] as const)).map((step) => (
          <Act key={step} size="sm" onClick={() => setOpen(step)}>
            {steps[step].action}
          </Act>
        ))}
      </div>
      {open && (
        <Sheet title={steps[open].title} onClose={told ? undefined : () => setOpen(null)}>
          <div className={styles.section}>
            {open === "begin" && <SecondFactor onTold={() => setTold(true)} onDone={done} done="Done" />}
            {open === "codes" && <NewCodes onTold={() => setTold(true)} onDone={done} />}
            {open === "end" && <End onDone={done} />}
          </div>
        </Sheet>
      )}
    </section>
  );
}

function NewCodes({ onTold, onDone }: { onTold: () => void; onDone: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} done="Done" />;
  return (
    <Form
      action="Make new codes"
      onSend={async ({ password = "" }: Values) => {
        setCodes((await send(endpoints.renewRecoveryCodes, { body: ownedBy(password) })).codes);
        onTold();
      }}
    >
      <p className="quiet">The codes you have now end.</p>
      <OwnPassword />
    </Form>
  );
}

function End({ onDone }: { onDone: () => void }) {
  const onSend = async ({ password = "" }: Values) => {
    await send(endpoints.endTotp, { body: ownedBy(password) });
    onDone();
  };
  return (
    <Form action="Turn it off" onSend={onSend}>
      <p className="quiet">
        Your recovery codes end with it. A workspace that asks for a second factor lets you in again once you
        have one.
      </p>
      <OwnPassword />
    </Form>
  );
}
