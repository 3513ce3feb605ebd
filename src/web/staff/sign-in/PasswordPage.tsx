import { useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import { send } from "../../client.ts";
import { useSecret } from "../../fragment.ts";
import { Form, type Values } from "../../ui/Form.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { DoorFrame } from "./DoorFrame.tsx";
import { NewPassword } from "../../account/NewPassword.tsx";

/** Sets a new password by the link of a mail. */
export function PasswordPage() {
  const token = useSecret("/password");
  const [isSet, setIsSet] = useState(false);
  if (isSet)
    return (
      <DoorFrame title="Your new password is set" lead="Every session that was open has ended.">
        <p>
          <PageLink to="/sign-in">Sign in with it</PageLink>
        </p>
      </DoorFrame>
    );
  if (token === null)
    return (
      <DoorFrame title="This link is not whole" lead="Open it again from the mail, or ask for a new one.">
        <p>
          <PageLink to="/sign-in">To the sign-in</PageLink>
        </p>
      </DoorFrame>
    );
  const onSend = async ({ password = "" }: Values) => {
    await send(endpoints.resetPassword, { body: { token, password } });
    setIsSet(true);
  };
  return (
    <DoorFrame title="Set a new password" lead="It ends every session that is open.">
      <Form action="Set it" onSend={onSend}>
        <NewPassword label="New password" />
      </Form>
    </DoorFrame>
  );
}
