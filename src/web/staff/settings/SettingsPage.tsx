import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { endpoints } from "../../../contract/endpoints.ts";
import type { SettingsReply } from "../../../contract/people.ts";
import { etagOf, send, useReply } from "../../client.ts";
import { Facts } from "../../ui/Facts.tsx";
import { Form, TextField, type Values } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { counted } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Answered } from "../../ui/states.tsx";
import { ForWhoMay } from "../session/ForWhoMay.tsx";
import { useMay, useSession } from "../session/session.ts";
import styles from "./Settings.module.css";
import { SignOn } from "./SignOn.tsx";

export function SettingsPage() {
  return (
    <ForWhoMay page="Settings" capability="people.read">
      <AllSettings />
    </ForWhoMay>
  );
}

function AllSettings() {
  return (
    <Answered of={useReply(endpoints.settings, {})} waitingFor="the settings">
      {(settings) => <Settings settings={settings} />}
    </Answered>
  );
}

function Settings({ settings }: { settings: SettingsReply }) {
  const closed = useMay()("workspace.configure");
  const { mail } = useSession();
  return (
    <>
      <PageHeader page="Settings" finding={findingOf(settings)}>
        {closed}
      </PageHeader>
      <div className={styles.sections}>
        <Workspace settings={settings} closed={closed} />
        <section className={styles.section} aria-labelledby="fixed">
          <h2 id="fixed">What is set elsewhere</h2>
          <Facts
            of={[
              ["Currency", `${settings.currency}, set when the workspace was made`],
              [
                "Mail",
                mail
                  ? "leaves by the SMTP server of the installation"
                  : "no SMTP server: links are in the log",
              ],
            ]}
          />
        </section>
        <SignOn />
      </div>
    </>
  );
}

function findingOf({ requiresTotp, withoutTotp }: SettingsReply): string {
  if (requiresTotp)
    return withoutTotp === 0
      ? "Everybody here signs in with a second factor"
      : `A second factor is asked for; ${counted(withoutTotp, "person", "people")} ${withoutTotp === 1 ? "has" : "have"} still to set one up`;
  return withoutTotp === 0
    ? "A second factor is not asked for, and everybody has one"
    : `A second factor is not asked for; ${counted(withoutTotp, "person", "people")} ${withoutTotp === 1 ? "has" : "have"} none`;
}

function Workspace({ settings, closed }: { settings: SettingsReply; closed: string | null }) {
  const queries = useQueryClient();
  const [required, setRequired] = useState(settings.requiresTotp);
  const [said, setSaid] = useState("");
  const onSend = async ({ name = "" }: Values) => {
    const body = {
      ...(name !== settings.name && { name }),
      ...(required !== settings.requiresTotp && { requiresTotp: required }),
    };
    await send(endpoints.changeSettings, { body, etag: etagOf(endpoints.settings, {}) });
    setSaid("The settings are stored.");
    await queries.invalidateQueries();
  };
  return (
    <section className={styles.section} aria-labelledby="workspace">
      <h2 id="workspace">Workspace</h2>
      <Notice>{said}</Notice>
      <Form action="Store" onSend={onSend} closed={closed}>
        <TextField name="name" label="Name" defaultValue={settings.name} disabled={closed !== null} />
        <Checkbox
          label="Ask everybody for a second factor"
          description={
            settings.withoutTotp === 0
              ? "Everybody active has one"
              : `${counted(settings.withoutTotp, "active person", "active people")} would set one up before they go on`
          }
          checked={required}
          disabled={closed !== null}
          onChange={({ currentTarget }) => setRequired(currentTarget.checked)}
        />
      </Form>
    </section>
  );
}
