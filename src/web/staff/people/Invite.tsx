import { Button } from "@mantine/core";
import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { roleDescriptions, roleNames, type StaffRole } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { send } from "../../client.ts";
import { ChoiceField, Form, TextField, type Values } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { InviteMany } from "./InviteMany.tsx";
import { useOfferedRoles } from "./offered-roles.ts";
import { sentInWords } from "./sent-in-words.ts";
import styles from "./People.module.css";

/** Invites one person, or as many as are pasted. */
export function Invite() {
  const [many, setMany] = useState(false);
  return (
    <section className={styles.section} aria-labelledby="invite">
      <h2 id="invite">Invite</h2>
      <div className={styles.ways} role="group" aria-label="How many">
        <Button variant="default" size="compact-sm" aria-pressed={!many} onClick={() => setMany(false)}>
          One person
        </Button>
        <Button variant="default" size="compact-sm" aria-pressed={many} onClick={() => setMany(true)}>
          Several, pasted
        </Button>
      </div>
      {many ? <InviteMany /> : <InviteOne />}
    </section>
  );
}

function InviteOne() {
  const queries = useQueryClient();
  const offered = useOfferedRoles();
  const [said, setSaid] = useState("");
  const [role, setRole] = useState<StaffRole>("viewer");
  const onSend = async ({ email = "", name = "" }: Values) => {
    setSaid("");
    const { mailed } = await send(endpoints.invite, { body: { email, name, role } });
    setSaid(sentInWords(email, mailed));
    void queries.invalidateQueries();
  };
  return (
    <>
      <Notice>{said}</Notice>
      <Form action="Invite" onSend={onSend} clears>
        <TextField name="name" label="Name" autoComplete="off" />
        <TextField name="email" label="E-mail address" type="email" autoComplete="off" />
        <ChoiceField
          name="role"
          label="Role"
          value={role}
          onChange={({ currentTarget }) => setRole(currentTarget.value as StaffRole)}
          data={offered.map((one) => ({ value: one, label: roleNames[one] }))}
          description={roleDescriptions[role]}
        />
      </Form>
    </>
  );
}
