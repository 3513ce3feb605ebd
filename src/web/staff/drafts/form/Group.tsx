import { Button } from "@mantine/core";
import { useState } from "react";
import type { Form, FormField } from "../../../../domain/strategy/forms.ts";
import type { Path } from "../../../../domain/strategy/path.ts";
import { isMap, valueAt } from "../../../../domain/strategy/plain-data.ts";
import { Prose } from "../../../ui/Prose.tsx";
import { useDraft } from "../draft-context.ts";
import { useRoom } from "../room-context.ts";
import { pointer } from "../../../../domain/strategy/path.ts";
import styles from "./Field.module.css";
import { type FieldProps, NextField } from "./NextField.tsx";
import { FindingLines, labelOf } from "./FieldFrame.tsx";
import { useField } from "./use-field.ts";

type GroupForm = Extract<Form, { kind: "group" }>;

type Props = {
  path: Path;
  form: GroupForm;
  /** Fields that are shown elsewhere on the page. */
  above?: readonly string[] | undefined;
};

/** The fields of an element. What is seldom used waits behind its name until it is wanted. */
export function Group({ path, form, above = [] }: Props) {
  const { data, closed } = useDraft();
  const { found } = useRoom();
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const element = valueAt(data, path);
  const isThere = ({ key }: FormField) => isMap(element) && Object.hasOwn(element, key);
  const isAsked = ({ key }: FormField) => found.has(pointer([...path, key]));
  const here = form.fields.filter(({ key }) => !above.includes(key));
  const shown = here.filter(
    (field) =>
      field.must || isThere(field) || isAsked(field) || wanted.includes(field.key) || isUsual(form, field),
  );
  const known = new Set(form.fields.map(({ key }) => key));
  const strange = isMap(element) ? Object.keys(element).filter((key) => !known.has(key)) : [];
  const waiting = here.filter((field) => !shown.includes(field));
  return (
    <div className={styles.group}>
      {shown.map((field) => (
        <NextField key={field.key} path={[...path, field.key]} field={field} />
      ))}
      {strange.map((key) => (
        <StrangeField key={key} path={[...path, key]} />
      ))}
      {waiting.length > 0 && closed === null && (
        <div className={styles.more}>
          <span className="small quiet">Add</span>
          {waiting.map((field) => (
            <Button
              key={field.key}
              variant="default"
              size="compact-xs"
              title={field.help}
              onClick={() => setWanted([...wanted, field.key])}
            >
              {labelOf(field)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** What the file says and the model has no place for: it is shown as it stands, and can be taken out. */
function StrangeField({ path }: { path: Path }) {
  const { value, put, closed } = useField(path);
  return (
    <div id={path.join("/")} className={`${styles.field} ${styles.wide}`}>
      <span className={styles.label}>
        <code>{String(path.at(-1))}</code>
      </span>
      <pre className={styles.strange}>{typeof value === "string" ? value : JSON.stringify(value)}</pre>
      <FindingLines path={path} />
      {closed === null && (
        <Button
          variant="default"
          size="compact-sm"
          className={styles.out ?? ""}
          onClick={() => put(undefined)}
          aria-label={`Take ${String(path.at(-1))} out`}
        >
          Take it out
        </Button>
      )}
    </div>
  );
}

/** Fields that are open from the start: single values of a short form, and of a target what it cannot do without. */
function isUsual(form: GroupForm, { key, form: { kind } }: FormField): boolean {
  const keys = form.fields.map((field) => field.key);
  if (keys.includes("atLeast") && targetExtras.has(key)) return false;
  if (keys.includes("respondent")) return false;
  return (
    kind !== "group" && kind !== "terms" && (kind === "list" || kind === "map" || form.fields.length <= 20)
  );
}

const targetExtras = new Set(["where", "over", "baseline", "kind", "change", "atMost"]);

type InnerProps = FieldProps & { readonly form: GroupForm };

/** A group within an element: set apart, with a name of its own. */
export function InnerGroup({ path, field, form }: InnerProps) {
  const { put, value, closed } = useField(path);
  return (
    <fieldset id={path.join("/")} className={styles.inner}>
      <legend>{labelOf(field)}</legend>
      <div>
        {field.help && (
          <p className={styles.help}>
            <Prose text={field.help} />
          </p>
        )}
        <FindingLines path={path} />
        <Group path={path} form={form} />
        {value !== undefined && !field.must && closed === null && path.length > 2 && (
          <Button variant="subtle" size="compact-xs" onClick={() => put(undefined)}>
            Take out {labelOf(field).toLowerCase()}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
