import { type ReactNode, useId } from "react";
import type { FormField } from "../../../../domain/strategy/forms.ts";
import { namesFor } from "../../../../domain/strategy/names-of.ts";
import { type Path, pointer } from "../../../../domain/strategy/path.ts";
import { Prose } from "../../../ui/Prose.tsx";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { FindingText } from "../../check/FindingText.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { useFindingsAt } from "../room-context.ts";
import styles from "./Field.module.css";

/** What a control carries so that its label, help and findings are read with it. */
export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type Props = {
  readonly path: Path;
  readonly field: FormField;
  readonly echo?: string | null;
  readonly wide?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
};

/** Label, help, control, what the value means, and what the check says of it. */
export function FieldFrame({ path, field, echo = null, wide = false, children }: Props) {
  const id = useId();
  const findings = useFindingsAt(path);
  const isMisfit = findings.some(({ severity }) => severity === "error");
  const described = [
    ...(field.help ? [`${id}-help`] : []),
    ...(echo === null ? [] : [`${id}-echo`]),
    ...(findings.length > 0 ? [`${id}-findings`] : []),
  ];
  return (
    <div id={path.join("/")} className={`${styles.field} ${wide ? styles.wide : ""}`}>
      <label htmlFor={id} className={`${styles.label} ${field.must ? styles.must : ""}`}>
        {labelOf(field)}
      </label>
      {field.help && (
        <span id={`${id}-help`} className={styles.help}>
          <Prose text={field.help} />
        </span>
      )}
      {children({
        id,
        "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
        "aria-invalid": isMisfit || undefined,
      })}
      {echo !== null && (
        <span id={`${id}-echo`} className={styles.echo}>
          {echo}
        </span>
      )}
      <FindingLines id={`${id}-findings`} path={path} />
    </div>
  );
}

/** The same around several controls, which share a legend. */
export function FieldSet({ path, field, children }: Pick<Props, "path" | "field"> & { children: ReactNode }) {
  const id = useId();
  return (
    <fieldset
      id={path.join("/")}
      className={`${styles.field} ${styles.fieldset}`}
      aria-describedby={field.help ? `${id}-help` : undefined}
    >
      <legend className={`${styles.label} ${field.must ? styles.must : ""}`}>{labelOf(field)}</legend>
      {field.help && (
        <span id={`${id}-help`} className={styles.help}>
          <Prose text={field.help} />
        </span>
      )}
      {children}
      <FindingLines id={`${id}-findings`} path={path} />
    </fieldset>
  );
}

export const labelOf = ({ key }: FormField): string => inWords(key);

/** What the check says of exactly this place. */
export function FindingLines({ id, path }: { id?: string; path: Path }) {
  const { names } = useDraft();
  const findings = useFindingsAt(path);
  if (findings.length === 0) return null;
  return (
    <div id={id}>
      {findings.map(({ rule, severity, message, fix }) => (
        <p key={`${rule} ${message}`} className={styles.finding}>
          <StatusMark of={severity} />{" "}
          <FindingText text={message} path={pointer(path)} names={namesFor({ rule }, names)} />
          {fix && (
            <>
              ; <FindingText text={fix} path={pointer(path)} names={namesFor({ rule }, names)} />
            </>
          )}
        </p>
      ))}
    </div>
  );
}
