import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endpoints } from "../../contract/endpoints.ts";
import { send } from "../client.ts";
import { Form, PasswordField, type Values } from "../ui/Form.tsx";
import { Notice } from "../ui/Notice.tsx";
import styles from "./Account.module.css";
import { NewPassword } from "./NewPassword.tsx";

export function Password({ email }: { email: string }) {
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
