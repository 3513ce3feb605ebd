import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Form } from "../../../domain/strategy/forms.ts";
import { partTitle } from "../strategy/parts.ts";
import styles from "./DraftPart.module.css";
import { AddElement } from "./form/AddElement.tsx";
import { Elements } from "./form/Elements.tsx";
import { FieldFor } from "./form/FieldFor.tsx";
import { FindingLines } from "./form/FieldFrame.tsx";
import { Group } from "./form/Group.tsx";
import { FieldContext } from "./form/NextField.tsx";

type Props = {
  part: string;
  form: Form;
  hasTools: boolean;
  /** Fields that a tool above shows whole. */
  above?: readonly string[] | undefined;
};

/**
 * Every field of a part. Under a tool, which shows what matters of it, they wait closed until somebody opens them or a link leads
 * to one of them; one more element is added between the two.
 */
export function PartFields({ part, form, hasTools, above }: Props) {
  const navigate = useNavigate();
  const hash = useLocation({ select: (location) => decodeURIComponent(location.hash) });
  const isMeant = hash === part || hash.startsWith(`${part}/`);
  const [state, setState] = useState({ meant: false, open: false });
  if (state.meant !== isMeant) setState({ meant: isMeant, open: isMeant || state.open });
  const fields = (
    <FieldContext value={FieldFor}>
      {form.kind === "group" ? (
        <>
          <FindingLines path={[part]} />
          <Group path={[part]} form={form} above={above} />
        </>
      ) : (
        isMany(form) && <Elements path={[part]} form={form} adds={!hasTools} />
      )}
    </FieldContext>
  );
  if (!hasTools)
    return (
      <section className={styles.fields} aria-labelledby="fields-of-part" id={part}>
        <h2 id="fields-of-part">{partTitle(part)}</h2>
        {fields}
      </section>
    );
  return (
    <>
      {isMany(form) && (
        <AddElement
          path={[part]}
          form={form}
          onAdded={(step) => void navigate({ to: ".", search: true, hash: `${part}/${step}` })}
        />
      )}
      <details
        className={styles.fields}
        id={part}
        open={state.open}
        onToggle={({ currentTarget }) => {
          if (currentTarget.open !== state.open) setState({ ...state, open: currentTarget.open });
        }}
      >
        <summary>
          <h2>All fields</h2> <span className="small quiet">Everything that the file says here</span>
        </summary>
        {state.open && fields}
      </details>
    </>
  );
}

const isMany = (form: Form): form is Extract<Form, { kind: "list" | "map" }> =>
  form.kind === "list" || form.kind === "map";
