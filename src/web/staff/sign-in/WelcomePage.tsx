import { endpoints } from "../../../contract/endpoints.ts";
import { currencies } from "../../../domain/shared/currency.ts";
import { send } from "../../client.ts";
import { ChoiceField, Form, TextField, type Values } from "../../ui/Form.tsx";
import { startAfresh } from "../session/session.ts";
import { DoorFor } from "./DoorFor.tsx";
import { DoorFrame } from "./DoorFrame.tsx";
import { NewPassword } from "../../account/NewPassword.tsx";
import { SampleDoor } from "./SampleDoor.tsx";

export function WelcomePage() {
  return (
    <DoorFor of="/welcome">
      {({ setupCodeNeeded, sampleOpen }) => (
        <DoorFrame
          title="Make the first owner"
          lead="Nobody owns this installation yet. The first owner may do everything, and invites the others."
          beside={sampleOpen && <SampleDoor />}
        >
          <Form action="Make the owner" onSend={makeOwner}>
            {setupCodeNeeded && (
              <TextField
                name="setupCode"
                label="Setup code"
                description="This server answers other machines, so it printed a code in its log"
                autoComplete="off"
              />
            )}
            <TextField name="name" label="Your name" autoComplete="name" />
            <TextField name="email" label="E-mail address" type="email" autoComplete="username" />
            <NewPassword />
            <TextField
              name="company"
              label="Company"
              description="Whose partnerships these are; the workspace takes its name"
              autoComplete="organization"
            />
            <ChoiceField name="currency" label="Currency" data={[...currencies].sort()} defaultValue="USD" />
          </Form>
        </DoorFrame>
      )}
    </DoorFor>
  );
}

async function makeOwner(values: Values): Promise<void> {
  const { name = "", email = "", password = "", company = "", currency = "", setupCode } = values;
  const body = { name, email, password, company, currency, ...(setupCode && { setupCode }) };
  await send(endpoints.firstRun, { body });
  startAfresh();
}
