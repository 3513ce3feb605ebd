import { endpoints } from "../../../contract/endpoints.ts";
import { send } from "../../client.ts";
import { Form, TextField, type Values } from "../../ui/Form.tsx";

/** Single sign-on: the domain of the address says which company, and the company says who one is. */
export function SignOnForm({ email }: { email: string }) {
  const onSend = async ({ email: given = "" }: Values) => {
    const { location: provider } = await send(endpoints.signOn, { body: { email: given } });
    location.assign(provider);
    // The page is left; until then nothing else can be pressed.
    await new Promise(() => undefined);
  };
  return (
    <Form action="Go to the sign-in of your company" onSend={onSend}>
      <TextField
        name="email"
        label="E-mail address at your company"
        type="email"
        autoComplete="username"
        defaultValue={email}
      />
    </Form>
  );
}
