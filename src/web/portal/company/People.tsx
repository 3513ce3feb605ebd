import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type PartnerRole, partnerRoles, roleNames } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { InvitationRow, PartnerPeopleReply, PartnerPersonRow } from "../../../contract/people.ts";
import { addressOf, etagOf, send, useReply } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { ChoiceField, Form, TextField, type Values } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { momentInWords } from "../../ui/numbers.ts";
import { refusalOf } from "../../ui/refusal.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { Answered } from "../../ui/states.tsx";
import { useMay } from "../session/session.ts";
import styles from "./CompanyPage.module.css";

/** The colleagues who may enter, those invited, and for admins the way to change that. */
export function People({ vendor }: { vendor: string }) {
  return (
    <section aria-labelledby="people">
      <h2 id="people">People</h2>
      <Answered of={useReply(endpoints.portalPeople, {})} waitingFor="the people">
        {(reply) => <Colleagues reply={reply} vendor={vendor} />}
      </Answered>
    </section>
  );
}

type Step = { readonly remove: PartnerPersonRow } | { readonly invite: true } | null;

function Colleagues({ reply: { rows, invitations }, vendor }: { reply: PartnerPeopleReply; vendor: string }) {
  const closed = useMay("portal.people.manage");
  const [step, setStep] = useState<Step>(null);
  const { said, act, done } = useActs();
  return (
    <>
      <Notice>{said}</Notice>
      <ul>
        {rows.map((person) => (
          <Person
            key={person.id}
            person={person}
            closed={person.you ? "Nobody changes their own role" : closed}
            onRole={(role) =>
              act(`${person.name} is now ${roleNames[role].toLowerCase()}.`, () =>
                send(endpoints.portalChangePerson, {
                  params: { person: person.id },
                  body: { role },
                  etag: etagOf(endpoints.portalPeople, {}),
                }),
              )
            }
            onRemove={() => setStep({ remove: person })}
          />
        ))}
        {invitations.map((invitation) => (
          <Invited
            key={invitation.id}
            invitation={invitation}
            closed={closed}
            onRevoke={() =>
              act(`The invitation of ${invitation.email} is revoked.`, () =>
                send(endpoints.portalRevokeInvitation, { params: { invitation: invitation.id } }),
              )
            }
          />
        ))}
      </ul>
      <p>
        <Act size="sm" closed={closed} onClick={() => setStep({ invite: true })}>
          Invite a colleague
        </Act>
      </p>
      {closed !== null && <p className="small quiet">{closed}</p>}
      {step && "invite" in step && (
        <Sheet title="Invite a colleague" onClose={() => setStep(null)}>
          <InviteForm
            vendor={vendor}
            onDone={(sentence) => {
              setStep(null);
              done(sentence);
            }}
          />
        </Sheet>
      )}
      {step && "remove" in step && (
        <Sheet title={`Remove ${step.remove.name}?`} onClose={() => setStep(null)}>
          <p>They can no longer enter the portal of your company. An admin can invite them again.</p>
          <Form
            action="Remove"
            onSend={async () => {
              await send(endpoints.portalRemovePerson, {
                params: { person: step.remove.id },
                etag: etagOf(endpoints.portalPeople, {}),
              });
              setStep(null);
              done(`${step.remove.name} is removed.`);
            }}
            more={
              <Button variant="default" onClick={() => setStep(null)}>
                Keep
              </Button>
            }
          />
        </Sheet>
      )}
    </>
  );
}

/** Does something, says that it was done or why not, and reads the people anew. */
function useActs() {
  const [said, setSaid] = useState("");
  const queries = useQueryClient();
  const done = (sentence: string) => {
    setSaid(sentence);
    for (const endpoint of [endpoints.portalPeople, endpoints.portalCompany])
      void queries.invalidateQueries({ queryKey: [addressOf(endpoint, {})] });
  };
  const act = (sentence: string, work: () => Promise<unknown>) =>
    void work().then(
      () => done(sentence),
      (error: unknown) => done(refusalOf(error, {}).whole ?? "It was not done."),
    );
  return { said, act, done };
}

type PersonProps = {
  person: PartnerPersonRow;
  closed: string | null;
  onRole: (role: PartnerRole) => void;
  onRemove: () => void;
};

function Person({ person, closed, onRole, onRemove }: PersonProps) {
  const { name, email, role, state, you } = person;
  const other = role === "partner-admin" ? "partner-member" : "partner-admin";
  return (
    <li className={styles.row}>
      <span>
        <strong>{name}</strong>
        {you && <span className="quiet"> (you)</span>}
      </span>
      <span className="quiet">{email}</span>
      <span className="small quiet">
        {roleNames[role]}
        {state === "suspended" && ", suspended"}
      </span>
      {closed === null && (
        <span className={styles.acts}>
          <Act
            size="xs"
            aria-label={`Make ${name} a ${roleNames[other].toLowerCase()}`}
            onClick={() => onRole(other)}
          >
            Make {roleNames[other].toLowerCase()}
          </Act>
          <Act size="xs" aria-label={`Remove ${name}`} onClick={onRemove}>
            Remove
          </Act>
        </span>
      )}
    </li>
  );
}

type InvitedProps = { invitation: InvitationRow; closed: string | null; onRevoke: () => void };

function Invited({ invitation, closed, onRevoke }: InvitedProps) {
  const { name, email, role, expired, expiresAt, invitedBy } = invitation;
  return (
    <li className={styles.row}>
      <span>
        <strong>{name}</strong> <span className="quiet">invited by {invitedBy}</span>
      </span>
      <span className="quiet">{email}</span>
      <span className="small quiet">
        {roleNames[role]};{" "}
        {expired ? "the invitation has run out" : `stands until ${momentInWords(expiresAt)}`}
      </span>
      {closed === null && (
        <span className={styles.acts}>
          <Act size="xs" aria-label={`Revoke the invitation of ${email}`} onClick={onRevoke}>
            Revoke
          </Act>
        </span>
      )}
    </li>
  );
}

function InviteForm({ vendor, onDone }: { vendor: string; onDone: (sentence: string) => void }) {
  const onSend = async ({ email = "", name = "", role = "" }: Values) => {
    const { mailed } = await send(endpoints.portalInvite, {
      body: { email, name, role: role as PartnerRole },
    });
    onDone(
      mailed
        ? `${email} was sent an invitation. It stands for 72 hours.`
        : `${email} is invited. No mail leaves this server: ${vendor} finds the link in its log.`,
    );
  };
  return (
    <Form action="Invite" onSend={onSend}>
      <TextField name="name" label="Name" autoComplete="off" />
      <TextField name="email" label="E-mail address" type="email" inputMode="email" autoComplete="off" />
      <ChoiceField
        name="role"
        label="Role"
        defaultValue="partner-member"
        data={partnerRoles.toReversed().map((value) => ({ value, label: roleNames[value] }))}
        description="An admin also invites and removes colleagues"
      />
    </Form>
  );
}
