import { useQueryClient } from "@tanstack/react-query";
import { personStates } from "../../../domain/access/lifecycles.ts";
import { partnerRoles, roleNames, type PartnerRole } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { PartnerPersonRow } from "../../../contract/people.ts";
import { send } from "../../client.ts";
import { ChoiceField, Form, TextField, type Values } from "../../ui/Form.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import styles from "./PortalPeople.module.css";

type Props = { number: number; person: PartnerPersonRow; onClose: () => void };

/** Changes, suspends or removes a person at a partner. */
export function ChangePortalPerson({ number, person, onClose }: Props) {
  const queries = useQueryClient();
  const params = { number: String(number), person: person.id };
  const done = async () => {
    await queries.invalidateQueries();
    onClose();
  };
  const change = async ({ role, state, why }: Values) => {
    const body = {
      ...(role !== person.role && { role: role as PartnerRole }),
      ...(state !== person.state && { state: state as PartnerPersonRow["state"] }),
      ...(why && { why }),
    };
    if (body.role !== undefined || body.state !== undefined)
      await send(endpoints.changePartnerPerson, { params, body });
    await done();
  };
  const remove = async () => {
    await send(endpoints.removePartnerPerson, { params });
    await done();
  };
  return (
    <Sheet title={person.name} onClose={onClose}>
      <Form action="Change" onSend={change}>
        <ChoiceField
          name="role"
          label="Role"
          defaultValue={person.role}
          data={partnerRoles.map((role) => ({ value: role, label: roleNames[role] }))}
        />
        <ChoiceField name="state" label="State" defaultValue={person.state} data={[...personStates]} />
        <TextField name="why" label="Why" description="Kept in the audit trail" autoComplete="off" />
      </Form>
      <div className={styles.removal}>
        <Form action={`Remove ${person.name}`} onSend={remove} quiet>
          <p className="quiet">Removing ends their sessions in this portal.</p>
        </Form>
      </div>
    </Sheet>
  );
}
