import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { personStates } from "../../../domain/access/lifecycles.ts";
import { roleDescriptions, roleNames, type StaffRole } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { PersonRow } from "../../../contract/people.ts";
import { etagOf, fetchReply, send } from "../../client.ts";
import { ChoiceField, Form, TextField, type Values } from "../../ui/Form.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { Answered } from "../../ui/states.tsx";
import { useOfferedRoles } from "./offered-roles.ts";
import styles from "./People.module.css";

type Props = { id: string; onClose: () => void };

/** Changes, suspends or removes a person, as they stand now: what somebody else changed meanwhile is not overwritten. */
export function ChangePerson({ id, onClose }: Props) {
  const person = useQuery({
    queryKey: ["person", id],
    queryFn: ({ signal }) => fetchReply(endpoints.person, { params: { person: id } }, signal),
    gcTime: 0,
    staleTime: Infinity,
  });
  return (
    <Sheet title={person.data ? person.data.name : "A person"} onClose={onClose}>
      <Answered of={person} waitingFor="the person">
        {(row) => <Change person={row} onClose={onClose} />}
      </Answered>
    </Sheet>
  );
}

function Change({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const queries = useQueryClient();
  const offered = useOfferedRoles();
  const [role, setRole] = useState(person.role);
  const params = { person: person.id };
  const etag = etagOf(endpoints.person, { params });
  const done = async () => {
    await queries.invalidateQueries();
    onClose();
  };
  const change = async ({ state, why }: Values) => {
    const body = {
      ...(role !== person.role && { role }),
      ...(state !== person.state && { state: state as PersonRow["state"] }),
      ...(why && { why }),
    };
    if (body.role !== undefined || body.state !== undefined)
      await send(endpoints.changePerson, { params, body, etag });
    await done();
  };
  const remove = async () => {
    await send(endpoints.removePerson, { params, etag });
    await done();
  };
  const roles = offered.includes(person.role) ? offered : [person.role, ...offered];
  return (
    <>
      <Form action="Change" onSend={change}>
        <ChoiceField
          name="role"
          label="Role"
          value={role}
          onChange={({ currentTarget }) => setRole(currentTarget.value as StaffRole)}
          data={roles.map((one) => ({ value: one, label: roleNames[one] }))}
          description={roleDescriptions[role]}
        />
        <ChoiceField
          name="state"
          label="State"
          defaultValue={person.state}
          data={[...personStates]}
          description="Whoever is suspended may do nothing, from the next request on"
        />
        <TextField name="why" label="Why" description="Kept in the audit trail" autoComplete="off" />
      </Form>
      <div className={styles.removal}>
        <Form action={`Remove ${person.name}`} onSend={remove} quiet>
          <p className="quiet">
            Removing ends their sessions here, revokes their keys and frees the roles they hold. Only a new
            invitation lets them in again, single sign-on alone does not. What they did stays in the audit
            trail.
          </p>
        </Form>
      </div>
    </>
  );
}
