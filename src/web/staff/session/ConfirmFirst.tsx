import { type ReactNode, useEffect, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { endpoints } from "../../../contract/endpoints.ts";
import { addressOf, onConfirmFirst, send } from "../../client.ts";
import { Form, PasswordField, TextField } from "../../ui/Form.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { SignOnForm } from "../sign-in/SignOnForm.tsx";
import { useSession } from "./session.ts";

type Asked = { answer: (given: boolean) => void };

/** Asks for the password or a code when the server wants to know anew who this is; what was being done is then done. */
export function ConfirmFirst({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(
    () =>
      onConfirmFirst(() => {
        const { promise, resolve } = Promise.withResolvers<boolean>();
        setAsked({ answer: resolve });
        return promise.finally(() => setAsked(null));
      }),
    [],
  );
  return (
    <>
      {children}
      {asked && <ConfirmSheet answer={asked.answer} />}
    </>
  );
}

function ConfirmSheet({ answer }: Asked) {
  const { you } = useSession();
  const queries = useQueryClient();
  const [company, setCompany] = useState(false);
  const onSend = async ({ password = "", code = "" }: Readonly<Record<string, string>>) => {
    await send(endpoints.confirm, { body: { ...(password && { password }), ...(code && { code }) } });
    void queries.invalidateQueries({ queryKey: [addressOf(endpoints.session, {})] });
    answer(true);
  };
  return (
    <Sheet title="Confirm it is you" onClose={() => answer(false)}>
      <p className="quiet">What you are about to do asks for it. It then holds for ten minutes.</p>
      <Form action="Confirm" onSend={onSend}>
        <input type="hidden" name="username" autoComplete="username" value={you?.email ?? ""} readOnly />
        <PasswordField name="password" label="Password" autoComplete="current-password" data-autofocus />
        {you?.totp && (
          <TextField
            name="code"
            label="Or a code of your authenticator"
            autoComplete="one-time-code"
            inputMode="numeric"
          />
        )}
      </Form>
      {company ? (
        <SignOnForm email={you?.email ?? ""} />
      ) : (
        <p className="small quiet">
          Without a password,{" "}
          <button type="button" className="as-link" onClick={() => setCompany(true)}>
            sign in again with your company
          </button>
          ; you then begin anew here.
        </p>
      )}
    </Sheet>
  );
}
