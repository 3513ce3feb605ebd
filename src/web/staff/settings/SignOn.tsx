import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { roleNames, type StaffRole, staffRoles } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { SignOnReply } from "../../../contract/people.ts";
import { send, useReply } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { CopyText } from "../../ui/CopyText.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { ChoiceField, Form, PasswordField, TextField, type Values } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { dayOfMoment } from "../../ui/numbers.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { Answered } from "../../ui/states.tsx";
import { useMay } from "../session/session.ts";
import styles from "./Settings.module.css";

type Connection = NonNullable<SignOnReply["connection"]>;

/** Single sign-on: a provider, the domain it speaks for, and the proof that the domain is the company's. */
export function SignOn() {
  return (
    <section className={styles.section} data-wide aria-labelledby="sign-on">
      <Answered of={useReply(endpoints.signOnConnection, {})} waitingFor="single sign-on">
        {({ connection }) => <Connected key={connection?.domain ?? ""} connection={connection} />}
      </Answered>
    </section>
  );
}

function Connected({ connection }: { connection: Connection | null }) {
  const closed = useMay()("sign-on.configure");
  const [changing, setChanging] = useState(false);
  const isForm = connection === null || changing;
  return (
    <div className={styles.section}>
      <h2 id="sign-on">{findingOf(connection)}</h2>
      {connection === null && (
        <p className="quiet">
          People of your domain then sign in where they already do, at an OpenID provider such as Entra,
          Google or Okta.
        </p>
      )}
      {closed !== null && connection === null ? (
        <p className="quiet">{closed}</p>
      ) : isForm ? (
        <ConnectionForm connection={connection} closed={closed} onDone={() => setChanging(false)} />
      ) : (
        <Steps connection={connection} closed={closed} onChange={() => setChanging(true)} />
      )}
    </div>
  );
}

function findingOf(connection: Connection | null): string {
  if (connection === null) return "Single sign-on is not connected";
  if (connection.provenAt === null)
    return `Single sign-on waits for the proof that ${connection.domain} is yours`;
  return `People of ${connection.domain} sign in at ${new URL(connection.issuer).host}`;
}

type FormProps = { connection: Connection | null; closed: string | null; onDone: () => void };

const rolesForNew = staffRoles.filter((role) => role !== "owner" && role !== "head-of-partnerships");

function ConnectionForm({ connection, closed, onDone }: FormProps) {
  const queries = useQueryClient();
  const onSend = async (values: Values) => {
    const { issuer = "", clientId = "", clientSecret = "", domain = "", roleForNew = "" } = values;
    const role = rolesForNew.find((one) => one === roleForNew) ?? null;
    const body = { issuer, clientId, clientSecret, domain, roleForNew: role };
    await send(endpoints.connectSignOn, { body });
    onDone();
    await queries.invalidateQueries();
  };
  return (
    <Form
      action={connection ? "Change the connection" : "Connect"}
      onSend={onSend}
      closed={closed}
      quiet
      more={connection && <Act onClick={onDone}>Leave it as it is</Act>}
    >
      <TextField
        name="issuer"
        label="Issuer"
        description="The address of the OpenID provider, such as https://login.example.com"
        type="url"
        autoComplete="off"
        defaultValue={connection?.issuer}
      />
      <TextField name="clientId" label="Client id" autoComplete="off" defaultValue={connection?.clientId} />
      <PasswordField
        name="clientSecret"
        label="Client secret"
        description={
          connection
            ? "It is never shown; write it again, or a new one"
            : "Kept sealed, and never shown again"
        }
        autoComplete="off"
      />
      <TextField
        name="domain"
        label="Domain of the e-mail addresses"
        autoComplete="off"
        placeholder="example.com"
        defaultValue={connection?.domain}
      />
      <ChoiceField
        name="roleForNew"
        label="Whoever comes without an invitation"
        defaultValue={connection?.roleForNew ?? ""}
        data={[
          { value: "", label: "is turned away" },
          ...rolesForNew.map((role: StaffRole) => ({
            value: role,
            label: `joins as ${roleNames[role].toLowerCase()}`,
          })),
        ]}
      />
    </Form>
  );
}

type StepsProps = { connection: Connection; closed: string | null; onChange: () => void };

function Steps({ connection, closed, onChange }: StepsProps) {
  const queries = useQueryClient();
  const [said, setSaid] = useState("");
  const act = async (work: () => Promise<string>) => {
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(refusalOf(error, {}).whole ?? "");
    }
    await queries.invalidateQueries();
  };
  const prove = () =>
    act(async () => {
      const { connection: now } = await send(endpoints.proveDomain, {});
      return now?.provenAt
        ? `The record is there: ${now.domain} is proven.`
        : "The record is not there yet. A new one can take an hour to be seen everywhere.";
    });
  const disconnect = () =>
    act(async () => {
      await send(endpoints.disconnectSignOn, {});
      return "Single sign-on has ended; people sign in by password.";
    });
  const { issuer, clientId, domain, roleForNew, record, provenAt, redirectUri } = connection;
  return (
    <>
      <Notice>{said}</Notice>
      <div className={styles.steps}>
        <Facts
          of={[
            ["Issuer", issuer],
            ["Client id", clientId],
            ["Domain", provenAt ? `${domain}, proven ${dayOfMoment(provenAt)}` : `${domain}, not proven yet`],
            [
              "Without an invitation",
              roleForNew ? `joins as ${roleNames[roleForNew].toLowerCase()}` : "turned away",
            ],
          ]}
        />
        <div className={styles.step}>
          <h3>At your provider, allow this redirect address</h3>
          <CopyText text={redirectUri} label="Redirect address" />
        </div>
        {provenAt === null && (
          <div className={styles.step}>
            <h3>In the DNS of {domain}, set this TXT record</h3>
            <CopyText text={record.name} label="Name of the record" />
            <CopyText text={record.value} label="Value of the record" />
          </div>
        )}
        <div className={styles.acts}>
          {provenAt === null && (
            <Act size="sm" closed={closed} onClick={() => void prove()}>
              Look for the record
            </Act>
          )}
          <Act closed={closed} onClick={onChange}>
            Change
          </Act>
          <Act closed={closed} onClick={() => void disconnect()}>
            Disconnect
          </Act>
        </div>
      </div>
    </>
  );
}
