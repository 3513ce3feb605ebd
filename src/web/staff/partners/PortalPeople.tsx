import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { partnerRoles, roleNames, type PartnerRole } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { InvitationRow, PartnerPeopleReply, PartnerPersonRow } from "../../../contract/people.ts";
import { send, useReply } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { ChoiceField, Form, TextField, type Values } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { counted, dayOfMoment, shortMoment } from "../../ui/numbers.ts";
import { PlainTable } from "../../ui/PlainTable.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { Answered } from "../../ui/states.tsx";
import { sentInWords } from "../people/sent-in-words.ts";
import { useMay } from "../session/session.ts";
import { ChangePortalPerson } from "./ChangePortalPerson.tsx";
import styles from "./PortalPeople.module.css";

/** The people of the partner company who use the portal, and those who are invited to it. */
export function PortalPeople({ number, company }: { number: number; company: string }) {
  const may = useMay();
  const closed = may("partner-people.read");
  if (closed !== null) return null;
  return (
    <section className={styles.section} aria-labelledby="portal-people">
      <Answered
        of={useReply(endpoints.partnerPeople, { params: { number: String(number) } })}
        waitingFor="the people in the portal"
      >
        {(people) => (
          <List people={people} number={number} company={company} closed={may("partner-people.manage")} />
        )}
      </Answered>
    </section>
  );
}

type ListProps = { people: PartnerPeopleReply; number: number; company: string; closed: string | null };

function List({ people: { rows, invitations }, number, company, closed }: ListProps) {
  const queries = useQueryClient();
  const [said, setSaid] = useState("");
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<PartnerPersonRow | null>(null);
  const open = invitations.filter(({ state }) => state === "pending");
  const revoke = async ({ id, email }: InvitationRow) => {
    try {
      const params = { number: String(number), invitation: id };
      await send(endpoints.revokePartnerInvitation, { params });
      setSaid(`The invitation of ${email} is revoked.`);
    } catch (error) {
      setSaid(refusalOf(error, {}).whole ?? "");
    }
    await queries.invalidateQueries();
  };
  return (
    <div className={styles.section}>
      <div className={styles.top}>
        <h2 id="portal-people">{findingOf(rows, open)}</h2>
        <Act closed={closed} onClick={() => setInviting(true)}>
          Invite
        </Act>
      </div>
      <Notice>{said}</Notice>
      {rows.length + open.length > 0 && (
        <PlainTable
          label="People in the portal"
          header={[
            { title: "Person" },
            { title: "Role", minor: true },
            { title: "State", whole: true },
            { title: "Change", number: true },
          ]}
          rows={[
            ...rows.map((row) => ({
              key: row.id,
              cells: [
                <Named key="name" {...row} />,
                roleNames[row.role],
                row.state === "active" ? `since ${dayOfMoment(row.joinedAt)}` : "suspended",
                <Act
                  key="change"
                  closed={closed}
                  aria-label={`Change ${row.name}`}
                  onClick={() => setChanging(row)}
                >
                  Change
                </Act>,
              ],
            })),
            ...open.map((row) => ({
              key: row.id,
              cells: [
                <Named key="name" {...row} />,
                roleNames[row.role],
                `${row.expired ? "ran out" : "invited until"} ${shortMoment(row.expiresAt)}`,
                <Act
                  key="revoke"
                  closed={closed}
                  aria-label={`Revoke ${row.email}`}
                  onClick={() => void revoke(row)}
                >
                  Revoke
                </Act>,
              ],
            })),
          ]}
        />
      )}
      {inviting && (
        <InviteSheet
          number={number}
          company={company}
          onClose={() => setInviting(false)}
          onInvited={(sentence) => {
            setSaid(sentence);
            setInviting(false);
          }}
        />
      )}
      {changing && <ChangePortalPerson number={number} person={changing} onClose={() => setChanging(null)} />}
    </div>
  );
}

function findingOf(rows: readonly PartnerPersonRow[], open: readonly InvitationRow[]): string {
  if (rows.length === 0 && open.length === 0) return "Nobody of this company uses the portal yet";
  const waiting = open.length > 0 ? `; ${counted(open.length, "invitation")} open` : "";
  return `${counted(rows.length, "person", "people")} in the portal${waiting}`;
}

function Named({ name, email }: { name: string; email: string }) {
  return (
    <span className={styles.named}>
      {name}
      <span className="small quiet">{email}</span>
    </span>
  );
}

type InviteProps = {
  number: number;
  company: string;
  onClose: () => void;
  onInvited: (sentence: string) => void;
};

function InviteSheet({ number, company, onClose, onInvited }: InviteProps) {
  const queries = useQueryClient();
  const onSend = async ({ email = "", name = "", role = "" }: Values) => {
    const body = { email, name, role: role as PartnerRole };
    const params = { number: String(number) };
    const { mailed } = await send(endpoints.invitePartnerPerson, { params, body });
    onInvited(sentInWords(email, mailed));
    await queries.invalidateQueries();
  };
  return (
    <Sheet title={`Invite to the portal of ${company}`} onClose={onClose}>
      <Form action="Invite" onSend={onSend}>
        <TextField name="name" label="Name" autoComplete="off" />
        <TextField name="email" label="E-mail address" type="email" autoComplete="off" />
        <ChoiceField
          name="role"
          label="Role"
          defaultValue="partner-member"
          data={partnerRoles.map((role) => ({ value: role, label: roleNames[role] }))}
          description="An admin also invites and removes colleagues"
        />
      </Form>
    </Sheet>
  );
}
