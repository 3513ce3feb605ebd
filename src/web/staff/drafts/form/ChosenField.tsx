import type { ComponentProps } from "react";
import type { Referable } from "../../../../domain/strategy/fields.ts";
import { textOf } from "../../../../domain/strategy/plain-data.ts";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { type ChoiceGroup, choicesFor } from "../../../../domain/strategy/choices.ts";
import styles from "./Field.module.css";
import type { FieldProps } from "./NextField.tsx";
import { FieldFrame } from "./FieldFrame.tsx";
import { useField } from "./use-field.ts";

/** One member of a closed set. */
export function ChoiceField({ members, ...props }: FieldProps & { members: readonly string[] }) {
  const choices = members.map((slug) => ({ slug, name: inWords(slug) }));
  return <OneOf {...props} groups={[{ title: "", choices }]} />;
}

/** An element of another part, by its name. */
export function ReferenceField({ to, ...props }: FieldProps & { to: readonly Referable[] }) {
  return <OneOf {...props} groups={choicesFor(useDraft().data, to)} />;
}

/** Yes, no, or not stated: what nobody said is not "no". */
export function FlagField({ path, field }: FieldProps) {
  const { value, put, closed } = useField(path);
  return (
    <FieldFrame path={path} field={field}>
      {(control) => (
        <Select
          {...control}
          shut={closed !== null}
          value={value === undefined ? "" : textOf(value)}
          onChange={({ target }) => put(target.value === "" ? undefined : target.value === "true")}
        >
          <option value="">Not stated</option>
          <option value="true">Yes</option>
          <option value="false">No</option>
        </Select>
      )}
    </FieldFrame>
  );
}

function OneOf({ path, field, groups }: FieldProps & { groups: readonly ChoiceGroup[] }) {
  const { value, put, closed } = useField(path);
  const chosen = value === undefined ? "" : textOf(value);
  const isKnown = chosen === "" || groups.some(({ choices }) => choices.some(({ slug }) => slug === chosen));
  return (
    <FieldFrame path={path} field={field}>
      {(control) => (
        <Select
          {...control}
          shut={closed !== null}
          value={chosen}
          onChange={({ target }) => put(target.value === "" ? undefined : target.value)}
        >
          <option value="">Not stated</option>
          {!isKnown && <option value={chosen}>{chosen} (not found)</option>}
          <Options groups={groups} />
        </Select>
      )}
    </FieldFrame>
  );
}

/** A list to choose from; where nothing may be changed it is still read by whoever cannot see it. */
export function Select({ shut, ...props }: ComponentProps<"select"> & { shut: boolean }) {
  return <select className={styles.control} disabled={shut} {...props} />;
}

export function Options({ groups }: { groups: readonly ChoiceGroup[] }) {
  const filled = groups.filter(({ choices }) => choices.length > 0);
  return filled.map(({ title, choices }) => {
    const options = choices.map(({ slug, name }) => (
      <option key={slug} value={slug}>
        {name}
      </option>
    ));
    return filled.length === 1 ? (
      options
    ) : (
      <optgroup key={title} label={title}>
        {options}
      </optgroup>
    );
  });
}
