import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { endpoints } from "../../../contract/endpoints.ts";
import { send } from "../../client.ts";
import { Form, PasswordField, TextField, type Values } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Empty } from "../../ui/states.tsx";
import { useSession } from "../session/session.ts";
import { NewPassword } from "../sign-in/NewPassword.tsx";
import styles from "./Account.module.css";
import { Factor } from "./Factor.tsx";
import { Sessions } from "./Sessions.tsx";

/** One's own name, password, second factor and sessions: the same in every workspace. */
export function AccountPage() {
  const { you } = useSession();
  if (you === null || you.proof === "sample")
    return (
      <Empty title="Visitors of the sample have no account">
        Leave the sample and sign in; your name, password and sessions are then on this page.
      </Empty>
    );
  return (
    <>
      <PageHeader
        page="Account"
        finding={
          you.totp
            ? "Your account asks for a password and a code"
            : "Your account rests on its password alone"
        }
      >
        You sign in as {you.email}.
      </PageHeader>
      <div className={styles.sections}>
        <Name name={you.name} />
        <Factor totp={you.totp} />
        <Password email={you.email} />
        <Sessions />
      </div>
    </>
  );
}

function Name({ name }: { name: string }) {
  const queries = useQueryClient();
  const [said, setSaid] = useState("");
  const onSend = async ({ name: given = "" }: Values) => {
    await send(endpoints.changeAccount, { body: { name: given } });
    setSaid("Your name is changed, in every workspace.");
    void queries.invalidateQueries();
  };
  return (
    <section className={styles.section} aria-labelledby="name">
      <h2 id="name">Name</h2>
      <Notice>{said}</Notice>
      <Form action="Change the name" onSend={onSend} quiet>
        <TextField name="name" label="Your name" autoComplete="name" defaultValue={name} />
      </Form>
    </section>
  );
}

function Password({ email }: { email: string }) {
  const queries = useQueryClient();
  const [said, setSaid] = useState("");
  const onSend = async ({ password = "", newPassword = "" }: Values) => {
    await send(endpoints.changePassword, { body: { password, newPassword } });
    setSaid("Your password is changed, and your other sessions have ended.");
    void queries.invalidateQueries();
  };
  return (
    <section className={styles.section} aria-labelledby="password">
      <h2 id="password">Password</h2>
      <Notice>{said}</Notice>
      <Form action="Change the password" onSend={onSend} quiet clears>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordField name="password" label="Present password" autoComplete="current-password" />
        <NewPassword name="newPassword" label="New password" />
      </Form>
    </section>
  );
}
