import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endpoints } from "../../contract/endpoints.ts";
import { send } from "../client.ts";
import { Form, TextField, type Values } from "../ui/Form.tsx";
import { Notice } from "../ui/Notice.tsx";
import styles from "./Account.module.css";

export function Name({ name }: { name: string }) {
  const queries = useQueryClient();
  const [said, setSaid] = useState("");
  const onSend = async ({ name: given = "" }: Values) => {
    await send(endpoints.changeAccount, { body: { name: given } });
    setSaid("Your name is changed, wherever you sign in.");
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
