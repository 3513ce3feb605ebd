import { Button } from "@mantine/core";
import { isMap } from "../../../../domain/strategy/plain-data.ts";
import styles from "./Field.module.css";
import type { FieldProps } from "./NextField.tsx";
import { PlainMap } from "./PlainMap.tsx";
import { TypedField } from "./TypedField.tsx";
import { useField } from "./use-field.ts";

/** A term of an agreement: one text, or texts by topic. */
export function TermsField({ path, field }: FieldProps) {
  const { value, put, closed } = useField(path);
  if (isMap(value))
    return (
      <div className={styles.wide}>
        <PlainMap
          path={path}
          field={field}
          form={{ kind: "map", key: { kind: "text" }, of: { kind: "text" } }}
        />
      </div>
    );
  return (
    <div className={styles.wide}>
      <TypedField path={path} field={field} kind="text" />
      {closed === null && (
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => put({ general: typeof value === "string" ? value : "" })}
        >
          Write it by topic
        </Button>
      )}
    </div>
  );
}
