import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type PartnerRole, roleNames } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { InvitationRow, PartnerPeopleReply, PartnerPersonRow } from "../../../contract/people.ts";
import { addressOf, etagOf, send, useReply } from "../../client.ts";
import { Act } from "../../ui/Act.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { refusalOf } from "../../ui/refusal.ts";
import { Answered } from "../../ui/states.tsx";
import { useMay } from "../session/session.ts";
import { InviteSheet, RemoveSheet } from "./PeopleSheets.tsx";
import { InvitedRow, PersonRow } from "./PersonRow.tsx";

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

function Colleagues({ reply, vendor }: { reply: PartnerPeopleReply; vendor: string }) {
  const closed = useMay("portal.people.manage");
  const [asking, setAsking] = useState<PartnerPersonRow | "invite" | null>(null);
  const { said, done, changeRole, revoke } = useActs();
  const onClose = () => setAsking(null);
  const onDone = (sentence: string) => {
    setAsking(null);
    done(sentence);
  };
  return (
    <>
      <Notice>{said}</Notice>
      <Rows reply={reply} closed={closed} onRole={changeRole} onRemove={setAsking} onRevoke={revoke} />
      <p>
        <Act size="sm" closed={closed} onClick={() => setAsking("invite")}>
          Invite a colleague
        </Act>
      </p>
      {closed !== null && <p className="small quiet">{closed}</p>}
      {asking === "invite" && <InviteSheet vendor={vendor} onClose={onClose} onDone={onDone} />}
      {asking !== null && asking !== "invite" && (
        <RemoveSheet person={asking} onClose={onClose} onDone={onDone} />
      )}
    </>
  );
}

type RowsProps = {
  reply: PartnerPeopleReply;
  closed: string | null;
  onRole: (person: PartnerPersonRow, role: PartnerRole) => void;
  onRemove: (person: PartnerPersonRow) => void;
  onRevoke: (invitation: InvitationRow) => void;
};

function Rows({ reply: { rows, invitations }, closed, onRole, onRemove, onRevoke }: RowsProps) {
  return (
    <ul>
      {rows.map((person) => (
        <PersonRow
          key={person.id}
          person={person}
          closed={person.you ? "Nobody changes their own role" : closed}
          onRole={(role) => onRole(person, role)}
          onRemove={() => onRemove(person)}
        />
      ))}
      {invitations.map((invitation) => (
        <InvitedRow
          key={invitation.id}
          invitation={invitation}
          closed={closed}
          onRevoke={() => onRevoke(invitation)}
        />
      ))}
    </ul>
  );
}

/** What is done at once; it is said that it was done or why not, and the people are read anew. */
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
  const changeRole = ({ id, name }: PartnerPersonRow, role: PartnerRole) =>
    act(`${name} is now ${roleNames[role].toLowerCase()}.`, () =>
      send(endpoints.portalChangePerson, {
        params: { person: id },
        body: { role },
        etag: etagOf(endpoints.portalPeople, {}),
      }),
    );
  const revoke = ({ id, email }: InvitationRow) =>
    act(`The invitation of ${email} is revoked.`, () =>
      send(endpoints.portalRevokeInvitation, { params: { invitation: id } }),
    );
  return { said, done, changeRole, revoke };
}
