import { Button } from "@mantine/core";
import { type PartnerRole, partnerRoles, roleNames } from "../../../domain/access/roles.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { PartnerPersonRow } from "../../../contract/people.ts";
import { etagOf, send } from "../../client.ts";
import { ChoiceField, Form, TextField, type Values } from "../../ui/Form.tsx";
import { Sheet } from "../../ui/Sheet.tsx";

/** What is asked before something happens, and what happened, in a sentence. */
type Asking = { onClose: () => void; onDone: (sentence: string) => void };

export function InviteSheet({ vendor, onClose, onDone }: Asking & { vendor: string }) {
  const onSend = async ({ email = "", name = "", role = "" }: Values) => {
    const { mailed } = await send(endpoints.portalInvite, {
      body: { email, name, role: role as PartnerRole },
    });
    onDone(
      mailed
        ? `The invitation of ${email} is on its way. It stands for 72 hours.`
        : `${email} is invited. No mail leaves this server: ${vendor} finds the link in its log.`,
    );
  };
  return (
    <Sheet title="Invite a colleague" onClose={onClose}>
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
    </Sheet>
  );
}

export function RemoveSheet({ person, onClose, onDone }: Asking & { person: PartnerPersonRow }) {
  const onSend = async () => {
    await send(endpoints.portalRemovePerson, {
      params: { person: person.id },
      etag: etagOf(endpoints.portalPeople, {}),
    });
    onDone(`${person.name} is removed.`);
  };
  return (
    <Sheet title={`Remove ${person.name}?`} onClose={onClose}>
      <p>They can no longer enter the portal of your company. An admin can invite them again.</p>
      <Form
        action="Remove"
        onSend={onSend}
        more={
          <Button variant="default" onClick={onClose}>
            Keep
          </Button>
        }
      />
    </Sheet>
  );
}
